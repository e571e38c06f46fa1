#include "exchange/geometry_seen.h"

#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace khalkha {

namespace {

/// Lists around a number that a type asks for; 0 = it is none, or has no coordinates of its own.
size_t expectedDeep(std::string_view type) {
    constexpr std::array<std::pair<std::string_view, size_t>, 6> types{
        {{"Point", 1},
         {"MultiPoint", 2},
         {"LineString", 2},
         {"Polygon", 3},
         {"MultiLineString", 3},
         {"MultiPolygon", 4}}};
    const auto* const found =
        std::find_if(types.begin(), types.end(), [&](const auto& each) { return each.first == type; });
    return found == types.end() ? 0 : found->second;
}

} // namespace

RowFault GeometrySeen::fault() const {
    constexpr const char* hint = "Digitise the geometry again.";
    const size_t expected = expectedDeep(type);
    if (expected == 0 && type != "GeometryCollection") {
        return {"geometry", fmt::format("\"{}\" is no type of geometry in GeoJSON.", printable(type)), hint};
    }
    if (uneven || (numbersDeep > 0 && expected > 0 && numbersDeep != expected)) {
        return {
            "geometry",
            fmt::format(
                "the numbers of a {} stand in {} lists within one another; expected {}.",
                type,
                uneven ? std::string("now more, now fewer") : std::to_string(numbersDeep),
                expected),
            hint};
    }
    if (cutShort) {
        return {"geometry", "a position has one number; expected longitude and latitude.", hint};
    }
    return {};
}

} // namespace khalkha
