#include "random_lines.h"

#include "geo/polyline.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace khalkha;

namespace {

/// Nearest distance by brute force: finely along every leg.
double distanceTo(const Polyline& line, LonLat at) {
    double best = geodesicInverse(line.front(), at).distanceMeters;
    for (size_t i = 1; i < line.size(); ++i) {
        double low = 0;
        double high = 1;
        const auto distance = [&](double fraction) {
            return geodesicInverse(geodesicPoint(line[i - 1], line[i], fraction), at).distanceMeters;
        };
        for (int k = 0; k < 60; ++k) {
            const double a = low + (high - low) / 3;
            const double b = high - (high - low) / 3;
            (distance(a) < distance(b) ? high : low) = distance(a) < distance(b) ? b : a;
        }
        best = std::min(best, distance(0.5 * (low + high)));
    }
    return best;
}

} // namespace

TEST_CASE("a simplified line leaves out vertices but stays within its tolerance") {
    Random random(31);
    for (int i = 0; i < 15; ++i) {
        const Polyline line = randomWalk(random, {random.in(-170, 170), random.in(-60, 60)}, 60, 0.4, 50);
        const double tolerance = random.in(1e3, 40e3);
        const Polyline simple = simplify(line, tolerance);
        REQUIRE(simple.front() == line.front());
        REQUIRE(simple.back() == line.back());
        REQUIRE(simple.size() <= line.size());
        for (const LonLat& point : line) {
            REQUIRE(nearest(simple, point)->distanceMeters < tolerance * 1.001 + 0.1);
        }
        for (const LonLat& point : simple) {
            REQUIRE(std::find(line.begin(), line.end(), point) != line.end());
        }
    }
    // Long legs: points of one geodesic all go, however far the chord lies under the ground.
    const Polyline geodesic = densify(Polyline{{100, 40}, {106, 43}}, 10e3);
    REQUIRE(geodesic.size() > 40);
    CHECK(simplify(geodesic, 10).size() == 2);
    CHECK(simplify(geodesic, 0).size() == geodesic.size());
    CHECK(simplify(Polyline{}, 10).empty());
}

TEST_CASE("a densified line has short legs, the old vertices, and the old length") {
    Random random(32);
    for (int i = 0; i < 30; ++i) {
        const Polyline line = randomWalk(random, {175, random.in(-60, 60)}, 12, 5, 60);
        const double leg = random.in(5e3, 300e3);
        const Polyline dense = densify(line, leg);
        size_t next = 0;
        for (size_t k = 0; k < dense.size(); ++k) {
            next += next < line.size() && dense[k] == line[next] ? 1 : 0;
            if (k > 0) {
                REQUIRE(geodesicInverse(dense[k - 1], dense[k]).distanceMeters < leg * (1 + 1e-9));
            }
        }
        REQUIRE(next == line.size());
        REQUIRE(lengthMeters(dense) == doctest::Approx(lengthMeters(line)).epsilon(1e-9));
    }
    CHECK(densify(Polyline{{1, 1}}, 10).size() == 1);
    CHECK(densify(Polyline{{1, 1}, {2, 2}}, 0).size() == 2);
}

TEST_CASE("points and parts of a line lie at their distances") {
    Random random(33);
    for (int i = 0; i < 60; ++i) {
        const Polyline line = randomWalk(random, {random.in(-170, 170), random.in(-60, 60)}, 20, 1.5, 60);
        const std::vector<double> cumulative = cumulativeMeters(line);
        REQUIRE(cumulative.size() == line.size());
        REQUIRE(cumulative.front() == 0);
        REQUIRE(cumulative.back() == doctest::Approx(lengthMeters(line)).epsilon(1e-12));
        for (size_t k = 0; k < line.size(); ++k) {
            REQUIRE(geodesicInverse(pointAt(line, cumulative, cumulative[k]), line[k]).distanceMeters < 1e-3);
        }
        const double from = random.in(0, cumulative.back());
        const double to = random.in(from, cumulative.back());
        const Polyline middle = part(line, from, to);
        REQUIRE(lengthMeters(middle) == doctest::Approx(to - from).epsilon(1e-5));
        REQUIRE(middle.front() == pointAt(line, cumulative, from));
        REQUIRE(middle.back() == pointAt(line, cumulative, to));
        REQUIRE(part(line, to, from) == middle);
        REQUIRE(part(line, -5, cumulative.back() + 5) == line);
        REQUIRE(pointAt(line, cumulative, 1e12) == line.back());
        REQUIRE(pointAt(line, cumulative, -1) == line.front());
    }
    CHECK(part(Polyline{}, 0, 1).empty());
    CHECK(part(Polyline{{1, 1}, {2, 2}}, 100, 100).size() == 1);
}

TEST_CASE("the nearest point is the nearest") {
    Random random(34);
    for (int i = 0; i < 60; ++i) {
        const Polyline line = randomWalk(random, {random.in(-170, 170), random.in(-70, 70)}, 8, 2, 60);
        const LonLat at{line[4].lonDeg + random.in(-1, 1), line[4].latDeg + random.in(-1, 1)};
        const std::optional<NearestPoint> found = nearest(line, at);
        REQUIRE(found);
        const double expected = distanceTo(line, at);
        REQUIRE(found->distanceMeters < expected * 1.001 + 0.05);
        REQUIRE(found->distanceMeters > expected * 0.999 - 0.05);
        REQUIRE(found->leg + 1 < line.size());
        REQUIRE(found->at == interpolate(line[found->leg], line[found->leg + 1], found->fraction));
        // A point of the line itself is found at no distance, over the whole length of long legs.
        const LonLat on = geodesicPoint(line[2], line[3], random.in(0, 1));
        REQUIRE(nearest(line, on)->distanceMeters < 0.5);
    }
    CHECK_FALSE(nearest(Polyline{}, {0, 0}));
    CHECK(nearest(Polyline{{5, 5}}, {5, 6})->at == LonLat{5, 5});
    CHECK(nearest(Polyline{{179, 0}, {-179, 0}}, {180, 1})->at.latDeg == doctest::Approx(0));
}
