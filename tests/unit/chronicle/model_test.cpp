#include "chronicle/model.h"

#include <doctest/doctest.h>

using namespace khalkha;

namespace {
Date day(const char* text) {
    return *parseDate(text, 540);
}
} // namespace

TEST_CASE("an event lasts from its start to its end") {
    Event event;
    event.start = day("1945-08-09");
    CHECK(event.span() == day("1945-08-09").span);
    event.end = day("1945-08-18");
    CHECK(event.span() == Span{day("1945-08-09").span.start, day("1945-08-19").span.start});
    event.start = day("1945-08-08T17:00+03:00");
    event.end.reset();
    CHECK(event.span().contains(event.start.span.start)); // an instant is seen
    CHECK(event.span().end.seconds - event.span().start.seconds == 60);
}

TEST_CASE("finish sorts and indexes") {
    Chronicle chronicle;
    for (const char* const id : {"c", "a", "b"}) {
        Event event;
        event.id = id;
        event.start = day(*id == 'c' ? "1945-08-08" : "1945-08-09");
        chronicle.events.push_back(event);
    }
    Front front;
    front.id = "f";
    front.traces = {{day("1945-08-10").span.start, {}, {}, {}}, {day("1945-08-09").span.start, {}, {}, {}}};
    chronicle.fronts.push_back(front);
    chronicle.ownership.push_back(
        {"cell", "second", "", {day("1945-08-19").span.start, endOfTime}, Rule::state, {}});
    chronicle.ownership.push_back(
        {"cell", "first", "", {beginningOfTime, day("1945-08-18").span.end}, Rule::state, {}});
    chronicle.finish();
    CHECK(chronicle.events[0].id == "c");
    CHECK(chronicle.events[1].id == "a");
    CHECK(chronicle.events[2].id == "b");
    CHECK(chronicle.event("b") == &chronicle.events[2]);
    CHECK(chronicle.event("d") == nullptr);
    CHECK(chronicle.front("f")->traces[0].at < chronicle.front("f")->traces[1].at);
    CHECK(chronicle.ownerOf("cell", day("1945-08-18T23:59").span.start)->polityId == "first");
    CHECK(chronicle.ownerOf("cell", day("1945-08-19").span.start)->polityId == "second");
}

TEST_CASE("copies keep their indexes") {
    Chronicle chronicle;
    chronicle.sources.push_back({"S", {}, {}, {}, false});
    chronicle.finish();
    const Chronicle copy = chronicle; // NOLINT(performance-unnecessary-copy-initialization): that is the test
    REQUIRE(copy.source("S") != nullptr);
    CHECK(copy.source("S") == copy.sources.data());
}

TEST_CASE("names") {
    CHECK(basisName(Basis::interpolated) == "interpolated");
    CHECK(certaintyName(Certainty::certain) == "certain");
    CHECK(eventCategories().size() == 19);
    CHECK(eventCategories().front() == "battle");
    CHECK(eventCategories().back() == "other");
    Chronicle chronicle;
    CHECK(chronicle.nameOf({}, {}, {}).empty()); // a place without any name
}
