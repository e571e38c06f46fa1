#pragma once
// Measured figures as text, the same on the map and in the panels.

#include "base/language.h"
#include "geo/types.h"

#include <string>

namespace khalkha {

/// "13.45 km", "850 m", "1,234 km".
[[nodiscard]] std::string distanceText(double meters, Language language);
/// "1,150 km²", "4,200 m²".
[[nodiscard]] std::string areaText(double squareMeters, Language language);
/// "87.3°"; 360 is 0.
[[nodiscard]] std::string azimuthText(double azimuthDeg);
/// "47.8012° N 118.5230° E"
[[nodiscard]] std::string positionText(LonLat at);
/// The same with no more decimals than can be told apart at that scale, five at most.
[[nodiscard]] std::string positionText(LonLat at, double metersPerPixel);

} // namespace khalkha
