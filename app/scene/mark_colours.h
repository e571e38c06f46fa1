#pragma once
// Colours and legend keys of unit symbols and flags.

#include "scene/layers.h"
#include "scene/unit_symbol.h"

namespace khalkha {

struct MarkColours {
    SymbolColours symbol;
    Colour flagRim;
};
/// From the viewpoint of Japan or the USSR the ground of a frame has the standard's colour of its identity;
/// neutral frames have their side's. The line of the frame is always in the side's colour.
[[nodiscard]] MarkColours markColours(const ComposeInput& in, const UnitMark& mark);

/// Ground of a frame; `hue` is that of the side.
[[nodiscard]] Colour identityFill(FrameKind kind, const Theme& theme, Hue hue);

/// "symbol.<frame>.<side>": the row of the legend that explains a mark; the side is the camp's where it has
/// one.
[[nodiscard]] std::string markKey(const ComposeInput& in, const UnitMark& mark);
/// Adds the rows of the legend that explain a mark.
void addMarkRows(const ComposeInput& in, const UnitMark& mark, ComposeNotes& notes);

} // namespace khalkha
