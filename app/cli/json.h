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
/// A series with these of its figures.
[[nodiscard]] Json
toJson(const Chronicle& chronicle, const Series& series, const std::vector<size_t>& values);
/// A date as precise as it is known: "1939", "1939-05", "1939-05-11", "1939-05-11T06:00+09:00".
[[nodiscard]] std::string isoDate(const Date& date, int zoneMinutes);
/// Geometry objects of GeoJSON, 6 decimals (0.1 m).
[[nodiscard]] Json pointJson(LonLat at);
[[nodiscard]] Json lineJson(const Polyline& line);
[[nodiscard]] Json linesJson(const std::vector<Polyline>& lines);
[[nodiscard]] Json polygonsJson(const std::vector<const Polygon*>& polygons);

/// As it is printed and written: UTF-8 whatever the texts hold, and with nothing that a terminal obeys.
/// indent: -1 for one line.
[[nodiscard]] std::string jsonText(const Json& json, int indent = 1);
/// The same on standard output.
void printJson(const Json& json, int indent = 1);

} // namespace khalkha
