#include "panels/section_layout.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace khalkha;

TEST_CASE("round ticks lie within, at equal steps, and are few") {
    for (const double least : {0.0, 583.1, -40.0, 700.0}) {
        for (const double range : {0.5, 13.0, 100.0, 1443.0, 2.5e6}) {
            const std::vector<double> ticks = roundTicks(least, least + range, 5);
            CAPTURE(least);
            CAPTURE(range);
            CHECK(ticks.size() >= 2);
            CHECK(ticks.size() <= 6);
            for (const double tick : ticks) {
                CHECK(tick >= least - range * 1e-6);
                CHECK(tick <= least + range * (1 + 1e-6));
            }
        }
    }
    CHECK(roundTicks(1, 1, 5).empty());
}

TEST_CASE("a place on the chart reads back") {
    const LengthChart chart{{40, 20, 340, 140}, 106e3, 0, 20};
    for (const double along : {0.0, 13e3, 106e3}) {
        CHECK(chart.along(chart.x(along)) == doctest::Approx(along));
    }
    CHECK(chart.along(-1000) == 0);
    CHECK(chart.along(1000) == 106e3);
    CHECK(chart.y(20) < chart.y(0));
}

TEST_CASE("the strip has no width where the lines do not face each other") {
    // The second line ends half way.
    const LineGap gap({{0, 0}, {0, 1}}, {{0.2, 0}, {0.2, 0.5}});
    const std::vector<StripPlace> strip = stripOf(gap, 101);
    REQUIRE(strip.size() == 101);
    CHECK(strip[25].eastWestMeters);
    CHECK_FALSE(strip[75].eastWestMeters);
    CHECK(strip[75].nearestMeters > strip[25].nearestMeters);
    const std::vector<StripPlace> marks = latitudeMarks(strip, 0.1, 100);
    CHECK(marks.size() >= 10);
    for (const StripPlace& mark : marks) {
        CHECK(std::abs(mark.latDeg / 0.1 - std::round(mark.latDeg / 0.1)) < 1e-6);
        CHECK(std::abs(gap.at(mark.alongMeters)->at.latDeg - mark.latDeg) < 1e-3);
    }
}

TEST_CASE("a section holds what it crosses and the heights near it") {
    Chronicle chronicle;
    for (const double lon : {118.5, 118.7}) {
        Claim claim;
        claim.id = lon < 118.6 ? "west" : "east";
        claim.sideId = claim.id;
        claim.lines = {{{lon, 47}, {lon, 48}}};
        chronicle.claims.push_back(claim);
    }
    const auto height = [&](const char* id, LonLat at, double meters, bool relative) {
        SpotHeight made;
        made.id = id;
        made.at = at;
        made.meters = meters;
        made.uncertaintyMeters = 10;
        made.relative = relative;
        chronicle.spotHeights.push_back(made);
    };
    height("near", {118.6, 47.51}, 721, false);
    height("bank", {118.52, 47.5}, 55, true);
    height("far", {118.6, 47.7}, 900, false);
    const SectionPath ends{{{118.4, 47.5}, {118.8, 47.5}}};
    const GroundProfile ground{ends, {700, 710, 690}, 1.0 / 30, {7000}};
    const SectionContents contents = sectionContents(chronicle, {0}, ends, &ground, 5000);
    REQUIRE(contents.marks.size() == 3);
    CHECK(contents.marks[0].kind == SectionMark::Kind::river);
    CHECK(contents.marks[1].claim->id == "west");
    CHECK(contents.marks[2].claim->id == "east");
    REQUIRE(contents.heights.size() == 1);
    CHECK(contents.heights[0].height->id == "near");
    CHECK(contents.heights[0].awayMeters == doctest::Approx(1112).epsilon(0.05));
    CHECK(contents.relative.size() == 1);
    CHECK(contents.least <= 690);
    CHECK(contents.most >= 731);
    CHECK(contents.most - contents.least >= 100);
    // A profile of another section is not this one's.
    const GroundProfile other{{{{0, 0}, {1, 1}}}, {0, 0}, 1.0 / 30, {10}};
    CHECK(sectionContents(chronicle, {0}, ends, &other, 5000).marks.size() == 2);
    CHECK(contents.corners.empty());
    CHECK(contents.azimuthDeg == doctest::Approx(89.85).epsilon(0.001));
    // There and back again by another way: each line is crossed twice, along the path.
    const SectionPath bent{{{118.4, 47.5}, {118.8, 47.5}, {118.4, 47.55}}};
    const SectionContents twice = sectionContents(chronicle, {0}, bent, nullptr, 5000);
    REQUIRE(twice.corners.size() == 1);
    CHECK_FALSE(twice.azimuthDeg);
    CHECK(twice.lengthMeters > 1.9 * contents.lengthMeters);
    REQUIRE(twice.marks.size() == 4);
    CHECK(twice.marks[1].claim->id == "east");
    CHECK(twice.marks[2].claim->id == "east");
    CHECK(twice.marks[2].alongMeters > twice.corners[0]);
    CHECK(twice.marks[3].claim->id == "west");
}

TEST_CASE("a section made longer keeps its course") {
    const LonLat from{118.4, 47.5};
    const LonLat to{118.8, 47.5};
    const GroundSection longer(lengthened(from, to, 0.2).points);
    CHECK(longer.lengthMeters() == doctest::Approx(geodesicInverse(from, to).distanceMeters * 1.4));
    CHECK(longer.footOf(from).awayMeters < 1);
}
