// The way back, the way home, and what is seen while somebody presents.
#include "session/session.h"

#include <cmath>

namespace khalkha {

namespace {

/// What a user sets once and for all, not what is looked at: neither the way home nor the way back changes
/// it.
void takeSettings(const SessionState& from, SessionState& to) {
    const ViewState& view = from.view;
    to.view.language = view.language;
    to.view.secondLanguage = view.secondLanguage;
    to.view.theme = view.theme;
    to.view.uiScale = view.uiScale;
    to.view.reducedMotion = view.reducedMotion;
    to.view.eraYears = view.eraYears;
    to.view.dateBox = view.dateBox;
    to.view.legendBox = view.legendBox;
    to.view.scaleBox = view.scaleBox;
    to.view.northArrow = view.northArrow;
    to.view.sourcesLine = view.sourcesLine;
    to.view.gapChartBox = view.gapChartBox;
    to.playback.hoursPerSecond = from.playback.hoursPerSecond;
    to.foldedPlots = from.foldedPlots;
}

Leaving kindOf(const Command& command, const Stop& before, const Stop& after) {
    if (std::holds_alternative<GoHome>(command) || before.selected != after.selected ||
        before.storyId != after.storyId || before.storyStep != after.storyStep) {
        return Leaving::jump;
    }
    if (std::holds_alternative<StepDays>(command)) {
        return Leaving::days;
    }
    if (before.at != after.at || std::holds_alternative<Play>(command)) {
        return Leaving::clock;
    }
    const auto* const view = std::get_if<SetView>(&command);
    const bool small = (view != nullptr && !view->fly) || std::holds_alternative<ZoomAt>(command);
    return small ? Leaving::camera : Leaving::jump;
}

} // namespace

RunOfArguments Session::open(const Step& first, const Step& restore, const Step& arguments) {
    first(*this);
    const SessionState fresh = _state;
    arguments(*this);
    _opening = *snapshot();
    _state = fresh;
    stopCamera();
    refilter();
    restore(*this);
    RunOfArguments run;
    run.remembered = save();
    arguments(*this);
    run.started = save();
    _history.clear();
    _requests = {};
    return run;
}

CameraView Session::restingCamera(Pane pane) const {
    const Pane owner = cameraOwner(pane);
    const Motion& motion = _motions[static_cast<size_t>(owner)];
    if (motion.flight) {
        return motion.flight->at(1);
    }
    const CameraView& view = camera(pane);
    return motion.zooming ? zoomedAt(
                                view,
                                viewportOf(motion.zooming->pane),
                                motion.zooming->cursor,
                                std::exp(motion.zooming->remainingLog))
                          : view;
}

Stop Session::stopHere() const {
    return {
        {restingCamera(Pane::left), restingCamera(Pane::right)},
        _state.view.at,
        _state.timelineRange,
        _state.view.selected,
        _state.storyId,
        _state.storyStep,
        nullptr};
}

std::shared_ptr<const SessionState> Session::snapshot() const {
    auto whole = std::make_shared<SessionState>(_state);
    whole->view.camera = restingCamera(Pane::left);
    if (!whole->compare.sharesCamera()) {
        whole->compare.camera = restingCamera(Pane::right);
    }
    whole->measure.changes.clear();
    whole->measure.undone.clear();
    return whole;
}

Stop Session::stopBefore(const Command& command) const {
    Stop stop = stopHere();
    const auto* const panel = std::get_if<ShowPanel>(&command);
    const auto* const go = std::get_if<GoTo>(&command);
    const bool opensReading =
        std::holds_alternative<OpenStory>(command) ||
        (go != nullptr && go->select && findThing(*_chronicle, go->id, go->kind).kind == ThingKind::story);
    const bool changesAll = std::holds_alternative<GoHome>(command) || opensReading ||
                            std::holds_alternative<StepStory>(command) ||
                            (panel != nullptr && panel->panel == "story");
    if (changesAll) {
        stop.whole = snapshot();
    }
    return stop;
}

void Session::noteLeaving(const Command& command, Stop before) {
    if (std::holds_alternative<StepHistory>(command) || std::holds_alternative<SetCompare>(command) ||
        std::holds_alternative<SetCompareLinked>(command)) {
        return;
    }
    const auto* const play = std::get_if<Play>(&command);
    const Stop after = stopHere();
    const bool stays = before.isSamePlace(after) && !(play != nullptr && play->on);
    if (stays && !std::holds_alternative<GoHome>(command)) {
        return;
    }
    const Leaving how = kindOf(command, before, after);
    _history.leave(std::move(before), how);
}

void Session::takeWhole(const SessionState& whole) {
    SessionState next = whole;
    takeSettings(_state, next);
    next.playback.playing = false;
    next.fullScreen = _state.fullScreen;
    next.fullScreenBefore = _state.fullScreenBefore;
    next.panelsHidden = _state.panelsHidden;
    next.panelsHiddenBefore = _state.panelsHiddenBefore;
    next.presenting = _state.presenting;
    next.black = _state.black;
    next.measure.changes = _state.measure.changes; // what was measured comes back with undo
    if (next.measure.line != _state.measure.line) {
        next.measure.changes.push_back(_state.measure.line);
    }
    const CameraView here = _state.view.camera;
    stopCamera();
    _state = std::move(next);
    _fractionSeconds = 0;
    ++_clockSettings;
    refilter();
    const CameraView there = std::exchange(_state.view.camera, here);
    if (there != here) {
        apply(SetView{there, true, Pane::left});
    }
}

void Session::takePlace(const Stop& stop) {
    _state.playback.playing = false;
    seekTo(stop.at);
    _state.timelineRange = stop.timeline;
    _state.view.selected = stop.selected;
    if (restingCamera(Pane::left) != stop.cameras[0]) {
        apply(SetView{stop.cameras[0], true, Pane::left});
    }
    if (!_state.compare.sharesCamera() && restingCamera(Pane::right) != stop.cameras[1]) {
        apply(SetView{stop.cameras[1], true, Pane::right});
    }
}

void Session::apply(const StepHistory& command) {
    for (int i = 0; i < std::abs(command.steps); ++i) {
        Stop now = stopHere();
        now.whole = snapshot();
        const std::optional<Stop> stop = _history.step(command.steps < 0, std::move(now));
        if (!stop) {
            return;
        }
        if (stop->whole) {
            takeWhole(*stop->whole);
        } else {
            takePlace(*stop);
        }
    }
}

void Session::apply(const GoHome& /*command*/) {
    const bool wasFull = _state.fullScreen;
    takeWhole(_opening);
    _state.fullScreen = _opening.fullScreen;
    _state.panelsHidden = _opening.panelsHidden;
    _state.presenting = _state.black = false;
    if (wasFull != _state.fullScreen) {
        _requests.fullScreen = _state.fullScreen;
    }
}

void Session::apply(const SetPresenting& command) {
    if (command.on == _state.presenting) {
        return;
    }
    if (command.on) {
        _state.fullScreenBefore = _state.fullScreen;
        _state.panelsHiddenBefore = _state.panelsHidden;
        // What is read to a class stays beside the map.
        _state.panelsHidden = _state.storyId.empty() || _state.openPanels.count("story") == 0;
    } else {
        _state.panelsHidden = _state.panelsHiddenBefore;
    }
    const bool full = command.on || _state.fullScreenBefore;
    if (full != _state.fullScreen) {
        apply(SetFullScreen{full});
    }
    _state.presenting = command.on;
    _state.black = false;
}

void Session::endPresentingIfSeen() {
    _state.presenting = _state.presenting && (_state.fullScreen || _state.panelsHidden);
}

void Session::apply(const SetBlack& command) {
    _state.black = command.on;
}

} // namespace khalkha
