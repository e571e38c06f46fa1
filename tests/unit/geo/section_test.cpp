#include "random_lines.h"

#include "geo/measurement.h"
#include "geo/section.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>

using namespace khalkha;

TEST_CASE("a section crosses a ring an odd number of times if just one of its ends lies within") {
    Random random(11);
    for (int i = 0; i < 300; ++i) {
        const LonLat middle{random.in(-178, 178), random.in(-60, 60)};
        Ring ring;
        for (int k = 0; k < 12; ++k) {
            const double angle = k * 6.283185307179586 / 12;
            const double radius = random.in(0.2, 0.6);
            ring.push_back(
                {middle.lonDeg + radius * std::cos(angle), middle.latDeg + radius * std::sin(angle)});
        }
        const LonLat from{middle.lonDeg + random.in(-1, 1), middle.latDeg + random.in(-1, 1)};
        const LonLat to{middle.lonDeg + random.in(-1, 1), middle.latDeg + random.in(-1, 1)};
        const bool differ = contains({{ring}}, from) != contains({{ring}}, to);
        Polyline closed = ring;
        closed.push_back(ring.front());
        const GroundSection section(std::array{from, to});
        const std::vector<double> crossings = section.crossings(closed);
        CHECK((crossings.size() % 2 == 1) == differ);
        CHECK(std::is_sorted(crossings.begin(), crossings.end()));
        for (const double along : crossings) {
            CHECK(along >= 0);
            CHECK(along <= section.lengthMeters());
            // A leg straight in longitude and latitude lies so far off its geodesic at the most.
            CHECK(nearest(closed, section.at(along))->distanceMeters < 60);
            CHECK(section.footOf(section.at(along)).awayMeters < 1);
        }
    }
}

TEST_CASE("a section over the antimeridian finds what it crosses") {
    const GroundSection section(std::array{LonLat{179.5, 50}, LonLat{-179.5, 50}});
    const Polyline west{{179.8, 49}, {179.8, 51}};
    const Polyline east{{-179.8, 49}, {-179.8, 51}};
    CHECK(section.crossings(west).size() == 1);
    CHECK(section.crossings(east).size() == 1);
    CHECK(section.crossings(west).front() < section.crossings(east).front());
    CHECK(section.footOf({-179.8, 50.1}).awayMeters < 12e3);
}

TEST_CASE("a section with corners runs along all of its points") {
    // East, then south, then back west.
    const Polyline path{{118.4, 47.9}, {118.8, 47.9}, {118.8, 47.9}, {118.8, 47.6}, {118.5, 47.6}};
    const GroundSection section(path);
    const Measurement figures = measure(std::vector<LonLat>{path[0], path[1], path[3], path[4]}, false);
    CHECK(section.lengthMeters() == doctest::Approx(figures.totalMeters));
    const std::vector<double> corners = section.corners();
    REQUIRE(corners.size() == 2);
    CHECK(corners[0] == doctest::Approx(figures.legs[0].meters));
    CHECK(corners[1] == doctest::Approx(figures.legs[0].meters + figures.legs[1].meters));
    CHECK(geodesicInverse(section.at(corners[1]), path[3]).distanceMeters < 1e-3);
    CHECK(geodesicInverse(section.at(section.lengthMeters()), path[4]).distanceMeters < 1e-3);
    CHECK(geodesicInverse(section.at(0), path[0]).distanceMeters < 1e-3);
    // A meridian is crossed on the way out and on the way back, one leg that it does not reach is not.
    const std::vector<double> crossings = section.crossings(std::vector<LonLat>{{118.6, 47}, {118.6, 48.5}});
    REQUIRE(crossings.size() == 2);
    CHECK(crossings[0] == doctest::Approx(figures.legs[0].meters / 2).epsilon(1e-3));
    CHECK(crossings[1] > corners[1]);
    // What lies beside the second leg is set down on it.
    const GroundSection::Foot foot = section.footOf({118.83, 47.75});
    CHECK(foot.alongMeters > corners[0]);
    CHECK(foot.alongMeters < corners[1]);
    CHECK(foot.awayMeters == doctest::Approx(2245).epsilon(0.01));
    // Out of the same points in any number of pieces.
    Random random(3);
    for (int i = 0; i < 50; ++i) {
        Polyline line{{random.in(-180, 180), random.in(-70, 70)}};
        for (int k = 0; k < 6; ++k) {
            line.push_back({line.back().lonDeg + random.in(-1, 1), line.back().latDeg + random.in(-1, 1)});
        }
        const GroundSection each(line);
        CHECK(each.lengthMeters() == doctest::Approx(lengthMeters(line)).epsilon(1e-9));
        const std::vector<double> turns = each.corners();
        REQUIRE(turns.size() == 5);
        CHECK(std::is_sorted(turns.begin(), turns.end()));
        for (size_t k = 0; k < turns.size(); ++k) {
            CHECK(geodesicInverse(each.at(turns[k]), line[k + 1]).distanceMeters < 1e-3);
        }
    }
}

TEST_CASE("legs and total are those of the geodesics, the area that of the ring") {
    const Polyline points{{118.4, 47.9}, {118.8, 47.9}, {118.8, 47.6}};
    const Measurement open = measure(points, false);
    REQUIRE(open.legs.size() == 2);
    CHECK(open.totalMeters == doctest::Approx(lengthMeters(points)));
    CHECK_FALSE(open.areaSquareMeters);
    CHECK(open.legs[1].azimuthDeg == doctest::Approx(180));
    const Measurement closed = measure(points, true);
    REQUIRE(closed.legs.size() == 3);
    CHECK(closed.legs[2].azimuthDeg > 270); // back to the north-west
    CHECK(*closed.areaSquareMeters == doctest::Approx(areaSquareMeters(points)));
    for (const MeasuredLeg& leg : closed.legs) {
        CHECK(leg.azimuthDeg >= 0);
        CHECK(leg.azimuthDeg < 360);
    }
}

TEST_CASE("an outline that crosses itself has no area, one that does not has") {
    const Polyline bow{{0, 0}, {1, 1}, {1, 0}, {0, 1}};
    CHECK(crossesItself(bow));
    CHECK_FALSE(measure(bow, true).areaSquareMeters);
    const Polyline box{{179.5, 0}, {-179.5, 0}, {-179.5, 1}, {179.5, 1}};
    CHECK_FALSE(crossesItself(box));
    CHECK(*measure(box, true).areaSquareMeters < 2e10);
    CHECK(measure({}, true).legs.empty());
    CHECK(measure(std::vector<LonLat>{{1, 1}}, true).legs.empty());
    CHECK(measure(std::vector<LonLat>{{1, 1}, {2, 2}}, true).legs.size() == 1);
}
