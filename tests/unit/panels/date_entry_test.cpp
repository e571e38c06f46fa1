#include "../session/sample_chronicle.h"

#include "panels/date_entry.h"
#include "panels/vague_dates.h"

#include <doctest/doctest.h>

using namespace khalkha;

namespace {
TypedInstant typed(const char* text, Language language = Language::en) {
    static const Session session(sampleChronicle());
    return typedInstant(text, session, language);
}
} // namespace

TEST_CASE("a typed date leads to its first instant and says what was understood") {
    const TypedInstant day = typed("14 August 1945");
    REQUIRE(day.at.has_value());
    CHECK(*day.at == instantAt("1945-08-14T00:00"));
    CHECK(day.message == "14 August 1945, Tuesday, 00:00");
    CHECK(typed("昭和20年8月14日 21:00", Language::ja).at == instantAt("1945-08-14T21:00"));
    CHECK(typed("昭和20年8月14日 21:00", Language::ja).message == "1945年8月14日（火）21:00");
    CHECK(typed("14.8.1945 21:00", Language::ru).message == "14 августа 1945 г., вторник, 21:00");
    CHECK(typed("1930s").at == instantAt("1931-01-01T00:00")); // the timeline begins there
    CHECK(typed("spring 1939").message == "spring 1939 → 1 March 1939, Wednesday, 00:00");
}

TEST_CASE("a date that leads nowhere says why") {
    CHECK_FALSE(typed("").at.has_value());
    CHECK(typed("").message.empty());
    CHECK_FALSE(typed("soon").at.has_value());
    CHECK(typed("soon").message == "Not understood: soon");
    const TypedInstant outside = typed("1 January 1946");
    CHECK_FALSE(outside.at.has_value());
    CHECK(outside.message == "1 January 1946: outside the timeline, 1 January 1931 – 31 December 1945");
    CHECK_FALSE(typed("1930-12-31").at.has_value());
    CHECK(typed("1945-12-31").at.has_value());
}

TEST_CASE("stretches that overlap are one") {
    using Stretches = std::vector<TimeStretch>;
    CHECK(joinedStretches({}).empty());
    CHECK(joinedStretches({{5, 9}, {1, 3}, {2, 4}, {9, 12}}) == Stretches{{1, 4}, {5, 12}});
    CHECK(joinedStretches({{1, 10}, {2, 3}}) == Stretches{{1, 10}});
}
