#pragma once
// Whether two numbers that somebody has written are a position.

#include "geo/types.h"

#include <optional>

namespace khalkha {

/// Rounding past 180 or 90 degrees, or short of it, up to this is taken as these; degrees (0.1 m).
inline constexpr double roundingDeg = 1e-6;

/// The position, what rounding has carried past 180 or 90 degrees put back; nullopt if it is not on the
/// Earth.
[[nodiscard]] std::optional<LonLat> positionOnEarth(double lonDeg, double latDeg);

} // namespace khalkha
