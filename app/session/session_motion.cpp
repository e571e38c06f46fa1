// What moves by itself: playback, flights, inertia of a drag, the smooth zoom of the wheel.
#include "session/session.h"

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

constexpr double glideHalfLifeSeconds = 0.14;    ///< the speed of a released drag halves in this time
constexpr double glideLeastSpeedPxPerS = 8;      ///< below it a glide ends
constexpr double glideMostSpeedPxPerS = 6000;    ///< a mouse that jumps does not fling the globe away
constexpr double zoomTimeConstantSeconds = 0.07; ///< the rest of a zoom falls to 1/e in this time
constexpr double zoomLeastRestLog = 2e-3;
/// Of the camera: what moves is seen to move, however slow the frames are. The clock is not held back so.
constexpr double longestMotionSeconds = 0.1;
/// Played in one step at most; far more than there is, and no number that overflows.
constexpr double longestPlayedSeconds = 4e15;
/// A flight of reduced motion is a cut: after so long, in which panels that open with it say what they cover.
constexpr double cutSeconds = 0.15;

} // namespace

bool Session::isMoving() const {
    return _state.playback.playing || isCameraMoving();
}

bool Session::isCameraMoving() const {
    return _motions[0].isOn() || _motions[1].isOn();
}

void Session::apply(const SetView& command) {
    _state.focus = cameraOwner(command.pane);
    Motion& motion = motionOf(command.pane);
    motion = {};
    if (command.fly) {
        motion.flight.emplace(camera(command.pane), command.view);
    } else {
        cameraOf(command.pane) = command.view;
    }
}

void Session::apply(const Glide& command) {
    const double speed = std::hypot(command.speedPxPerS.x, command.speedPxPerS.y);
    if (!std::isfinite(speed) || speed < glideLeastSpeedPxPerS || _state.view.reducedMotion) {
        return;
    }
    _state.focus = cameraOwner(command.pane);
    const double part = std::min(1.0, glideMostSpeedPxPerS / speed);
    Motion& motion = motionOf(command.pane);
    motion = {};
    motion.gliding = Gliding{
        command.grabbed,
        command.cursor,
        {command.speedPxPerS.x * part, command.speedPxPerS.y * part},
        command.pane};
}

void Session::apply(const ZoomAt& command) {
    if (!std::isfinite(command.factor) || command.factor <= 0) {
        return;
    }
    _state.focus = cameraOwner(command.pane);
    Motion& motion = motionOf(command.pane);
    if (_state.view.reducedMotion) {
        motion = {};
        CameraView& view = cameraOf(command.pane);
        view = zoomedAt(view, viewportOf(command.pane), command.cursor, command.factor);
        return;
    }
    const double rest = motion.zooming ? motion.zooming->remainingLog : 0;
    motion = {};
    motion.zooming =
        Zooming{command.cursor, std::clamp(rest + std::log(command.factor), -4.0, 4.0), command.pane};
}

void Session::advance(double dtSeconds) {
    if (!std::isfinite(dtSeconds) || dtSeconds <= 0) {
        return;
    }
    advancePlayback(dtSeconds);
    const double step = std::min(dtSeconds, longestMotionSeconds);
    advanceCamera(_state.view.camera, _motions[0], step);
    advanceCamera(_state.compare.camera, _motions[1], step);
}

void Session::advancePlayback(double dtSeconds) {
    Playback& playback = _state.playback;
    if (!playback.playing) {
        return;
    }
    const double moved = std::min(
        dtSeconds * playback.hoursPerSecond * secondsPerHour + _fractionSeconds, longestPlayedSeconds);
    const double whole = std::floor(moved);
    const Span range = playedSpan();
    std::int64_t at = _state.view.at.seconds + static_cast<std::int64_t>(whole);
    if (at >= range.end.seconds) {
        if (playback.loop) {
            const std::int64_t length = range.end.seconds - range.start.seconds;
            at = range.start.seconds + (at - range.start.seconds) % length;
        } else {
            at = range.end.seconds - 1;
            playback.playing = false;
        }
    }
    moveClock({at});
    _fractionSeconds = moved - whole;
}

void Session::advanceCamera(CameraView& camera, Motion& motion, double dtSeconds) {
    if (motion.flight) {
        motion.flightSeconds += dtSeconds;
        const bool cut = _state.view.reducedMotion;
        const double seconds = cut ? cutSeconds : motion.flight->seconds();
        const double fraction = std::min(1.0, motion.flightSeconds / seconds);
        if (!cut || fraction >= 1) {
            camera = motion.flight->at(fraction);
        }
        if (fraction >= 1) {
            motion.flight.reset();
        }
    }
    if (motion.gliding) {
        Gliding& glide = *motion.gliding;
        // Exact integral of the falling speed over the step, so that the path does not depend on the rate.
        const double decay = std::exp2(-dtSeconds / glideHalfLifeSeconds);
        const double seconds = (1 - decay) * glideHalfLifeSeconds / std::log(2.0);
        glide.cursor.x += glide.speedPxPerS.x * seconds;
        glide.cursor.y += glide.speedPxPerS.y * seconds;
        glide.speedPxPerS.x *= decay;
        glide.speedPxPerS.y *= decay;
        camera = dragged(camera, viewportOf(glide.pane), glide.grabbed, glide.cursor);
        if (std::hypot(glide.speedPxPerS.x, glide.speedPxPerS.y) < glideLeastSpeedPxPerS) {
            motion.gliding.reset();
        }
    }
    if (motion.zooming) {
        Zooming& zoom = *motion.zooming;
        double step = zoom.remainingLog * (1 - std::exp(-dtSeconds / zoomTimeConstantSeconds));
        if (std::abs(zoom.remainingLog - step) < zoomLeastRestLog) {
            step = zoom.remainingLog;
        }
        camera = zoomedAt(camera, viewportOf(zoom.pane), zoom.cursor, std::exp(step));
        zoom.remainingLog -= step;
        if (zoom.remainingLog == 0) {
            motion.zooming.reset();
        }
    }
}

} // namespace khalkha
