// Documents, remarks and guided readings: what their commands do.
#include "session/reading.h"
#include "session/session.h"

#include <algorithm>

namespace khalkha {

void Session::apply(const Hover& command) {
    _state.view.hovered = findThing(*_chronicle, command.id, command.kind);
}

void Session::apply(const Read& command) {
    _state.read = {};
    for (const ThingKind kind : {ThingKind::document, ThingKind::remark}) {
        if (_state.read.empty() && command.kind.value_or(kind) == kind) {
            _state.read = findThing(*_chronicle, command.id, kind);
        }
    }
    // The lines it speaks for stand out on the map; none, if it speaks for none.
    _state.view.marked.clear();
    const bool isDocument = _state.read.kind == ThingKind::document;
    if (const Document* document = isDocument ? _chronicle->document(_state.read.id) : nullptr) {
        for (const std::string& claim : document->supports) {
            _state.view.marked.push_back({ThingKind::claim, claim});
        }
    }
    if (!_state.read.empty()) {
        openPanel("documents");
        _state.panelsHidden = false;
    }
}

void Session::apply(const OpenStory& command) {
    const Story* const story = _chronicle->story(command.id);
    if (story == nullptr || story->steps.empty()) {
        _state.storyId.clear();
        _state.storyStep = 0;
        return;
    }
    if (_state.beforeReading == nullptr) {
        _state.beforeReading = snapshot();
    }
    _state.storyId = story->id;
    _state.storyStep = std::min(static_cast<size_t>(std::max(command.step, 1)), story->steps.size()) - 1;
    openPanel("story");
    _state.panelsHidden = false;
    enterStep(story->steps[_state.storyStep]);
}

void Session::apply(const StepStory& command) {
    const Story* const story = _chronicle->story(_state.storyId);
    if (story == nullptr) {
        return;
    }
    const auto last = static_cast<std::int64_t>(story->steps.size()) - 1;
    const auto now = static_cast<std::int64_t>(_state.storyStep);
    const std::int64_t next = std::clamp<std::int64_t>(now + command.steps, 0, last);
    if (next != now) {
        apply(OpenStory{story->id, static_cast<int>(next) + 1});
    }
}

SessionState Session::withoutReading() const {
    if (_state.beforeReading == nullptr) {
        return _state;
    }
    const SessionState& before = *_state.beforeReading;
    SessionState after = _state;
    after.beforeReading = nullptr;
    after.storyId.clear();
    after.storyStep = 0;
    after.read = before.read;
    after.openPanels = before.openPanels;
    after.openPanels.erase("story");
    after.panelOrder = before.panelOrder;
    std::erase(after.panelOrder, "story");
    after.compare = before.compare;
    after.focus = before.focus;
    after.timelineRange = before.timelineRange;
    after.playback.playing = false;
    ViewState& view = after.view;
    view.at = before.view.at;
    view.camera = before.view.camera;
    view.perspective = before.view.perspective;
    view.symbols = before.view.symbols;
    view.layers = before.view.layers;
    view.exaggeration = before.view.exaggeration;
    view.selected = before.view.selected;
    view.marked = before.view.marked;
    view.hovered = {};
    return after;
}

void Session::leaveReading() {
    if (_state.beforeReading != nullptr) {
        takeWhole(withoutReading());
    }
}

void Session::enterStep(const StoryStep& step) {
    _state.playback.playing = false;
    _state.view.selected = {};
    apply(Read{});
    ViewState view = _state.view;
    (void)showStep(step, view); // what cannot be read is reported when the campaign is checked
    const CameraView from = _state.view.camera;
    const CameraView to = view.camera;
    view.camera = from;
    _state.view = view;
    seekTo(view.at);
    if (to.target != from.target || to.rangeMeters != from.rangeMeters || to.headingDeg != from.headingDeg ||
        to.tiltDeg != from.tiltDeg) {
        flyTo(to, Pane::left);
    }
}

} // namespace khalkha
