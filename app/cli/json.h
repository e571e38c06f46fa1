#pragma once
// Parts of the JSON that `events` and `state` print. Keys are part of the interface: see CHANGELOG.

#include "chronicle/model.h"

#include <nlohmann/json.hpp>

namespace khalkha {

using Json = nlohmann::ordered_json;

[[nodiscard]] Json toJson(const LocalText& text);
[[nodiscard]] Json toJson(const std::vector<SourceRef>& sources);
[[nodiscard]] Json toJson(const Measure& measure);
[[nodiscard]] Json toJson(const Chronicle& chronicle, const Event& event);
/// Geometry objects of GeoJSON, 6 decimals (0.1 m).
[[nodiscard]] Json pointJson(LonLat at);
[[nodiscard]] Json lineJson(const Polyline& line);
[[nodiscard]] Json linesJson(const std::vector<Polyline>& lines);
[[nodiscard]] Json polygonsJson(const std::vector<const Polygon*>& polygons);

} // namespace khalkha
