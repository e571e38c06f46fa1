#include "panels/timeline_scale.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace khalkha;

namespace {
constexpr int tokyo = 9 * 60;

Span spanOf(const char* text) {
    return *parseSpan(text, tokyo);
}

TimelineTicks ticksOf(const char* span, Language language = Language::en) {
    return timelineTicks({spanOf(span), 10, 1000}, tokyo, language, 40);
}
} // namespace

TEST_CASE("x and instant are inverse") {
    const TimelineScale scale{spanOf("1931/1945"), 10, 1000};
    CHECK(scale.x(scale.shown.start) == doctest::Approx(10));
    CHECK(scale.x(scale.shown.end) == doctest::Approx(1010));
    for (double x = 10; x <= 1010; x += 37.3) {
        CHECK(scale.x(scale.at(x)) == doctest::Approx(x).epsilon(1e-6));
    }
}

TEST_CASE("thousands of years have few marks, all over the scale") {
    for (const char* const text : {"1000/1945", "Y-12000/1945", "Y-170000002/Y170000002", "0000/0100"}) {
        CAPTURE(text);
        const TimelineScale scale{spanOf(text), 10, 1000};
        const TimelineTicks ticks = timelineTicks(scale, tokyo, Language::en, 40);
        REQUIRE(ticks.fine.size() > 4);
        CHECK(ticks.fine.size() < 40);
        CHECK(scale.x(ticks.fine.back().at) > 700);
    }
    CHECK(yearLabel(-12000, Language::en) == "12001 BC");
    CHECK(yearLabel(1939, Language::ja) == "1939年");
}

TEST_CASE("marks stand on whole units, in order, with room for their labels") {
    for (const char* text :
         {"1931/1945",
          "1939/1940",
          "1945-06/1945-09",
          "1945-08",
          "1945-08-09/1945-08-12",
          "1945-08-09",
          "1945-08-09T06:00/1945-08-09T12:00"}) {
        CAPTURE(text);
        const TimelineScale scale{spanOf(text), 10, 1000};
        const TimelineTicks ticks = timelineTicks(scale, tokyo, Language::en, 40);
        REQUIRE(ticks.fine.size() >= 2);
        for (size_t i = 0; i + 1 < ticks.fine.size(); ++i) {
            CHECK(ticks.fine[i].at < ticks.fine[i + 1].at);
            // Months differ in length by a tenth.
            CHECK(scale.x(ticks.fine[i + 1].at) - scale.x(ticks.fine[i].at) > 36);
        }
        for (const TimelineTick& tick : ticks.fine) {
            const CivilTime civil = civilTime(tick.at, tokyo);
            CHECK(civil.minute == 0);
            CHECK(civil.second == 0);
            CHECK_FALSE(tick.label.empty());
        }
    }
}

TEST_CASE("labels adapt from years to hours") {
    CHECK(ticksOf("1931/1945").fine[1].label.substr(0, 2) == "19");
    CHECK(ticksOf("1931/1945").coarse.empty());
    const TimelineTicks month = ticksOf("1945-08");
    CHECK(month.fine[1].label == "3"); // every second day at this width
    CHECK(month.coarse[0].label == "August 1945");
    const TimelineTicks day = ticksOf("1945-08-09");
    CHECK(day.fine[1].label == "1:00");
    CHECK(day.coarse[0].label == "9 August 1945, Thursday");
    CHECK(ticksOf("1945-08", Language::ja).fine[0].label == "1日");
}

TEST_CASE("zooming keeps the instant under the mouse, between a day and all there is") {
    const Span limits = spanOf("1931/1945");
    const Span shown = spanOf("1945-08");
    const TimelineScale scale{shown, 0, 1000};
    const Instant about = scale.at(300);
    const Span closer = zoomedSpan(shown, about, 0.5, limits);
    CHECK(TimelineScale{closer, 0, 1000}.x(about) == doctest::Approx(300).epsilon(1e-4));
    CHECK(closer.end.seconds - closer.start.seconds == (shown.end.seconds - shown.start.seconds) / 2);

    Span span = shown;
    for (int i = 0; i < 50; ++i) {
        span = zoomedSpan(span, about, 0.5, limits);
    }
    CHECK(span.end.seconds - span.start.seconds == secondsPerDay);
    CHECK(span.contains(about));
    for (int i = 0; i < 50; ++i) {
        span = zoomedSpan(span, about, 2, limits);
    }
    CHECK(span == limits);
}

TEST_CASE("moving stops at the ends and keeps the length") {
    const Span limits = spanOf("1945");
    const Span shown = spanOf("1945-08");
    const auto length = shown.end.seconds - shown.start.seconds;
    for (const double seconds : {-1e9, -86400.0, 0.0, 86400.0, 1e9}) {
        const Span moved = movedSpan(shown, seconds, limits);
        CHECK(moved.end.seconds - moved.start.seconds == length);
        CHECK(moved.start >= limits.start);
        CHECK(moved.end <= limits.end);
    }
    CHECK(movedSpan(shown, 86400, limits).start.seconds == shown.start.seconds + 86400);
}

TEST_CASE("the density of events: a single one is still seen beside a hundred") {
    const Span span = spanOf("1931/1945");
    std::vector<Instant> instants(100, {span.end.seconds - 10});
    instants.push_back(span.start);
    instants.push_back({span.start.seconds - 1});
    const std::vector<double> density = densityOf(instants, span, 15);
    REQUIRE(density.size() == 15);
    CHECK(density.front() == doctest::Approx(0.1));
    CHECK(density.back() == 1);
    CHECK(density[7] == 0);
    CHECK(densityOf({}, span, 3) == std::vector<double>{0, 0, 0});
}

TEST_CASE("marks that stand close are stacked") {
    const std::vector<double> xs{0, 5, 6, 7, 30};
    CHECK(stackedRows(xs, 10, 3) == std::vector<int>{0, 1, 2, 2, 0});
    CHECK(stackedRows({}, 10, 3).empty());
    CHECK(stackedRows(xs, 10, 1) == std::vector<int>{0, 0, 0, 0, 0});
}
