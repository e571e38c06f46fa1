#include "session/measure_export.h"

#include "base/translate.h"
#include "geo/measurement.h"
#include "scene/measure_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

using Json = nlohmann::ordered_json;

/// Twice the area in degrees, positive when the ring runs counter-clockwise.
double turn(const Polyline& ring) {
    double sum = 0;
    for (size_t i = 0; i < ring.size(); ++i) {
        const LonLat a = ring[i];
        const LonLat b = ring[(i + 1) % ring.size()];
        const double step = std::remainder(b.lonDeg - a.lonDeg, 360.0);
        sum -= step * (a.latDeg + b.latDeg);
    }
    return sum;
}

Json coordinates(LonLat at) {
    return {at.lonDeg, at.latDeg};
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
    Json geometry;
    if (closed) {
        Polyline ring = line.points;
        if (turn(ring) < 0) {
            std::reverse(ring.begin() + 1, ring.end());
        }
        Json points = Json::array();
        for (const LonLat at : ring) {
            points.push_back(coordinates(at));
        }
        points.push_back(coordinates(ring.front()));
        geometry = {{"type", "Polygon"}, {"coordinates", Json::array({points})}};
    } else if (line.points.size() > 1) {
        Json points = Json::array();
        for (const LonLat at : line.points) {
            points.push_back(coordinates(at));
        }
        geometry = {{"type", "LineString"}, {"coordinates", points}};
    } else {
        geometry = {{"type", "Point"}, {"coordinates", coordinates(line.points.front())}};
    }
    Json legs = Json::array();
    for (const MeasuredLeg& leg : figures.legs) {
        legs.push_back({{"distance_m", leg.meters}, {"azimuth_deg", leg.azimuthDeg}});
    }
    Json properties = {{"geodesic", "WGS84"}, {"total_m", figures.totalMeters}, {"legs", legs}};
    if (closed) {
        properties["area_m2"] = figures.areaSquareMeters ? Json(*figures.areaSquareMeters) : Json(nullptr);
    }
    return Json{{"type", "Feature"}, {"geometry", geometry}, {"properties", properties}}.dump();
}

} // namespace khalkha
