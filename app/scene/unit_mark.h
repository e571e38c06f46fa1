#pragma once
// What marks troops on the picture: a unit symbol, the flag of their side, or both. Steps of compose place
// marks (place_marks.h), a later one draws them above all lines.

#include "chronicle/sidc.h"
#include "scene/camera.h"

#include <string>

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

} // namespace khalkha
