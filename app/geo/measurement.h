#pragma once
// Figures of a line that somebody measures on the map: legs, total, area. WGS84 geodesics.

#include "geo/types.h"

#include <optional>
#include <span>

namespace khalkha {

struct MeasuredLeg {
    double meters = 0;
    double azimuthDeg = 0; ///< at the leg's start, clockwise from north, [0, 360)
};
struct Measurement {
    std::vector<MeasuredLeg> legs; ///< of a closed outline the last one leads back to the first point
    double totalMeters = 0;
    std::optional<double> areaSquareMeters; ///< of a closed outline that does not cross itself
};

/// Fewer than two points have no leg; fewer than three are never closed.
[[nodiscard]] Measurement measure(std::span<const LonLat> points, bool closed);
/// True when two sides of the outline cross or touch elsewhere than at a shared corner.
[[nodiscard]] bool crossesItself(std::span<const LonLat> outline);

} // namespace khalkha
