// Which panels are open, and which of them are seen where there is not room for all.
#include "session/panel_names.h"
#include "session/session.h"

#include <algorithm>

namespace khalkha {

namespace {

/// What a panel beside the map goes with, a bit each; 0 = it is none.
unsigned companyOf(std::string_view panel) {
    constexpr unsigned list = 1;
    constexpr unsigned reading = 2;
    constexpr unsigned tools = 4;
    struct Row {
        std::string_view panel;
        unsigned company;
    };
    constexpr std::array rows{
        Row{"events", list},
        Row{"detail", list | reading},
        Row{"story", reading},
        Row{"documents", reading},
        Row{"layers", tools},
        Row{"legend", tools},
        Row{"settings", tools},
        Row{"plots", tools},
        Row{"positions", tools},
        Row{"ruler", tools},
        Row{"measure", tools},
        Row{"section", tools}};
    const auto* const row =
        std::find_if(rows.begin(), rows.end(), [&](const Row& each) { return each.panel == panel; });
    return row == rows.end() ? 0 : row->company;
}

} // namespace

bool isSidePanel(std::string_view panel) {
    return companyOf(panel) != 0;
}

bool standTogether(std::string_view a, std::string_view b) {
    return (companyOf(a) & companyOf(b)) != 0;
}

void Session::openPanel(const std::string& panel) {
    _state.openPanels.insert(panel);
    if (isSidePanel(panel)) {
        std::erase(_state.panelOrder, panel);
        _state.panelOrder.push_back(panel);
    }
}

void Session::closePanel(const std::string& panel) {
    _state.openPanels.erase(panel);
    std::erase(_state.panelOrder, panel);
}

bool Session::hasContents(std::string_view panel) const {
    return _state.openPanels.count(std::string(panel)) > 0 &&
           (panel != "detail" || !_state.view.selected.empty());
}

std::string_view Session::frontPanel() const {
    const auto last =
        std::find_if(_state.panelOrder.rbegin(), _state.panelOrder.rend(), [&](const auto& each) {
            return hasContents(each);
        });
    if (last != _state.panelOrder.rend()) {
        return *last;
    }
    // Nothing that the user has opened: the list of a first start, unless it would take the map's room.
    return _state.panels.room != PanelRoom::one && hasContents("events") ? "events" : "";
}

bool Session::isBehind(std::string_view panel, std::string_view other) const {
    const auto placeOf = [&](std::string_view each) {
        const auto& order = _state.panelOrder;
        const auto at = std::find(order.begin(), order.end(), each);
        return at == order.end() ? -1 : at - order.begin();
    };
    return hasContents(other) && placeOf(other) > placeOf(panel);
}

std::string_view Session::toolWithDetail() const {
    const ThingKind kind = _state.view.selected.kind;
    const std::string_view tool = kind == ThingKind::series     ? "plots"
                                  : kind == ThingKind::position ? "positions"
                                                                : "";
    const auto& order = _state.panelOrder;
    const bool follows = !tool.empty() && !_state.view.selected.empty() && order.size() > 1 &&
                         order.back() == "detail" && *(order.rbegin() + 1) == tool;
    return follows && _state.panels.room != PanelRoom::many ? tool : std::string_view();
}

bool Session::shows(std::string_view panel) const {
    if (_state.panelsHidden || _state.openPanels.count(std::string(panel)) == 0) {
        return false;
    }
    const PanelRoom room = _state.panels.room;
    const std::string_view tool = toolWithDetail();
    if (!tool.empty() && panel == "detail") {
        return _state.panels.tall;
    }
    if (room != PanelRoom::many && isSidePanel(panel)) {
        const std::string_view front = tool.empty() ? frontPanel() : tool;
        // Where there is room for one, a list that was asked for stays above the detail that it has opened.
        const auto& order = _state.panelOrder;
        const bool listAsked = std::find(order.begin(), order.end(), "events") != order.end();
        const bool pair =
            (panel == "events" && front == "detail") || (panel == "detail" && front == "events");
        // A detail without contents keeps the list company, nothing else.
        const bool keeps = panel != "detail" || front == "events" || hasContents(panel);
        const bool together = keeps && (room == PanelRoom::one ? pair && listAsked && _state.panels.tall
                                                               : standTogether(panel, front));
        if (panel != front && !together) {
            return false;
        }
    }
    // List, reading and detail share the left column; beside a reading the detail has the right one where
    // there are two.
    const bool detailShares = !_state.panels.tall && !(room == PanelRoom::many && hasContents("story"));
    if (panel == "events") {
        return !isBehind(panel, "story") && !(detailShares && isBehind(panel, "detail"));
    }
    if (panel == "story") {
        return !isBehind(panel, "events") && !(detailShares && isBehind(panel, "detail"));
    }
    if (panel == "detail") {
        return !(detailShares && (isBehind(panel, "events") || isBehind(panel, "story")));
    }
    return true;
}

void Session::apply(const ShowPanel& command) {
    if (command.panel == "all") {
        _state.panelsHidden = !command.on;
    } else if (command.on) {
        openPanel(command.panel);
        _state.panelsHidden = false;
    } else {
        closePanel(command.panel);
        if (command.panel == "positions") {
            _state.view.hovered = {};
        } else if (command.panel == "documents") {
            apply(Read{});
        } else if (command.panel == "story") {
            leaveReading();
        }
    }
    endPresentingIfSeen();
}

} // namespace khalkha
