#include "chronicle/time.h"

#include <doctest/doctest.h>

#include <string>

using namespace khalkha;

namespace {

Date read(std::string_view text, int zoneMinutes = 0) {
    const Result<Date> date = parseDate(text, zoneMinutes);
    CAPTURE(text);
    REQUIRE(bool(date));
    return *date;
}

/// Start and end as ISO text in UTC.
std::string extent(std::string_view text) {
    const Span span = read(text).span;
    return isoInstant(span.start, 0).substr(0, 16) + " " + isoInstant(span.end, 0).substr(0, 16);
}

} // namespace

TEST_CASE("a date covers what it names") {
    CHECK(extent("1939") == "1939-01-01T00:00 1940-01-01T00:00");
    CHECK(extent("1939-05") == "1939-05-01T00:00 1939-06-01T00:00");
    CHECK(extent("1939-12") == "1939-12-01T00:00 1940-01-01T00:00");
    CHECK(extent("1939-05-11") == "1939-05-11T00:00 1939-05-12T00:00");
    CHECK(extent("1939-12-31") == "1939-12-31T00:00 1940-01-01T00:00");
    CHECK(extent("1940-02-29") == "1940-02-29T00:00 1940-03-01T00:00");
    CHECK(extent("1939-02-28") == "1939-02-28T00:00 1939-03-01T00:00");
    CHECK(extent("1939-XX") == extent("1939"));
    CHECK(extent("1939-XX-XX") == extent("1939"));
    CHECK(extent("1939-05-XX") == extent("1939-05"));
    CHECK(extent("1939/05/11") == extent("1939-05-11"));
    CHECK(extent(" 1939-05-11\t") == extent("1939-05-11"));
}

TEST_CASE("a time of day is an instant") {
    CHECK(extent("1939-05-11T06:00") == "1939-05-11T06:00 1939-05-11T06:00");
    CHECK(extent("1939-05-11 06:00") == extent("1939-05-11T06:00"));
    CHECK(extent("1945-08-08T24:00") == extent("1945-08-09T00:00"));
    CHECK(extent("1945-12-31T24:00") == extent("1946-01-01T00:00"));
    CHECK(read("1939-05-11T06:00:30").span.start.seconds - read("1939-05-11T06:00").span.start.seconds == 30);
    CHECK(read("1939-05-11T06:00:30.250").span == read("1939-05-11T06:00:30").span);
    CHECK(read("1939/05/11 06:00:00+09").span == read("1939-05-11T06:00+09:00").span);
}

TEST_CASE("precision and doubt are kept") {
    CHECK(read("1939").precision == Precision::year);
    CHECK(read("1939-05").precision == Precision::month);
    CHECK(read("1939-05-11").precision == Precision::day);
    CHECK(read("1939-05-11T06:00").precision == Precision::minute);
    CHECK(read("1939-05~").approximate);
    CHECK_FALSE(read("1939-05~").uncertain);
    CHECK(read("1939?").uncertain);
    CHECK_FALSE(read("1939?").approximate);
    CHECK(read("1939-05-11%").approximate);
    CHECK(read("1939-05-11%").uncertain);
    CHECK(read("1939-05~").span == read("1939-05").span);
}

TEST_CASE("offsets") {
    CHECK(read("1945-08-09", 540).span.start.seconds == read("1945-08-09", 0).span.start.seconds - 540 * 60);
    CHECK(read("1945-08-09T00:10", 540).span == read("1945-08-08T15:10Z", 540).span);
    CHECK(read("1945-08-09T00:10+0900").span == read("1945-08-09T00:10+09:00").span);
    CHECK(read("1945-08-08T17:00-03:30").span == read("1945-08-08T20:30Z").span);
    CHECK(read("1945-08-08T17:00+03:00", 540).offsetMinutes == 180);
    CHECK(read("1945-08-08T17:00", 540).offsetMinutes == 540);
    // The declaration in Moscow comes an hour before the crossing at midnight in Hsinking.
    const Instant declaration = read("1945-08-08T17:00+03:00", 540).span.start;
    const Instant crossing = read("1945-08-09T00:00", 540).span.start;
    CHECK(crossing.seconds - declaration.seconds == secondsPerHour);
}

TEST_CASE("years from -9999 to 9999") {
    CHECK(isoInstant(read("-9999").span.start, 0) == "-9999-01-01T00:00+00:00");
    CHECK(isoInstant(read("0000-02-29").span.start, 0) == "0000-02-29T00:00+00:00"); // a leap year
    CHECK(read("9999-12-31").span.end == read("9999").span.end);
    CHECK(read("-0001").span.end == read("0000").span.start);
    CHECK(read("0000").span.end == read("0001").span.start);
    CHECK(read("1900").span.end.seconds - read("1900").span.start.seconds == 365 * secondsPerDay);
    CHECK(read("2000").span.end.seconds - read("2000").span.start.seconds == 366 * secondsPerDay);
}

TEST_CASE("what is not a date is refused with a reason") {
    for (const char* const text :
         {"",
          "..",
          "yesterday",
          "39",
          "1939-5",
          "1939-13",
          "1939-00",
          "1939-05-32",
          "1939-02-29",
          "1900-02-29",
          "1939-05-00",
          "1939-05-11T",
          "1939-05-11T25:00",
          "1939-05-11T24:01",
          "1939-05-11T06:60",
          "1939-05-11T6:00",
          "1939-05-11T06",
          "1939-05-11T06:00:60",
          "1939-05-11T06:00+25:00",
          "1939-05-11T06:00+09:75",
          "1939-05-11T06:00+9",
          "1939-05-11x",
          "1939-05-11 Thursday",
          "19390511",
          "12345",
          "193",
          "1939/05",
          "11.05.1939",
          "05/11/1939",
          "1939-05T06:00",
          "1939~~",
          "~1939",
          "+1939",
          "1939-05-11T06:00Z09",
          "--1939",
          "\xFF\xFE",
          "1939-XX-11",
          "193X",
          "1939-21",
          "1939-05-11/1939-09-16"}) {
        CAPTURE(text);
        const Result<Date> date = parseDate(text, 540);
        CHECK_FALSE(bool(date));
        if (!date) {
            CHECK(date.error().kind == ErrorKind::input);
            CHECK(date.error().what.find("expected") != std::string::npos);
        }
    }
    CHECK(parseDate("1939-13", 0).error().what.find("no month 13") != std::string::npos);
    CHECK(parseDate("1939-02-29", 0).error().what.find("no day 29") != std::string::npos);
}

TEST_CASE("spans are half-open") {
    const auto span = [](std::string_view text) {
        const Result<Span> parsed = parseSpan(text, 0);
        CAPTURE(text);
        REQUIRE(bool(parsed));
        return *parsed;
    };
    CHECK(
        span("1939-05-11/1939-09-16") == Span{read("1939-05-11").span.start, read("1939-09-17").span.start});
    CHECK(span("1939-05/1939-09").end == read("1939-10-01").span.start);
    CHECK(span("1939/1945").end == read("1946").span.start);
    CHECK(span("1939-05-11T06:00/1939-05-11T18:00").end == read("1939-05-11T18:00").span.start);
    CHECK(span("1945-08-09") == read("1945-08-09").span);
    CHECK(span("1939/05/11") == read("1939-05-11").span);
    CHECK(span("1945/..") == Span{read("1945").span.start, endOfTime});
    CHECK(span("../1945") == Span{beginningOfTime, read("1945").span.end});
    CHECK(span("../..") == Span{});
    // The days on both sides of an end: none is lost, none is shared.
    CHECK(span("../1932-02").end == span("1932-03-01/..").start);
    CHECK(span("1945-08-09").contains(read("1945-08-09T23:59").span.start));
    CHECK_FALSE(span("1945-08-09").contains(read("1945-08-09T24:00").span.start));

    for (const char* const text :
         {"1945/1939", "1945-08-10/1945-08-09", "1939/", "/1939", "a/b", "1939/05", "", ".."}) {
        CAPTURE(text);
        CHECK_FALSE(bool(parseSpan(text, 0)));
    }
}

TEST_CASE("every day from 1600 to 2200 follows the one before, and goes and comes back") {
    CivilTime civil{1600, 1, 1};
    Instant at = instantOf(civil, 0);
    int weekday = civilTime(at, 0).weekday;
    CHECK(weekday == 6); // a Saturday
    while (civil.year < 2200) {
        const CivilTime back = civilTime(at, 0);
        REQUIRE(instantOf(back, 0) == at);
        REQUIRE(back.weekday == weekday);
        REQUIRE(back.hour == 0);
        civil = back;
        at.seconds += secondsPerDay;
        weekday = (weekday + 1) % 7;
    }
}

TEST_CASE("ISO text reads back to the same instant") {
    for (std::int64_t seconds = -300'000'000'000; seconds < 250'000'000'000; seconds += 1'234'567'891) {
        for (const int zone : {-570, -1, 0, 180, 540, 847}) {
            const Instant at{seconds};
            const std::string text = isoInstant(at, zone);
            CAPTURE(text);
            CHECK(read(text).span.start == at);
        }
    }
}

TEST_CASE("open ends do not overflow the calendar") {
    CHECK(civilTime(beginningOfTime, -600).year == -10000);
    CHECK(civilTime(endOfTime, 600).year == 10000);
}
