// khalkha measure LON,LAT LON,LAT …: geodesic distance and azimuths on WGS84. For claims see
// measure_claims.cpp.
#include "cli/commands.h"
#include "cli/environment.h"
#include "cli/json.h"

#include "base/console.h"
#include "geo/geodesy.h"

#include <fmt/format.h>

namespace khalkha {

int runMeasure(const MeasureOptions& options) {
    if (!options.positions.empty() && options.positions.front() == "claims") {
        return measureClaims(options);
    }
    if (!options.at.empty() || !options.latitudes.empty()) {
        return fail(
            {ErrorKind::usage,
             {"", "", "", options.at.empty() ? "--lat" : "--at"},
             "it is for the gap between claims, not for positions.",
             "Leave it out, or write: khalkha measure claims."});
    }
    if (options.positions.size() < 2) {
        return fail(
            {ErrorKind::usage,
             {},
             "two or more positions were expected.",
             "Example: khalkha measure 118.44,47.80 118.76,47.77"});
    }
    Polyline line;
    for (const auto& text : options.positions) {
        const auto at = parsePosition(text);
        if (!at) {
            return fail(at.error());
        }
        line.push_back(*at);
    }
    Json legs = Json::array();
    for (size_t i = 0; i + 1 < line.size(); ++i) {
        const Geodesic leg = geodesicInverse(line[i], line[i + 1]);
        const bool apart = leg.distanceMeters > 0; // one and the same position has no azimuth
        legs.push_back(
            {{"distance_km", leg.distanceMeters / 1000},
             {"azimuth_start_deg", apart ? Json(leg.azimuth1Deg) : Json(nullptr)},
             {"azimuth_end_deg", apart ? Json(leg.azimuth2Deg) : Json(nullptr)}});
        if (options.format == "text" && !apart) {
            print("0.000 km, no azimuth: it is the same position\n");
        } else if (options.format == "text") {
            print(
                "{:.3f} km, azimuth {:.3f} deg at the start, {:.3f} deg at the end\n",
                leg.distanceMeters / 1000,
                leg.azimuth1Deg + 0.0, // north is no "-0.000"
                leg.azimuth2Deg + 0.0);
        }
    }
    const double lengthKm = lengthMeters(line) / 1000;
    const bool ring = line.size() > 2;
    if (options.format == "json") {
        Json result{{"legs", legs}, {"distance_km", lengthKm}};
        if (ring) {
            result["area_km2"] = areaSquareMeters(std::span<const LonLat>(line)) / 1e6;
        }
        printJson(result);
    } else if (ring) {
        print(
            "{:.3f} km in all, {:.3f} km2 within\n",
            lengthKm,
            areaSquareMeters(std::span<const LonLat>(line)) / 1e6);
    }
    return 0;
}

} // namespace khalkha
