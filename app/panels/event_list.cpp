#include "base/translate.h"
#include "panels/docked.h"
#include "panels/event_rows.h"
#include "panels/found_rows.h"
#include "panels/panels.h"
#include "panels/tooltip.h"
#include "panels/widgets.h"

#include <fmt/format.h>
#include <imgui/imgui_stdlib.h>

#include <algorithm>

namespace khalkha {

namespace {

SetFilter filterOf(const SessionState& state) {
    const EventFilter& filter = state.filter;
    return {
        filter.text,
        {filter.categories.begin(), filter.categories.end()},
        filter.sideId,
        filter.period,
        filter.disputed};
}

/// Up and Down in the search field move through the list. (Asking for the history of the field keeps
/// ImGui from leaving the field with these keys.)
int moveListCursor(ImGuiInputTextCallbackData* data) {
    auto& cursor = *static_cast<int*>(data->UserData);
    if (data->EventKey == ImGuiKey_DownArrow) {
        ++cursor;
    } else if (data->EventKey == ImGuiKey_UpArrow) {
        cursor = std::max(cursor - 1, 0);
    }
    return 0;
}

void searchField(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const SessionState& state = input.session.state();
    if (!memory.searchTouched && memory.searchText != state.filter.text) {
        memory.searchText = state.filter.text; // a script or a key has changed it
    }
    const bool hasText = !memory.searchText.empty();
    const float clearWidth = hasText ? ImGui::GetFrameHeight() + scaled(input, 4) : 0;
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - clearWidth);
    const bool changed = ImGui::InputTextWithHint(
        "##search",
        tr(languageOf(input), "Search in any language (Ctrl+F)"),
        &memory.searchText,
        ImGuiInputTextFlags_CallbackHistory,
        moveListCursor,
        &memory.listCursor);
    focusLastItem(memory.focusSearch);
    noteWidget(memory, "search");
    memory.searchTouched = ImGui::IsItemActive();
    // Arrows go on from the best hit, or from nowhere, when something else was selected or looked for.
    if (memory.cursorAmong != input.session.filterings() || memory.cursorBeside != state.view.selected) {
        memory.cursorAmong = input.session.filterings();
        memory.cursorBeside = state.view.selected;
        memory.listCursor = -1;
    }
    const std::vector<const Event*>& events = input.session.filteredEvents();
    const bool searches = !input.session.found().empty();
    const auto count = static_cast<int>(searches ? foundCount(input) : events.size());
    memory.listCursor = std::min(memory.listCursor, count - 1);
    const bool enter = isKeyPressed(ImGuiKey_Enter);
    const bool goes = memory.goesToHit || (ImGui::IsItemDeactivated() && enter);
    memory.goesToHit = goes && changed; // not before what was typed last has been looked for
    if (goes && !changed && count > 0) {
        // Without a choice, the best hit.
        const auto row = static_cast<size_t>(std::max(memory.listCursor, 0));
        if (searches) {
            goToHit(input, row, out);
        } else {
            out.emplace_back(SelectEvent{events[row]->id, true});
        }
    }
    bool cleared = false;
    if (hasText) {
        ImGui::SameLine(0, scaled(input, 4));
        IconButton button;
        button.id = "clear-search";
        button.icon = Icon::close;
        button.tooltip = tr(languageOf(input), "Clear the search");
        button.size = ImGui::GetFrameHeight();
        cleared = iconButton(input, button);
    }
    if (cleared) {
        memory.searchText.clear();
    }
    if (changed || cleared) {
        SetFilter filter = filterOf(state);
        filter.text = memory.searchText;
        out.emplace_back(filter);
        memory.listCursor = -1;
    }
}

void categoryFilter(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const SessionState& state = input.session.state();
    const Language language = languageOf(input);
    const std::set<std::string>& chosen = state.filter.categories;
    std::string preview = tr(language, "All kinds");
    if (chosen.size() == 1) {
        preview = categoryName(language, *chosen.begin());
    } else if (chosen.size() > 1) {
        preview = counted(language, "{} kind", "{} kinds", chosen.size());
    }
    if (ImGui::BeginCombo("##category", preview.c_str(), ImGuiComboFlags_HeightLargest)) {
        SetFilter filter = filterOf(state);
        if (ImGui::Selectable(tr(language, "All kinds"), chosen.empty())) {
            filter.categories.clear();
            out.emplace_back(filter);
        }
        for (const std::string& category : memory.sketch.categories()) {
            const ImVec2 corner = ImGui::GetCursorScreenPos();
            const float height = ImGui::GetTextLineHeight();
            const std::string label =
                "      " + std::string(categoryName(language, category)) + "##" + category;
            const bool on = chosen.count(category) > 0;
            if (ImGui::Selectable(label.c_str(), on, ImGuiSelectableFlags_DontClosePopups)) {
                auto& list = filter.categories;
                if (on) {
                    list.erase(std::remove(list.begin(), list.end(), category), list.end());
                } else {
                    list.push_back(category);
                }
                out.emplace_back(filter);
            }
            categoryMark(
                *ImGui::GetWindowDrawList(),
                themeOf(input),
                category,
                {corner.x + height * 0.6F, corner.y + height / 2},
                height * 0.33F);
        }
        ImGui::EndCombo();
    }
    noteWidget(memory, "filter:category");
}

void sideFilter(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const SessionState& state = input.session.state();
    const Chronicle& chronicle = input.session.chronicle();
    const Language language = languageOf(input);
    const Side* const chosen = chronicle.side(state.filter.sideId);
    const std::string preview = chosen == nullptr ? tr(language, "All sides") : chosen->name.best(language);
    if (ImGui::BeginCombo("##side", preview.c_str(), ImGuiComboFlags_HeightLargest)) {
        SetFilter filter = filterOf(state);
        if (ImGui::Selectable(tr(language, "All sides"), chosen == nullptr)) {
            filter.sideId.clear();
            out.emplace_back(filter);
        }
        for (const Side& side : chronicle.sides) {
            ImGui::PushStyleColor(ImGuiCol_Text, imVector(themeOf(input).hue(side.hue).text));
            const std::string label = side.name.best(language) + "##" + side.id;
            if (ImGui::Selectable(label.c_str(), &side == chosen)) {
                filter.sideId = side.id;
                out.emplace_back(filter);
            }
            ImGui::PopStyleColor();
        }
        ImGui::EndCombo();
    }
    noteWidget(memory, "filter:side");
}

void periodFilter(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const SessionState& state = input.session.state();
    const Language language = languageOf(input);
    const int zone = input.session.chronicle().manifest.zoneMinutes;
    const Span period = state.filter.period;
    const bool all = period == Span{};
    std::string preview = tr(language, "All dates");
    if (!all) {
        const CivilTime from = civilTime(period.start, zone);
        const CivilTime to = civilTime({period.end.seconds - 1}, zone);
        preview = fmt::format(
            "{}-{:02}-{:02} – {}-{:02}-{:02}", from.year, from.month, from.day, to.year, to.month, to.day);
    }
    if (ImGui::BeginCombo("##period", preview.c_str(), ImGuiComboFlags_HeightLargest)) {
        SetFilter filter = filterOf(state);
        const auto choice = [&](const char* text, const Span& span) {
            if (ImGui::Selectable(tr(language, text), span == period)) {
                filter.period = span;
                out.emplace_back(filter);
            }
        };
        choice("All dates", {});
        choice("Time shown on the timeline", state.timelineRange);
        CivilTime day = civilTime(state.view.at, zone);
        day.hour = day.minute = day.second = 0;
        const Instant midnight = instantOf(day, zone);
        choice("The day on the map", {midnight, {midnight.seconds + secondsPerDay}});
        choice("From the day on the map on", {midnight, input.session.timelineLimits().end});
        choice(
            "Until the day on the map",
            {input.session.timelineLimits().start, {midnight.seconds + secondsPerDay}});
        if (state.playback.loop) {
            choice("The repeated stretch", state.playback.loopRange);
        }
        ImGui::EndCombo();
    }
    noteWidget(memory, "filter:period");
}

/// Only events about which sources differ.
void disputedChip(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const SessionState& state = input.session.state();
    if (!memory.sketch.anyDisputed() && !state.filter.disputed) {
        ImGui::NewLine();
        return;
    }
    const Theme& colours = themeOf(input);
    const Colour colour = state.filter.disputed ? colours.hue(Hue::orange).text : colours.boxTextSecondary;
    const std::string text =
        std::string(state.filter.disputed ? "• " : "") + tr(languageOf(input), "≠ Sources differ");
    if (chip(input, "disputed", text, colour)) {
        SetFilter filter = filterOf(state);
        filter.disputed = !filter.disputed;
        out.emplace_back(filter);
    }
    noteWidget(memory, "filter:disputed");
    explain(input, tr(languageOf(input), "Only events about which sources differ"));
}

/// How many events there are, and the way back to all of them.
void countOfEvents(const PanelInput& input) {
    const Language language = languageOf(input);
    const size_t shown = input.session.filteredEvents().size();
    const size_t all = input.session.chronicle().events.size();
    const std::string events = counted(language, "{} event", "{} events", all);
    const std::string text = shown == all ? events : fmt::format("{} / {}", shown, events);
    ImGui::PushStyleColor(ImGuiCol_Text, imVector(themeOf(input).boxTextSecondary));
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopStyleColor();
}

void showAllLink(const PanelInput& input, Commands& out) {
    const EventFilter& filter = input.session.state().filter;
    const bool filtered = !filter.text.empty() || !filter.categories.empty() || !filter.sideId.empty() ||
                          filter.period != Span{} || filter.disputed;
    if (filtered) {
        ImGui::SameLine();
        if (link(input, "clear-filter", tr(languageOf(input), "Show all"))) {
            out.emplace_back(SetFilter{});
        }
    }
}

/// Which kinds, whose, when.
void filterChoices(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const float gap = scaled(input, 6);
    const float half = (ImGui::GetContentRegionAvail().x - gap) / 2;
    ImGui::SetNextItemWidth(half);
    categoryFilter(input, memory, out);
    ImGui::SameLine(0, gap);
    ImGui::SetNextItemWidth(half);
    sideFilter(input, memory, out);
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
    periodFilter(input, memory, out);
}

/// Where the filters have no room: one line, and behind it a list of its own.
void foldedFilters(const PanelInput& input, PanelMemory& memory, Commands& out) {
    if (link(input, "filters", tr(languageOf(input), "Filters"))) {
        ImGui::OpenPopup("filters");
    }
    noteWidget(memory, "filters");
    ImGui::SameLine();
    countOfEvents(input);
    showAllLink(input, out);
    ImGui::SetNextWindowSize(ImVec2(scaled(input, 320), 0));
    if (ImGui::BeginPopup("filters")) {
        filterChoices(input, memory, out);
        disputedChip(input, memory, out);
        ImGui::EndPopup();
    }
}

/// How to begin, until it has been read.
void firstHint(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const bool beside = isOpen(input, "detail") && !input.session.state().view.selected.empty();
    if (!isOpen(input, "hint") || beside) {
        return;
    }
    const Language language = languageOf(input);
    const Theme& colours = themeOf(input);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float right = corner.x + ImGui::GetContentRegionAvail().x;
    const float indent = scaled(input, 10);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    // The ground is drawn below the text, once that has told its height.
    list.ChannelsSplit(2);
    list.ChannelsSetCurrent(1);
    ImGui::Dummy(ImVec2(0, scaled(input, 1)));
    ImGui::Indent(indent);
    wrappedTextWithMargin(
        tr(language,
           "Space lets the days pass. The wheel comes closer. A click on anything says what it is and how "
           "that "
           "is known. F1 shows all keys."),
        indent);
    if (link(input, "hint-close", tr(language, "Understood"))) {
        out.emplace_back(ShowPanel{"hint", false});
    }
    noteWidget(memory, "hint:close");
    ImGui::Unindent(indent);
    ImGui::Dummy(ImVec2(0, scaled(input, 1)));
    const ImVec2 end(right, ImGui::GetCursorScreenPos().y - ImGui::GetStyle().ItemSpacing.y / 2);
    list.ChannelsSetCurrent(0);
    list.AddRectFilled(corner, end, imColour(accentOf(colours).withAlpha(0.14)), scaled(input, 5));
    list.ChannelsMerge();
    ImGui::Dummy(ImVec2(0, scaled(input, 2)));
}

/// Where the filters would leave no more than a few rows, they make room for them.
bool isShort(const PanelInput& input) {
    constexpr double filtersAndRows = 260;
    return ImGui::GetContentRegionAvail().y < scaled(input, filtersAndRows);
}

void listRows(const PanelInput& input, PanelMemory& memory, Commands& out) {
    // Where hardly a row would be left, the whole list scrolls.
    ImGui::BeginChild("rows", ImVec2(0, std::max(ImGui::GetContentRegionAvail().y, scaled(input, 110))));
    if (hasWords(input.session.state().filter.text)) {
        foundRows(input, memory, out);
    } else {
        eventRows(input, memory, out);
    }
    ImGui::EndChild();
}

} // namespace

void eventListPanel(const PanelInput& input, PanelMemory& memory, Commands& out) {
    firstHint(input, memory, out);
    searchField(input, memory, out);
    if (isShort(input)) {
        foldedFilters(input, memory, out);
        listRows(input, memory, out);
        return;
    }
    filterChoices(input, memory, out);
    countOfEvents(input);
    ImGui::SameLine();
    disputedChip(input, memory, out);
    showAllLink(input, out);
    listRows(input, memory, out);
}

} // namespace khalkha
