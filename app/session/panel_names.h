#pragma once
// Names of the panels in commands, saved state and reports.

#include <array>
#include <string_view>

namespace khalkha {

inline constexpr std::array<std::string_view, 15> panelNames{
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
    "help"};

} // namespace khalkha
