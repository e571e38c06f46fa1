// What goes on with time in the window: held keys, playback, flights; and the account of it.
#include "base/console.h"
#include "stage/window_loop.h"

#include <algorithm>

namespace khalkha {

namespace {

constexpr double longestHeldSeconds = 0.1; ///< of keys held: one press is one step, however slow the frames

} // namespace

void WindowLoop::moveOn(double turnStart, const Moving& before) {
    Session& session = _parts.session;
    const bool plays = session.state().playback.playing;
    const bool goesOn = before.anything && session.isMoving() && plays == before.playing;
    const double dt = _clock.begin(turnStart, goesOn);
    Commands held;
    const double heldSeconds = before.holding ? std::min(_clock.elapsedSeconds(), longestHeldSeconds) : 0;
    _input.advance(heldSeconds, inputContext(), held);
    dispatch(held);
    if (!session.isMoving()) {
        return;
    }
    tellSessionOfPanes();
    const Instant at = session.state().view.at;
    const Playback playback = session.state().playback;
    session.advance(dt);
    // A clock that came to its end or began anew says nothing about speed.
    if (_parts.options.playReport && playback.playing && before.playing && session.state().playback.playing &&
        session.state().view.at >= at) {
        _playReport.played(
            _clock.elapsedSeconds() * playback.hoursPerSecond * secondsPerHour,
            static_cast<double>(session.state().view.at.seconds - at.seconds));
    }
    _mapChanged = true;
    _turnsToDraw = std::max(_turnsToDraw, 1);
    _saveAt = turnStart + savePauseSeconds;
}

void WindowLoop::partDone(const char* part) {
    if (!_parts.options.playReport) {
        return;
    }
    const double time = now();
    _playReport.took(part, (time - _partStart) * 1000);
    _partStart = time;
}

void WindowLoop::tellOfPlay() const {
    if (_parts.options.playReport) {
        printErrorText(_playReport.text());
    }
}

} // namespace khalkha
