#include "base/translate.h"
#include "panels/docked.h"
#include "panels/event_marks.h"
#include "panels/panels.h"
#include "panels/timeline_scale.h"
#include "panels/tooltip.h"
#include "panels/vague_dates.h"
#include "panels/widgets.h"
#include "scene/measure_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace khalkha {

namespace {

constexpr std::array<double, 9> speeds{0.5, 1, 3, 6, 12, 24, 48, 168, 720};
constexpr int markRows = 3;
constexpr int denseMarkRows = 4; ///< of smaller marks, where many events share the width

std::string speedText(Language language, double hoursPerSecond) {
    if (hoursPerSecond >= 24) {
        const double days = hoursPerSecond / 24;
        return fmt::format("{:g} {}", days, trCount(language, "day/s", "days/s", days));
    }
    return fmt::format("{:g} {}", hoursPerSecond, tr(language, "h/s"));
}

/// Everything the parts of the timeline need.
struct Timeline {
    const PanelInput& input;
    PanelMemory& memory;
    Commands& out;
    const SessionState& state;
    const Theme& theme;
    Language language;
    int zone;
};

constexpr double gapPx = 4, groupGapPx = 14;

/// Sizes of the buttons and of the choice of speed.
struct ToolSize {
    double button = 34, speed = 112;
};
/// In a narrow window the date stands below the buttons, and these are smaller: all have room in one row.
ToolSize toolSize(const PanelInput& input) {
    if (!isNarrow(input)) {
        return {};
    }
    constexpr ToolSize narrow{28, 96};
    constexpr double row = 9 * (narrow.button + gapPx) + groupGapPx + narrow.speed;
    const double room = input.displayWidth - 2 * static_cast<double>(ImGui::GetStyle().WindowPadding.x);
    const double fit = std::min(1.0, room / (row * input.uiScale));
    return {narrow.button * fit, narrow.speed * fit};
}
double buttonPx(const PanelInput& input) {
    return toolSize(input).button;
}

bool tool(Timeline& t, Icon icon, const char* id, const char* tooltip, bool active = false) {
    IconButton button;
    button.id = id;
    button.icon = icon;
    button.tooltip = tr(t.language, tooltip);
    button.size = scaled(t.input, buttonPx(t.input));
    button.active = active;
    const bool clicked = iconButton(t.input, button);
    noteWidget(t.memory, "timeline:", id);
    ImGui::SameLine(0, scaled(t.input, gapPx));
    return clicked;
}

void transport(Timeline& t) {
    const Playback& playback = t.state.playback;
    if (tool(t, Icon::previous, "previous", "Previous event ([ or Page Up)")) {
        t.out.emplace_back(StepEvent{-1});
    }
    if (tool(t, Icon::dayBack, "day-back", "One day back (, or J)")) {
        t.out.emplace_back(StepDays{-1});
    }
    const Icon icon = playback.playing ? Icon::pause : Icon::play;
    if (tool(t, icon, "play", "Play or pause (Space)", true)) {
        t.out.emplace_back(Play{!playback.playing});
    }
    if (tool(t, Icon::dayForward, "day-forward", "One day forward (. or L)")) {
        t.out.emplace_back(StepDays{1});
    }
    if (tool(t, Icon::next, "next", "Next event (] or Page Down)")) {
        t.out.emplace_back(StepEvent{1});
    }
}

void speedChoice(Timeline& t) {
    const double speed = t.state.playback.hoursPerSecond;
    ImGui::SetNextItemWidth(scaled(t.input, toolSize(t.input).speed));
    const float padding =
        (scaled(t.input, buttonPx(t.input)) - ImGui::GetFontSize()) / 2; // as high as the buttons
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(ImGui::GetStyle().FramePadding.x, padding));
    const bool open =
        ImGui::BeginCombo("##speed", speedText(t.language, speed).c_str(), ImGuiComboFlags_HeightLarge);
    ImGui::PopStyleVar();
    if (open) {
        for (const double each : speeds) {
            if (ImGui::Selectable(speedText(t.language, each).c_str(), each == speed)) {
                t.out.emplace_back(SetSpeed{each});
            }
        }
        ImGui::EndCombo();
    }
    noteWidget(t.memory, "timeline:speed");
    explain(t.input, tr(t.language, "Speed: time of the map in a second"));
    ImGui::SameLine(0, scaled(t.input, gapPx));
}

void rangeTools(Timeline& t) {
    const Playback& playback = t.state.playback;
    const Span limits = t.input.session.timelineLimits();
    if (tool(t, Icon::loop, "loop", "Repeat a stretch of time", playback.loop)) {
        t.out.emplace_back(SetLoop{!playback.loop, {}});
    }
    if (tool(t, Icon::zoomOut, "zoom-out", "Show a longer time")) {
        t.out.emplace_back(SetTimelineRange{zoomedSpan(t.state.timelineRange, t.state.view.at, 2, limits)});
    }
    if (tool(t, Icon::zoomIn, "zoom-in", "Show a shorter time")) {
        t.out.emplace_back(SetTimelineRange{zoomedSpan(t.state.timelineRange, t.state.view.at, 0.5, limits)});
    }
    if (tool(t, Icon::fit, "fit", "Show the whole campaign")) {
        const Span campaign = t.input.session.chronicle().manifest.span;
        const bool open = campaign.start == beginningOfTime || campaign.end == endOfTime;
        t.out.emplace_back(SetTimelineRange{open || t.state.timelineRange == campaign ? limits : campaign});
    }
}

/// The date, on which a click asks for another.
void dateLabel(Timeline& t, const std::string& date, float width) {
    clippedText(date, width);
    noteWidget(t.memory, "timeline:date");
    t.memory.dateBox = itemBox();
    if (ImGui::IsItemHovered()) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    }
    {
        const UseFont body(PanelFont::body);
        explain(t.input, tr(t.language, "Type a date (Ctrl+D)"));
    }
    if (ImGui::IsItemClicked()) {
        t.out.emplace_back(AskDate{true});
    }
}

/// Where the mouse is and from how far one looks, in what room is left between the date and the tools.
void pointedPlace(Timeline& t, float from, float to, float top) {
    if (!t.input.pointed) {
        return;
    }
    const std::string text = fmt::format(
        "{} · {}",
        positionText(t.input.pointed->at, t.input.pointed->metersPerPixel),
        distanceText(t.input.pointed->rangeMeters, t.language));
    const UseFont body(PanelFont::body);
    const float width = ImGui::CalcTextSize(text.c_str()).x;
    if (to - width < from) {
        return;
    }
    ImGui::SetCursorPos(ImVec2(to - width, top + (scaled(t.input, 34) - ImGui::GetTextLineHeight()) / 2));
    quietText(t.input, text);
    noteWidget(t.memory, "timeline:position");
    explain(t.input, tr(t.language, "Position under the mouse, and distance of the eye"));
}

void controls(Timeline& t) {
    const float top = ImGui::GetCursorPosY();
    transport(t);
    ImGui::SameLine(0, scaled(t.input, groupGapPx));
    const float dateLeft = ImGui::GetCursorPosX();
    const std::string date =
        formatInstant(t.state.view.at, t.zone, t.language, DateStyle::dateTimeWithWeekday);
    const float toolsWidth = scaled(t.input, 112 + 4 * 38 + 24);
    const float toolsLeft = ImGui::GetWindowWidth() - toolsWidth;
    if (isTimelineFolded(t.input)) {
        // One row: what is read beside the map needs the room.
        const UseFont strong(PanelFont::strong);
        ImGui::AlignTextToFramePadding();
        dateLabel(t, date, std::max(1.0F, ImGui::GetContentRegionAvail().x));
        return;
    }
    if (isNarrow(t.input)) {
        ImGui::SetCursorPos(ImVec2(dateLeft, top));
        speedChoice(t);
        rangeTools(t);
        ImGui::NewLine();
        const UseFont strong(PanelFont::strong);
        dateLabel(t, date, std::max(1.0F, ImGui::GetContentRegionAvail().x));
        return;
    }
    float dateWidth = 0;
    {
        const UseFont large(PanelFont::large);
        // Behind SameLine, text stands lower by the padding of a frame.
        const float padding = ImGui::GetStyle().FramePadding.y;
        ImGui::SetCursorPosY(top + (scaled(t.input, 34) - ImGui::GetTextLineHeight()) / 2 - padding);
        dateLabel(t, date, std::max(1.0F, toolsLeft - dateLeft - scaled(t.input, 10)));
        dateWidth = ImGui::CalcTextSize(date.c_str()).x;
    }
    pointedPlace(t, dateLeft + dateWidth + scaled(t.input, 24), toolsLeft - scaled(t.input, 18), top);
    ImGui::SetCursorPos(ImVec2(toolsLeft, top));
    speedChoice(t);
    rangeTools(t);
    ImGui::NewLine();
}

/// Geometry of the track in display units.
struct Track {
    TimelineScale scale;
    float left = 0, right = 0, top = 0, marksBottom = 0, fineBottom = 0, bottom = 0;
    TimelineTicks ticks;
    bool oneLine = false; ///< of labels: nothing stands in a second one, or there is no room for it
    bool named = true;    ///< false: too low for any label
};

Track trackOf(const Timeline& t, ImVec2 corner, ImVec2 size) {
    Track track;
    track.left = corner.x;
    track.right = corner.x + size.x;
    track.top = corner.y;
    track.bottom = corner.y + size.y;
    const float line = ImGui::GetTextLineHeight() * 1.1F;
    track.scale = {t.state.timelineRange, corner.x, size.x};
    track.ticks = timelineTicks(
        track.scale,
        t.zone,
        t.language,
        std::max(ImGui::CalcTextSize("00日  ").x, ImGui::CalcTextSize("00:00  ").x) * 1.05);
    track.oneLine = track.ticks.coarse.empty() || size.y < 3.4F * line;
    track.named = size.y >= 1.7F * line;
    track.fineBottom = track.named ? track.bottom - line : track.bottom;
    track.marksBottom = track.oneLine ? track.fineBottom : track.fineBottom - line;
    return track;
}

void drawScale(const Timeline& t, const Track& track, ImDrawList& list) {
    const ImU32 ink = imColour(t.theme.boxText);
    const ImU32 quiet = imColour(t.theme.boxTextSecondary);
    const ImU32 grid = imColour(t.theme.boxTextSecondary.withAlpha(0.25));
    list.AddRectFilled(
        {track.left, track.top},
        {track.right, track.marksBottom},
        ImGui::GetColorU32(ImGuiCol_FrameBg),
        scaled(t.input, 4));
    const TimelineTicks& ticks = track.ticks;
    const bool namesFine = track.named && (!track.oneLine || ticks.coarse.empty());
    for (const TimelineTick& tick : ticks.fine) {
        const auto x = static_cast<float>(track.scale.x(tick.at));
        if (x >= track.left && x <= track.right) {
            list.AddLine({x, track.top}, {x, track.marksBottom + scaled(t.input, 4)}, grid);
            const float width = ImGui::CalcTextSize(tick.label.c_str()).x;
            if (namesFine && x + scaled(t.input, 4) + width <= track.right) {
                list.AddText({x + scaled(t.input, 4), track.marksBottom}, quiet, tick.label.c_str());
            }
        }
    }
    // A coarse label stays in sight while its unit does.
    for (size_t i = 0; i < ticks.coarse.size(); ++i) {
        const auto x = static_cast<float>(track.scale.x(ticks.coarse[i].at));
        const float next = i + 1 < ticks.coarse.size()
                               ? static_cast<float>(track.scale.x(ticks.coarse[i + 1].at))
                               : track.right;
        const float left = std::max(x, track.left) + scaled(t.input, 4);
        const float room = std::min(next, track.right) - left;
        const TimelineTick& tick = ticks.coarse[i];
        const bool fits = ImGui::CalcTextSize(tick.label.c_str()).x <= room;
        const std::string& label = fits ? tick.label : tick.shortLabel;
        if (x >= track.left) {
            list.AddLine({x, track.marksBottom}, {x, track.bottom}, grid, 1.5F);
        }
        if (track.named && (fits || ImGui::CalcTextSize(label.c_str()).x <= room)) {
            list.AddText({left, track.fineBottom}, ink, label.c_str());
        }
    }
}

/// Marks of the filtered events; returns the one under the mouse.
std::optional<PlacedMark> drawMarks(const Timeline& t, const Track& track, ImDrawList& list, bool hovered) {
    const float largeRadius = scaled(t.input, 5.5);
    const MarkOrder& order = t.memory.sketch.marks();
    const double left = track.left - largeRadius;
    const double right = track.right + largeRadius;
    std::vector<PlacedMark> marks = order.between(track.scale, left, right);
    const bool dense = isDense(marks, largeRadius, markRows);
    const float radius = dense ? largeRadius * 0.7F : largeRadius;
    const int room = static_cast<int>((track.marksBottom - track.top) / (radius * 2.1F));
    const int rowCount = std::clamp(room, 1, dense ? denseMarkRows : markRows);
    const float rowHeight = (track.marksBottom - track.top) / (static_cast<float>(rowCount) + 0.3F);
    stackMarks(marks, radius, rowCount);
    const TimeStretch whole{track.left, track.right};
    const ImU32 strip = imColour(t.theme.boxTextSecondary.withAlpha(0.3));
    for (const TimeStretch& each :
         joinedStretches(order.beside(track.scale, track.left, track.right, left, right))) {
        list.AddRectFilled(
            {static_cast<float>(std::max(each.left, whole.left)), track.marksBottom - scaled(t.input, 3)},
            {static_cast<float>(std::min(each.right, whole.right)), track.marksBottom},
            strip);
    }
    const auto yOf = [&](int row) { return track.top + rowHeight * (static_cast<float>(row) + 0.65F); };
    const double pixel = scaled(t.input, 1);
    for (const PlacedMark* mark : seenStretches(marks, pixel)) {
        vagueBand(t.input, list, *mark->event, mark->stretch, whole, yOf(mark->row));
    }
    const Event* const selected = t.input.session.chronicle().event(t.state.selectedEventId());
    for (const PlacedMark* mark : seenMarks(marks, pixel, selected)) {
        const Event& event = *mark->event;
        const ImVec2 center(static_cast<float>(mark->x), yOf(mark->row));
        if (&event == selected) {
            list.AddCircleFilled(center, radius * 1.8F, imColour(t.theme.boxFill.withAlpha(1)));
            list.AddCircle(center, radius * 1.8F, imColour(accentOf(t.theme)), 0, radius * 0.5F);
        }
        const bool vague = event.start.isVague();
        categoryMark(list, t.theme, event.category, center, vague ? radius * 0.75F : radius, vague);
        if (vague) {
            vagueRing(list, center, radius * 0.8F, imColour(categoryColour(t.theme, event.category)));
        }
    }
    const ImVec2 mouse = ImGui::GetMousePos();
    const PlacedMark* const under = hovered ? markAt(marks, mouse.x, mouse.y, radius * 1.5, yOf) : nullptr;
    return under == nullptr ? std::nullopt : std::optional(*under);
}

void drawCursor(const Timeline& t, const Track& track, ImDrawList& list) {
    const Playback& playback = t.state.playback;
    const Colour accent = accentOf(t.theme);
    if (playback.loop) {
        const auto from = static_cast<float>(
            std::clamp<double>(track.scale.x(playback.loopRange.start), track.left, track.right));
        const auto to = static_cast<float>(
            std::clamp<double>(track.scale.x(playback.loopRange.end), track.left, track.right));
        list.AddRectFilled({from, track.top}, {to, track.marksBottom}, imColour(accent.withAlpha(0.16)));
        const float half = scaled(t.input, 3);
        // Only an end that is in sight can be taken.
        for (const Instant end : {playback.loopRange.start, playback.loopRange.end}) {
            const auto x = static_cast<float>(track.scale.x(end));
            if (x >= track.left - 1 && x <= track.right + 1) {
                list.AddRectFilled(
                    {x - half, track.top},
                    {x + half, track.marksBottom},
                    imColour(accent.withAlpha(0.7)),
                    half);
            }
        }
    }
    const auto x = static_cast<float>(track.scale.x(t.state.view.at));
    if (x < track.left - 1 || x > track.right + 1) {
        return;
    }
    const float half = scaled(t.input, 7);
    // It ends where the names of days and months begin.
    list.AddLine(
        {x, track.top}, {x, track.marksBottom}, imColour(t.theme.boxFill.withAlpha(1)), scaled(t.input, 5));
    list.AddLine({x, track.top}, {x, track.marksBottom}, imColour(accent), scaled(t.input, 2.5));
    list.AddTriangleFilled(
        {x - half, track.top - half * 0.8F},
        {x + half, track.top - half * 0.8F},
        {x, track.top + half * 0.7F},
        imColour(accent));
}

PanelMemory::Drag dragFor(const Timeline& t, const Track& track, ImVec2 mouse) {
    using Drag = PanelMemory::Drag;
    const float reach = scaled(t.input, 8);
    const auto near = [&](Instant at) { return std::abs(track.scale.x(at) - mouse.x) < reach; };
    const Playback& playback = t.state.playback;
    if (near(t.state.view.at) || mouse.y > track.marksBottom) {
        return Drag::cursor;
    }
    if (playback.loop && near(playback.loopRange.start)) {
        return Drag::loopStart;
    }
    if (playback.loop && near(playback.loopRange.end)) {
        return Drag::loopEnd;
    }
    return Drag::pan;
}

void followDrag(Timeline& t, const Track& track, ImVec2 mouse) {
    using Drag = PanelMemory::Drag;
    const ImVec2 delta = ImGui::GetIO().MouseDelta;
    if (t.memory.timelineDrag != Drag::cursor && delta.x == 0 && delta.y == 0) {
        return; // a mouse that rests changes nothing
    }
    const Instant last{t.input.session.timelineLimits().end.seconds - 1};
    const Instant at = std::min(last, track.scale.at(std::clamp(mouse.x, track.left, track.right)));
    Span loop = t.state.playback.loopRange;
    switch (t.memory.timelineDrag) {
    case Drag::cursor:
        if (at != t.state.view.at) {
            t.out.emplace_back(Seek{at});
        }
        break;
    case Drag::loopStart:
        loop.start = std::min(at, Instant{loop.end.seconds - secondsPerHour});
        t.out.emplace_back(SetLoop{true, loop});
        break;
    case Drag::loopEnd:
        loop.end = std::max(at, Instant{loop.start.seconds + secondsPerHour});
        t.out.emplace_back(SetLoop{true, loop});
        break;
    case Drag::pan: {
        const TimelineScale start{t.memory.timelineDragRange, track.left, track.scale.width};
        const double moved = mouse.x - t.memory.timelineDragStart;
        const auto seconds =
            static_cast<double>(start.at(track.left).seconds - start.at(track.left + moved).seconds);
        t.out.emplace_back(SetTimelineRange{
            movedSpan(t.memory.timelineDragRange, seconds, t.input.session.timelineLimits())});
        break;
    }
    case Drag::none:
        break;
    }
}

void markTooltip(const Timeline& t, const PlacedMark& mark, const Track& track) {
    const Event& event = *mark.event;
    const auto x = static_cast<float>(mark.x);
    const float half = scaled(t.input, 8);
    const Tooltip tip(t.input, {x - half, track.top, x + half, track.bottom}, scaled(t.input, 330));
    if (!tip.isOpen()) {
        return;
    }
    ImGui::PushStyleColor(ImGuiCol_Text, imVector(t.theme.boxTextSecondary));
    ImGui::TextUnformatted(
        formatDates(event.start, event.end, t.language, DateStyle::dateTimeWithWeekday).c_str());
    ImGui::PopStyleColor();
    wrappedText(event.title.best(t.language));
}

void trackInput(Timeline& t, const Track& track, const std::optional<PlacedMark>& under, bool hovered) {
    using Drag = PanelMemory::Drag;
    const ImVec2 mouse = ImGui::GetMousePos();
    if (ImGui::IsItemActivated() && ImGui::IsMouseDown(0)) {
        t.memory.timelineDrag = dragFor(t, track, mouse);
        t.memory.timelineDragStart = mouse.x;
        t.memory.timelineDragRange = t.state.timelineRange;
    }
    const bool moved = ImGui::IsMouseDragging(0, scaled(t.input, 3));
    if (ImGui::IsItemActive() && (moved || (t.memory.timelineDrag == Drag::cursor && !under))) {
        followDrag(t, track, mouse);
    }
    if (ImGui::IsItemDeactivated()) {
        const auto distance = std::abs(mouse.x - t.memory.timelineDragStart);
        if (under && distance < scaled(t.input, 4)) {
            t.out.emplace_back(SelectEvent{under->event->id, true});
        }
        t.memory.timelineDrag = Drag::none;
    }
    const float wheel = ImGui::GetIO().MouseWheel;
    if (hovered && wheel != 0) {
        t.out.emplace_back(SetTimelineRange{zoomedSpan(
            t.state.timelineRange,
            track.scale.at(mouse.x),
            std::pow(0.8, static_cast<double>(wheel)),
            t.input.session.timelineLimits())});
    }
    if (under && !ImGui::IsItemActive()) {
        markTooltip(t, *under, track);
    } else if (hovered && dragFor(t, track, mouse) != Drag::pan) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    }
}

} // namespace

void timelinePanel(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const SessionState& state = input.session.state();
    Timeline t{
        input,
        memory,
        out,
        state,
        themeOf(input),
        languageOf(input),
        input.session.chronicle().manifest.zoneMinutes};
    controls(t);
    if (isTimelineFolded(input)) {
        return;
    }
    if (!isNarrow(input)) {
        timelineOverview(input, memory, out);
    }
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const ImVec2 size(
        std::max(20.0F, ImGui::GetContentRegionAvail().x), std::max(20.0F, ImGui::GetContentRegionAvail().y));
    ImGui::InvisibleButton("##track", size);
    showFocus(input);
    noteWidget(memory, "timeline:track");
    const bool hovered = ImGui::IsItemHovered();
    const Track track = trackOf(t, corner, size);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    drawScale(t, track, list);
    const std::optional<PlacedMark> under = drawMarks(t, track, list, hovered);
    drawCursor(t, track, list);
    trackInput(t, track, under, hovered);
}

} // namespace khalkha
