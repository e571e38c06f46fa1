#include "session/measure_export.h"

#include "base/translate.h"
#include "geo/antimeridian.h"
#include "geo/measurement.h"
#include "scene/measure_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace khalkha {

namespace {

using Json = nlohmann::ordered_json;

Json coordinates(LonLat at) {
    return {at.lonDeg, at.latDeg};
}
Json coordinates(const Polyline& line) {
    Json points = Json::array();
    for (const LonLat at : line) {
        points.push_back(coordinates(at));
    }
    return points;
}

/// Cut at the 180th meridian, rings counter-clockwise (RFC 7946, 3.1.6 and 3.1.9).
Json geometryOf(const MeasuredLine& line, bool closed) {
    if (line.points.size() == 1) {
        return {{"type", "Point"}, {"coordinates", coordinates(line.points.front())}};
    }
    Json list = Json::array();
    if (closed) {
        for (Ring ring : ringCutAt180(line.points)) {
            if (!turnedCounterClockwise(ring)) {
                std::reverse(ring.begin() + 1, ring.end());
            }
            ring.push_back(ring.front());
            list.push_back(Json::array({coordinates(ring)}));
        }
    } else {
        for (const Polyline& part : cutAt180(line.points)) {
            list.push_back(coordinates(part));
        }
    }
    const bool single = list.size() == 1;
    std::string type = closed ? "Polygon" : "LineString";
    return {{"type", single ? type : "Multi" + type}, {"coordinates", single ? list.front() : list}};
}

} // namespace

std::string measuredText(const MeasuredLine& line, Language language) {
    const bool closed = line.closed && line.points.size() > 2;
    const Measurement figures = measure(line.points, closed);
    std::string text;
    for (size_t i = 0; i < line.points.size(); ++i) {
        text += fmt::format("{}  {}\n", i + 1, positionText(line.points[i]));
        if (i < figures.legs.size()) {
            text += fmt::format(
                "   {}  {}\n",
                distanceText(figures.legs[i].meters, language),
                azimuthText(figures.legs[i].azimuthDeg));
        }
    }
    if (!figures.legs.empty()) {
        text += std::string(tr(language, closed ? "Perimeter" : "Total")) + tr(language, ": ") +
                distanceText(figures.totalMeters, language) + "\n";
    }
    if (closed) {
        text += std::string(tr(language, "Area")) + tr(language, ": ") +
                (figures.areaSquareMeters
                     ? areaText(*figures.areaSquareMeters, language)
                     : std::string(tr(language, "not defined: the outline crosses itself"))) +
                "\n";
    }
    return text;
}

std::string measuredGeoJson(const MeasuredLine& line) {
    if (line.points.empty()) {
        return {};
    }
    const bool closed = line.closed && line.points.size() > 2;
    const Measurement figures = measure(line.points, closed);
    Json legs = Json::array();
    for (const MeasuredLeg& leg : figures.legs) {
        legs.push_back({{"distance_m", leg.meters}, {"azimuth_deg", leg.azimuthDeg}});
    }
    Json properties = {{"geodesic", "WGS84"}, {"total_m", figures.totalMeters}, {"legs", legs}};
    if (closed) {
        properties["area_m2"] = figures.areaSquareMeters ? Json(*figures.areaSquareMeters) : Json(nullptr);
    }
    return Json{{"type", "Feature"}, {"geometry", geometryOf(line, closed)}, {"properties", properties}}
        .dump();
}

} // namespace khalkha
