#include "geo/geodesy.h"

#include <GeographicLib/Geocentric.hpp>
#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/GeodesicLine.hpp>
#include <GeographicLib/PolygonArea.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace khalkha {

namespace {

constexpr double radiansPerDegree = std::numbers::pi / 180.0;
constexpr double eccentricitySquared = wgs84F * (2.0 - wgs84F);

const GeographicLib::Geodesic& wgs84() {
    return GeographicLib::Geodesic::WGS84();
}

struct LocalAngles {
    double sinLon = 0, cosLon = 0, sinLat = 0, cosLat = 0;
    explicit LocalAngles(LonLat at)
        : sinLon(std::sin(at.lonDeg * radiansPerDegree)),
          cosLon(std::cos(at.lonDeg * radiansPerDegree)),
          sinLat(std::sin(at.latDeg * radiansPerDegree)),
          cosLat(std::cos(at.latDeg * radiansPerDegree)) {}
};

} // namespace

Ecef toEcef(LonLat at, double heightMeters) {
    const LocalAngles angle(at);
    const double primeVertical = wgs84A / std::sqrt(1.0 - eccentricitySquared * angle.sinLat * angle.sinLat);
    const double fromAxis = (primeVertical + heightMeters) * angle.cosLat;
    return {
        fromAxis * angle.cosLon,
        fromAxis * angle.sinLon,
        (primeVertical * (1.0 - eccentricitySquared) + heightMeters) * angle.sinLat};
}

LonLat toLonLat(const Ecef& at, double* heightMeters) {
    LonLat result;
    double height = 0;
    GeographicLib::Geocentric::WGS84().Reverse(at.x, at.y, at.z, result.latDeg, result.lonDeg, height);
    if (heightMeters != nullptr) {
        *heightMeters = height;
    }
    return result;
}

glm::dvec3 surfaceNormal(LonLat at) {
    const LocalAngles angle(at);
    return {angle.cosLat * angle.cosLon, angle.cosLat * angle.sinLon, angle.sinLat};
}

glm::dvec3 eastAt(LonLat at) {
    const LocalAngles angle(at);
    return {-angle.sinLon, angle.cosLon, 0};
}

glm::dvec3 northAt(LonLat at) {
    const LocalAngles angle(at);
    return {-angle.sinLat * angle.cosLon, -angle.sinLat * angle.sinLon, angle.cosLat};
}

Geodesic geodesicInverse(LonLat from, LonLat to) {
    Geodesic result;
    wgs84().Inverse(
        from.latDeg,
        from.lonDeg,
        to.latDeg,
        to.lonDeg,
        result.distanceMeters,
        result.azimuth1Deg,
        result.azimuth2Deg);
    return result;
}

LonLat geodesicDirect(LonLat from, double azimuthDeg, double distanceMeters) {
    LonLat result;
    wgs84().Direct(from.latDeg, from.lonDeg, azimuthDeg, distanceMeters, result.latDeg, result.lonDeg);
    return result;
}

LonLat geodesicPoint(LonLat from, LonLat to, double fraction) {
    if (fraction <= 0) {
        return from;
    }
    if (fraction >= 1) {
        return to;
    }
    const Geodesic geodesic = geodesicInverse(from, to);
    return geodesicDirect(from, geodesic.azimuth1Deg, geodesic.distanceMeters * fraction);
}

LonLat interpolate(LonLat from, LonLat to, double fraction) {
    if (fraction <= 0 || from == to) {
        return from;
    }
    if (fraction >= 1) {
        return to;
    }
    const Ecef start = toEcef(from);
    const Ecef end = toEcef(to);
    const double chord = glm::distance(start, end);
    if (chord > chordLimitMeters) {
        return geodesicPoint(from, to, fraction);
    }
    // Equal steps of arc, not of chord: the place on the chord that lies under the wanted angle. The point
    // then goes up along the normal of the ellipsoid, which keeps it in the normal section.
    const double angle = 2.0 * std::asin(chord / (glm::length(start) + glm::length(end)));
    const double before = std::sin(fraction * angle);
    const double after = std::sin((1.0 - fraction) * angle);
    const double sum = before + after;
    return toLonLat(start + (end - start) * (sum > 0 ? before / sum : fraction));
}

double lengthMeters(std::span<const LonLat> line) {
    double length = 0;
    for (size_t i = 1; i < line.size(); ++i) {
        length += geodesicInverse(line[i - 1], line[i]).distanceMeters;
    }
    return length;
}

double areaSquareMeters(std::span<const LonLat> ring) {
    GeographicLib::PolygonAreaT<GeographicLib::Geodesic> sum(wgs84());
    for (const LonLat& point : ring) {
        sum.AddPoint(point.latDeg, point.lonDeg);
    }
    double perimeter = 0;
    double area = 0;
    sum.Compute(false, true, perimeter, area);
    return std::abs(area);
}

double areaSquareMeters(const Polygon& polygon) {
    if (polygon.rings.empty()) {
        return 0;
    }
    double area = areaSquareMeters(polygon.rings.front());
    for (size_t i = 1; i < polygon.rings.size(); ++i) {
        area -= areaSquareMeters(polygon.rings[i]);
    }
    return std::max(area, 0.0);
}

} // namespace khalkha
