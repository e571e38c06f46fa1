#pragma once
// WGS84: conversions, geodesics (GeographicLib, Karney 2013), lengths and areas.

#include "geo/types.h"

#include <span>

namespace khalkha {

inline constexpr double wgs84A = 6378137.0;               ///< equatorial radius, metres
inline constexpr double wgs84F = 1.0 / 298.257223563;     ///< flattening
inline constexpr double wgs84B = wgs84A * (1.0 - wgs84F); ///< polar radius, metres
inline constexpr double earthMeanRadius = 6371008.8;      ///< metres (IUGG R1)

[[nodiscard]] Ecef toEcef(LonLat at, double heightMeters = 0);
/// Longitude, latitude and ellipsoidal height of a position.
[[nodiscard]] LonLat toLonLat(const Ecef& at, double* heightMeters = nullptr);
/// Unit outward normal of the ellipsoid.
[[nodiscard]] glm::dvec3 surfaceNormal(LonLat at);
/// Unit east and north vectors of the local frame.
[[nodiscard]] glm::dvec3 eastAt(LonLat at);
[[nodiscard]] glm::dvec3 northAt(LonLat at);

struct Geodesic {
    double distanceMeters = 0;
    double azimuth1Deg = 0; ///< at the start, clockwise from north, [-180, 180]
    double azimuth2Deg = 0; ///< at the end, forward azimuth
};
[[nodiscard]] Geodesic geodesicInverse(LonLat from, LonLat to);
[[nodiscard]] LonLat geodesicDirect(LonLat from, double azimuthDeg, double distanceMeters);
/// Point at the fraction (0..1) of the geodesic.
[[nodiscard]] LonLat geodesicPoint(LonLat from, LonLat to, double fraction);
/// Above this a chord is no longer a fair stand-in for the geodesic (it is off by 0.8e-6 of it here).
inline constexpr double chordLimitMeters = 400e3;

/// Fast chord interpolation re-projected on the ellipsoid, within 1e-6 of the distance; over 400 km, where
/// the chord is not that good, the geodesic itself.
[[nodiscard]] LonLat interpolate(LonLat from, LonLat to, double fraction);

[[nodiscard]] double lengthMeters(std::span<const LonLat> line);
/// Geodesic area, m2, outer ring less holes, never negative.
[[nodiscard]] double areaSquareMeters(const Polygon& polygon);
/// Geodesic area of a ring, m2, never negative.
[[nodiscard]] double areaSquareMeters(std::span<const LonLat> ring);

} // namespace khalkha
