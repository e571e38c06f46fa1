#pragma once
// A line that moves between two dated traces.

#include "geo/moving_points.h"
#include "geo/polyline.h"

namespace khalkha {

/// A correspondence known beforehand (an axis head that both traces pass through): the point of `from`
/// nearest to fromAt moves to the point of `to` nearest to toAt.
struct MorphAnchor {
    LonLat fromAt;
    LonLat toAt;
};

/// Continuous deformation of one open polyline into another, on the ellipsoid.
/// sample(0) is `from` and sample(1) is `to` to the vertex. In between every point runs along the geodesic
/// from its position in `from` to its position in `to`; where that would tangle, the loop is cut off at its
/// crossing, so no sample ever crosses itself (given that neither trace does).
class LineMorph {
public:
    LineMorph(Polyline from, Polyline to, std::span<const MorphAnchor> anchors = {});
    /// fraction clamped to 0..1. Deterministic.
    [[nodiscard]] Polyline sample(double fraction) const;
    /// Number of corresponding points, for cost estimates.
    [[nodiscard]] size_t pointCount() const { return _points.size(); }

private:
    Polyline _from, _to;
    MovingPoints _points;
};

} // namespace khalkha
