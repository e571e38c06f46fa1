// In a narrow window one side panel is shown at a time: the one opened last.
#include "panels/docked.h"

#include <algorithm>
#include <array>

namespace khalkha {

namespace {

/// Panels beside or below the map. Where several open at once, the last counts.
constexpr std::array<std::string_view, 12> sidePanels{
    "events",
    "layers",
    "legend",
    "settings",
    "plots",
    "positions",
    "documents",
    "story",
    "ruler",
    "measure",
    "section",
    "detail"};

bool hasContents(const PanelInput& input, std::string_view panel) {
    const SessionState& state = input.session.state();
    const bool open = state.openPanels.count(std::string(panel)) > 0;
    return open && (panel != "detail" || !state.view.selected.empty());
}

} // namespace

bool isSidePanel(std::string_view panel) {
    return std::find(sidePanels.begin(), sidePanels.end(), panel) != sidePanels.end();
}

std::string_view frontPanel(const PanelInput& input, PanelMemory& memory) {
    std::set<std::string> open;
    std::string opened;
    for (const std::string_view panel : sidePanels) {
        if (!hasContents(input, panel)) {
            continue;
        }
        const std::string& name = *open.insert(std::string(panel)).first;
        if (memory.openBefore.count(name) == 0) {
            opened = name;
        }
    }
    const ThingRef& selected = input.session.state().view.selected;
    if (selected != memory.selectedBefore && open.count("detail") > 0) {
        opened = "detail";
    }
    memory.selectedBefore = selected;
    if (!opened.empty()) {
        memory.front = opened;
    } else if (open.count(memory.front) == 0) {
        memory.front = open.empty() ? std::string() : open.count("events") > 0 ? "events" : *open.begin();
    }
    memory.openBefore = std::move(open);
    return isNarrow(input) ? std::string_view(memory.front) : std::string_view();
}

} // namespace khalkha
