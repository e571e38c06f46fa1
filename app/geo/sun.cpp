#include "geo/sun.h"

#include "geo/geodesy.h"

#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include <algorithm>
#include <cmath>

namespace khalkha {

LonLat subsolarPoint(std::int64_t unixSeconds) {
    constexpr double secondsAtJ2000 = 946728000; // 2000-01-01T12:00Z
    const double days = (static_cast<double>(unixSeconds) - secondsAtJ2000) / 86400;
    const double meanLongitudeDeg = 280.460 + 0.9856474 * days;
    const double anomaly = glm::radians(357.528 + 0.9856003 * days);
    const double longitude =
        glm::radians(meanLongitudeDeg + 1.915 * std::sin(anomaly) + 0.020 * std::sin(2 * anomaly));
    const double obliquity = glm::radians(23.439 - 0.0000004 * days);
    const double rightAscensionDeg =
        glm::degrees(std::atan2(std::cos(obliquity) * std::sin(longitude), std::cos(longitude)));
    const double declinationDeg = glm::degrees(std::asin(std::sin(obliquity) * std::sin(longitude)));
    const double siderealDeg = 15 * (18.697374558 + 24.06570982441908 * days);
    return {std::remainder(rightAscensionDeg - siderealDeg, 360), declinationDeg};
}

double sunHeightDeg(LonLat at, LonLat subsolar) {
    // The sun is so far away that its direction is the same everywhere, and the normal at the subsolar point.
    const double sine = glm::dot(surfaceNormal(at), surfaceNormal(subsolar));
    return glm::degrees(std::asin(std::clamp(sine, -1.0, 1.0)));
}

} // namespace khalkha
