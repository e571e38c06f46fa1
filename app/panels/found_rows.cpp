#include "panels/found_rows.h"

#include "base/translate.h"
#include "panels/event_rows.h"
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
    noteWidget(memory, "found:" + std::string(thingKindCode(thing.kind)) + ":" + thing.id);
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

/// A row of the list: the heading of a group, or a hit.
struct Row {
    float top = 0;
    const std::vector<SearchHit>* group = nullptr; ///< of a heading
    const SearchHit* hit = nullptr;
    size_t index = 0; ///< of the hit among all
};

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
    std::vector<Row> rows;
    float total = 0;
    size_t index = 0;
    for (const std::vector<SearchHit>& group : groups) {
        rows.push_back({total, &group, nullptr, 0});
        total += sizes.heading;
        for (const SearchHit& hit : group) {
            rows.push_back({total, nullptr, &hit, index++});
            total += sizes.event;
        }
    }
    // Another search begins at its best hit; the keyboard keeps its row in sight.
    const std::string& text = input.session.state().filter.text;
    if (memory.foundText != text) {
        memory.foundText = text;
        ImGui::SetScrollY(0);
    } else if (memory.foundCursor != memory.listCursor && memory.listCursor >= 0) {
        const auto at = std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
            return row.hit != nullptr && static_cast<int>(row.index) == memory.listCursor;
        });
        if (at != rows.end()) {
            const float top = ImGui::GetScrollY();
            const float room = ImGui::GetWindowHeight();
            if (at->top - sizes.heading < top || at->top + sizes.event > top + room) {
                ImGui::SetScrollY(std::max(0.0F, at->top - room * 0.4F));
            }
        }
    }
    memory.foundCursor = memory.listCursor;
    const float top = ImGui::GetScrollY();
    const float bottom = top + ImGui::GetWindowHeight();
    const ImVec2 origin = ImGui::GetCursorPos();
    const auto first = std::lower_bound(
        rows.begin(), rows.end(), top - 2 * sizes.event, [](const Row& row, float y) { return row.top < y; });
    for (auto row = first; row != rows.end() && row->top < bottom + sizes.event; ++row) {
        ImGui::SetCursorPos(ImVec2(origin.x, origin.y + row->top));
        if (row->group != nullptr) {
            const ThingKind kind = row->group->front().thing.kind;
            listHeading(
                input, groupName(languageOf(input), kind), row->group->size(), ImGui::GetCursorScreenPos());
        } else if (row->hit->thing.kind == ThingKind::event) {
            eventRow(
                input,
                memory,
                *input.session.chronicle().event(row->hit->thing.id),
                static_cast<int>(row->index),
                out);
        } else {
            thingRow(input, memory, row->hit->thing, row->index, out);
        }
    }
    ImGui::SetCursorPos(ImVec2(origin.x, origin.y + total));
    ImGui::Dummy(ImVec2(1, 1));
    ImGui::PopStyleVar();
}

} // namespace khalkha
