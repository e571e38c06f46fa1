#pragma once
// Docked windows: what the files that lay out the panels share.

#include "panels/widgets.h"

namespace khalkha {

/// Panels whose contents always fit.
inline constexpr ImGuiWindowFlags stillFlags =
    ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;

[[nodiscard]] bool isOpen(const PanelInput& input, const char* panel);
/// A docked window; the contents are drawn between begin and end.
void beginDocked(const char* id, ImVec2 corner, ImVec2 size, ImGuiWindowFlags more = 0);

/// The window is narrow for the size of type: what stands in rows gives up what can be spared.
[[nodiscard]] bool isNarrow(const PanelInput& input);
/// The timeline is one row: the window is low for the size of type, and something is read beside the map.
[[nodiscard]] bool isTimelineFolded(const PanelInput& input);
/// How many panels beside the map leave it room, at this size of window and of type.
[[nodiscard]] PanelSpace panelSpace(const PanelInput& input);

/// What the list of faults is of: the data, or things that failed since.
[[nodiscard]] const char* problemsTitle(const PanelInput& input);

/// Height of the bar at the top: its buttons stand in as many rows as they need.
[[nodiscard]] float topBarHeight(const PanelInput& input);
void topBar(const PanelInput& input, PanelMemory& memory, float height, Commands& out);

} // namespace khalkha
