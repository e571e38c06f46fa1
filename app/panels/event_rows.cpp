#include "panels/event_rows.h"

#include "base/translate.h"
#include "chronicle/basis.h"
#include "panels/event_headings.h"
#include "panels/tooltip.h"
#include "panels/vague_dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace khalkha {

namespace {

constexpr size_t mostInYear = 12; ///< events of a year that need no months

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
    const Tooltip tip(input, itemBox(), scaled(input, 320));
    if (!tip.isOpen()) {
        return;
    }
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
}

} // namespace

ListRowSizes listRowSizes(const PanelInput& input) {
    const float line = ImGui::GetTextLineHeight();
    return {line * 2.2F + scaled(input, 7), line + scaled(input, 10)};
}

void eventRow(const PanelInput& input, PanelMemory& memory, const Event& event, int row, Commands& out) {
    const Theme& colours = themeOf(input);
    const Language language = languageOf(input);
    const bool selected = event.id == input.session.state().selectedEventId();
    const float line = ImGui::GetTextLineHeight();
    const float height = listRowSizes(input).event - scaled(input, 1);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    ImGui::PushID(event.id.c_str());
    if (ImGui::Selectable("##row", selected || row == memory.listCursor, 0, ImVec2(0, height))) {
        memory.listCursor = row;
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

void listHeading(const PanelInput& input, const std::string& text, size_t number, ImVec2 corner) {
    const Theme& colours = themeOf(input);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = listRowSizes(input).heading;
    list.AddRectFilled(
        corner, {corner.x + width, corner.y + height - 1}, imColour(colours.boxFill.withAlpha(1)));
    list.AddRectFilled(
        corner,
        {corner.x + width, corner.y + height - 1},
        ImGui::GetColorU32(ImGuiCol_FrameBg),
        scaled(input, 3));
    const float y = corner.y + (height - ImGui::GetTextLineHeight()) / 2 - 1;
    const std::string count = fmt::format("{}", number);
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

namespace {

/// Where each row begins, from the top of the list: headings take part.
struct RowPlaces {
    std::vector<float> events, headings;
    float total = 0;
};

RowPlaces placesOf(const std::vector<EventHeading>& headings, size_t count, const ListRowSizes& sizes) {
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

/// The last row whose event has begun at the instant shown; nothing before the first.
std::optional<size_t> rowOfClock(const std::vector<const Event*>& events, Instant at) {
    const auto next = std::upper_bound(events.begin(), events.end(), at, [](Instant now, const Event* event) {
        return now < event->start.span.start;
    });
    return next == events.begin() ? std::nullopt : std::optional<size_t>(next - events.begin() - 1);
}

std::optional<size_t> rowOf(const std::vector<const Event*>& events, const std::string& id) {
    const auto at = std::find_if(events.begin(), events.end(), [&](const Event* e) { return e->id == id; });
    return at == events.end() ? std::nullopt : std::optional<size_t>(at - events.begin());
}

/// The list is where the clock is: it goes to an event that is selected, and with the clock while that runs
/// or is set. Whoever scrolls it himself keeps his place, until he selects or sets the clock, or comes back
/// to where it is.
class ListFollower {
public:
    ListFollower(
        const PanelInput& input, ListMemory& memory, const RowPlaces& places, const ListRowSizes& sizes)
        : _state(input.session.state()),
          _events(input.session.filteredEvents()),
          _memory(memory),
          _places(places),
          _sizes(sizes),
          _clockRow(rowOfClock(_events, _state.view.at)) {}

    void follow() {
        look();
        if (ImGui::GetIO().MouseWheel != 0 || ImGui::IsMouseDown(0)) {
            _memory.settle = 0; // the list is in the user's hand
        }
        if (_memory.settle <= 0) {
            return;
        }
        --_memory.settle;
        if (_memory.wantedRow < _places.events.size() && !isInSight(_memory.wantedRow)) {
            const float wanted = _places.events[_memory.wantedRow] - ImGui::GetWindowHeight() * 0.4F;
            const float most = std::max(0.0F, _places.total - ImGui::GetWindowHeight());
            ImGui::SetScrollY(std::clamp(wanted, 0.0F, most));
        }
    }
    [[nodiscard]] std::optional<size_t> clockRow() const { return _clockRow; }

private:
    /// What has changed since the last frame, and what that asks for.
    void look() {
        // ImGui knows the height of what is new only after a frame or two.
        constexpr int framesToSettle = 3;
        const int frame = ImGui::GetFrameCount();
        const bool fresh = _memory.frame != frame - 1 || _memory.count != _events.size();
        const bool scrolled =
            !fresh && _memory.settle == 0 && std::abs(ImGui::GetScrollY() - _memory.scrollY) > 1;
        if (scrolled) {
            _memory.follows = _clockRow && isInSight(*_clockRow);
        }
        const bool playing = _state.playback.playing;
        const bool clockSet = _memory.clock != _state.view.at && !playing;
        _memory.follows = _memory.follows || fresh || clockSet || (playing && !_memory.playing);
        const std::string& selected = _state.selectedEventId();
        const std::optional<size_t> selectedRow = rowOf(_events, selected);
        if (selectedRow && (selected != _memory.selected || (fresh && !playing))) {
            want(*selectedRow, framesToSettle);
            _memory.follows = true;
        } else if (_clockRow && _memory.follows && (fresh || _memory.clockRow != _clockRow)) {
            want(*_clockRow, framesToSettle);
        }
        _memory.frame = frame;
        _memory.count = _events.size();
        _memory.selected = selected;
        _memory.clock = _state.view.at;
        _memory.clockRow = _clockRow;
        _memory.playing = playing;
        _memory.scrollY = ImGui::GetScrollY();
    }

    void want(size_t row, int frames) {
        _memory.wantedRow = row;
        _memory.settle = frames;
    }

    [[nodiscard]] bool isInSight(size_t row) const {
        const float top = ImGui::GetScrollY();
        const float at = _places.events[row];
        // The heading that stays at the top covers a little of the list.
        return at - _sizes.heading >= top && at + _sizes.event <= top + ImGui::GetWindowHeight();
    }

    const SessionState& _state;
    const std::vector<const Event*>& _events;
    ListMemory& _memory;
    const RowPlaces& _places;
    const ListRowSizes& _sizes;
    std::optional<size_t> _clockRow;
};

/// Between what has begun and what is still to come.
void clockLine(const PanelInput& input, ImVec2 screen, float y) {
    const float width = ImGui::GetContentRegionAvail().x;
    ImGui::GetWindowDrawList()->AddLine(
        {screen.x, screen.y + y},
        {screen.x + width, screen.y + y},
        imColour(accentOf(themeOf(input))),
        scaled(input, 1.6));
}

} // namespace

void eventRows(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const std::vector<const Event*>& events = input.session.filteredEvents();
    if (events.empty()) {
        quietText(input, tr(languageOf(input), "No event matches. Shorten the search or choose all kinds."));
        return;
    }
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    const ListRowSizes sizes = listRowSizes(input);
    const int zone = input.session.chronicle().manifest.zoneMinutes;
    const std::vector<EventHeading> headings = eventHeadings(events, zone, mostInYear);
    const RowPlaces places = placesOf(headings, events.size(), sizes);
    ListFollower follower(input, memory.list, places, sizes);
    follower.follow();
    const float top = ImGui::GetScrollY();
    const float bottom = top + ImGui::GetWindowHeight();
    const ImVec2 origin = ImGui::GetCursorPos();
    const ImVec2 screen = ImGui::GetCursorScreenPos();
    // A row more at each end, for the keyboard to go on to.
    const auto firstRow = std::lower_bound(places.events.begin(), places.events.end(), top - sizes.event * 2);
    for (auto row = firstRow; row != places.events.end() && *row < bottom + sizes.event; ++row) {
        ImGui::SetCursorPos(ImVec2(origin.x, origin.y + *row));
        const auto index = row - places.events.begin();
        eventRow(input, memory, *events[static_cast<size_t>(index)], static_cast<int>(index), out);
    }
    if (const std::optional<size_t> row = follower.clockRow()) {
        ImGui::SetCursorPos(origin);
        const float y = places.events[*row] + sizes.event - 1;
        clockLine(input, screen, y);
        memory.widgets["list:clock"] = {screen.x, screen.y + places.events[*row], screen.x + 1, screen.y + y};
    }
    const auto drawHeading = [&](const EventHeading& each, ImVec2 corner) {
        listHeading(input, formatDate(each.date, languageOf(input)), each.count, corner);
    };
    size_t current = 0;
    for (size_t i = 0; i < headings.size(); ++i) {
        ImGui::SetCursorPos(origin);
        drawHeading(headings[i], {screen.x, screen.y + places.headings[i]});
        current = places.headings[i] <= top ? i : current;
    }
    // The heading of the rows in sight stays at the top until the next one pushes it away.
    const float next = current + 1 < headings.size() ? places.headings[current + 1] : places.total;
    ImGui::SetCursorPos(origin);
    drawHeading(headings[current], {screen.x, screen.y + std::min(top, next - sizes.heading)});
    ImGui::SetCursorPos(ImVec2(origin.x, origin.y + places.total));
    ImGui::Dummy(ImVec2(1, 1));
    ImGui::PopStyleVar();
}

} // namespace khalkha
