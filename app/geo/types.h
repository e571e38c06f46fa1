#pragma once
// Positions. Domain geometry is double; float exists only at upload to the GPU.

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include <vector>

namespace khalkha {

/// Geographic position on WGS84, degrees; lon in [-180, 180], lat in [-90, 90].
struct LonLat {
    double lonDeg = 0;
    double latDeg = 0;
    friend bool operator==(const LonLat&, const LonLat&) = default;
};

/// Earth-centred, earth-fixed WGS84 position in metres: x to 0 E 0 N, z to the north pole.
using Ecef = glm::dvec3;

using Polyline = std::vector<LonLat>;
/// A ring without the repeated first point.
using Ring = std::vector<LonLat>;

/// rings[0] is the outer ring, the others are holes. Orientation is free.
struct Polygon {
    std::vector<Ring> rings;
    friend bool operator==(const Polygon&, const Polygon&) = default;
};

/// Longitude-latitude rectangle, degrees. west <= east; does not cross the antimeridian.
struct LonLatBox {
    double westDeg = 0, southDeg = 0, eastDeg = 0, northDeg = 0;
    friend bool operator==(const LonLatBox&, const LonLatBox&) = default;
};

} // namespace khalkha
