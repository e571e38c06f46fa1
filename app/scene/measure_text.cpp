#include "scene/measure_text.h"

#include "base/numbers.h"
#include "base/translate.h"
#include "geo/geodesy.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace khalkha {

namespace {

std::string grouped(double value, int decimals) {
    return withThousands(fmt::format("{:.{}f}", value, decimals));
}

std::string degreesText(LonLat at, int decimals) {
    return fmt::format(
        "{:.{}f}° {} {:.{}f}° {}",
        std::abs(at.latDeg),
        decimals,
        at.latDeg < 0 ? "S" : "N",
        std::abs(at.lonDeg),
        decimals,
        at.lonDeg < 0 ? "W" : "E");
}

} // namespace

std::string distanceText(double meters, Language language) {
    if (meters < 999.5) {
        return fmt::format("{} {}", grouped(meters, 0), tr(language, "m"));
    }
    const double km = meters / 1000;
    return fmt::format("{} {}", grouped(km, km < 99.995 ? 2 : km < 999.95 ? 1 : 0), tr(language, "km"));
}

std::string areaText(double squareMeters, Language language) {
    if (squareMeters < 999999.5) {
        return fmt::format("{} {}", grouped(squareMeters, 0), tr(language, "m²"));
    }
    const double km2 = squareMeters / 1e6;
    return fmt::format("{} {}", grouped(km2, km2 < 99.995 ? 2 : km2 < 999.95 ? 1 : 0), tr(language, "km²"));
}

std::string azimuthText(double azimuthDeg) {
    double rounded = std::round(azimuthDeg * 10) / 10;
    rounded = rounded >= 360 ? rounded - 360 : rounded;
    return fmt::format("{:.1f}°", rounded);
}

std::string positionText(LonLat at) {
    return degreesText(at, 4);
}

std::string positionText(LonLat at, double metersPerPixel) {
    constexpr double metersPerDegree = earthMeanRadius * std::numbers::pi / 180;
    const double decimals = std::ceil(std::log10(metersPerDegree / std::max(metersPerPixel, 1e-3)));
    return degreesText(at, static_cast<int>(std::clamp(decimals, 0.0, 5.0)));
}

} // namespace khalkha
