#include "chronicle/synthetic.h"
#include "geo/geodesy.h"
#include "scene/line_detail.h"

#include <doctest/doctest.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

using namespace khalkha;

namespace {

std::vector<Ecef> coast(size_t vertices) {
    std::vector<Ecef> points;
    for (const LonLat at : roughLine({110, 46}, {130, 44}, vertices)) {
        points.push_back(toEcef(at));
    }
    return points;
}

double distanceToLeg(const Ecef& at, const Ecef& from, const Ecef& to) {
    const Ecef leg = to - from;
    const double squared = glm::dot(leg, leg);
    const double part = squared > 0 ? std::clamp(glm::dot(at - from, leg) / squared, 0.0, 1.0) : 0.0;
    return glm::distance(at, from + leg * part);
}

/// The furthest that a point of the line lies from the leg of the course that stands for it.
double deviation(const std::vector<Ecef>& line, const std::vector<Ecef>& course) {
    double worst = 0;
    size_t leg = 0;
    for (const Ecef& point : line) {
        if (leg + 1 < course.size() && point == course[leg + 1]) {
            ++leg;
        }
        const size_t end = std::min(leg + 1, course.size() - 1);
        worst = std::max(worst, distanceToLeg(point, course[leg], course[end]));
    }
    CHECK(leg + 1 == course.size()); // every point of the course is one of the line, in order
    return worst;
}

bool all(const Ball& /*ball*/) {
    return true;
}

} // namespace

TEST_CASE(
    "A large line deviates by no more than the tolerance asked for, and has no more points than that takes") {
    for (const size_t vertices : {2U, 65U, 66U, 1000U, 60'001U}) {
        const LineDetail detail(coast(vertices));
        size_t last = vertices + 1;
        for (const double tolerance : {0.0, 1.0, 30.0, 1000.0, 30e3}) {
            CAPTURE(vertices);
            CAPTURE(tolerance);
            const std::vector<Ecef> course = detail.course(all, [&](const Ball&) { return tolerance; });
            CHECK(course.front() == detail.points().front());
            CHECK(course.back() == detail.points().back());
            CHECK(deviation(detail.points(), course) <= tolerance + 1e-6);
            CHECK(course.size() <= last);
            last = course.size();
        }
        CHECK(detail.course(all, [](const Ball&) { return 0.0; }) == detail.points());
        CHECK(last <= 66);
    }
}

TEST_CASE("Pieces of different detail join: a line that is all in sight is one run from end to end") {
    const LineDetail detail(coast(40'000));
    const Ecef eye = detail.points()[11'000] * 1.005;
    const auto tolerance = [&](const Ball& ball) {
        return std::max(0.0, glm::distance(ball.center, eye) - ball.radiusMeters) / 2000;
    };
    const auto runs = detail.runs(all, tolerance);
    REQUIRE(runs.size() == 1);
    CHECK(runs.front().front() == detail.points().front());
    CHECK(runs.front().back() == detail.points().back());
    CHECK(std::adjacent_find(runs.front().begin(), runs.front().end()) == runs.front().end());
    CHECK(runs.front().size() < 10'000);
    (void)deviation(detail.points(), runs.front());
}

TEST_CASE("What matters is all there, and of the rest next to nothing") {
    const LineDetail detail(coast(200'000));
    const Ball view{detail.points()[77'777], 20e3};
    const auto sees = [&](const Ball& ball) {
        return glm::distance(ball.center, view.center) <= ball.radiusMeters + view.radiusMeters;
    };
    size_t inside = 0;
    for (const Ecef& point : detail.points()) {
        inside += glm::distance(point, view.center) <= view.radiusMeters ? 1U : 0U;
    }
    REQUIRE(inside > 500);
    size_t found = 0;
    size_t drawn = 0;
    for (const std::vector<Ecef>& run : detail.runs(sees, [](const Ball&) { return 0.0; })) {
        for (const Ecef& point : run) {
            found += glm::distance(point, view.center) <= view.radiusMeters ? 1U : 0U;
        }
        drawn += run.size();
    }
    CHECK(found == inside);
    CHECK(drawn < inside + 2000);
    // The whole course is the same there, and goes from end to end.
    const std::vector<Ecef> course = detail.course(sees, [](const Ball&) { return 0.0; });
    CHECK(course.front() == detail.points().front());
    CHECK(course.back() == detail.points().back());
    CHECK(course.size() < drawn + 500);
}

TEST_CASE("A place along a large line is where its length says") {
    const LineDetail detail(coast(5000));
    double along = 0;
    for (size_t i = 1; i < detail.points().size(); ++i) {
        const double leg = glm::distance(detail.points()[i - 1], detail.points()[i]);
        if (i % 131 == 0) {
            const Ecef middle = (detail.points()[i - 1] + detail.points()[i]) * 0.5;
            CHECK(glm::distance(detail.at(along + leg / 2), middle) < 1e-3);
        }
        along += leg;
    }
    CHECK(detail.lengthMeters() == doctest::Approx(along));
    CHECK(detail.at(-1) == detail.points().front());
    CHECK(detail.at(2 * along) == detail.points().back());
}
