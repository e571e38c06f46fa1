#pragma once
// Lines and areas that meet or cross the 180th meridian. Within the program a line is one run of points with
// longitudes of -180..180: a leg whose ends lie more than 180 degrees apart takes the short way, across the
// meridian. An area is cut there into polygons (RFC 7946, 3.1.9), as its triangles are straight in longitude
// and latitude; the cut is no border.

#include "geo/types.h"

#include <span>
#include <vector>

namespace khalkha {

/// The same meridian, -180..180; 180 and -180 stay as they are.
[[nodiscard]] double wrappedLonDeg(double lonDeg);

/// The points with longitudes that go on beyond 180 degrees rather than jump; the first stays as it is.
[[nodiscard]] Polyline runningOn(std::span<const LonLat> line);

/// Box around a line that may cross the meridian: then its east goes on beyond 180 degrees.
[[nodiscard]] LonLatBox boxRunningOn(std::span<const LonLat> line);
/// The narrowest box around places, which may go on beyond 180 degrees in the same way.
[[nodiscard]] LonLatBox narrowestBox(std::span<const LonLat> places);
/// Whether the boxes, either of which may go on beyond 180 degrees, have a point in common when each is
/// widened to both sides by so much.
[[nodiscard]] bool meetRunningOn(const LonLatBox& one, const LonLatBox& other, LonLat reachDeg = {});

/// Joins parts where one ends on the meridian and another begins there on its other side, at the same
/// latitude to 1e-6 degrees, in whatever order they come; each keeps its direction. Parts that join to a ring
/// are closed: the last point is the first.
[[nodiscard]] std::vector<Polyline> joinedAcross180(std::vector<Polyline> parts);

/// Whether two parts meet on the meridian, at the same latitude to 1e-6 degrees, but both begin or both end
/// there.
[[nodiscard]] bool runAgainstAt180(std::span<const Polyline> parts);

/// The line cut where it crosses the meridian, each part ending at 180 or -180 degrees; legs are geodesics.
[[nodiscard]] std::vector<Polyline> cutAt180(std::span<const LonLat> line);

/// The pieces of what a ring (without the repeated first point) surrounds, cut at the meridian, with
/// longitudes of -180..180 and without repeated points: the ring itself where it does not cross. A ring
/// around a pole is closed along that pole, the nearer one. Legs are geodesics, the sides along the meridian
/// and a pole are added.
[[nodiscard]] std::vector<Ring> ringCutAt180(std::span<const LonLat> ring);

/// The borders of an area that may have been cut along the meridian and closed along a pole: rings (closed:
/// the last point is the first) and, where an area ends on the meridian indeed, open lines. Outer rings run
/// counter-clockwise.
[[nodiscard]] std::vector<Polyline> bordersOf(std::span<const Polygon> area);
/// Whether a ring has a side along the meridian or along a pole.
[[nodiscard]] bool isCutOrPolar(const Ring& ring);

/// Whether a ring that is cut at the meridian, where it meets it, runs counter-clockwise.
[[nodiscard]] bool turnedCounterClockwise(const Ring& ring);

/// Adds points so that no leg is longer than maxLegMeters; legs are straight in longitude and latitude, as
/// the sides of areas are (RFC 7946, 3.1.1), those over 180 degrees of longitude too.
[[nodiscard]] Polyline straightened(std::span<const LonLat> line, double maxLegMeters);
/// The same of all sides of a polygon.
[[nodiscard]] Polygon straightened(const Polygon& polygon, double maxLegMeters);

} // namespace khalkha
