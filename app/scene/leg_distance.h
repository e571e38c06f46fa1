#pragma once
// How far a position lies from a straight leg in space.

#include "geo/types.h"

#include <glm/geometric.hpp>

#include <algorithm>

namespace khalkha {

/// Square metres.
[[nodiscard]] inline double squaredDistanceToLeg(const Ecef& at, const Ecef& from, const Ecef& to) {
    const Ecef leg = to - from;
    const Ecef offset = at - from;
    const double squared = glm::dot(leg, leg);
    const double part = squared > 0 ? std::clamp(glm::dot(offset, leg) / squared, 0.0, 1.0) : 0.0;
    const Ecef off = offset - leg * part;
    return glm::dot(off, off);
}

} // namespace khalkha
