#pragma once
// Mouse and keys of the tools that measure on the map.

#include "stage/input.h"

namespace khalkha {

/// The ground under a pixel of the context's view.
[[nodiscard]] std::optional<LonLat> groundAt(const InputContext& context, ScreenPoint at);
/// The ruler between claims follows the mouse over the ground around them while its panel is open.
void moveTools(const InputContext& context, ScreenPoint at, Commands& out);
/// The point of the measured line under the mouse, by its place; nullopt: none, or the line is not shown.
[[nodiscard]] std::optional<size_t> measuredPointAt(const InputContext& context, ScreenPoint at);
/// A click while a line is measured adds a point; on the first point it closes the outline. False: it means
/// something else.
[[nodiscard]] bool clickTools(const InputContext& context, ScreenPoint at, Commands& out);
/// A double click ends the line: its first press has added the last point. False: it means something else.
[[nodiscard]] bool doubleClickTools(const InputContext& context, Commands& out);
/// Keys of the tools; empty if the key is none.
[[nodiscard]] Commands commandsOfToolKey(int key, const InputContext& context);

} // namespace khalkha
