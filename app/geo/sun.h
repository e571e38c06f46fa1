#pragma once
// Where the sun stands, for the shade of night. The low-precision formulae of the Astronomical Almanac
// (section C, "Low precision formulas for the Sun's coordinates and the equation of time"): within 0.01
// degrees from 1950 to 2050, within 0.03 degrees from 1900 to 2100. Refraction and the sun's disc are left
// out.

#include "geo/types.h"

#include <cstdint>

namespace khalkha {

/// The point of the ground that has the sun in its zenith: the latitude is the sun's declination. Seconds of
/// UTC since 1970-01-01.
[[nodiscard]] LonLat subsolarPoint(std::int64_t unixSeconds);
/// Height of the sun's middle above the horizontal plane of a place, degrees; negative below it.
[[nodiscard]] double sunHeightDeg(LonLat at, LonLat subsolar);

/// At so many degrees below the horizon civil twilight ends: outdoors it is dark.
inline constexpr double civilTwilightDeg = 6;

} // namespace khalkha
