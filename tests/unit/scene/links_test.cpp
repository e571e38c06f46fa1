#include "traffic_fixture.h"

#include "scene/link_path.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace khalkha;
using namespace khalkha::fixture;

namespace {

double apart(LonLat a, LonLat b) {
    return geodesicInverse(a, b).distanceMeters;
}

const SceneModel& model() {
    static const SceneModel made(traffic());
    return made;
}

const SceneModel::LinkShape& shapeOf(const char* id) {
    const auto& links = model().links();
    const auto found =
        std::find_if(links.begin(), links.end(), [&](const auto& shape) { return shape.link->id == id; });
    REQUIRE(found != links.end());
    return *found;
}

SampledLink at(const char* id, double hours) {
    auto sampled = sampleLink(shapeOf(id), hour(hours));
    REQUIRE(sampled);
    return *std::move(sampled);
}

} // namespace

TEST_CASE("a link runs along its routes, turned where needed, from the place nearest to its start") {
    const LinkPath& path = shapeOf("supply").paths.at(0);
    CHECK(apart(path.line.front(), {116.5, 47}) < 200);
    CHECK(apart(path.line.back(), {119.5, 47}) < 200);
    // Along the routes' own legs, not the parallel: every point of both lies on the path.
    const double expected = lengthMeters(Polyline{{116.5, 47}, {117, 47}, {118, 47}, {119, 47}, {119.5, 47}});
    CHECK(path.lengthMeters() == doctest::Approx(expected).epsilon(1e-4));
    for (size_t i = 1; i < path.line.size(); ++i) {
        CHECK(path.line[i].lonDeg > path.line[i - 1].lonDeg);
        CHECK(path.alongMeters[i] > path.alongMeters[i - 1]);
    }
}

TEST_CASE("a link leaves a route where the next one comes nearest, also in its middle") {
    const LinkPath& path = shapeOf("move").paths.at(0);
    CHECK(apart(path.line.back(), {118, 47.8}) < 200);
    // 46.9 is the end of "up", nearest to "east" is its end at 118, 47: a little is gone twice at the most.
    const double expected = apart({116.5, 47}, {118, 47}) + apart({118, 47}, {118, 47.8});
    CHECK(path.lengthMeters() > expected - 100);
    CHECK(path.lengthMeters() < expected + 25e3);
}

TEST_CASE("without routes a link runs through its places, and to each of its ends") {
    const LinkPath& path = shapeOf("detour").paths.at(0);
    const double expected = apart({116.5, 47}, {118, 47.8}) + apart({118, 47.8}, {119.5, 47});
    CHECK(path.lengthMeters() == doctest::Approx(expected).epsilon(1e-6));
    CHECK(shapeOf("order").paths.size() == 2);
    CHECK(shapeOf("order").paths[1].toPlaceId == "c");
}

TEST_CASE("links in force at once between the same places are bent into lanes of their own") {
    const auto chronicle = traffic();
    const std::vector<int> lanes = arcLanes(*chronicle);
    CHECK(lanes.at(2) != lanes.at(3)); // pact, talks
    const Polyline one = bentGeodesic({116.5, 47}, {119.5, 47}, bendOfLane(0));
    const Polyline other = bentGeodesic({116.5, 47}, {119.5, 47}, bendOfLane(1));
    CHECK(one.front() == LonLat{116.5, 47});
    CHECK(one.back() == LonLat{119.5, 47});
    const double length = apart(one.front(), one.back());
    CHECK(apart(one[one.size() / 2], other[other.size() / 2]) == doctest::Approx(0.2 * length).epsilon(0.01));
}

TEST_CASE("spans of links, routes, positions and zones are half-open") {
    CHECK_FALSE(sampleLink(shapeOf("pact"), hour(-0.001)));
    CHECK(sampleLink(shapeOf("pact"), hour(0)));
    CHECK_FALSE(sampleLink(shapeOf("pact"), hour(240)));
    const auto count = [](double hours) {
        const Sample now = sample(model(), hour(hours), Perspective::both);
        return std::array<size_t, 3>{now.routes.size(), now.positions.size(), now.zones.size()};
    };
    CHECK(count(11.999) == std::array<size_t, 3>{2, 0, 2});
    CHECK(count(12) == std::array<size_t, 3>{2, 1, 2});
    CHECK(count(24) == std::array<size_t, 3>{3, 1, 2});
    CHECK(count(36) == std::array<size_t, 3>{3, 0, 2});
    CHECK(count(72) == std::array<size_t, 3>{3, 0, 1});
}

TEST_CASE("a route has the operator and the gauge of its time, and a change is an epoch of its own") {
    const auto gauge = [](double hours) {
        const Sample now = sample(model(), hour(hours), Perspective::both);
        return now.routes.at(0).period->gaugeMm;
    };
    CHECK(gauge(47.999) == 1524);
    CHECK(gauge(48) == 1000);
    CHECK(model().groundEpoch(hour(23)) != model().groundEpoch(hour(24)));
}

TEST_CASE("a treaty is broken from the beginning of the date on which it fell") {
    CHECK_FALSE(at("pact", 59.999).broken);
    CHECK(at("pact", 60).broken);
    CHECK_FALSE(at("talks", 200).broken);
}

TEST_CASE("a transfer leaves at its start, arrives at its end and never goes back") {
    const double length = shapeOf("move").paths.at(0).lengthMeters();
    CHECK(*at("move", 0).headMeters == 0);
    CHECK(*at("move", 50).headMeters == doctest::Approx(length / 2));
    CHECK(*at("move", 99.999).headMeters == doctest::Approx(length).epsilon(1e-4));
    // Without an end it runs at its speed and stays where it arrives.
    CHECK(*at("detour", 2).headMeters == doctest::Approx(50e3));
    CHECK(*at("detour", 1000).headMeters == doctest::Approx(shapeOf("detour").paths[0].lengthMeters()));
}

TEST_CASE("as many movements are on their way as leave while one travels; pairs go both ways") {
    const SceneModel::LinkShape& shape = shapeOf("supply");
    const double hoursOnTheWay = shape.paths.at(0).lengthMeters() / 20e3;
    // One an hour from hour 0 on, two an hour from hour 120 on.
    CHECK(at("supply", 60).pulses.size() == doctest::Approx(2 * hoursOnTheWay).epsilon(0.1));
    CHECK(at("supply", 180).pulses.size() == doctest::Approx(4 * hoursOnTheWay).epsilon(0.1));
    CHECK(at("supply", 0.5).pulses.empty());
    CHECK(at("supply", 60).value->value == 24);
    CHECK(at("supply", 120).value->value == 48);
    const double length = shape.paths[0].lengthMeters();
    for (const SampledPulse& pulse : at("supply", 121.3).pulses) {
        CHECK(pulse.alongMeters >= 0);
        CHECK(pulse.alongMeters <= length);
    }
}

TEST_CASE("no movement jumps: from instant to instant it goes on at its speed, also when the rate changes") {
    const double length = shapeOf("supply").paths.at(0).lengthMeters();
    for (const double start : {59.9, 119.9, 125.0}) {
        std::vector<SampledPulse> before = at("supply", start).pulses;
        for (int step = 1; step <= 20; ++step) {
            const std::vector<SampledPulse> now = at("supply", start + step / 60.0).pulses;
            for (const SampledPulse& pulse : now) {
                const auto same = std::find_if(before.begin(), before.end(), [&](const SampledPulse& other) {
                    return other.number == pulse.number && other.back == pulse.back;
                });
                const double minute = 20e3 / 60;
                const double gone = pulse.back ? length - pulse.alongMeters : pulse.alongMeters;
                if (same == before.end()) {
                    CHECK(gone <= minute + 12); // it has just left
                } else {
                    // Instants are whole seconds: two of them are 12 m.
                    CHECK(std::abs(std::abs(pulse.alongMeters - same->alongMeters) - minute) < 12);
                }
            }
            before = now;
        }
    }
}

TEST_CASE("the movements of an instant depend on the instant only") {
    const auto once = at("supply", 77.7).pulses;
    (void)at("supply", 12);
    const auto again = at("supply", 77.7).pulses;
    REQUIRE(once.size() == again.size());
    for (size_t i = 0; i < once.size(); ++i) {
        CHECK(once[i].number == again[i].number);
        CHECK(once[i].alongMeters == again[i].alongMeters);
    }
}

TEST_CASE("a figure counts over its own time, and in steps until the next") {
    Series series;
    series.style = SeriesStyle::bars;
    series.values = {
        {dateOf(hour(0), hour(24)), 24, {}, {}, {}, {}}, {dateOf(hour(48), hour(72)), 12, {}, {}, {}, {}}};
    const auto seconds = [](double hours) { return static_cast<double>(hour(hours).seconds); };
    const Beats bars(series, {hour(0), hour(100)});
    CHECK(bars.countAt(seconds(40)) == doctest::Approx(24));
    CHECK(bars.countAt(seconds(60)) == doctest::Approx(30));
    CHECK(bars.timeOf(30) == doctest::Approx(seconds(60)));
    series.style = SeriesStyle::steps;
    CHECK(Beats(series, {hour(0), hour(100)}).countAt(seconds(48)) == doctest::Approx(48));
    CHECK(bars.highestRate() == 24);
}

TEST_CASE("standing pulses are as many as are on their way, evenly spread, and do not move with the clock") {
    const auto standing = [](double hours) {
        auto sampled = sampleLink(shapeOf("supply"), hour(hours), Pulses::standing);
        REQUIRE(sampled);
        return sampled->pulses;
    };
    const std::vector<SampledPulse> moving = at("supply", 20).pulses;
    const std::vector<SampledPulse> pulses = standing(20);
    REQUIRE(pulses.size() > 4);
    // Those under way are counted in whole ones that have left: one more or less a direction.
    CHECK(std::abs(static_cast<double>(pulses.size()) - static_cast<double>(moving.size())) <= 2);
    for (const double hours : {20.3, 21.0, 23.0}) {
        const std::vector<SampledPulse> later = standing(hours);
        REQUIRE(later.size() == pulses.size());
        for (size_t i = 0; i < pulses.size(); ++i) {
            CHECK(later[i].number == pulses[i].number);
            CHECK(later[i].alongMeters == doctest::Approx(pulses[i].alongMeters));
        }
    }
    const double length = shapeOf("supply").paths.front().lengthMeters();
    for (const SampledPulse& pulse : pulses) {
        CHECK(pulse.alongMeters > 0);
        CHECK(pulse.alongMeters < length);
    }
}
