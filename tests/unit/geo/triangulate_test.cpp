#include "random_lines.h"

#include "geo/polyline.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace khalkha;

namespace {

double signedArea(const Ring& ring) {
    double sum = 0;
    for (size_t i = 0; i < ring.size(); ++i) {
        const LonLat a = ring[i];
        const LonLat b = ring[(i + 1) % ring.size()];
        sum += a.lonDeg * b.latDeg - b.lonDeg * a.latDeg;
    }
    return sum / 2;
}

/// Sum of the triangles; every one must turn counter-clockwise.
double areaOf(const Triangulation& triangulation) {
    double sum = 0;
    REQUIRE(triangulation.triangles.size() % 3 == 0);
    for (size_t i = 0; i < triangulation.triangles.size(); i += 3) {
        Ring triangle;
        for (size_t k = 0; k < 3; ++k) {
            REQUIRE(triangulation.triangles[i + k] < triangulation.points.size());
            triangle.push_back(triangulation.points[triangulation.triangles[i + k]]);
        }
        const double area = signedArea(triangle);
        REQUIRE(area > -1e-12);
        sum += area;
    }
    return sum;
}

} // namespace

TEST_CASE("triangles cover a polygon less its holes, exactly") {
    Random random(21);
    for (int i = 0; i < 3000; ++i) {
        const LonLat middle{random.in(-170, 170), random.in(-80, 80)};
        Polygon polygon{{randomStar(random, middle, 4, 3 + random.below(60))}};
        double expected = std::abs(signedArea(polygon.rings[0]));
        // Holes side by side, within the inner half radius of the star where it has no vertex.
        const size_t holes = polygon.rings[0].size() < 12 ? 0 : random.below(4);
        for (size_t k = 0; k < holes; ++k) {
            const LonLat at{middle.lonDeg + (static_cast<double>(k) - 1) * 0.8, middle.latDeg};
            Ring hole = randomStar(random, at, 0.38, 3 + random.below(12));
            if (random.below(2) == 0) {
                hole = Ring(hole.rbegin(), hole.rend());
            }
            expected -= std::abs(signedArea(hole));
            polygon.rings.push_back(hole);
        }
        if (random.below(2) == 0) {
            polygon.rings[0] = Ring(polygon.rings[0].rbegin(), polygon.rings[0].rend());
        }
        const Triangulation triangulation = triangulate(polygon);
        REQUIRE(areaOf(triangulation) == doctest::Approx(expected).epsilon(1e-9));
    }
}

TEST_CASE("indices point into the rings laid end to end") {
    const Polygon square{{{{0, 0}, {3, 0}, {3, 3}, {0, 3}}, {{1, 1}, {2, 1}, {2, 2}, {1, 2}}}};
    const Triangulation triangulation = triangulate(square);
    REQUIRE(triangulation.points.size() == 8);
    CHECK(triangulation.points[5] == LonLat{2, 1});
    CHECK(areaOf(triangulation) == doctest::Approx(8));
}

TEST_CASE("rings that cross or touch themselves are told apart by the odd rule") {
    const Polygon bow{{{{0, 0}, {2, 2}, {2, 0}, {0, 2}}}};
    const Triangulation triangulation = triangulate(bow);
    CHECK(triangulation.points.size() == 5);
    CHECK(areaOf(triangulation) == doctest::Approx(2));
    const Polygon repeatedFirst{{{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}}}};
    CHECK(areaOf(triangulate(repeatedFirst)) == doctest::Approx(1));
    const Polygon twoSquaresAtAPoint{{{{0, 0}, {1, 0}, {1, 1}, {2, 1}, {2, 2}, {1, 2}, {1, 1}, {0, 1}}}};
    CHECK(areaOf(triangulate(twoSquaresAtAPoint)) == doctest::Approx(2));
}

TEST_CASE("nothing comes of nothing") {
    CHECK(triangulate({}).triangles.empty());
    CHECK(triangulate({{{}}}).triangles.empty());
    CHECK(triangulate({{{{1, 1}, {2, 2}}}}).triangles.empty());
    CHECK(triangulate({{{{1, 1}, {2, 2}, {3, 3}}}}).triangles.empty());
}
