#include "chronicle/camps.h"
#include "chronicle/claim_gaps.h"

#include <doctest/doctest.h>

using namespace khalkha;

namespace {

Side side(const char* id, const char* parent) {
    Side made;
    made.id = id;
    made.parentId = parent;
    return made;
}

Claim claim(const char* id, const char* sideId, double lon, Span span) {
    Claim made;
    made.id = id;
    made.sideId = sideId;
    made.lines = {{{lon, 46}, {lon + 0.15, 47}, {lon, 48}}};
    made.span = span;
    return made;
}

/// A line of Japan's all the time, one of Mongolia's from 100 to 200 seconds.
Chronicle contested() {
    Chronicle chronicle;
    chronicle.sides = {
        side("axis", ""),
        side("japan", "axis"),
        side("manchukuo", "japan"),
        side("soviet", ""),
        side("mongolia", "soviet"),
        side("province", "china"),
        side("china", ""),
        side("a", "b"),
        side("b", "a")};
    chronicle.claims = {
        claim("jp", "manchukuo", 118, {}), claim("mn", "mongolia", 118.2, {Instant{100}, Instant{200}})};
    chronicle.finish();
    return chronicle;
}

} // namespace

TEST_CASE("one idea of camps: the two of the war, or the topmost side") {
    const Chronicle chronicle = contested();
    CHECK(campIdOf(chronicle, "manchukuo") == "japan"); // though Japan has a parent
    CHECK(campIdOf(chronicle, "mongolia") == "soviet");
    CHECK(campIdOf(chronicle, "province") == "china");
    CHECK(campIdOf(chronicle, "unknown") == "unknown");
    CHECK(campIdOf(chronicle, "").empty());
    const std::string_view ring = campIdOf(chronicle, "a"); // ends
    CHECK((ring == "a" || ring == "b"));
    CHECK(campOf(chronicle, "manchukuo") == Camp::japan);
    CHECK(campOf(chronicle, "mongolia") == Camp::soviet);
    CHECK(campOf(chronicle, "province") == Camp::neither);
}

TEST_CASE("pairs of claims are worked out once for each time") {
    const Chronicle chronicle = contested();
    const ClaimGapTable table(chronicle);
    CHECK(table.at(Instant{99}).empty());
    const std::vector<ClaimGap>& during = table.at(Instant{100});
    REQUIRE(during.size() == 1);
    CHECK(during[0].first->id == "jp");
    CHECK(during[0].second->id == "mn");
    CHECK(&table.at(Instant{199}) == &during); // the very same
    CHECK(table.at(Instant{200}).empty());
    CHECK(table.at(beginningOfTime).empty());
    CHECK(&table.at(Instant{150}) == &during); // still, after other times were asked for
    CHECK(&table.widths(Instant{100}, 0) == &table.widths(Instant{199}, 0));
}

TEST_CASE("widths run from south to north and are those of the gap") {
    const Chronicle chronicle = contested();
    const std::vector<ClaimGap> pairs = claimGaps(chronicle, Instant{100});
    REQUIRE(pairs.size() == 1);
    const std::vector<WidthAt> widths = widthsByLatitude(pairs[0].gap, 21);
    REQUIRE(widths.size() == 21);
    CHECK(widths.front().latDeg == doctest::Approx(46));
    CHECK(widths.back().latDeg == doctest::Approx(48));
    for (const WidthAt& width : widths) {
        CHECK(width.eastWestMeters == pairs[0].gap.eastWestMeters(width.latDeg));
    }
    REQUIRE(widths[10].eastWestMeters);
    CHECK(*widths[10].eastWestMeters == doctest::Approx(15200).epsilon(0.01)); // 0.2 degrees at 47 N
}
