#pragma once
// What marks troops on the picture: a unit symbol, the flag of their side, or both. Steps of compose ask for
// marks (place_marks.h); they get what room the names leave, and are drawn above all lines.

#include "chronicle/sidc.h"
#include "scene/frame.h"

#include <string>
#include <vector>

namespace khalkha {

struct UnitMark {
    std::optional<Sidc> symbol; ///< with the standard identity that the viewpoint gives
    std::string flagSideId;     ///< whose flag; empty = none
    std::string sideId;         ///< whose troops
    ScreenPoint at;             ///< middle of the frame, or of the flag where there is no symbol
    double unitPx = 1;          ///< of the symbol, see unit_symbol.h
    double alpha = 1;
    bool selected = false;
};

/// A mark that is asked for, and where it may stand.
struct MarkWish {
    UnitMark mark;                   ///< `at` is not yet known
    ScreenBox shape;                 ///< what it covers around its point, with its rim
    std::vector<ScreenPoint> stands; ///< best first
    ThingRef thing;                  ///< what it marks, for picking
};

} // namespace khalkha
