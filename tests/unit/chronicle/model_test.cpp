#include "chronicle/model.h"

#include <doctest/doctest.h>

using namespace khalkha;

namespace {
Date day(const char* text) {
    return *parseDate(text, 540);
}
} // namespace

TEST_CASE("an event is vague where its dates are no more exact") {
    const auto vague = [](const char* start, const char* end, const char* at) {
        Event event;
        event.start = *parseDate(start, 540);
        if (*end != 0) {
            event.end = *parseDate(end, 540);
        }
        return event.isVagueAt(parseDate(at, 540)->span.start);
    };
    CHECK_FALSE(vague("1939-05-11", "", "1939-05-11T12:00"));
    CHECK_FALSE(vague("1939-05-11T06:00", "", "1939-05-11T06:00"));
    CHECK(vague("1939-05-11~", "", "1939-05-11T12:00"));
    CHECK_FALSE(vague("1939-05", "", "1939-05-11"));
    CHECK(vague("1939-05?", "", "1939-05-11"));
    CHECK(vague("1939", "", "1939-05-11"));
    CHECK(vague("1939-22", "", "1939-07-11"));
    CHECK(vague("193X", "", "1935"));
    // Between a start and an end that are known to the year it was under way for certain.
    CHECK(vague("1937", "1939", "1937-05-20"));
    CHECK_FALSE(vague("1937", "1939", "1938-07-01"));
    CHECK(vague("1937", "1939", "1939-09-20"));
    CHECK_FALSE(vague("1939-05-11", "1939-09-16", "1939-05-11"));
}

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
