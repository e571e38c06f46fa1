#include "geo/antimeridian.h"
#include "geo/geodesy.h"
#include "geo/inner_point.h"
#include "geo/polyline.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace khalkha;

namespace {

bool isInside(const std::vector<Polygon>& area, LonLat at) {
    return std::any_of(area.begin(), area.end(), [&](const Polygon& part) { return contains(part, at); });
}

Polygon box(double west, double south, double east, double north) {
    return {{{{west, south}, {east, south}, {east, north}, {west, north}}}};
}

} // namespace

TEST_CASE("parts of a line that meet on the 180th meridian are joined, in whatever order they come") {
    const Polyline west{{170, 50}, {175, 51}, {180, 52}};
    const Polyline east{{-180, 52 + 5e-7}, {-170, 53}, {-160, 50}};
    const Polyline whole{{170, 50}, {175, 51}, {180, 52}, {-170, 53}, {-160, 50}};
    CHECK(joinedAcross180({west, east}) == std::vector<Polyline>{whole});
    CHECK(joinedAcross180({east, west}) == std::vector<Polyline>{whole});
    // Back and forth: three parts.
    const Polyline back{{-180, 60}, {-170, 60}, {-180, 61}};
    const std::vector<Polyline> three =
        joinedAcross180({{{180, 61}, {170, 61}}, back, {{170, 60}, {180, 60}}});
    REQUIRE(three.size() == 1);
    CHECK(three.front() == Polyline{{170, 60}, {180, 60}, {-170, 60}, {-180, 61}, {170, 61}});
    // Neither elsewhere, nor at another latitude, nor where both begin there.
    CHECK(joinedAcross180({west, {{-180, 52.1}, {-170, 53}}}).size() == 2);
    CHECK(joinedAcross180({west, {{-170, 53}, {-180, 52}}}).size() == 2);
    CHECK(joinedAcross180({{{1, 2}, {3, 4}}, {{3, 4}, {5, 6}}}).size() == 2);
    // A ring.
    const std::vector<Polyline> ring =
        joinedAcross180({{{180, 10}, {170, 15}, {180, 20}}, {{-180, 20}, {-170, 15}, {-180, 10}}});
    REQUIRE(ring.size() == 1);
    CHECK(ring.front().front() == ring.front().back());
    CHECK(ring.front().size() == 5);
}

TEST_CASE("a line is cut on the 180th meridian where its geodesic crosses it") {
    const Polyline line{{170, 60}, {-170, 60}, {-160, 50}};
    const std::vector<Polyline> parts = cutAt180(line);
    REQUIRE(parts.size() == 2);
    CHECK(parts[0].back().lonDeg == 180);
    CHECK(parts[1].front().lonDeg == -180);
    CHECK(parts[0].back().latDeg == doctest::Approx(60.38).epsilon(0.001)); // the geodesic is arched
    CHECK(parts[0].back().latDeg == parts[1].front().latDeg);
    CHECK(lengthMeters(parts[0]) + lengthMeters(parts[1]) == doctest::Approx(lengthMeters(line)));
    CHECK(joinedAcross180(parts).size() == 1);
    const Polyline touching{{170, 60}, {180, 60}, {-170, 60}};
    REQUIRE(cutAt180(touching).size() == 2);
    CHECK(cutAt180(touching)[0] == Polyline{{170, 60}, {180, 60}});
    CHECK(cutAt180(touching)[1] == Polyline{{-180, 60}, {-170, 60}});
    const Polyline plain{{-100, 10}, {80, 20}};
    CHECK(cutAt180(plain) == std::vector<Polyline>{plain});
}

TEST_CASE("boxes run on over the 180th meridian") {
    const LonLatBox one = boxRunningOn(Polyline{{-178, 50}, {178, 51}});
    CHECK(one == LonLatBox{178, 50, 182, 51});
    CHECK(meetRunningOn(one, LonLatBox{-179, 40, -170, 60}));
    CHECK(meetRunningOn(LonLatBox{-179, 40, -170, 60}, one));
    CHECK_FALSE(meetRunningOn(one, LonLatBox{-170, 40, -160, 60}));
    CHECK(meetRunningOn(one, LonLatBox{-170, 40, -160, 60}, {10, 0}));
    CHECK_FALSE(meetRunningOn(one, LonLatBox{0, 40, 10, 60}));
    CHECK(narrowestBox(Polyline{{0, 51}, {140, 36}, {-77, 39}}) == LonLatBox{-77, 36, 140, 51});
    CHECK(narrowestBox(Polyline{{132, 43}, {-122, 47}, {-150, 60}}) == LonLatBox{132, 43, 238, 60});
    CHECK(narrowestBox(Polyline{{132, 43}}) == LonLatBox{132, 43, 132, 43});
}

TEST_CASE("the cut of an area along the 180th meridian is no border") {
    const std::vector<Polyline> borders =
        bordersOf(std::vector{box(170, 50, 180, 60), box(-180, 50, -170, 60)});
    REQUIRE(borders.size() == 1);
    CHECK(borders.front().front() == borders.front().back());
    CHECK(lengthMeters(borders.front()) == doctest::Approx(2 * 1113e3 + 1434e3 + 1115e3).epsilon(0.01));
    for (size_t i = 1; i < borders.front().size(); ++i) {
        CHECK_FALSE(
            (std::abs(borders.front()[i].lonDeg) == 180 && std::abs(borders.front()[i - 1].lonDeg) == 180));
    }
    // One that ends on the meridian has a border there, and one side may reach further than the other.
    const std::vector<Polyline> ends = bordersOf(std::vector{box(170, 50, 180, 60)});
    REQUIRE(ends.size() == 1);
    CHECK(ends.front().size() == 5);
    double along = 0;
    for (const Polyline& border : bordersOf(std::vector{box(170, 50, 180, 60), box(-180, 55, -170, 60)})) {
        for (size_t i = 1; i < border.size(); ++i) {
            if (std::abs(border[i].lonDeg) == 180 && std::abs(border[i - 1].lonDeg) == 180) {
                along += std::abs(border[i].latDeg - border[i - 1].latDeg);
            }
        }
    }
    CHECK(along == doctest::Approx(5));
    // The way to a pole and along it is none either.
    const Polygon antarctica{
        {{{-180, -80}, {-180, -90}, {180, -90}, {180, -80}, {90, -70}, {0, -75}, {-90, -70}}}};
    const std::vector<Polyline> coast = bordersOf(std::span(&antarctica, 1));
    REQUIRE(coast.size() == 1);
    CHECK(coast.front().size() == 5);
    CHECK(coast.front().front() == coast.front().back());
    CHECK(std::all_of(coast.front().begin(), coast.front().end(), [](LonLat at) { return at.latDeg > -81; }));
}

TEST_CASE("the name of an area stands inside it, whatever its shape") {
    const Polygon u{
        {{{100, 40}, {110, 40}, {110, 50}, {108, 50}, {108, 42}, {102, 42}, {102, 50}, {100, 50}}}};
    const Polygon ring{{box(100, 40, 110, 50).rings[0], box(101, 41, 109, 49).rings[0]}};
    const Polygon narrow{{{{100, 40}, {100.001, 40}, {110, 50}, {109.999, 50}}}};
    for (const Polygon& shape : {u, ring, narrow, box(100, 40, 100.0001, 60)}) {
        CHECK(isInside({shape}, innerPoint(std::vector{shape})));
    }
    const LonLat middle = innerPoint(std::vector{box(100, 40, 110, 50)});
    CHECK(middle.lonDeg == doctest::Approx(105).epsilon(0.01));
    CHECK(middle.latDeg == doctest::Approx(45).epsilon(0.03));
    // On the largest of several bodies, though an island has more corners.
    Polygon island{{{}}};
    for (int i = 0; i < 90; ++i) {
        island.rings[0].push_back(geodesicDirect({0, 0}, 4.0 * i, 50e3));
    }
    CHECK(isInside({box(100, 40, 110, 50)}, innerPoint(std::vector{island, box(100, 40, 110, 50)})));
    CHECK(innerPoint({}) == LonLat{});
}

TEST_CASE("an area across the 180th meridian or around a pole is one body for its name") {
    const std::vector<Polygon> chukotka{box(160, 60, 180, 70), box(-180, 60, -175, 70)};
    const LonLat at = innerPoint(chukotka);
    CHECK(isInside(chukotka, at));
    CHECK(at.lonDeg == doctest::Approx(172).epsilon(0.05)); // not 170, the middle of its larger part
    // Each half is smaller than the island, the body is not.
    CHECK(
        std::abs(
            innerPoint(std::vector{box(0, 0, 8, 8), box(175, 0, 180, 10), box(-180, 0, -175, 10)}).lonDeg) >
        170);
    const Polygon cap{{{{-180, 60}, {-90, 60}, {0, 60}, {90, 60}, {180, 60}, {180, 90}, {-180, 90}}}};
    CHECK(innerPoint(std::vector{cap}).latDeg > 85);
}

TEST_CASE("sides of areas are straight in longitude and latitude") {
    const Polyline side = straightened(Polyline{{-180, 60}, {180, 60}}, 50e3);
    CHECK(side.size() > 390);
    CHECK(std::all_of(side.begin(), side.end(), [](LonLat at) { return at.latDeg == 60; }));
    CHECK(straightened(Polyline{{10, 50}, {10.1, 50}}, 50e3).size() == 2);
}
