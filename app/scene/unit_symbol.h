#pragma once
// Unit symbols after MIL-STD-2525D / APP-6D, as strokes and fills of their own: frame, echelon, arm. Measures
// are in units of a hundredth of the height of a friend's land frame (150 x 100); the middle is 0, 0, y down.

#include "chronicle/sidc.h"
#include "scene/painter.h"

namespace khalkha {

/// Shape of the frame: what the standard identity makes of it.
enum class FrameKind { friendly, hostile, neutral, unknown };
[[nodiscard]] FrameKind frameKind(StandardIdentity identity);
/// "friend", "hostile", "neutral", "unknown": stable codes.
[[nodiscard]] std::string_view frameCode(FrameKind kind);

/// A stroke or a fill of a symbol.
struct SymbolShape {
    ScreenLine line;
    double width = 6;    ///< of a stroke; 0 = a fill
    bool closed = false; ///< strokes
    bool inside = true;  ///< on the fill of the frame, not on the map
    bool dashed = false;
};
struct SymbolBox {
    double left = 0, top = 0, right = 0, bottom = 0;
};
struct UnitSymbol {
    ScreenLine frame;
    bool frameOpen = false;   ///< air: no line along the bottom
    bool frameDashed = false; ///< planned or anticipated
    std::vector<SymbolShape> shapes;
    std::string letters; ///< in the upper part, in capitals; may be empty
    SymbolBox box;       ///< holds all of it, half of the strokes' width too
};
/// Pure. Every code that parseSidc reads has a symbol.
[[nodiscard]] UnitSymbol unitSymbol(const Sidc& sidc);

struct SymbolColours {
    Colour fill, frame, ink; ///< of the frame's ground, its line, and what stands in it
    Colour outside, casing;  ///< marks upon the map, and the rim around all
};
/// Draws a symbol with its middle at a point. Strokes never get thinner than a pixel and a bit times the
/// scale.
void paintUnitSymbol(
    Painter& painter,
    const UnitSymbol& symbol,
    ScreenPoint at,
    double unitPx,
    double scale,
    const SymbolColours& colours);

} // namespace khalkha
