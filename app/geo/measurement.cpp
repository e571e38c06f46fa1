#include "geo/measurement.h"

#include "geo/polyline.h"

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

/// The outline with its longitudes counted on from point to point, so that none jumps at the antimeridian.
Polyline withoutJumps(std::span<const LonLat> points) {
    Polyline line;
    for (const LonLat at : points) {
        const double lonDeg =
            line.empty() ? at.lonDeg
                         : line.back().lonDeg + std::remainder(at.lonDeg - line.back().lonDeg, 360.0);
        line.push_back({lonDeg, at.latDeg});
    }
    return line;
}

} // namespace

bool crossesItself(std::span<const LonLat> outline) {
    if (outline.size() < 4) {
        return false;
    }
    Polyline closed(outline.begin(), outline.end());
    closed.push_back(outline.front());
    const auto crossings = selfCrossings(withoutJumps(closed));
    const size_t last = closed.size() - 2;
    return std::any_of(crossings.begin(), crossings.end(), [&](const std::pair<size_t, size_t>& legs) {
        return legs.first != 0 || legs.second != last; // these two share the first point
    });
}

Measurement measure(std::span<const LonLat> points, bool closed) {
    Measurement result;
    const auto add = [&](LonLat from, LonLat to) {
        const Geodesic leg = geodesicInverse(from, to);
        const double azimuth = leg.azimuth1Deg < 0 ? leg.azimuth1Deg + 360 : leg.azimuth1Deg;
        result.legs.push_back({leg.distanceMeters, azimuth});
        result.totalMeters += leg.distanceMeters;
    };
    for (size_t i = 1; i < points.size(); ++i) {
        add(points[i - 1], points[i]);
    }
    if (closed && points.size() > 2) {
        add(points.back(), points.front());
        if (!crossesItself(points)) {
            result.areaSquareMeters = areaSquareMeters(points);
        }
    }
    return result;
}

} // namespace khalkha
