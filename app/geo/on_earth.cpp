#include "geo/on_earth.h"

#include <algorithm>
#include <cmath>

namespace khalkha {

std::optional<LonLat> positionOnEarth(double lonDeg, double latDeg) {
    const bool there = std::abs(lonDeg) <= 180 + roundingDeg && std::abs(latDeg) <= 90 + roundingDeg;
    return there ? std::optional(LonLat{std::clamp(lonDeg, -180.0, 180.0), std::clamp(latDeg, -90.0, 90.0)})
                 : std::nullopt;
}

} // namespace khalkha
