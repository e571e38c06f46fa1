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

/// Whether a panel stands beside or below the map, and so gives way in a narrow window.
[[nodiscard]] bool isSidePanel(std::string_view panel);
/// The side panel to show where there is room for one: the one opened last; empty where the window is wide,
/// or nothing is open. Call it once a frame.
[[nodiscard]] std::string_view frontPanel(const PanelInput& input, PanelMemory& memory);

/// The window is narrow for the size of type: what stands in rows gives up what can be spared.
[[nodiscard]] bool isNarrow(const PanelInput& input);
/// The window is low for the size of type: the timeline is one row while something is read beside the map.
[[nodiscard]] bool isLow(const PanelInput& input);

/// Height of the bar at the top: its buttons stand in as many rows as they need.
[[nodiscard]] float topBarHeight(const PanelInput& input);
void topBar(const PanelInput& input, PanelMemory& memory, float height, Commands& out);

} // namespace khalkha
