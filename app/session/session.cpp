#include "session/session.h"

#include "chronicle/clock_limits.h"
#include "geo/antimeridian.h"
#include "session/event_filter.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace khalkha {

namespace {

/// The instant of [limits) nearest to at.
Instant clamped(Instant at, const Span& limits) {
    const Instant last{std::max(limits.start.seconds, limits.end.seconds - 1)};
    return std::clamp(at, limits.start, last);
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
        // The end of what lasts on is that of the timeline.
        const Span range{events[i].span().start, std::min(events[i + held - 1].span().end, limits.end)};
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

} // namespace

Session::Session(ChroniclePtr chronicle, ClaimGapTablePtr gaps)
    : _chronicle(std::move(chronicle)),
      _gaps(gaps ? std::move(gaps) : std::make_shared<const ClaimGapTable>(*_chronicle)) {
    const Manifest& manifest = _chronicle->manifest;
    _limits = clockLimits(*_chronicle);
    _state.view.at = clamped(manifest.openAt, _limits);
    _state.view.camera = viewFromHeight(manifest.openView, manifest.openHeightKm * 1000, 0, 0);
    _state.timelineRange = openingRange(*_chronicle, _limits);
    _state.openPanels = {"timeline", "events", "detail", "hint"};
    refilter();
    _opening = _state; // NOLINT(cppcoreguidelines-prefer-member-initializer): once all of it is set
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
    const EventFilter& filter = _state.filter;
    const std::vector<Event>& events = _chronicle->events;
    std::vector<bool> passes(events.size());
    for (size_t i = 0; i < events.size(); ++i) {
        passes[i] = passesFilter(*_chronicle, events[i], filter);
    }
    std::vector<bool> listed = passes;
    std::vector<SearchHit> hits;
    if (hasWords(filter.text)) {
        if (!_index) {
            _index = _indexToCome.valid() ? _indexToCome.get() : std::make_shared<SearchIndex>(*_chronicle);
        }
        hits = _index->find(filter.text);
        const std::vector<bool> named = _index->eventsAmong(hits);
        std::transform(passes.begin(), passes.end(), named.begin(), listed.begin(), std::logical_and<>());
    }
    _filtered.clear();
    for (size_t i = 0; i < events.size(); ++i) {
        if (listed[i]) {
            _filtered.push_back(&events[i]);
        }
    }
    // A filter of events leaves no room for other things.
    const bool eventsAlone =
        !filter.categories.empty() || !filter.sideId.empty() || filter.period != Span{} || filter.disputed;
    std::erase_if(hits, [&](const SearchHit& hit) {
        return hit.thing.kind == ThingKind::event ? !passes[hit.row] : eventsAlone;
    });
    _found = groupedByKind(std::move(hits));
    ++_filterings;
}

std::optional<size_t> Session::filteredRow(std::string_view eventId) const {
    // The list has the order of the chronicle, in which the events stand one behind the other.
    const Event* const event = _chronicle->event(eventId);
    const auto row = std::lower_bound(_filtered.begin(), _filtered.end(), event, std::less<>());
    return event == nullptr || row == _filtered.end() || *row != event
               ? std::nullopt
               : std::optional<size_t>(row - _filtered.begin());
}

void Session::seekTo(Instant at) {
    ++_clockSettings;
    moveClock(at);
}

void Session::moveClock(Instant at) {
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

void Session::apply(const AskDate& command) {
    _state.askingDate = command.on;
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
    std::int64_t index = 0;
    if (const auto selected = filteredRow(_state.selectedEventId())) {
        index = static_cast<std::int64_t>(*selected) + command.events;
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
        _state.playback.hoursPerSecond =
            std::clamp(command.hoursPerSecond, slowestHoursPerSecond, fastestHoursPerSecond);
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
    // Between three hours and all there is, inside the limits.
    const Span& asked = command.range;
    const std::int64_t start = std::max(asked.start.seconds, _limits.start.seconds);
    const std::int64_t end = std::min(asked.end.seconds, _limits.end.seconds);
    const std::int64_t most = _limits.end.seconds - _limits.start.seconds;
    const std::int64_t width = std::clamp(end - start, std::min(most, 3 * secondsPerHour), most);
    const std::int64_t first = std::clamp(
        start, _limits.start.seconds, std::max(_limits.start.seconds, _limits.end.seconds - width));
    _state.timelineRange = {{first}, {first + width}};
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
    _requests.shots.push_back({command.path, _state.view.at});
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
