#pragma once
// Flags of the time as plain shapes: no emblem finer than a few pixels.

#include "scene/painter.h"

namespace khalkha {

/// Side whose flag a side flies: itself or the first of its parents that has one; "" if none has.
[[nodiscard]] std::string flagSide(const Chronicle& chronicle, std::string_view sideId);
/// The flag itself; none where nobody's is known.
[[nodiscard]] FlagDesign flagOf(const Chronicle& chronicle, std::string_view sideId);

struct FlagBox {
    double left = 0, top = 0, width = 0, height = 0;
};
/// What parts a flag from the map: its rim, and a casing about that.
struct FlagEdge {
    double scale = 1; ///< of the picture
    Colour rim, casing;
};
/// Width by height; flags of other proportions are drawn in those of most.
inline constexpr double flagProportion = 1.5;
/// Height beside and without a symbol, and how far from it, pixels at a picture scale of 1.
inline constexpr double flagPx = 22, flagGapPx = 5;

/// False for none, and for a design before its time: Mengjiang before September 1939, Manchukuo before March
/// 1932.
[[nodiscard]] bool flagFlies(FlagDesign design, Instant at);
/// Draws the design that flies at an instant, with a thin rim and a casing; nothing before its time.
void paintFlag(Painter& painter, FlagDesign design, Instant at, const FlagBox& box, const FlagEdge& edge);

} // namespace khalkha
