#pragma once
// A section over the ground: geodesics from point to point, what they cross and what lies near them.

#include "geo/polyline.h"

namespace khalkha {

class GroundSection {
public:
    /// Of two points at least; points twice in a row count once.
    explicit GroundSection(std::span<const LonLat> points);
    [[nodiscard]] double lengthMeters() const { return _lengthMeters; }
    /// Distances of the points between the first and the last, at which the course changes.
    [[nodiscard]] std::vector<double> corners() const;
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
    struct Leg {
        LonLat from;
        double startMeters = 0, azimuthDeg = 0;
    };
    std::vector<Leg> _legs;
    LonLat _last;
    double _lengthMeters = 0;
    Polyline _pieces; ///< longitudes counted on, so that none jumps at the antimeridian
    std::vector<double> _cumulative;
};

} // namespace khalkha
