#include "chronicle/figures.h"

#include <doctest/doctest.h>

using namespace khalkha;

namespace {

Instant at(const char* text) {
    return parseDate(text, 0)->span.start;
}

Series makeSeries(SeriesStyle style, const std::vector<const char*>& dates) {
    Series series;
    series.style = style;
    for (const char* date : dates) {
        SeriesValue value;
        value.at = *parseDate(date, 0);
        series.values.push_back(value);
    }
    return series;
}

/// Asks day by day whether both say the same.
void checkAgree(const Series& series) {
    const std::vector<FigureSpan> spans = figuresInForce(series);
    for (size_t i = 0; i < spans.size(); ++i) {
        CHECK(spans[i].span.start < spans[i].span.end);
        CHECK((i == 0 || spans[i - 1].span.end <= spans[i].span.start));
    }
    for (Instant day = at("1934-01-01"); day < at("1938-01-01"); day.seconds += secondsPerDay) {
        std::optional<size_t> found;
        for (const FigureSpan& each : spans) {
            if (each.span.contains(day)) {
                found = each.index;
            }
        }
        REQUIRE(found == valueInForce(series, day));
    }
}

} // namespace

TEST_CASE("bars hold for their own time") {
    const Series series = makeSeries(SeriesStyle::bars, {"1935", "1937"});
    CHECK(valueInForce(series, at("1935-06-01")) == 0);
    CHECK_FALSE(valueInForce(series, at("1936-06-01")));
    CHECK_FALSE(valueInForce(series, at("1934-06-01")));
    checkAgree(series);
}

TEST_CASE("a step holds until another step, a line until the time of its last figure has run out") {
    const Series steps = makeSeries(SeriesStyle::steps, {"1935-04", "1936-08-01"});
    CHECK(valueInForce(steps, at("1935-06-01")) == 0);
    CHECK(valueInForce(steps, at("1945-09-01")) == 1);
    CHECK_FALSE(valueInForce(steps, at("1935-03-01")));
    checkAgree(steps);
    const Series line = makeSeries(SeriesStyle::line, {"1935-04", "1936-08"});
    CHECK(valueInForce(line, at("1935-12-01")) == 0);
    CHECK(valueInForce(line, at("1936-08-20")) == 1);
    CHECK_FALSE(valueInForce(line, at("1936-09-01")));
    checkAgree(line);
}

TEST_CASE("a longer figure holds again after a shorter one that interrupts it") {
    const Series series =
        makeSeries(SeriesStyle::bars, {"1935", "1935-03", "1935-03-10", "1935-12", "1936-01"});
    CHECK(valueInForce(series, at("1935-02-01")) == 0);
    CHECK(valueInForce(series, at("1935-03-10")) == 2);
    CHECK(valueInForce(series, at("1935-03-11")) == 1);
    CHECK(valueInForce(series, at("1935-05-01")) == 0);
    checkAgree(series);
    checkAgree(makeSeries(SeriesStyle::points, {"1935", "1935", "1935-02"}));
    checkAgree(makeSeries(SeriesStyle::steps, {"1935", "1935", "1935-02"}));
    checkAgree(makeSeries(SeriesStyle::line, {}));
}
