#pragma once
// One leg of a polyline in space: the foot of a position upon it. Shared within geo.

#include "geo/geodesy.h"

namespace khalkha {

/// Foot of a position on the geodesic between two surface positions.
struct LegFoot {
    double fraction = 0;        ///< 0..1 along the leg, by arc
    double squaredDistance = 0; ///< straight-line distance squared, m2
};
/// All three lie on the ellipsoid. The leg is taken as the chord raised along the normal, as interpolate()
/// does, which leaves the geodesic by less than 1e-6 of the leg for legs under 400 km.
[[nodiscard]] LegFoot footOnLeg(const Ecef& start, const Ecef& end, const Ecef& at);

/// The line in space, vertex for vertex.
[[nodiscard]] std::vector<Ecef> toEcef(std::span<const LonLat> line);

} // namespace khalkha
