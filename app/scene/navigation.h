#pragma once
// Navigation as pure functions from view to view. Stage feeds them with input; inertia and flights are timed
// there.

#include "scene/camera.h"

namespace khalkha {

/// Left drag: the ground point that was under `grabbed` when the drag began is brought under `cursor`.
/// The heading is held, so that north stays up. Within ten degrees of a pole, or half a picture if that is
/// less, the globe turns as a trackball and the heading with it, and goes on over the pole.
[[nodiscard]] CameraView
dragged(const CameraView& view, Viewport viewport, LonLat grabbed, ScreenPoint cursor);
/// Range times factor, but no nearer than nearestByHandMeters, or than it is already.
[[nodiscard]] double rangeByHand(double rangeMeters, double factor);
/// Wheel and right drag: the range by hand, the ground point under the cursor stays there.
[[nodiscard]] CameraView
zoomedAt(const CameraView& view, Viewport viewport, ScreenPoint cursor, double factor);
/// Middle or Shift drag: turns around the target.
[[nodiscard]] CameraView turned(const CameraView& view, double headingDeltaDeg, double tiltDeltaDeg);
/// Keyboard pan by a part of the picture's height; x right, y up. Over a pole straight ahead, as dragged.
[[nodiscard]] CameraView panned(const CameraView& view, Viewport viewport, double xPart, double yPart);

/// A flight between two views: rises, travels, descends (van Wijk and Nuij 2003, on the sphere).
class Flight {
public:
    Flight(const CameraView& from, const CameraView& to);
    /// fraction 0..1, eased; exactly `from` at 0 and `to` at 1.
    [[nodiscard]] CameraView at(double fraction) const;
    /// Natural duration in seconds, 0.4..4.
    [[nodiscard]] double seconds() const { return _seconds; }

private:
    CameraView _from, _to;
    double _angle = 0, _rho = 1.4, _pathLength = 0, _r0 = 0, _seconds = 1;
};

/// View that shows a box of longitude and latitude with a margin.
[[nodiscard]] CameraView viewOf(const LonLatBox& box, Viewport viewport);

} // namespace khalkha
