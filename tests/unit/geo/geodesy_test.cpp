#include "random_lines.h"

#include "geo/geodesy.h"

#include <doctest/doctest.h>
#include <glm/geometric.hpp>

#include <cmath>

using namespace khalkha;

TEST_CASE("positions survive the way to space and back") {
    Random random(1);
    for (int i = 0; i < 20000; ++i) {
        const LonLat at = random.onGlobe();
        const double height = random.in(-10e3, 20e6);
        double backHeight = 0;
        const LonLat back = toLonLat(toEcef(at, height), &backHeight);
        REQUIRE(back.latDeg == doctest::Approx(at.latDeg).epsilon(1e-12));
        REQUIRE(std::abs(std::remainder(back.lonDeg - at.lonDeg, 360)) < 1e-12);
        REQUIRE(std::abs(backHeight - height) < 1e-7);
    }
}

TEST_CASE("positions in space lie where the axes of WGS84 put them") {
    CHECK(glm::distance(toEcef({0, 0}), Ecef(wgs84A, 0, 0)) < 1e-8);
    CHECK(glm::distance(toEcef({90, 0}, 100), Ecef(0, wgs84A + 100, 0)) < 1e-8);
    CHECK(glm::distance(toEcef({0, 90}), Ecef(0, 0, wgs84B)) < 1e-8);
    CHECK(wgs84B == doctest::Approx(6356752.314245).epsilon(1e-13));
    CHECK(toLonLat(Ecef(0, 0, -wgs84B)).latDeg == doctest::Approx(-90));
}

TEST_CASE("the local frame is orthonormal and right-handed, and up is where height goes") {
    Random random(2);
    for (int i = 0; i < 1000; ++i) {
        const LonLat at = random.onGlobe();
        const glm::dvec3 up = surfaceNormal(at);
        REQUIRE(glm::distance(glm::cross(eastAt(at), northAt(at)), up) < 1e-14);
        REQUIRE(glm::length(up) == doctest::Approx(1).epsilon(1e-14));
        REQUIRE(glm::distance(toEcef(at, 1000), toEcef(at) + up * 1000.0) < 1e-7);
        const LonLat north = toLonLat(toEcef(at) + northAt(at) * 10.0);
        REQUIRE((north.latDeg > at.latDeg || at.latDeg > 89.99));
    }
}

TEST_CASE("geodesics agree with the published examples") {
    // Karney, "Algorithms for geodesics" (2013), tables 2 and 4.
    const LonLat end = geodesicDirect({0, 40}, 30, 10'000e3);
    CHECK(end.latDeg == doctest::Approx(41.79331020506).epsilon(1e-12));
    CHECK(end.lonDeg == doctest::Approx(137.84490004377).epsilon(1e-12));
    const Geodesic antipodal = geodesicInverse({0, -30}, {179.8, 29.9});
    CHECK(antipodal.distanceMeters == doctest::Approx(19989832.82761).epsilon(1e-12));
    CHECK(antipodal.azimuth1Deg == doctest::Approx(161.89052473633).epsilon(1e-9));
    CHECK(antipodal.azimuth2Deg == doctest::Approx(18.09073724574).epsilon(1e-9));
    // Quarter meridian of WGS84.
    CHECK(geodesicInverse({0, 0}, {0, 90}).distanceMeters == doctest::Approx(10001965.7293).epsilon(1e-10));
}

TEST_CASE("points on a geodesic divide its length") {
    Random random(3);
    for (int i = 0; i < 500; ++i) {
        const LonLat from = random.onGlobe();
        const LonLat to = random.onGlobe();
        const double fraction = random.in(0, 1);
        const double whole = geodesicInverse(from, to).distanceMeters;
        const LonLat point = geodesicPoint(from, to, fraction);
        REQUIRE(std::abs(geodesicInverse(from, point).distanceMeters - whole * fraction) < 1e-5);
        REQUIRE(std::abs(geodesicInverse(point, to).distanceMeters - whole * (1 - fraction)) < 1e-5);
    }
    CHECK(geodesicPoint({10, 20}, {30, 40}, 0) == LonLat{10, 20});
    CHECK(geodesicPoint({10, 20}, {30, 40}, 1) == LonLat{30, 40});
    CHECK(geodesicPoint({10, 20}, {30, 40}, -3) == LonLat{10, 20});
}

TEST_CASE("fast interpolation keeps to the geodesic") {
    Random random(4);
    for (int i = 0; i < 3000; ++i) {
        const LonLat from = random.onGlobe();
        const double distance = std::pow(10, random.in(0, 5.69));
        const LonLat to = geodesicDirect(from, random.in(-180, 180), distance);
        const double fraction = random.in(0, 1);
        const double off = geodesicInverse(interpolate(from, to, fraction), geodesicPoint(from, to, fraction))
                               .distanceMeters;
        REQUIRE(off < 1e-6 * distance + 1e-6);
    }
    CHECK(interpolate({179.9, 50}, {-179.9, 50}, 0.25).lonDeg == doctest::Approx(179.95));
    CHECK(interpolate({1, 2}, {3, 4}, 1) == LonLat{3, 4});
    CHECK(interpolate({1, 2}, {1, 2}, 0.5) == LonLat{1, 2});
    // Far apart it is the geodesic itself.
    const LonLat far = interpolate({111, 43}, {131, 48}, 0.4);
    CHECK(geodesicInverse(far, geodesicPoint({111, 43}, {131, 48}, 0.4)).distanceMeters < 1e-6);
}

TEST_CASE("lengths and areas add up") {
    // The whole WGS84 ellipsoid has 510,065,621.724 km2; one octant of it.
    const Ring octant{{0, 0}, {90, 0}, {0, 90}};
    CHECK(areaSquareMeters(octant) == doctest::Approx(510065621724088.44 / 8).epsilon(1e-12));
    CHECK(areaSquareMeters(Ring{{0, 0}, {0, 90}, {90, 0}}) == doctest::Approx(510065621724088.44 / 8));
    CHECK(areaSquareMeters(Ring{}) == 0);
    CHECK(areaSquareMeters(Polygon{}) == 0);

    Random random(5);
    for (int i = 0; i < 300; ++i) {
        const Ring ring = randomStar(random, {random.in(-150, 150), random.in(-50, 50)}, 5, 12);
        // Cut from vertex to vertex through a point of the middle: both parts make the whole.
        LonLat middle{0, 0};
        for (const LonLat& point : ring) {
            middle.lonDeg += point.lonDeg / 12;
            middle.latDeg += point.latDeg / 12;
        }
        Ring one(ring.begin(), ring.begin() + 7);
        one.push_back(middle);
        Ring other(ring.begin() + 6, ring.end());
        other.push_back(ring.front());
        other.push_back(middle);
        REQUIRE(areaSquareMeters(one) > 0);
        const Polygon holed{{ring, randomStar(random, middle, 0.5, 5)}};
        REQUIRE(
            areaSquareMeters(holed) + areaSquareMeters(holed.rings[1]) ==
            doctest::Approx(areaSquareMeters(ring)).epsilon(1e-12));
        const Polyline& line = ring;
        const LonLat cut = geodesicPoint(line[3], line[4], random.in(0, 1));
        Polyline before(line.begin(), line.begin() + 4);
        before.push_back(cut);
        Polyline after(line.begin() + 4, line.end());
        after.insert(after.begin(), cut);
        REQUIRE(
            lengthMeters(before) + lengthMeters(after) == doctest::Approx(lengthMeters(line)).epsilon(1e-12));
    }
}
