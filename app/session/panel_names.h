#pragma once
// Names of the panels in commands, saved state and reports, and which of them stand together.

#include <array>
#include <string_view>

namespace khalkha {

inline constexpr std::array<std::string_view, 16> panelNames{
    "timeline",
    "events",
    "detail",
    "plots",
    "positions",
    "documents",
    "story",
    "ruler",
    "measure",
    "section",
    "layers",
    "legend",
    "settings",
    "problems",
    "help",
    "hint"};

/// How many of the panels beside the map there is room for.
enum class PanelRoom {
    one,    ///< the one opened last, and the list above the detail that it has opened
    column, ///< that one and those that go with it: list and detail, the reading and its documents, tools
    many    ///< all that are open
};

struct PanelSpace {
    PanelRoom room = PanelRoom::many;
    bool tall = true; ///< two may share a column, and both have rows left
};

/// Whether a panel stands beside or below the map, and so gives way where there is no room.
[[nodiscard]] bool isSidePanel(std::string_view panel);
/// Whether two panels beside the map share a column, or are read together.
[[nodiscard]] bool standTogether(std::string_view a, std::string_view b);

} // namespace khalkha
