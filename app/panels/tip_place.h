#pragma once
// Where a tooltip stands. Pure.

#include "scene/mesh.h"

#include <vector>

namespace khalkha {

/// A box in display units.
struct WidgetBox {
    double left = 0, top = 0, right = 0, bottom = 0;
};

/// The corner to set, and which corner of the tooltip it is: 0 = left or top, 1 = right or bottom.
struct TipAnchor {
    ScreenPoint at;
    double pivotX = 0, pivotY = 0;
};
/// Beside a box: beside it to the free side where it is wide (a row of a list), else below it in the upper
/// half of the window and above it in the lower one. gap: between the two.
[[nodiscard]] TipAnchor tipBeside(const WidgetBox& box, const WidgetBox& window, double width, double gap);

/// The upper left corner of a tooltip of a size about a shape on the map that the mouse is on: within the
/// window, off the mouse, and where it covers the least of the shape's line (or point).
[[nodiscard]] ScreenPoint tipOnMap(
    ScreenPoint size,
    ScreenPoint mouse,
    const std::vector<ScreenPoint>& shape,
    const WidgetBox& window,
    double gap);

} // namespace khalkha
