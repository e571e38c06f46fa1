// Documents, remarks and guided readings: what their commands do.
#include "session/reading.h"
#include "session/session.h"

#include <algorithm>

namespace khalkha {

void Session::apply(const Hover& command) {
    _state.view.hoveredId = command.id;
}

void Session::apply(const Read& command) {
    const Document* const document = _chronicle->document(command.id);
    const bool known = document != nullptr || _chronicle->remark(command.id) != nullptr;
    _state.readId = known ? command.id : std::string();
    // The lines it speaks for stand out on the map; none, if it speaks for none.
    _state.view.markedIds = document == nullptr ? std::vector<std::string>() : document->supports;
    if (known) {
        _state.openPanels.insert("documents");
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
    _state.openPanels.insert("story");
    _state.panelsHidden = false;
    enterStep(story->steps[_state.storyStep]);
}

void Session::apply(const StepStory& command) {
    const Story* const story = _chronicle->story(_state.storyId);
    if (story == nullptr) {
        return;
    }
    const auto last = static_cast<std::int64_t>(story->steps.size()) - 1;
    const std::int64_t now = static_cast<std::int64_t>(_state.storyStep);
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
    after.readId = before.readId;
    after.selectedEventId = before.selectedEventId;
    after.openPanels = before.openPanels;
    after.openPanels.erase("story");
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
    view.selectedId = before.view.selectedId;
    view.markedIds = before.view.markedIds;
    view.hoveredId.clear();
    return after;
}

void Session::leaveReading() {
    if (_state.beforeReading != nullptr) {
        takeWhole(withoutReading());
    }
}

void Session::enterStep(const StoryStep& step) {
    _state.playback.playing = false;
    _state.view.selectedId.clear();
    _state.selectedEventId.clear();
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
