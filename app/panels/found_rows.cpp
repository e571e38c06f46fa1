#include "panels/found_rows.h"

#include "base/translate.h"
#include "panels/event_rows.h"
#include "panels/row_places.h"
#include "panels/things.h"

#include <fmt/format.h>

#include <algorithm>

namespace khalkha {

namespace {

const char* groupName(Language language, ThingKind kind) {
    switch (kind) {
    case ThingKind::event:
        return tr(language, "Events");
    case ThingKind::place:
        return tr(language, "Places");
    case ThingKind::polity:
        return tr(language, "States");
    case ThingKind::formation:
        return tr(language, "Formations");
    case ThingKind::axis:
        return layerName(language, Layer::axes);
    case ThingKind::front:
        return layerName(language, Layer::fronts);
    case ThingKind::claim:
        return layerName(language, Layer::claims);
    case ThingKind::laterBorder:
        return tr(language, "Border agreed later");
    case ThingKind::zone:
        return layerName(language, Layer::zones);
    case ThingKind::region:
        return layerName(language, Layer::regions);
    case ThingKind::position:
        return layerName(language, Layer::positions);
    case ThingKind::route:
        return layerName(language, Layer::routes);
    case ThingKind::link:
        return layerName(language, Layer::links);
    case ThingKind::document:
        return tr(language, "Documents");
    case ThingKind::story:
        return tr(language, "Guided reading");
    case ThingKind::remark:
        return tr(language, "Remarks");
    case ThingKind::height:
        return tr(language, "Heights");
    case ThingKind::series:
        return tr(language, "Series of figures");
    }
    return "";
}

/// Two lines of a row.
struct RowText {
    std::string above, below;
};

RowText textOf(const PanelInput& input, const ThingRef& thing) {
    const ThingSummary summary = summarise(input, thing);
    RowText text;
    text.above = summary.kind == nullptr ? std::string() : summary.kind;
    if (!summary.second.empty()) {
        text.above += (text.above.empty() ? "" : " · ") + summary.second;
    }
    text.below = summary.name.empty() ? thing.id : summary.name;
    return text;
}

void thingRow(
    const PanelInput& input, PanelMemory& memory, const ThingRef& thing, size_t index, Commands& out) {
    const Theme& colours = themeOf(input);
    const ListRowSizes sizes = listRowSizes(input);
    const float line = ImGui::GetTextLineHeight();
    const float height = sizes.event - scaled(input, 1);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const bool selected =
        input.session.state().view.selected == thing || static_cast<int>(index) == memory.listCursor;
    ImGui::PushID(static_cast<int>(index));
    if (ImGui::Selectable("##found", selected, 0, ImVec2(0, height))) {
        memory.listCursor = static_cast<int>(index);
        goToHit(input, index, out);
    }
    ImGui::PopID();
    if (memory.reports) {
        noteWidget(memory, fmt::format("found:{}:", thingKindCode(thing.kind)), thing.id);
    }
    const RowText text = textOf(input, thing);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float left = corner.x + scaled(input, 12);
    const float room = width - scaled(input, 16);
    const float top = corner.y + scaled(input, 3);
    const std::string above = fittingText(text.above, room);
    const std::string below = fittingText(text.below, room);
    list.AddText({left, top}, imColour(colours.boxTextSecondary), above.c_str());
    list.AddText({left, top + line * 1.08F}, imColour(colours.boxText), below.c_str());
}

/// Hits of the groups as one list, each group under its heading.
class FoundList {
public:
    FoundList(const std::vector<std::vector<SearchHit>>& groups, const ListRowSizes& sizes)
        : _groups(groups) {
        size_t count = 0;
        for (const std::vector<SearchHit>& group : groups) {
            _firstRows.push_back(count);
            count += group.size();
        }
        places = RowPlaces(_firstRows, count, sizes.event, sizes.heading);
    }
    [[nodiscard]] const SearchHit& hit(size_t row) const {
        const auto behind = std::upper_bound(_firstRows.begin(), _firstRows.end(), row);
        const auto group = static_cast<size_t>(behind - _firstRows.begin()) - 1;
        return _groups[group][row - _firstRows[group]];
    }
    RowPlaces places;

private:
    const std::vector<std::vector<SearchHit>>& _groups;
    std::vector<size_t> _firstRows;
};

/// Another search begins at its best hit; the keyboard keeps its row in sight.
void followFound(
    const PanelInput& input, PanelMemory& memory, const RowPlaces& places, const ListRowSizes& sizes) {
    const std::string& text = input.session.state().filter.text;
    if (memory.foundText != text) {
        memory.foundText = text;
        ImGui::SetScrollY(0);
    } else if (
        memory.foundCursor != memory.listCursor && memory.listCursor >= 0 &&
        static_cast<size_t>(memory.listCursor) < places.rows()) {
        const float at = places.row(static_cast<size_t>(memory.listCursor));
        const float top = ImGui::GetScrollY();
        const float room = ImGui::GetWindowHeight();
        if (at - sizes.heading < top || at + sizes.event > top + room) {
            ImGui::SetScrollY(std::max(0.0F, at - room * 0.4F));
        }
    }
    memory.foundCursor = memory.listCursor;
}

} // namespace

size_t foundCount(const PanelInput& input) {
    size_t count = 0;
    for (const std::vector<SearchHit>& group : input.session.found()) {
        count += group.size();
    }
    return count;
}

void goToHit(const PanelInput& input, size_t index, Commands& out) {
    for (const std::vector<SearchHit>& group : input.session.found()) {
        if (index < group.size()) {
            out.emplace_back(GoTo{group[index].thing.id, group[index].thing.kind});
            return;
        }
        index -= group.size();
    }
}

void foundRows(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const auto& groups = input.session.found();
    if (groups.empty()) {
        quietText(
            input, tr(languageOf(input), "Nothing is called so. Shorten the search or choose all kinds."));
        return;
    }
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    const ListRowSizes sizes = listRowSizes(input);
    const FoundList found(groups, sizes);
    const RowPlaces& places = found.places;
    followFound(input, memory, places, sizes);
    const float top = ImGui::GetScrollY();
    const float bottom = top + ImGui::GetWindowHeight();
    const ImVec2 origin = ImGui::GetCursorPos();
    for (size_t i = places.firstHeadingFrom(top - 2 * sizes.event);
         i < groups.size() && places.heading(i) < bottom + sizes.event;
         ++i) {
        ImGui::SetCursorPos(ImVec2(origin.x, origin.y + places.heading(i)));
        const ThingKind kind = groups[i].front().thing.kind;
        listHeading(input, groupName(languageOf(input), kind), groups[i].size(), ImGui::GetCursorScreenPos());
    }
    for (size_t row = places.firstRowFrom(top - 2 * sizes.event);
         row < places.rows() && places.row(row) < bottom + sizes.event;
         ++row) {
        ImGui::SetCursorPos(ImVec2(origin.x, origin.y + places.row(row)));
        const SearchHit& hit = found.hit(row);
        if (hit.thing.kind == ThingKind::event) {
            const Event& event = input.session.chronicle().events[hit.row];
            eventRow(input, memory, event, static_cast<int>(row), out);
        } else {
            thingRow(input, memory, hit.thing, row, out);
        }
    }
    ImGui::SetCursorPos(ImVec2(origin.x, origin.y + places.total()));
    ImGui::Dummy(ImVec2(1, 1));
    ImGui::PopStyleVar();
}

} // namespace khalkha
