#include "session/session.h"

#include "session/event_search.h"

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

constexpr double singlePlaceHeightMeters = 900e3; ///< eye height of a flight to an event at one place
constexpr double leastRegionRangeMeters = 700e3;  ///< flights to events at several places stay above this

/// The instant of [limits) nearest to at.
Instant clamped(Instant at, const Span& limits) {
    const Instant last{std::max(limits.start.seconds, limits.end.seconds - 1)};
    return std::clamp(at, limits.start, last);
}

void widen(Span& limits, const Span& span) {
    if (span.start != beginningOfTime) {
        limits.start = std::min(limits.start, span.start);
    }
    if (span.end != endOfTime) {
        limits.end = std::max(limits.end, span.end);
    }
}

/// Ends of what the timeline can show: campaign and events. At least one day.
Span limitsOf(const Chronicle& chronicle) {
    Span limits = chronicle.manifest.span;
    if (limits.start == beginningOfTime) {
        limits.start = chronicle.manifest.openAt;
    }
    if (limits.end == endOfTime) {
        limits.end = chronicle.manifest.openAt;
    }
    for (const Event& event : chronicle.events) {
        widen(limits, event.span());
    }
    limits.end.seconds = std::max(limits.end.seconds, limits.start.seconds + secondsPerDay);
    return limits;
}

/// What the timeline shows at first: the shortest time that holds nine tenths of the events, so that a few
/// early or late ones do not press the others together; all there is without events. Where that is most of
/// the campaign, the campaign itself.
Span openingRange(const Chronicle& chronicle, const Span& limits) {
    const std::vector<Event>& events = chronicle.events; // ascending by start
    if (events.empty()) {
        return limits;
    }
    const size_t held = std::max<size_t>(1, events.size() * 9 / 10);
    Span best = limits;
    for (size_t i = 0; i + held <= events.size(); ++i) {
        const Span range{events[i].span().start, events[i + held - 1].span().end};
        if (range.end.seconds - range.start.seconds < best.end.seconds - best.start.seconds) {
            best = range;
        }
    }
    const Span campaign{
        std::max(limits.start, chronicle.manifest.span.start),
        std::min(limits.end, chronicle.manifest.span.end)};
    if ((best.end.seconds - best.start.seconds) * 2 > campaign.end.seconds - campaign.start.seconds) {
        return campaign;
    }
    const std::int64_t margin = (best.end.seconds - best.start.seconds) / 20 + secondsPerHour;
    return {
        std::max(limits.start, Instant{best.start.seconds - margin}),
        std::min(limits.end, Instant{best.end.seconds + margin})};
}

/// The instant at which an event is looked at: its start, or noon when only the day is known.
Instant instantToShow(const Event& event) {
    const Date& start = event.start;
    const std::int64_t half =
        start.precision == Precision::day ? (start.span.end.seconds - start.span.start.seconds) / 2 : 0;
    return {start.span.start.seconds + half};
}

/// Box around the places of an event; nullopt if none is known.
std::optional<LonLatBox> boxOf(const Chronicle& chronicle, const Event& event) {
    std::optional<LonLatBox> box;
    for (const std::string& id : event.placeIds) {
        const Place* const place = chronicle.place(id);
        if (place == nullptr) {
            continue;
        }
        const LonLat at = place->at;
        if (!box) {
            box = LonLatBox{at.lonDeg, at.latDeg, at.lonDeg, at.latDeg};
        }
        box->westDeg = std::min(box->westDeg, at.lonDeg);
        box->eastDeg = std::max(box->eastDeg, at.lonDeg);
        box->southDeg = std::min(box->southDeg, at.latDeg);
        box->northDeg = std::max(box->northDeg, at.latDeg);
    }
    return box;
}

} // namespace

Session::Session(ChroniclePtr chronicle) : _chronicle(std::move(chronicle)), _gaps(*_chronicle) {
    const Manifest& manifest = _chronicle->manifest;
    _limits = limitsOf(*_chronicle);
    _state.view.at = clamped(manifest.openAt, _limits);
    _state.view.camera = viewFromHeight(manifest.openView, manifest.openHeightKm * 1000, 0, 0);
    _state.timelineRange = openingRange(*_chronicle, _limits);
    _state.openPanels = {"timeline", "events", "detail", "layers"};
    _searchTexts.reserve(_chronicle->events.size());
    for (const Event& event : _chronicle->events) {
        _searchTexts.push_back(searchTextOf(*_chronicle, event));
    }
    refilter();
    _opening = _state;
}

void Session::dispatch(const Command& command) {
    Stop before = stopBefore(command);
    std::visit([this](const auto& c) { apply(c); }, command);
    showTools();
    noteLeaving(command, std::move(before));
}

StageRequests Session::takeRequests() {
    return std::exchange(_requests, {});
}

void Session::refilter() {
    _filtered.clear();
    const std::vector<Event>& events = _chronicle->events;
    for (size_t i = 0; i < events.size(); ++i) {
        if (passesFilter(*_chronicle, events[i], _searchTexts[i], _state.filter)) {
            _filtered.push_back(&events[i]);
        }
    }
}

void Session::seekTo(Instant at) {
    _state.view.at = clamped(at, _limits);
    _fractionSeconds = 0;
    // What the timeline shows follows the cursor.
    Span& shown = _state.timelineRange;
    if (!shown.contains(_state.view.at)) {
        const std::int64_t width = shown.end.seconds - shown.start.seconds;
        std::int64_t start = _state.view.at.seconds - width / 2;
        start = std::clamp(
            start, _limits.start.seconds, std::max(_limits.start.seconds, _limits.end.seconds - width));
        shown = {{start}, {start + width}};
    }
}

void Session::apply(const Seek& command) {
    seekTo(command.to);
}

void Session::apply(const StepDays& command) {
    const std::int64_t step = static_cast<std::int64_t>(command.days) * secondsPerDay;
    seekTo({_state.view.at.seconds + step});
}

void Session::apply(const StepEvent& command) {
    if (_filtered.empty() || command.events == 0) {
        return;
    }
    // From the selected event if it is in the list, else from the instant shown.
    const auto selected = std::find_if(_filtered.begin(), _filtered.end(), [&](const Event* event) {
        return event->id == _state.selectedEventId;
    });
    std::int64_t index = 0;
    if (selected != _filtered.end()) {
        index = (selected - _filtered.begin()) + command.events;
    } else {
        const auto next = std::find_if(_filtered.begin(), _filtered.end(), [&](const Event* event) {
            return instantToShow(*event) > _state.view.at;
        });
        index = (next - _filtered.begin()) + command.events - (command.events > 0 ? 1 : 0);
    }
    index = std::clamp<std::int64_t>(index, 0, static_cast<std::int64_t>(_filtered.size()) - 1);
    apply(SelectEvent{_filtered[static_cast<size_t>(index)]->id, true});
}

Span Session::playedSpan() const {
    if (_state.playback.loop) {
        return _state.playback.loopRange;
    }
    // What followed the campaign is played only by who has gone there.
    const Span campaign{
        std::max(_limits.start, _chronicle->manifest.span.start),
        std::min(_limits.end, _chronicle->manifest.span.end)};
    return _state.view.at < campaign.end ? Span{_limits.start, campaign.end} : _limits;
}

void Session::apply(const Play& command) {
    Playback& playback = _state.playback;
    playback.playing = command.on;
    const Span range = playedSpan();
    const Instant last{range.end.seconds - 1};
    if (!playback.playing) {
        return;
    }
    if (_state.view.at >= last || (playback.loop && !range.contains(_state.view.at))) {
        // At the end, play starts over.
        seekTo(playback.loop ? range.start : std::max(range.start, _chronicle->manifest.span.start));
    }
}

void Session::apply(const SetSpeed& command) {
    if (std::isfinite(command.hoursPerSecond)) {
        _state.playback.hoursPerSecond = std::clamp(command.hoursPerSecond, 1.0 / 3600, 24.0 * 3660);
    }
}

void Session::apply(const SetLoop& command) {
    _state.playback.loop = command.on;
    if (!command.on) {
        return;
    }
    if (command.range == Span{}) {
        // The stretch of before, if it can be seen; else what can be seen.
        const Span& old = _state.playback.loopRange;
        const Span& shown = _state.timelineRange;
        const bool seen = old != Span{} && old.start >= shown.start && old.end <= shown.end;
        _state.playback.loopRange = seen ? old : shown;
        return;
    }
    Span range{clamped(command.range.start, _limits), std::min(command.range.end, _limits.end)};
    range.end.seconds = std::max(range.end.seconds, range.start.seconds + secondsPerHour);
    _state.playback.loopRange = range;
}

void Session::apply(const SetTimelineRange& command) {
    // Between one hour and all there is, inside the limits.
    const Span& asked = command.range;
    const std::int64_t start = std::max(asked.start.seconds, _limits.start.seconds);
    const std::int64_t end = std::min(asked.end.seconds, _limits.end.seconds);
    const std::int64_t most = _limits.end.seconds - _limits.start.seconds;
    const std::int64_t width = std::clamp(end - start, std::min(most, 3 * secondsPerHour), most);
    const std::int64_t first = std::clamp(
        start, _limits.start.seconds, std::max(_limits.start.seconds, _limits.end.seconds - width));
    _state.timelineRange = {{first}, {first + width}};
}

void Session::apply(const SelectEvent& command) {
    const Event* const event = _chronicle->event(command.id);
    if (event == nullptr) {
        return;
    }
    _state.selectedEventId = event->id;
    _state.view.selectedId = event->id;
    _state.openPanels.insert("detail");
    if (!command.fly) {
        return;
    }
    seekTo(instantToShow(*event));
    const std::optional<LonLatBox> box = boxOf(*_chronicle, *event);
    if (!box) {
        return;
    }
    CameraView view = viewFromHeight({box->westDeg, box->southDeg}, singlePlaceHeightMeters, 0, 0);
    if (box->westDeg != box->eastDeg || box->southDeg != box->northDeg) {
        // Of the picture, what is not covered is to hold them all.
        const Viewport whole = viewportOf(_state.focus);
        const Viewport free{
            std::max(whole.widthPx / 4, static_cast<int>(whole.widthPx - _covered.leftPx - _covered.rightPx)),
            std::max(
                whole.heightPx / 4, static_cast<int>(whole.heightPx - _covered.topPx - _covered.bottomPx))};
        view = viewOf(*box, free);
        view.rangeMeters *= static_cast<double>(whole.heightPx) / free.heightPx;
        view.rangeMeters = std::max(view.rangeMeters, leastRegionRangeMeters);
    }
    flyTo(view, _state.focus);
}

void Session::apply(const Select& command) {
    _state.view.selectedId = command.id;
    _state.selectedEventId = _chronicle->event(command.id) != nullptr ? command.id : std::string();
    if (!command.id.empty()) {
        _state.openPanels.insert("detail");
    }
}

void Session::apply(const SetLayerVisible& command) {
    _state.view.layer(command.layer).visible = command.on;
}

void Session::apply(const SetLayerOpacity& command) {
    if (std::isfinite(command.opacity)) {
        _state.view.layer(command.layer).opacity = std::clamp(command.opacity, 0.0, 1.0);
    }
}

void Session::apply(const SetLanguage& command) {
    // The second line of the labels keeps being another language than the first.
    std::optional<Language>& second = _state.view.secondLanguage;
    if (second && *second == command.language) {
        second = _state.view.language;
    }
    _state.view.language = command.language;
}

void Session::apply(const SetSecondLanguage& command) {
    _state.view.secondLanguage = command.language;
    if (command.language && *command.language == _state.view.language) {
        _state.view.secondLanguage.reset();
    }
}

void Session::apply(const SetTheme& command) {
    _state.view.theme = command.theme;
}

void Session::apply(const SetPerspective& command) {
    _state.view.perspective = command.perspective;
}

void Session::apply(const SetSymbols& command) {
    _state.view.symbols = command.style;
}

void Session::apply(const SetExaggeration& command) {
    if (std::isfinite(command.times)) {
        _state.view.exaggeration = std::clamp(command.times, 0.0, maxExaggeration);
    }
}

void Session::apply(const SetReducedMotion& command) {
    _state.view.reducedMotion = command.on;
}

void Session::apply(const SetUiScale& command) {
    if (std::isfinite(command.scale)) {
        _state.view.uiScale = std::clamp(command.scale, 0.75, 3.0);
    }
}

void Session::apply(const SetFilter& command) {
    _state.filter.text = command.text;
    _state.filter.categories = {command.categories.begin(), command.categories.end()};
    _state.filter.sideId = command.sideId;
    _state.filter.period = command.period;
    _state.filter.disputed = command.disputed;
    refilter();
}

void Session::apply(const ShowPanel& command) {
    if (command.panel == "all") {
        _state.panelsHidden = !command.on;
    } else if (command.on) {
        _state.openPanels.insert(command.panel);
        _state.panelsHidden = false;
    } else {
        _state.openPanels.erase(command.panel);
        if (command.panel == "positions") {
            _state.view.hoveredId.clear();
        } else if (command.panel == "documents") {
            apply(Read{});
        } else if (command.panel == "story") {
            leaveReading();
        }
    }
    endPresentingIfSeen();
}

void Session::apply(const FoldPlot& command) {
    if (command.on) {
        _state.foldedPlots.insert(command.group);
    } else {
        _state.foldedPlots.erase(command.group);
    }
}

void Session::apply(const SetFurniture& command) {
    ViewState& view = _state.view;
    const std::pair<std::string_view, bool*> parts[] = {
        {"date", &view.dateBox},
        {"legend", &view.legendBox},
        {"scale", &view.scaleBox},
        {"north", &view.northArrow},
        {"sources", &view.sourcesLine},
        {"gap-chart", &view.gapChartBox},
        {"era", &view.eraYears}};
    for (const auto& [name, value] : parts) {
        if (name == command.part) {
            *value = command.on;
        }
    }
}

void Session::apply(const SetFullScreen& command) {
    _state.fullScreen = command.on;
    _requests.fullScreen = command.on;
    endPresentingIfSeen();
}

void Session::apply(const TakeShot& command) {
    _requests.shots.push_back(command.path);
}

void Session::apply(const CopyText& command) {
    _requests.copyText = command.text;
}

void Session::apply(const OpenLink& command) {
    // The address comes from data: nothing but the web is handed to the system.
    if (command.url.rfind("https://", 0) == 0 || command.url.rfind("http://", 0) == 0) {
        _requests.link = command.url;
    }
}

void Session::apply(const Quit& /*command*/) {
    _requests.quit = true;
}

} // namespace khalkha
