#pragma once
// What was measured, to be copied: as text and as GeoJSON.

#include "scene/view_state.h"

#include <string>

namespace khalkha {

/// Points, legs, total and area, a line each.
[[nodiscard]] std::string measuredText(const MeasuredLine& line, Language language);
/// A Feature (RFC 7946): Point, LineString, or a Polygon whose ring runs counter-clockwise; in several parts
/// where it is cut at the 180th meridian. The properties hold the geodesic figures in metres and degrees;
/// area_m2 is null where an outline crosses itself. Empty for no points.
[[nodiscard]] std::string measuredGeoJson(const MeasuredLine& line);

} // namespace khalkha
