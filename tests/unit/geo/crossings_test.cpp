#include "random_lines.h"

#include "geo/polyline.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace khalkha;

namespace {
using Pairs = std::vector<std::pair<size_t, size_t>>;
}

TEST_CASE("crossings and touches of a line with itself are found") {
    CHECK(selfCrossings(Polyline{}).empty());
    CHECK(selfCrossings(Polyline{{0, 0}, {1, 1}}).empty());
    CHECK(selfCrossings(Polyline{{0, 0}, {2, 0}, {2, 2}, {0, 2}}).empty());
    CHECK(selfCrossings(Polyline{{0, 0}, {2, 0}, {2, 1}, {1, 1}, {1, -1}}) == Pairs{{0, 3}});
    // An end that touches, a vertex that touches, a stretch run twice.
    CHECK(selfCrossings(Polyline{{0, 0}, {2, 0}, {2, 1}, {1, 0}}) == Pairs{{0, 2}});
    CHECK(selfCrossings(Polyline{{0, 0}, {4, 0}, {4, 1}, {2, 0}, {0, 1}}) == Pairs{{0, 2}, {0, 3}});
    CHECK(selfCrossings(Polyline{{0, 0}, {4, 0}, {4, 1}, {3, 0}, {1, 0}, {1, 2}}).size() >= 2);
    // Back along the same leg.
    CHECK(selfCrossings(Polyline{{0, 0}, {2, 0}, {1, 0}}) == Pairs{{0, 1}});
    // Repeated points are no crossing; a closed line meets itself only at its ends.
    CHECK(selfCrossings(Polyline{{0, 0}, {1, 0}, {1, 0}, {1, 0}, {2, 0}}).empty());
    CHECK(selfCrossings(Polyline{{0, 0}, {2, 0}, {1, 1}, {0, 0}}).empty());
    // Over the antimeridian.
    CHECK(selfCrossings(Polyline{{179, 0}, {-179, 0}, {-179, 1}, {180, 1}, {180, -1}}) == Pairs{{0, 3}});
    CHECK(selfCrossings(Polyline{{179, 0}, {-179, 0}, {-179, 1}, {179, 1}}).empty());
}

TEST_CASE("crossings are those that every pair of legs would give") {
    Random random(41);
    const auto side = [](LonLat a, LonLat b, LonLat c) {
        return (b.lonDeg - a.lonDeg) * (c.latDeg - a.latDeg) - (b.latDeg - a.latDeg) * (c.lonDeg - a.lonDeg);
    };
    for (int round = 0; round < 60; ++round) {
        const Polyline line = randomWalk(random, {120, 45}, 5 + random.below(90), 0.4, 100);
        Pairs expected;
        for (size_t i = 0; i + 1 < line.size(); ++i) {
            for (size_t j = i + 2; j + 1 < line.size(); ++j) {
                const bool first = side(line[i], line[i + 1], line[j]) > 0;
                const bool second = side(line[i], line[i + 1], line[j + 1]) > 0;
                const bool third = side(line[j], line[j + 1], line[i]) > 0;
                const bool fourth = side(line[j], line[j + 1], line[i + 1]) > 0;
                if (first != second && third != fourth) {
                    expected.emplace_back(i, j);
                }
            }
        }
        REQUIRE(selfCrossings(line) == expected);
    }
}

TEST_CASE("without its loops a line is simple, has its ends, and no ground of its own") {
    Random random(42);
    for (int round = 0; round < 200; ++round) {
        Polyline line = randomWalk(random, {178, 45}, 3 + random.below(150), 0.3, 70 + random.in(0, 100));
        for (LonLat& point : line) {
            point.lonDeg = std::remainder(point.lonDeg, 360);
        }
        const Polyline mended = withoutLoops(line);
        REQUIRE(selfCrossings(mended).empty());
        REQUIRE(mended.front().lonDeg == doctest::Approx(line.front().lonDeg));
        REQUIRE(mended.front().latDeg == line.front().latDeg);
        REQUIRE(std::abs(std::remainder(mended.back().lonDeg - line.back().lonDeg, 360)) < 1e-9);
        REQUIRE(mended.back().latDeg == line.back().latDeg);
        for (const LonLat& point : mended) {
            REQUIRE(nearest(line, point)->distanceMeters < 30);
            REQUIRE(std::abs(point.lonDeg) <= 180);
        }
        REQUIRE(withoutLoops(mended) == mended);
    }
}

TEST_CASE("coarse grids, where everything touches, are mended too") {
    Random random(43);
    for (int round = 0; round < 400; ++round) {
        Polyline line;
        const size_t count = 2 + random.below(40);
        while (line.size() < count) {
            line.push_back({static_cast<double>(random.below(6)), static_cast<double>(random.below(6))});
        }
        const Polyline mended = withoutLoops(line);
        REQUIRE(selfCrossings(mended).empty());
        REQUIRE(mended.front() == line.front());
        REQUIRE(mended.back() == line.back());
    }
}

TEST_CASE("a loop is cut at its crossing and a simple line left alone") {
    const Polyline simple{{0, 0}, {1, 0}, {1, 0}, {2, 1}};
    CHECK(withoutLoops(simple) == simple);
    CHECK(
        withoutLoops(Polyline{{0, 0}, {4, 0}, {4, 2}, {2, 2}, {2, -2}}) == Polyline{{0, 0}, {2, 0}, {2, -2}});
    CHECK(withoutLoops(Polyline{{0, 0}, {2, 0}, {1, 0}, {1, 1}}) == Polyline{{0, 0}, {1, 0}, {1, 1}});
    const Polyline closed{{0, 0}, {2, 0}, {1, 1}, {0, 0}};
    CHECK(withoutLoops(closed) == closed);
    CHECK(withoutLoops(Polyline{}).empty());
}

TEST_CASE("a polygon contains what lies within its outer ring and outside its holes") {
    const Polygon square{{{{0, 0}, {3, 0}, {3, 3}, {0, 3}}, {{1, 1}, {1, 2}, {2, 2}, {2, 1}}}};
    CHECK(contains(square, {0.5, 0.5}));
    CHECK_FALSE(contains(square, {1.5, 1.5}));
    CHECK_FALSE(contains(square, {4, 1}));
    CHECK_FALSE(contains(Polygon{}, {0, 0}));
    // Points agree with the triangles.
    Random random(44);
    for (int round = 0; round < 50; ++round) {
        const Polygon star{{randomStar(random, {120, 45}, 2, 15)}};
        const Triangulation triangulation = triangulate(star);
        for (int i = 0; i < 40; ++i) {
            const LonLat at{random.in(118, 122), random.in(43, 47)};
            bool covered = false;
            for (size_t k = 0; k < triangulation.triangles.size(); k += 3) {
                Ring triangle;
                for (size_t n = 0; n < 3; ++n) {
                    triangle.push_back(triangulation.points[triangulation.triangles[k + n]]);
                }
                covered = covered || contains({{triangle}}, at);
            }
            REQUIRE(contains(star, at) == covered);
        }
    }
}

TEST_CASE("crossings of a parallel") {
    const Polyline line{{0, 0}, {1, 2}, {2, 0}, {3, 1}, {4, 0}};
    CHECK(crossingsOfParallel(line, 0.5) == std::vector<double>{0.25, 1.75, 2.5, 3.5});
    CHECK(crossingsOfParallel(line, 1.5) == std::vector<double>{0.75, 1.25});
    CHECK(crossingsOfParallel(line, 3).empty());
    CHECK(crossingsOfParallel(Polyline{}, 3).empty());
    // Ends that lie on it count, from above and from below, once.
    CHECK(crossingsOfParallel(Polyline{{5, 1}, {6, 2}}, 1) == std::vector<double>{5});
    CHECK(crossingsOfParallel(Polyline{{5, 1}, {6, 2}}, 2) == std::vector<double>{6});
    // A vertex on it that the line passes through counts once.
    CHECK(crossingsOfParallel(Polyline{{0, 0}, {1, 1}, {2, 2}}, 1) == std::vector<double>{1});
    CHECK(crossingsOfParallel(Polyline{{179, 0}, {-179, 2}}, 1.5).front() == doctest::Approx(-179.5));
}
