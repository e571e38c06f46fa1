#include "scene_fixture.h"

#include "geo/polyline.h"

#include <doctest/doctest.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

using namespace khalkha;
using namespace khalkha::fixture;

namespace {

double apart(LonLat a, LonLat b) {
    return geodesicInverse(a, b).distanceMeters;
}

} // namespace

TEST_CASE("a front is exactly its trace at the trace's instant, and held after the last") {
    const auto chronicle = campaign();
    const SceneModel model(chronicle);
    for (const FrontTrace& each : chronicle->fronts[0].traces) {
        const auto front = sampleFront(model, 0, each.at);
        REQUIRE(front);
        CHECK(front->line == each.line);
        CHECK_FALSE(front->held);
    }
    const auto held = sampleFront(model, 0, hour(72));
    REQUIRE(held);
    CHECK(held->held);
    CHECK(held->after == nullptr);
    CHECK(held->line == chronicle->fronts[0].traces.back().line);
    CHECK_FALSE(sampleFront(model, 0, hour(-1)));
    CHECK_FALSE(sampleFront(model, 0, hour(96))); // half-open
}

TEST_CASE(
    "the basis of a front: attested at certain traces, else interpolated, reconstructed next to inference") {
    const auto chronicle = campaign();
    const SceneModel model(chronicle);
    CHECK(sampleFront(model, 0, hour(24))->basis == Basis::attested);
    CHECK(sampleFront(model, 0, hour(12))->basis == Basis::interpolated);
    CHECK(sampleFront(model, 0, hour(36))->basis == Basis::reconstructed);
    CHECK(sampleFront(model, 0, hour(48))->basis == Basis::reconstructed);
}

TEST_CASE("an axis stands at its waypoints at their instants and runs at constant speed between") {
    const auto chronicle = campaign();
    const Axis& axis = chronicle->axes[0];
    CHECK_FALSE(sampleAxis(axis, hour(-0.001)));
    CHECK_FALSE(sampleAxis(axis, hour(120)));
    for (const Waypoint& each : axis.waypoints) {
        const auto at = sampleAxis(axis, each.at);
        REQUIRE(at);
        CHECK(at->head == each.position);
    }
    const double leg = apart(axis.waypoints[0].position, axis.waypoints[1].position);
    for (const double hours : {3.0, 6.0, 18.0}) {
        const auto at = sampleAxis(axis, hour(hours));
        REQUIRE(at);
        CHECK(apart(axis.waypoints[0].position, at->head) == doctest::Approx(leg * hours / 24).epsilon(1e-9));
        CHECK(at->lengthMeters == doctest::Approx(leg * hours / 24).epsilon(1e-9));
        CHECK(at->basis == Basis::interpolated);
        CHECK_FALSE(at->arrived);
        CHECK(at->hoursSinceMove == 0);
        CHECK(at->headingDeg == doctest::Approx(90).epsilon(0.01));
    }
}

TEST_CASE("stretches of an axis: travelled between attested ends, under way, next to a reconstructed point") {
    const auto chronicle = campaign();
    const Axis& axis = chronicle->axes[0];
    const auto first = sampleAxis(axis, hour(12));
    REQUIRE(first->stretches.size() == 1);
    CHECK(first->stretches[0].basis == Basis::interpolated);
    const auto second = sampleAxis(axis, hour(36));
    REQUIRE(second->stretches.size() == 2);
    CHECK(second->stretches[0].basis == Basis::attested);
    CHECK(second->stretches[1].basis == Basis::reconstructed);
    CHECK(second->stretches[0].line.back() == second->stretches[1].line.front());
    CHECK(second->basis == Basis::reconstructed);
    CHECK(sampleAxis(axis, hour(24))->basis == Basis::attested);
    const auto arrived = sampleAxis(axis, hour(60));
    CHECK(arrived->arrived);
    CHECK(arrived->hoursSinceMove == doctest::Approx(12));
    CHECK(arrived->travelled.size() == 3);
}

TEST_CASE("edges of disputed ground are given to nobody, or to the claimant the perspective names") {
    const auto chronicle = campaign();
    const SceneModel model(chronicle);
    const auto edgesAt = [&](double hours, Perspective perspective) {
        return sample(model, hour(hours), perspective).edges;
    };
    const auto both = edgesAt(12, Perspective::both);
    REQUIRE(both.size() == 3); // two rims of the zone and a coast; the rim of the partition is left out
    CHECK(both[0].disputed);
    CHECK(both[0].border);
    CHECK(both[0].left == chronicle->polity("mongolia"));
    CHECK(both[0].right == nullptr);
    CHECK(both[1].left == nullptr);
    CHECK(both[1].right == chronicle->polity("manchukuo"));
    CHECK_FALSE(both[2].border);
    CHECK(edgesAt(12, Perspective::japan)[0].right == chronicle->polity("manchukuo"));
    CHECK(edgesAt(12, Perspective::soviet)[0].right == chronicle->polity("mongolia"));
    const auto settled = edgesAt(48, Perspective::both);
    REQUIRE(settled.size() == 2);
    CHECK_FALSE(settled[0].disputed);
    CHECK(settled[0].left == chronicle->polity("mongolia"));
    CHECK(settled[0].right == chronicle->polity("manchukuo"));
    CHECK(sample(model, hour(12), Perspective::both).disputed.size() == 1);
    CHECK(sample(model, hour(48), Perspective::both).disputed.empty());
}

TEST_CASE("claims follow the perspective, and none names nobody") {
    const SceneModel model(campaign());
    const auto ids = [&](Perspective perspective) {
        std::vector<std::string> result;
        for (const auto* shape : sample(model, hour(12), perspective).claims) {
            result.push_back(shape->claim->id);
        }
        return result;
    };
    CHECK(ids(Perspective::both) == std::vector<std::string>{"line-jp", "line-su"});
    CHECK(ids(Perspective::japan) == std::vector<std::string>{"line-jp"});
    CHECK(ids(Perspective::soviet) == std::vector<std::string>{"line-su"});
    CHECK(ids(Perspective::none).empty());
}

TEST_CASE("who holds a point depends on the perspective only where the ground is disputed") {
    const auto chronicle = campaign();
    const LonLat zone{118.5, 47.3};
    CHECK(holderAt(*chronicle, zone, hour(1), Perspective::japan).polity == chronicle->polity("manchukuo"));
    CHECK(holderAt(*chronicle, zone, hour(1), Perspective::soviet).polity == chronicle->polity("mongolia"));
    for (const Perspective perspective : {Perspective::both, Perspective::none}) {
        const Holder holder = holderAt(*chronicle, zone, hour(1), perspective);
        CHECK(holder.polity == nullptr);
        CHECK(holder.disputed);
        CHECK(holder.claimedBy.size() == (perspective == Perspective::both ? 2 : 0));
    }
    const Holder settled = holderAt(*chronicle, zone, hour(60), Perspective::japan);
    CHECK(settled.polity == chronicle->polity("mongolia"));
    CHECK_FALSE(settled.disputed);
    const Holder east = holderAt(*chronicle, {120, 47}, hour(1), Perspective::soviet);
    CHECK(east.polity == chronicle->polity("manchukuo"));
    CHECK(holderAt(*chronicle, {150, 20}, hour(1), Perspective::both).cell == nullptr);
}

TEST_CASE("the camp of a side is that of its parents, and a ring of parents ends") {
    auto chronicle = campaign();
    CHECK(campOf(*chronicle, "manchukuo") == Camp::japan);
    CHECK(campOf(*chronicle, "mongolia") == Camp::soviet);
    CHECK(campOf(*chronicle, "") == Camp::neither);
    Side a;
    a.id = "a";
    a.parentId = "b";
    Side b;
    b.id = "b";
    b.parentId = "a";
    chronicle->sides.push_back(a);
    chronicle->sides.push_back(b);
    chronicle->finish();
    CHECK(campOf(*chronicle, "a") == Camp::neither);
}

TEST_CASE("the ownership epoch changes exactly when an owner does") {
    const SceneModel model(campaign());
    CHECK(model.groundEpoch(hour(1)) == model.groundEpoch(hour(47.9)));
    CHECK(model.groundEpoch(hour(47.9)) != model.groundEpoch(hour(48)));
    CHECK(model.groundEpoch(hour(48)) == model.groundEpoch(hour(4800)));
}

TEST_CASE("levels of detail thin out within their tolerance and keep the ends") {
    Polyline wavy;
    for (int i = 0; i <= 4000; ++i) {
        wavy.push_back({110 + i * 0.002, 45 + 0.02 * std::sin(i * 0.05) + 0.3 * std::sin(i * 0.002)});
    }
    const ProjectableLine line = makeProjectable(wavy);
    for (size_t level = 1; level < line.points.size(); ++level) {
        CHECK(line.points[level].size() <= line.points[level - 1].size());
        CHECK(line.points[level].front() == line.points[0].front());
        CHECK(line.points[level].back() == line.points[0].back());
        Polyline coarse;
        for (const Ecef& point : line.points[level]) {
            coarse.push_back(toLonLat(point));
        }
        double worst = 0;
        for (size_t i = 0; i < wavy.size(); i += 40) {
            worst = std::max(worst, nearest(coarse, wavy[i])->distanceMeters);
        }
        CHECK(worst <= 1.5 * ProjectableLine::toleranceMeters[level] + 1);
    }
    CHECK(&line.forScale(1) == &line.points[0]);
    CHECK(&line.forScale(310) == &line.points[1]);
    CHECK(&line.forScale(1e6) == &line.points[5]);
}

TEST_CASE("triangles of an area cover it and are small") {
    const Polygon polygon = box(110, 40, 118, 46);
    const ProjectableArea area = makeProjectableArea(polygon, 60e3);
    double sum = 0;
    for (size_t i = 0; i + 2 < area.triangles.size(); i += 3) {
        Ring ring;
        for (size_t k = 0; k < 3; ++k) {
            ring.push_back(toLonLat(area.points[area.triangles[i + k]]));
            CHECK(
                glm::distance(
                    area.points[area.triangles[i + k]], area.points[area.triangles[i + (k + 1) % 3]]) <=
                60e3);
        }
        sum += areaSquareMeters(std::span<const LonLat>(ring));
    }
    // A parallel is no geodesic: the box's own sides, walked in the same steps, make the area to compare
    // with.
    Ring outline;
    for (int i = 0; i < 320; ++i) {
        const double part = (i % 80) / 80.0;
        switch (i / 80) {
        case 0:
            outline.push_back({110 + 8 * part, 40});
            break;
        case 1:
            outline.push_back({118, 40 + 6 * part});
            break;
        case 2:
            outline.push_back({118 - 8 * part, 46});
            break;
        default:
            outline.push_back({110, 46 - 6 * part});
        }
    }
    CHECK(sum == doctest::Approx(areaSquareMeters(std::span<const LonLat>(outline))).epsilon(1e-4));
    CHECK(contains(polygon, area.anchor));
}
