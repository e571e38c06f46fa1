#include "panels/event_rows.h"

#include "base/translate.h"
#include "chronicle/basis.h"
#include "panels/row_places.h"
#include "panels/tooltip.h"
#include "panels/vague_dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace khalkha {

namespace {

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
    noteWidget(memory, "event:", event.id);
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

/// The last row whose event has begun at the instant shown; nothing before the first.
std::optional<size_t> rowOfClock(const std::vector<const Event*>& events, Instant at) {
    const auto next = std::upper_bound(events.begin(), events.end(), at, [](Instant now, const Event* event) {
        return now < event->start.span.start;
    });
    return next == events.begin() ? std::nullopt : std::optional<size_t>(next - events.begin() - 1);
}

/// The list is where the clock is: it goes to an event that is selected, and with the clock as that runs or
/// is set. Whoever scrolls it himself keeps his place, until he selects or sets the clock, or comes back
/// to where it is.
class ListFollower {
public:
    ListFollower(
        const PanelInput& input, ListMemory& memory, const RowPlaces& places, const ListRowSizes& sizes)
        : _state(input.session.state()),
          _clockSettings(input.session.clockSettings()),
          _events(input.session.filteredEvents()),
          _selectedRow(input.session.filteredRow(_state.selectedEventId())),
          _memory(memory),
          _places(places),
          _sizes(sizes),
          _clockRow(rowOfClock(_events, _state.view.at)) {}

    void follow() {
        const bool over = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
        _memory.pressed = ImGui::IsMouseDown(0) && (_memory.pressed || (over && ImGui::IsMouseClicked(0)));
        const bool inHand = _memory.pressed || (over && ImGui::GetIO().MouseWheel != 0);
        look(inHand);
        if (inHand) {
            _memory.settle = 0;
        }
        if (_memory.settle <= 0) {
            return;
        }
        --_memory.settle;
        if (_memory.wantedRow < _places.rows() && !isInSight(_memory.wantedRow)) {
            const float wanted = _places.row(_memory.wantedRow) - ImGui::GetWindowHeight() * 0.4F;
            const float most = std::max(0.0F, _places.total() - ImGui::GetWindowHeight());
            ImGui::SetScrollY(std::clamp(wanted, 0.0F, most));
        }
    }
    [[nodiscard]] std::optional<size_t> clockRow() const { return _clockRow; }

private:
    /// What has changed since the last frame, and what that asks for.
    void look(bool inHand) {
        // ImGui knows the height of what is new only after a frame or two.
        constexpr int framesToSettle = 3;
        const int frame = ImGui::GetFrameCount();
        const bool fresh = _memory.frame != frame - 1 || _memory.count != _events.size();
        const bool scrolled =
            !fresh && (_memory.settle == 0 || inHand) && std::abs(ImGui::GetScrollY() - _memory.scrollY) > 1;
        if (scrolled) {
            _memory.follows = _clockRow && isInSight(*_clockRow);
        }
        const bool playing = _state.playback.playing;
        const bool clockSet = _memory.clockSettings != _clockSettings;
        _memory.follows = _memory.follows || fresh || clockSet;
        const std::string& selected = _state.selectedEventId();
        if (_selectedRow && (selected != _memory.selected || (fresh && !playing))) {
            want(*_selectedRow, framesToSettle);
            _memory.follows = true;
        } else if (
            _clockRow && _memory.follows &&
            (fresh || clockSet || _memory.clockRow != _clockRow || selected != _memory.selected)) {
            want(*_clockRow, framesToSettle);
        }
        _memory.frame = frame;
        _memory.count = _events.size();
        _memory.selected = selected;
        _memory.clockSettings = _clockSettings;
        _memory.clockRow = _clockRow;
        _memory.scrollY = ImGui::GetScrollY();
    }

    void want(size_t row, int frames) {
        _memory.wantedRow = row;
        _memory.settle = frames;
    }

    [[nodiscard]] bool isInSight(size_t row) const {
        const float top = ImGui::GetScrollY();
        const float at = _places.row(row);
        // The heading that stays at the top covers a little of the list.
        return at - _sizes.heading >= top && at + _sizes.event <= top + ImGui::GetWindowHeight();
    }

    const SessionState& _state;
    std::uint64_t _clockSettings;
    const std::vector<const Event*>& _events;
    std::optional<size_t> _selectedRow;
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
    const std::vector<EventHeading>& headings = memory.sketch.headings();
    const RowPlaces places(memory.sketch.firstRows(), events.size(), sizes.event, sizes.heading);
    ListFollower follower(input, memory.list, places, sizes);
    follower.follow();
    const float top = ImGui::GetScrollY();
    const float bottom = top + ImGui::GetWindowHeight();
    const ImVec2 origin = ImGui::GetCursorPos();
    const ImVec2 screen = ImGui::GetCursorScreenPos();
    // A row more at each end, for the keyboard to go on to.
    for (size_t row = places.firstRowFrom(top - sizes.event * 2);
         row < places.rows() && places.row(row) < bottom + sizes.event;
         ++row) {
        ImGui::SetCursorPos(ImVec2(origin.x, origin.y + places.row(row)));
        eventRow(input, memory, *events[row], static_cast<int>(row), out);
    }
    if (const std::optional<size_t> row = follower.clockRow()) {
        ImGui::SetCursorPos(origin);
        const float y = places.row(*row) + sizes.event - 1;
        clockLine(input, screen, y);
        noteWidget(
            memory,
            "list:clock",
            WidgetBox{screen.x, screen.y + places.row(*row), screen.x + 1, screen.y + y});
    }
    const auto drawHeading = [&](size_t index, float y) {
        ImGui::SetCursorPos(origin);
        const EventHeading& each = headings[index];
        listHeading(input, formatDate(each.date, languageOf(input)), each.count, {screen.x, screen.y + y});
    };
    const size_t inSight = places.firstHeadingFrom(top);
    for (size_t i = inSight; i < headings.size() && places.heading(i) < bottom; ++i) {
        drawHeading(i, places.heading(i));
    }
    // The heading of the rows in sight stays at the top until the next one pushes it away.
    const bool atTop = inSight < headings.size() && places.heading(inSight) <= top;
    const size_t current = atTop || inSight == 0 ? inSight : inSight - 1;
    const float next = current + 1 < headings.size() ? places.heading(current + 1) : places.total();
    drawHeading(current, std::min(top, next - sizes.heading));
    ImGui::SetCursorPos(ImVec2(origin.x, origin.y + places.total()));
    ImGui::Dummy(ImVec2(1, 1));
    ImGui::PopStyleVar();
}

} // namespace khalkha
