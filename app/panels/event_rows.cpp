#include "panels/event_rows.h"

#include "base/translate.h"
#include "chronicle/basis.h"
#include "panels/event_headings.h"
#include "panels/vague_dates.h"

#include <fmt/format.h>

#include <algorithm>

namespace khalkha {

namespace {

constexpr size_t mostInYear = 12; ///< events of a year that need no months

/// Heights of the list, in display units.
struct RowSizes {
    float event = 0, heading = 0;
};

RowSizes rowSizes(const PanelInput& input) {
    const float line = ImGui::GetTextLineHeight();
    return {line * 2.2F + scaled(input, 7), line + scaled(input, 10)};
}

bool disputed(const Event& event) {
    return !event.provenance.disagreement.empty();
}
bool reconstructed(const Event& event) {
    return isInferred(event.provenance);
}

/// Marks at the right end of a row, read as in the detail: ≠ sources differ, a hollow ring reconstructed.
void trustMarks(const PanelInput& input, const Event& event, ImVec2 right) {
    const Theme& colours = themeOf(input);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float r = scaled(input, 4.5);
    const float width = scaled(input, 1.6);
    if (disputed(event)) {
        const ImU32 ink = imColour(colours.hue(Hue::orange).text);
        const ImVec2 c(right.x - r, right.y);
        for (const float dy : {-r * 0.4F, r * 0.4F}) {
            list.AddLine({c.x - r, c.y + dy}, {c.x + r, c.y + dy}, ink, width);
        }
        list.AddLine({c.x - r * 0.5F, c.y + r}, {c.x + r * 0.5F, c.y - r}, ink, width);
        right.x -= r * 3;
    }
    if (reconstructed(event)) {
        list.AddCircle({right.x - r, right.y}, r * 0.9F, imColour(colours.boxText), 0, width);
    }
}

void rowTooltip(const PanelInput& input, const Event& event, bool cut) {
    const Language language = languageOf(input);
    if (!cut && !disputed(event) && !reconstructed(event) && !event.start.isVague()) {
        return;
    }
    ImGui::SetNextWindowSize(ImVec2(scaled(input, 320), 0));
    ImGui::BeginTooltip();
    wrappedText(event.title.best(language));
    if (event.start.isVague()) {
        wrappedText(tr(language, "Date not exact"), themeOf(input).boxTextSecondary);
    }
    if (reconstructed(event)) {
        wrappedText(certaintyText(language, event.provenance.certainty), themeOf(input).boxTextSecondary);
    }
    if (disputed(event)) {
        wrappedText(
            std::string(tr(language, "Sources differ")) + tr(language, ": ") +
                event.provenance.disagreement.best(language),
            themeOf(input).hue(Hue::orange).text);
    }
    ImGui::EndTooltip();
}

void eventRow(const PanelInput& input, PanelMemory& memory, size_t row, Commands& out) {
    const Event& event = *input.session.filteredEvents()[row];
    const Theme& colours = themeOf(input);
    const Language language = languageOf(input);
    const bool selected = event.id == input.session.state().selectedEventId;
    const float line = ImGui::GetTextLineHeight();
    const float height = rowSizes(input).event - scaled(input, 1);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    ImGui::PushID(event.id.c_str());
    if (ImGui::Selectable(
            "##row", selected || static_cast<int>(row) == memory.listCursor, 0, ImVec2(0, height))) {
        memory.listCursor = static_cast<int>(row);
        out.emplace_back(SelectEvent{event.id, true});
    }
    ImGui::PopID();
    noteWidget(memory, "event:" + event.id);
    const bool hovered = ImGui::IsItemHovered();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (selected) {
        list.AddRectFilled(
            corner,
            {corner.x + scaled(input, 4), corner.y + height},
            imColour(accentOf(colours)),
            scaled(input, 2));
    }
    const float textLeft = corner.x + scaled(input, 32);
    const float dateTop = corner.y + scaled(input, 3);
    const ImVec2 mark(corner.x + scaled(input, 18), dateTop + line * 0.55F);
    const bool vague = event.start.isVague();
    categoryMark(list, colours, event.category, mark, scaled(input, vague ? 5 : 6.5), vague);
    if (vague) {
        vagueRing(list, mark, scaled(input, 5.2), imColour(categoryColour(colours, event.category)));
    }
    const std::string date = formatDate(event.start, language, DateStyle::dateTime);
    list.AddText({textLeft, dateTop}, imColour(colours.boxTextSecondary), date.c_str());
    trustMarks(input, event, {corner.x + width - scaled(input, 6), dateTop + line * 0.55F});
    // The title on one line; the whole of it where it was cut.
    const std::string& title = event.title.best(language);
    const std::string shown = fittingText(title, corner.x + width - scaled(input, 4) - textLeft);
    list.AddText({textLeft, dateTop + line * 1.08F}, imColour(colours.boxText), shown.c_str());
    if (hovered) {
        rowTooltip(input, event, shown != title);
    }
}

void drawHeading(const PanelInput& input, const EventHeading& heading, ImVec2 corner) {
    const Theme& colours = themeOf(input);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = rowSizes(input).heading;
    list.AddRectFilled(
        corner, {corner.x + width, corner.y + height - 1}, imColour(colours.boxFill.withAlpha(1)));
    list.AddRectFilled(
        corner,
        {corner.x + width, corner.y + height - 1},
        ImGui::GetColorU32(ImGuiCol_FrameBg),
        scaled(input, 3));
    const std::string text = formatDate(heading.date, languageOf(input));
    const float y = corner.y + (height - ImGui::GetTextLineHeight()) / 2 - 1;
    const std::string count = fmt::format("{}", heading.count);
    {
        const UseFont strong(PanelFont::strong);
        list.AddText({corner.x + scaled(input, 8), y}, imColour(colours.boxText), text.c_str());
    }
    const float countWidth = ImGui::CalcTextSize(count.c_str()).x;
    list.AddText(
        {corner.x + width - countWidth - scaled(input, 8), y},
        imColour(colours.boxTextSecondary),
        count.c_str());
}

/// Where each row begins, from the top of the list: headings take part.
struct RowPlaces {
    std::vector<float> events, headings;
    float total = 0;
};

RowPlaces placesOf(const std::vector<EventHeading>& headings, size_t count, const RowSizes& sizes) {
    RowPlaces places;
    size_t next = 0;
    for (size_t i = 0; i < count; ++i) {
        if (next < headings.size() && headings[next].before == i) {
            places.headings.push_back(places.total);
            places.total += sizes.heading;
            ++next;
        }
        places.events.push_back(places.total);
        places.total += sizes.event;
    }
    return places;
}

/// Brings the selected event into sight when it has changed.
void followSelection(
    const PanelInput& input, PanelMemory& memory, const RowPlaces& places, const RowSizes& sizes) {
    const std::vector<const Event*>& events = input.session.filteredEvents();
    const std::string& selected = input.session.state().selectedEventId;
    const auto at =
        std::find_if(events.begin(), events.end(), [&](const Event* event) { return event->id == selected; });
    if (at == events.end() || memory.scrolledToEvent == selected) {
        return;
    }
    const float wanted = places.events[static_cast<size_t>(at - events.begin())];
    const float room = ImGui::GetWindowHeight();
    // The heading that stays at the top covers a little of the list.
    const bool above = wanted - sizes.heading < ImGui::GetScrollY();
    if (above || wanted + sizes.event > ImGui::GetScrollY() + room) {
        ImGui::SetScrollY(wanted - room * 0.4F);
    }
    memory.scrolledToEvent = selected;
}

} // namespace

void eventRows(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const std::vector<const Event*>& events = input.session.filteredEvents();
    if (events.empty()) {
        quietText(input, tr(languageOf(input), "No event matches. Shorten the search or choose all kinds."));
        return;
    }
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    const RowSizes sizes = rowSizes(input);
    const int zone = input.session.chronicle().manifest.zoneMinutes;
    const std::vector<EventHeading> headings = eventHeadings(events, zone, mostInYear);
    const RowPlaces places = placesOf(headings, events.size(), sizes);
    followSelection(input, memory, places, sizes);
    const float top = ImGui::GetScrollY();
    const float bottom = top + ImGui::GetWindowHeight();
    const ImVec2 origin = ImGui::GetCursorPos();
    const ImVec2 screen = ImGui::GetCursorScreenPos();
    // A row more at each end, for the keyboard to go on to.
    const auto firstRow = std::lower_bound(places.events.begin(), places.events.end(), top - sizes.event * 2);
    for (auto row = firstRow; row != places.events.end() && *row < bottom + sizes.event; ++row) {
        ImGui::SetCursorPos(ImVec2(origin.x, origin.y + *row));
        eventRow(input, memory, static_cast<size_t>(row - places.events.begin()), out);
    }
    size_t current = 0;
    for (size_t i = 0; i < headings.size(); ++i) {
        ImGui::SetCursorPos(origin);
        drawHeading(input, headings[i], {screen.x, screen.y + places.headings[i]});
        current = places.headings[i] <= top ? i : current;
    }
    // The heading of the rows in sight stays at the top until the next one pushes it away.
    const float next = current + 1 < headings.size() ? places.headings[current + 1] : places.total;
    ImGui::SetCursorPos(origin);
    drawHeading(input, headings[current], {screen.x, screen.y + std::min(top, next - sizes.heading)});
    ImGui::SetCursorPos(ImVec2(origin.x, origin.y + places.total));
    ImGui::Dummy(ImVec2(1, 1));
    ImGui::PopStyleVar();
}

} // namespace khalkha
