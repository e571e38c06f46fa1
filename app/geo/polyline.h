#pragma once
// Work on polylines and rings: simplify, densify, cut, intersect, measure positions.

#include "geo/geodesy.h"

#include <optional>
#include <utility>

namespace khalkha {

/// Douglas-Peucker; tolerance in metres on the ground. Ends are kept.
[[nodiscard]] Polyline simplify(std::span<const LonLat> line, double toleranceMeters);
/// Adds points so that no leg is longer than maxLegMeters.
[[nodiscard]] Polyline densify(std::span<const LonLat> line, double maxLegMeters);
/// Cumulative lengths in metres, same size as line, first is 0.
[[nodiscard]] std::vector<double> cumulativeMeters(std::span<const LonLat> line);
/// Point at a distance from the start, clamped to the ends.
[[nodiscard]] LonLat pointAt(std::span<const LonLat> line, std::span<const double> cumulative, double meters);
/// Part of the line between two distances from the start.
[[nodiscard]] Polyline part(std::span<const LonLat> line, double fromMeters, double toMeters);

struct NearestPoint {
    LonLat at;
    double distanceMeters = 0;
    size_t leg = 0;      ///< index of the leg's first point
    double fraction = 0; ///< 0..1 along the leg
};
/// Nearest point of the line (local plane; error under 0.1 % for distances under 100 km).
[[nodiscard]] std::optional<NearestPoint> nearest(std::span<const LonLat> line, LonLat to);

/// Pairs of leg indices (i < j) that cross or touch, neighbours only where one folds back upon the other;
/// empty when the line is simple.
[[nodiscard]] std::vector<std::pair<size_t, size_t>> selfCrossings(std::span<const LonLat> line);
/// The line with every loop cut off at its crossing: same ends, simple. A simple line is returned unchanged.
[[nodiscard]] Polyline withoutLoops(std::span<const LonLat> line);

[[nodiscard]] bool contains(const Polygon& polygon, LonLat at);
/// Longitudes where the line crosses the parallel, ascending.
[[nodiscard]] std::vector<double> crossingsOfParallel(std::span<const LonLat> line, double latDeg);

/// Triangles (indices into the concatenated ring points, by threes) of a polygon; holes are respected,
/// self-touching rings tolerated (GLU tessellator, odd winding rule; points it adds are appended to points).
struct Triangulation {
    std::vector<LonLat> points;
    std::vector<unsigned> triangles; ///< three indices per triangle, counter-clockwise in lon/lat
};
[[nodiscard]] Triangulation triangulate(const Polygon& polygon);

} // namespace khalkha
