// Two views: what is compared, and how that is remembered.
#include "session/session.h"

#include <cmath>

namespace khalkha {

Pane Session::cameraOwner(Pane pane) const {
    return _state.compare.sharesCamera() ? Pane::left : pane;
}

const CameraView& Session::camera(Pane pane) const {
    return cameraOwner(pane) == Pane::left ? _state.view.camera : _state.compare.camera;
}

CameraView& Session::cameraOf(Pane pane) {
    return cameraOwner(pane) == Pane::left ? _state.view.camera : _state.compare.camera;
}

void Session::compare(const Comparison& comparison) {
    stopCamera();
    const Comparison before = _state.compare;
    _state.compare = comparison;
    _state.compare.divider = clampedDivider(comparison.mode, comparison.divider);
    _state.compare.camera = clampedView(comparison.camera);
    if (comparison.linked && !before.isOn()) {
        _state.compare.camera = _state.view.camera;
    }
    _state.focus = Pane::left;
}

void Session::apply(const SetCompare& command) {
    Comparison& compare = _state.compare;
    stopCamera();
    compare.mode = command.mode;
    compare.divider = clampedDivider(compare.mode, compare.divider);
    if (!compare.isOn()) {
        _state.focus = Pane::left;
    }
}

void Session::apply(const SetCompareDivider& command) {
    if (std::isfinite(command.part)) {
        _state.compare.divider = clampedDivider(_state.compare.mode, command.part);
    }
}

void Session::apply(const SetCompareLinked& command) {
    Comparison& compare = _state.compare;
    if (compare.linked && !command.on) {
        compare.camera = _state.view.camera; // from where both were
    } else if (!compare.linked && command.on && compare.mode == CompareMode::split) {
        // Both go to where the user looked last.
        stopCamera();
        _state.view.camera = camera(_state.focus);
    }
    compare.linked = command.on;
}

void Session::apply(const SetComparePerspective& command) {
    _state.compare.perspective = command.perspective;
}

void Session::apply(const SetCompareTime& command) {
    _state.compare.fixedAt = command.fixedAt;
    _state.compare.offsetSeconds = command.fixedAt ? 0 : command.offsetSeconds;
}

} // namespace khalkha
