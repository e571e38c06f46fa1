#include "random_lines.h"

#include "geo/morph.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

using namespace khalkha;

namespace {

struct Case {
    std::string name;
    Polyline from, to;
    std::vector<MorphAnchor> anchors;
    /// Points on straight ways cannot wind a line up without crossing it: loops are cut, and that shows.
    bool tangles = false;
};

/// A wavy front from west to east, as a border would be.
Polyline border() {
    Polyline line;
    for (int i = 0; i <= 80; ++i) {
        const double lonDeg = 110 + 0.25 * i;
        line.push_back({lonDeg, 46 + 0.3 * std::sin(lonDeg * 2.1) + 0.15 * std::sin(lonDeg * 7.3)});
    }
    return line;
}

/// The border with the vertices from first to last replaced.
Polyline replaced(const Polyline& line, int first, int last, const Polyline& by) {
    Polyline result(line.begin(), line.begin() + first + 1);
    result.insert(result.end(), by.begin(), by.end());
    result.insert(result.end(), line.begin() + last, line.end());
    return result;
}

const Polyline southThrust{
    {114.4, 45.2}, {115.3, 43.0}, {116.4, 41.3}, {117.0, 41.2}, {116.6, 43.0}, {115.2, 45.3}};
const Polyline shortThrust{{114.5, 45.4}, {114.8, 44.9}, {115.1, 45.5}};
const Polyline hook{
    {122, 44},
    {122.3, 42.2},
    {124.2, 41.4},
    {126, 42.3},
    {125.8, 43.2},
    {125, 42.6},
    {124, 42.4},
    {123.3, 43},
    {123.2, 44.6}};

Polyline spiral(double turns) {
    Polyline line{{126, 40}};
    const int steps = static_cast<int>(turns * 24);
    for (int i = 0; i <= steps; ++i) {
        const double angle = 2 * std::numbers::pi * i / 24;
        const double radius = 4.0 - 3.2 * i / steps;
        line.push_back({120 + radius * std::cos(angle), 45 + radius * std::sin(angle)});
    }
    return line;
}

std::vector<Case> cases() {
    const Polyline line = border();
    std::vector<Case> all;
    all.push_back(
        {"deep thrust", line, replaced(line, 16, 22, southThrust), {{{114.7, 45.6}, {116.8, 41.2}}}});
    all.push_back({"deep thrust, no anchor", line, replaced(line, 16, 22, southThrust), {}});
    all.push_back(
        {"thrust retreats", replaced(line, 16, 22, southThrust), replaced(line, 16, 22, shortThrust), {}});
    all.push_back({"hook", line, replaced(line, 46, 54, hook), {}});
    Polyline both = replaced(line, 46, 54, hook);
    both = replaced(both, 16, 22, southThrust);
    all.push_back({"two thrusts", line, both, {}});
    all.push_back(
        {"one falls back while one goes on",
         replaced(line, 16, 22, southThrust),
         replaced(line, 46, 54, hook),
         {}});
    Polyline shifted;
    for (const LonLat& point : line) {
        shifted.push_back({point.lonDeg + 0.8, point.latDeg - 3 - 0.4 * std::sin(point.lonDeg)});
    }
    all.push_back({"the whole front moves", line, shifted, {}});
    all.push_back({"few points become many", {{110, 46}, {130, 46}}, shifted, {}});
    all.push_back({"many points become few", shifted, {{110.2, 42}, {119, 40}, {131, 43}}, {}});
    all.push_back({"the line grows longer", Polyline(line.begin(), line.begin() + 50), line, {}});
    all.push_back({"spiral winds up", spiral(1.2), spiral(2.2), {}});
    all.push_back({"spiral from a line", {{126, 40}, {122, 41}, {118, 41}}, spiral(1.6), {}, true});
    return all;
}

/// Largest distance from a vertex of either line to the other line, metres.
double hausdorffMeters(const Polyline& a, const Polyline& b) {
    double largest = 0;
    for (const LonLat& point : a) {
        largest = std::max(largest, nearest(b, point)->distanceMeters);
    }
    for (const LonLat& point : b) {
        largest = std::max(largest, nearest(a, point)->distanceMeters);
    }
    return largest;
}

void requireNoDuplicates(const Polyline& line) {
    for (size_t i = 1; i < line.size(); ++i) {
        REQUIRE(geodesicInverse(line[i - 1], line[i]).distanceMeters > 0.9);
    }
}

} // namespace

TEST_CASE("a morph is its traces, vertex for vertex, at both ends") {
    for (const Case& one : cases()) {
        CAPTURE(one.name);
        const LineMorph morph(one.from, one.to, one.anchors);
        CHECK(morph.sample(0) == one.from);
        CHECK(morph.sample(1) == one.to);
        CHECK(morph.sample(-1) == one.from);
        CHECK(morph.sample(2) == one.to);
        CHECK(hausdorffMeters(morph.sample(1e-7), one.from) < 1);
        CHECK(hausdorffMeters(morph.sample(1 - 1e-7), one.to) < 1);
    }
}

TEST_CASE("a morph never crosses itself and moves without jumps") {
    constexpr int steps = 100;
    for (const Case& one : cases()) {
        CAPTURE(one.name);
        const LineMorph morph(one.from, one.to, one.anchors);
        Polyline before = morph.sample(0);
        double largest = 0;
        for (int i = 1; i <= steps; ++i) {
            CAPTURE(i);
            const Polyline now = morph.sample(static_cast<double>(i) / steps);
            REQUIRE(selfCrossings(now).empty());
            if (i < steps) {
                requireNoDuplicates(now);
            }
            if (i % 2 == 0) {
                largest = std::max(largest, 0.5 * hausdorffMeters(before, now));
                before = now;
            }
        }
        CHECK((one.tangles || largest < 1.3 * hausdorffMeters(one.from, one.to) / steps + 3e3));
    }
}

TEST_CASE("random simple lines morph into one another without crossing") {
    Random random(51);
    for (int round = 0; round < 40; ++round) {
        CAPTURE(round);
        const double turnDeg = random.in(10, 80);
        const Polyline from =
            withoutLoops(randomWalk(random, {115, 45}, 5 + random.below(120), 0.3, turnDeg));
        Polyline to;
        if (round % 2 == 0) {
            to = withoutLoops(randomWalk(random, {116, 44}, 5 + random.below(120), 0.3, turnDeg));
        } else {
            for (const LonLat& point : from) {
                to.push_back({point.lonDeg + random.in(-0.2, 0.2), point.latDeg + random.in(-0.2, 0.2)});
            }
            to = withoutLoops(to);
        }
        const LineMorph morph(from, to);
        for (int i = 0; i <= 100; ++i) {
            const Polyline line = morph.sample(i / 100.0);
            REQUIRE(selfCrossings(line).empty());
            REQUIRE(line.size() >= 2);
        }
    }
}

TEST_CASE("where both traces run together nothing moves") {
    const Polyline from = border();
    const Polyline to = replaced(from, 16, 22, southThrust);
    for (const std::vector<MorphAnchor>& anchors :
         {std::vector<MorphAnchor>{}, std::vector<MorphAnchor>{{{114.7, 45.6}, {116.8, 41.2}}}}) {
        const LineMorph morph(from, to, anchors);
        for (const double fraction : {0.01, 0.3, 0.5, 0.9}) {
            const Polyline line = morph.sample(fraction);
            for (int vertex = 0; vertex <= 80; ++vertex) {
                if (vertex <= 16 || vertex >= 22) {
                    REQUIRE(nearest(line, from[static_cast<size_t>(vertex)])->distanceMeters < 1);
                }
            }
            // And nothing sticks out of what both traces enclose.
            REQUIRE(line.front() == from.front());
            REQUIRE(line.back() == from.back());
        }
    }
    // The same trace drawn with other vertices.
    const Polyline dense = densify(from, 5e3);
    const LineMorph still(from, dense);
    CHECK(hausdorffMeters(still.sample(0.5), from) < 1);
}

TEST_CASE("anchored points move straight from place to place, and steadily") {
    const Polyline from = border();
    const LonLat head{116.4, 41.3};
    const LonLat origin = from[19];
    const LineMorph morph(
        from, replaced(from, 16, 22, southThrust), std::vector<MorphAnchor>{{origin, head}});
    for (int i = 1; i < 20; ++i) {
        const double fraction = i / 20.0;
        REQUIRE(nearest(morph.sample(fraction), geodesicPoint(origin, head, fraction))->distanceMeters < 1);
    }
}

TEST_CASE("anchors that would turn the line over are dropped, and no more than needed") {
    Polyline from;
    Polyline to;
    for (int i = 0; i <= 40; ++i) {
        from.push_back({110 + 0.5 * i, 46});
        to.push_back({110 + 0.5 * i, 44 - std::sin(0.4 * i)});
    }
    std::vector<MorphAnchor> anchors;
    for (const size_t vertex : {5UL, 12UL, 20UL, 28UL, 35UL}) {
        anchors.push_back({from[vertex], to[vertex + 2]});
    }
    anchors.push_back({from[24], to[4]}); // contradicts three of them
    const LineMorph morph(from, to, anchors);
    const Polyline half = morph.sample(0.5);
    for (size_t i = 0; i + 1 < anchors.size(); ++i) {
        const LonLat place = geodesicPoint(anchors[i].fromAt, anchors[i].toAt, 0.5);
        CHECK(nearest(half, place)->distanceMeters < 1);
    }
    CHECK(selfCrossings(half).empty());
}

TEST_CASE("lines of no length do no harm") {
    const Polyline line = border();
    CHECK(LineMorph({}, line).sample(0.5).empty());
    CHECK(LineMorph(line, {}).sample(1).empty());
    CHECK(LineMorph(line, {}).sample(0.5) == line);
    CHECK(LineMorph({}, {}).pointCount() == 0);
    const LineMorph fromPoint({{120, 45}}, line);
    CHECK(fromPoint.sample(0.5).size() > 40);
    CHECK(selfCrossings(fromPoint.sample(0.5)).empty());
    CHECK(LineMorph(line, {{120, 45}}).sample(1).size() == 1);
    const Polyline doubled{{110, 45}, {110, 45}, {120, 45}, {120, 45}};
    CHECK(LineMorph(doubled, line).sample(0.3).size() > 40);
    CHECK(LineMorph(doubled, doubled).sample(0.3).size() == 2);
}

TEST_CASE("a morph over the antimeridian stays there") {
    const LineMorph morph({{175, 50}, {179, 51}, {-176, 52}}, {{176, 48}, {-179, 49}, {-175, 50}});
    for (int i = 0; i <= 10; ++i) {
        for (const LonLat& point : morph.sample(i / 10.0)) {
            REQUIRE(std::abs(point.lonDeg) > 174);
            REQUIRE(std::abs(point.lonDeg) <= 180);
        }
    }
}
