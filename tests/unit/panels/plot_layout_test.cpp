#include "panels/event_headings.h"
#include "panels/plot_layout.h"

#include <doctest/doctest.h>

#include <cmath>
#include <list>

using namespace khalkha;

namespace {

constexpr int tokyo = 9 * 60;

Series
makeSeries(const char* id, SeriesStyle style, const std::vector<std::pair<const char*, double>>& values) {
    Series series;
    series.id = id;
    series.group = "group";
    series.name.in(Language::en) = id;
    series.unit.in(Language::en) = "incidents";
    series.style = style;
    for (const auto& [at, number] : values) {
        SeriesValue value;
        value.at = *parseDate(at, tokyo);
        value.value = number;
        series.values.push_back(value);
    }
    return series;
}

/// A group of series that the test owns.
PlotGroup groupOf(const std::list<Series>& series) {
    PlotGroup group{"group", {}, {}, {}};
    for (const Series& each : series) {
        group.series.push_back(&each);
    }
    return group;
}

PlotRequest requestOf() {
    PlotRequest request;
    request.area = {50, 20, 350, 140};
    request.zoneMinutes = tokyo;
    request.measure = [](std::string_view text) { return static_cast<double>(text.size()) * 7; };
    return request;
}

const std::vector<std::pair<const char*, double>> incidents{
    {"1932", 0},
    {"1933", 20},
    {"1934", 100},
    {"1935", 152},
    {"1936", 152},
    {"1937", 113},
    {"1938", 166},
    {"1939", 195}};

Instant at(const char* text) {
    return parseDate(text, tokyo)->span.start;
}

} // namespace

TEST_CASE("axes of values: round steps, few of them, zero and all figures within") {
    for (const double most : {0.004, 0.7, 1.0, 3.0, 9.9, 38.0, 100.0, 152.0, 5556.0, 1577725.0, 4.2e9}) {
        for (const double least : {0.0, -most / 3, -most * 4}) {
            for (const int steps : {2, 4, 5, 8}) {
                CAPTURE(most);
                CAPTURE(least);
                CAPTURE(steps);
                const ValueAxis axis = valueAxis(least, most, steps, false);
                CHECK(axis.least <= least);
                CHECK(axis.most >= most);
                CHECK(axis.least <= 0);
                const double mantissa = axis.step / std::pow(10, std::floor(std::log10(axis.step) + 1e-9));
                CHECK(
                    (std::abs(mantissa - 1) < 1e-6 || std::abs(mantissa - 2) < 1e-6 ||
                     std::abs(mantissa - 5) < 1e-6));
                const std::vector<double> ticks = ticksOf(axis);
                CHECK(ticks.size() <= static_cast<size_t>(steps) + 1);
                CHECK(ticks.size() >= 2);
                CHECK(ticks.front() == doctest::Approx(axis.least));
                CHECK(ticks.back() == doctest::Approx(axis.most));
            }
        }
    }
}

TEST_CASE("axes of whole things have no fractions; nothing at all still has an axis") {
    CHECK(valueAxis(0, 2, 5, true).step == 1);
    CHECK(valueAxis(0, 1, 5, true).step == 1);
    CHECK(valueAxis(0, 0, 5, true).most == 1);
    CHECK(valueAxis(0, std::nan(""), 5, true).most == 1);
}

TEST_CASE("bars of years stand in their years, side by side, within the area") {
    const std::list<Series> series{
        makeSeries("a", SeriesStyle::bars, incidents), makeSeries("b", SeriesStyle::bars, incidents)};
    const PlotGroup group = groupOf(series);
    const PlotLayout layout = layOut(group, requestOf());
    CHECK(layout.slots.empty());
    REQUIRE(layout.marks.size() == 16);
    CHECK(layout.extent == Span{at("1932"), at("1940-01-01")});
    for (const PlotMark& mark : layout.marks) {
        const Span span = group.series[mark.series]->values[mark.value].at.span;
        CHECK(mark.left >= layout.x(span.start));
        CHECK(mark.right <= layout.x(span.end));
        CHECK(mark.y <= layout.area.bottom);
        CHECK(mark.y >= layout.area.top);
        CHECK(mark.base == doctest::Approx(layout.area.bottom));
    }
    // The two bars of a year touch, and do not overlap.
    CHECK(layout.marks[0].right == doctest::Approx(layout.marks[8].left));
    REQUIRE(!layout.labels.empty());
    for (size_t i = 0; i + 1 < layout.labels.size(); ++i) {
        CHECK(layout.labels[i + 1].x - layout.labels[i].x >= 28);
    }
}

TEST_CASE("labels of figures of different years are no categories") {
    std::list<Series> series{makeSeries("a", SeriesStyle::bars, {{"1935", 176}, {"1936", 152}})};
    series.front().values[0].label.in(Language::en) = "Khalkha temple";
    const PlotLayout layout = layOut(groupOf(series), requestOf());
    CHECK(layout.slots.empty());
    REQUIRE(layout.labels.size() == 2);
    CHECK(layout.labels[0].lines == std::vector<std::string>{"1935", "Khalkha temple"});
}

TEST_CASE("figures with labels are categories, one slot a label for all series") {
    std::list<Series> series{
        makeSeries("jp", SeriesStyle::bars, {{"1939", 7696}, {"1939", 8647}}),
        makeSeries("su", SeriesStyle::bars, {{"1939-09", 9703}, {"1939-09", 15952}})};
    for (Series& each : series) {
        each.values[0].label.in(Language::en) = "killed";
        each.values[1].label.in(Language::en) = "wounded";
    }
    const PlotGroup group = groupOf(series);
    const PlotLayout layout = layOut(group, requestOf());
    REQUIRE(layout.slots.size() == 2);
    CHECK(layout.labels[0].lines == std::vector<std::string>{"killed"});
    CHECK(layout.labels[1].lines == std::vector<std::string>{"wounded"});
    REQUIRE(layout.marks.size() == 4);
    for (const PlotMark& mark : layout.marks) {
        const PlotSlot& slot = layout.slots[mark.value];
        CHECK(mark.left >= slot.left);
        CHECK(mark.right <= slot.right);
    }
    // Both slots are of one time: no line for the clock, but both answer to it.
    CHECK_FALSE(layout.slotsAscend);
    CHECK_FALSE(layout.cursor(at("1939-06-01")).exact);
    CHECK(layout.cursor(at("1938-06-01")).outside == -1);
    CHECK(layout.cursor(at("1945-06-01")).outside == 1);
}

TEST_CASE("bars too close in time fall back to categories of their dates") {
    const std::list<Series> series{makeSeries(
        "a", SeriesStyle::bars, {{"1931-09-18", 10400}, {"1931-09-20", 12000}, {"1945-08-09", 713000}})};
    const PlotGroup group = groupOf(series);
    const PlotLayout layout = layOut(group, requestOf());
    REQUIRE(layout.slots.size() == 3);
    CHECK(layout.slotsAscend);
    // Between two categories the clock stands on their border.
    CHECK(layout.cursor(at("1938-01-01")).x == doctest::Approx(layout.slots[1].right));
    CHECK(layout.labels[2].lines.front().substr(0, 1) == "9");
}

TEST_CASE("the clock goes there and back; outside it stays at the edge") {
    const std::list<Series> series{
        makeSeries("a", SeriesStyle::steps, {{"1945-04", 24}, {"1945-07", 30}, {"1945-08-01", 38}})};
    const PlotGroup group = groupOf(series);
    const PlotLayout layout = layOut(group, requestOf());
    for (const char* text : {"1945-04-10", "1945-06-30T12:00", "1945-08-01"}) {
        const PlotCursor cursor = layout.cursor(at(text));
        CHECK(cursor.outside == 0);
        CHECK(std::abs(layout.at(cursor.x).seconds - at(text).seconds) < 60);
    }
    CHECK(layout.cursor(at("1932-01-01")).outside == -1);
    CHECK(layout.cursor(at("1932-01-01")).x == layout.area.left);
    CHECK(layout.cursor(at("1946-01-01")).outside == 1);
    CHECK(layout.extent.contains(layout.at(-1e6)));
    CHECK(layout.extent.contains(layout.at(1e6)));
    // A step reaches to the next one.
    CHECK(layout.marks[0].right == doctest::Approx(layout.marks[1].left));
    CHECK(layout.marks[2].right == doctest::Approx(layout.area.right));
}

TEST_CASE("a figure is found under the mouse") {
    const std::list<Series> series{makeSeries("a", SeriesStyle::bars, incidents)};
    const PlotGroup group = groupOf(series);
    const PlotLayout layout = layOut(group, requestOf());
    const PlotMark& bar = layout.marks[3];
    const PlotMark* const found = layout.markAt(group, bar.middle(), (bar.y + bar.base) / 2, 4);
    REQUIRE(found != nullptr);
    CHECK(found->value == 3);
    CHECK(layout.markAt(group, bar.middle(), layout.area.top - 40, 4) == nullptr);
}

TEST_CASE("a range reaches above and below its figure, and the axis holds it") {
    std::list<Series> series{makeSeries("a", SeriesStyle::bars, {{"1938", 10}, {"1939", 19000}})};
    series.front().values[1].low = 18000;
    series.front().values[1].high = 20500;
    const PlotLayout layout = layOut(groupOf(series), requestOf());
    REQUIRE(layout.marks[1].yHigh);
    CHECK(*layout.marks[1].yHigh < layout.marks[1].y);
    CHECK(*layout.marks[1].yLow > layout.marks[1].y);
    CHECK(*layout.marks[1].yHigh >= layout.area.top);
}

TEST_CASE("headings: years, and months of a year with many events") {
    std::list<Event> all;
    const auto add = [&](const char* start) {
        Event event;
        event.start = *parseDate(start, tokyo);
        all.push_back(event);
    };
    for (const char* start : {"1931-09-18", "1931-11", "1932", "1945-06-28", "1945-08-08", "1945-08-09"}) {
        add(start);
    }
    std::vector<const Event*> events;
    for (const Event& event : all) {
        events.push_back(&event);
    }
    const auto headings = eventHeadings(events, tokyo, 2);
    REQUIRE(headings.size() == 4);
    CHECK(headings[0].count == 2);
    CHECK(headings[1].before == 2);
    CHECK(formatDate(headings[1].date, Language::en) == "1932");
    CHECK(formatDate(headings[2].date, Language::en) == "June 1945");
    CHECK(headings[3].before == 4);
    CHECK(headings[3].count == 2);
    CHECK(eventHeadings({}, tokyo, 2).empty());
}
