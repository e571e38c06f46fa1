#include "chronicle/thing.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace khalkha;

TEST_CASE("every kind of thing has a code of its own that reads back") {
    std::vector<std::string_view> codes;
    for (int i = 0; i < thingKindCount; ++i) {
        const auto kind = static_cast<ThingKind>(i);
        CHECK(parseThingKind(thingKindCode(kind)) == kind);
        codes.push_back(thingKindCode(kind));
    }
    std::sort(codes.begin(), codes.end());
    CHECK(std::adjacent_find(codes.begin(), codes.end()) == codes.end());
    CHECK_FALSE(parseThingKind("minefield"));
    CHECK_FALSE(parseThingKind(""));
}

TEST_CASE("things of several kinds may have the same id, and each is found by its kind") {
    Chronicle chronicle;
    const auto add = [](auto& things) {
        things.emplace_back();
        things.back().id = "korea";
    };
    add(chronicle.events);
    add(chronicle.series);
    add(chronicle.axes);
    add(chronicle.fronts);
    add(chronicle.claims);
    add(chronicle.laterBorders);
    add(chronicle.places);
    add(chronicle.polities);
    add(chronicle.regions);
    add(chronicle.zones);
    add(chronicle.routes);
    add(chronicle.links);
    add(chronicle.positions);
    add(chronicle.formations);
    add(chronicle.documents);
    add(chronicle.stories);
    add(chronicle.remarks);
    add(chronicle.spotHeights);
    chronicle.finish();
    for (int i = 0; i < thingKindCount; ++i) {
        const auto kind = static_cast<ThingKind>(i);
        CHECK(findThing(chronicle, "korea", kind) == ThingRef{kind, "korea"});
        CHECK(findThing(chronicle, "japan", kind).empty());
    }
    CHECK(findThing(chronicle, "korea") == ThingRef{ThingKind::event, "korea"});
    chronicle.events.clear();
    chronicle.finish();
    CHECK(findThing(chronicle, "korea") == ThingRef{ThingKind::series, "korea"});
    CHECK(findThing(chronicle, "").empty());
}

TEST_CASE("nothing is no thing, whatever its kind") {
    CHECK(ThingRef{ThingKind::front, ""} == ThingRef{});
    CHECK_FALSE(ThingRef{}.is(ThingKind::event, ""));
    CHECK(ThingRef{ThingKind::front, "a"} != ThingRef{ThingKind::place, "a"});
    CHECK(ThingRef{ThingKind::place, "a"}.is(ThingKind::place, "a"));
}
