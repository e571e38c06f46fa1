#pragma once
// A straight section over the ground: the geodesic between two points, what it crosses and what lies near it.

#include "geo/polyline.h"

namespace khalkha {

class GroundSection {
public:
    GroundSection(LonLat from, LonLat to);
    [[nodiscard]] LonLat from() const { return _from; }
    [[nodiscard]] LonLat to() const { return _to; }
    [[nodiscard]] double lengthMeters() const { return _lengthMeters; }
    /// The point at a distance from the start, clamped to the ends.
    [[nodiscard]] LonLat at(double alongMeters) const;
    /// Distances from the start at which the section crosses a line, ascending. The line's legs are straight
    /// in longitude and latitude (RFC 7946); touching a corner without crossing does not count.
    [[nodiscard]] std::vector<double> crossings(std::span<const LonLat> line) const;
    struct Foot {
        double alongMeters = 0; ///< of the point of the section that is nearest
        double awayMeters = 0;  ///< from there
    };
    [[nodiscard]] Foot footOf(LonLat at) const;

private:
    LonLat _from, _to;
    double _lengthMeters = 0, _azimuthDeg = 0;
    Polyline _pieces; ///< longitudes counted on, so that none jumps at the antimeridian
    std::vector<double> _cumulative;
};

} // namespace khalkha
