#include "random_lines.h"

#include "geo/geodesy.h"
#include "geo/line_gap.h"

#include <GeographicLib/Geodesic.hpp>
#include <doctest/doctest.h>

#include <cmath>

using namespace khalkha;

namespace {

double karney(LonLat a, LonLat b) {
    double meters = 0;
    GeographicLib::Geodesic::WGS84().Inverse(a.latDeg, a.lonDeg, b.latDeg, b.lonDeg, meters);
    return meters;
}

/// From (0, 0) north to (0, 1) with bulges of the given width to the east, in steps of a hundredth.
Polyline bulge(double widthDeg, int count = 1) {
    Polyline line;
    for (int i = 0; i <= 100; ++i) {
        const double lat = i / 100.0;
        const double bow = i == 100 ? 0 : std::sin(lat * count * 3.14159265358979);
        line.push_back({widthDeg * bow, lat});
    }
    return line;
}

} // namespace

TEST_CASE("the width along a parallel is the geodesic between the facing crossings") {
    Random random(5);
    for (int i = 0; i < 200; ++i) {
        const double lat = random.in(-60, 60);
        const double lon = random.in(-170, 170);
        const double width = random.in(0.01, 2);
        const Polyline west{{lon, lat - 1}, {lon + 0.1, lat + 1}};
        const Polyline east{{lon + width, lat - 1}, {lon + width + 0.2, lat + 1}};
        const LineGap gap(west, east);
        const LonLat a{lon + 0.05, lat};
        const LonLat b{lon + width + 0.1, lat};
        REQUIRE(gap.eastWestMeters(lat));
        CHECK(*gap.eastWestMeters(lat) == doctest::Approx(karney(a, b)).epsilon(1e-6));
        CHECK(*gap.nearestMeters(lat) <= *gap.eastWestMeters(lat) * (1 + 1e-6));
        CHECK_FALSE(gap.eastWestMeters(lat + 1.5));
    }
}

TEST_CASE("a loop of the line that does not face the other does not count") {
    // The line turns back south and north again west of the other one.
    const Polyline looping{{0, 0}, {0, 0.6}, {0.2, 0.4}, {0.2, 1}};
    const Polyline straight{{0.5, 0}, {0.5, 1}};
    const LineGap gap(looping, straight);
    CHECK(*gap.eastWestMeters(0.5) == doctest::Approx(karney({0.2, 0.5}, {0.5, 0.5})));
    // Behind the loop there is no width, on the side that faces the other line there is.
    CHECK_FALSE(gap.nearestTo({-0.01, 0.55})->eastWestMeters);
    CHECK(gap.nearestTo({0.2, 0.7})->eastWestMeters);
}

TEST_CASE("where the lines interlace along a parallel no width is given") {
    const Polyline zigzag{{0, 0}, {0, 0.6}, {0.4, 0.6}, {0.4, 0.4}, {0.8, 0.4}, {0.8, 1}};
    const Polyline between{{0.2, 0}, {0.2, 0.55}, {0.6, 0.45}, {0.6, 1}};
    CHECK_FALSE(LineGap(zigzag, between).eastWestMeters(0.5));
    CHECK(LineGap(zigzag, between).eastWestMeters(0.1));
}

TEST_CASE("the nearest distance is 0 at shared ends and found from either direction of the lines") {
    const Polyline river = bulge(0.3);
    Polyline line{{0, 0}, {0, 1}};
    const LineGap gap(river, line);
    std::reverse(line.begin(), line.end());
    const LineGap turned(river, line);
    const auto profile = gap.profile(51);
    REQUIRE(profile.size() == 51);
    CHECK(profile.front().nearestMeters == doctest::Approx(0).epsilon(1e-6));
    CHECK(profile.back().nearestMeters == doctest::Approx(0).epsilon(1e-6));
    CHECK(gap.summary()->maxMeters == doctest::Approx(karney({0, 0.5}, {0.3, 0.5})).epsilon(1e-4));
    CHECK(gap.summary()->medianMeters > gap.summary()->minMeters);
    CHECK(turned.summary()->meanMeters == doctest::Approx(gap.summary()->meanMeters).epsilon(1e-9));
    for (const GapAt& place : profile) {
        CHECK(karney(place.at, place.nearestOnOther) == doctest::Approx(place.nearestMeters).epsilon(1e-6));
    }
}

TEST_CASE("the ground between lines that cross is the sum of its pieces") {
    const Polyline straight{{0, 0}, {0, 1}};
    const double one = *LineGap(bulge(0.3), straight).areaSquareMeters();
    CHECK(one == doctest::Approx(areaSquareMeters(std::span<const LonLat>(bulge(0.3)))).epsilon(1e-9));
    // Two bulges, one to each side, cross the straight line at half its way.
    const double both = *LineGap(bulge(0.3, 2), straight).areaSquareMeters();
    CHECK(both == doctest::Approx(one).epsilon(0.01));
    // Same ground from either line.
    CHECK(*LineGap(straight, bulge(0.3, 2)).areaSquareMeters() == doctest::Approx(both).epsilon(1e-9));
}

TEST_CASE("no area is given where there is none to give") {
    const Polyline straight{{0, 0}, {0, 1}};
    CHECK_FALSE(LineGap(straight, {{0.3, 0}, {0.3, 1}}).areaSquareMeters());            // ends apart
    CHECK_FALSE(LineGap(straight, {{0, 0}, {0.2, 0.8}, {0.2, 0.2}, {0.1, 0.9}, {0, 1}}) // crosses itself
                    .areaSquareMeters());
    CHECK_FALSE(LineGap(straight, {}).areaSquareMeters());
    CHECK_FALSE(LineGap({{1, 1}}, straight).at(0));
    CHECK(LineGap({{1, 1}}, straight).profile(5).empty());
}
