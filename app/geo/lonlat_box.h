#pragma once
// Boxes of longitude and latitude around points. None of them reaches over the antimeridian.

#include "geo/types.h"

#include <algorithm>
#include <span>
#include <vector>

namespace khalkha {

/// A box around nothing: west of it lies east of it, so that it overlaps none.
inline constexpr LonLatBox boxOfNothing{180, 90, -180, -90};

inline void widen(LonLatBox& box, std::span<const LonLat> points) {
    for (const LonLat at : points) {
        box.westDeg = std::min(box.westDeg, at.lonDeg);
        box.eastDeg = std::max(box.eastDeg, at.lonDeg);
        box.southDeg = std::min(box.southDeg, at.latDeg);
        box.northDeg = std::max(box.northDeg, at.latDeg);
    }
}

[[nodiscard]] inline LonLatBox boxOf(std::span<const LonLat> points) {
    LonLatBox box = boxOfNothing;
    widen(box, points);
    return box;
}

inline void widen(LonLatBox& box, const Polygon& polygon) {
    for (const Ring& ring : polygon.rings) {
        widen(box, ring);
    }
}

[[nodiscard]] inline LonLatBox boxOf(const Polygon& polygon) {
    LonLatBox box = boxOfNothing;
    widen(box, polygon);
    return box;
}

[[nodiscard]] inline LonLatBox boxOf(const std::vector<Polygon>& polygons) {
    LonLatBox box = boxOfNothing;
    for (const Polygon& polygon : polygons) {
        widen(box, polygon);
    }
    return box;
}

} // namespace khalkha
