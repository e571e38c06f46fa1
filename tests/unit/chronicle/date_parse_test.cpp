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
    const auto utc = [](Instant at) {
        const std::string iso = isoInstant(at, 0);
        return iso.substr(0, iso.rfind('+'));
    };
    return utc(span.start) + " " + utc(span.end);
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

TEST_CASE("decades, centuries and seasons cover all that they may be") {
    CHECK(extent("193X") == "1930-01-01T00:00 1940-01-01T00:00");
    CHECK(extent("19XX") == "1900-01-01T00:00 2000-01-01T00:00");
    CHECK(extent("000X") == "0000-01-01T00:00 0010-01-01T00:00");
    CHECK(extent("-193X") == "-1939-01-01T00:00 -1929-01-01T00:00");
    CHECK(extent("-01XX") == "-0199-01-01T00:00 -0099-01-01T00:00");
    CHECK(extent("-00XX") == "-0099-01-01T00:00 0001-01-01T00:00"); // the first century BC, 1 BC included
    CHECK(extent("1939-21") == "1939-03-01T00:00 1939-06-01T00:00");
    CHECK(extent("1939-22") == "1939-06-01T00:00 1939-09-01T00:00");
    CHECK(extent("1939-23") == "1939-09-01T00:00 1939-12-01T00:00");
    CHECK(extent("1939-24") == "1939-12-01T00:00 1940-03-01T00:00");
    CHECK(read("193X").precision == Precision::decade);
    CHECK(read("19XX").precision == Precision::century);
    CHECK(read("1939-24").precision == Precision::season);
    CHECK(read("193X~").approximate);
    CHECK(read("19XX?").uncertain);
    CHECK(read("1939-21%").approximate);
    CHECK(read("1939-XX~").approximate);
    CHECK(read("1939-05-XX?").precision == Precision::month);
}

TEST_CASE("years of more than four digits") {
    CHECK(read("Y12000").span.end.seconds - read("Y12000").span.start.seconds == 366 * secondsPerDay);
    CHECK(civilTime(read("Y17000").span.start, 0).year == 17000);
    CHECK(civilTime(read("Y-12000").span.start, 0).year == -12000);
    CHECK(civilTime(read("Y170000002").span.start, 0).year == 170000002);
    CHECK(civilTime(read("Y-170000002").span.start, 0).year == -170000002);
    CHECK(civilTime(read("Y999999999").span.start, 0).year == farthestYear);
    CHECK(read("Y10000").span.start == read("9999").span.end);
    CHECK(read("Y12000~").approximate);
    CHECK(isoInstant(read("Y12000").span.start, 540) == "+12000-01-01T09:00+09:00");
    CHECK(isoInstant(read("Y-12000").span.start, 0) == "-12000-01-01T00:00+00:00");
    CHECK(read("+12000-02-29").precision == Precision::day);
    const auto what = [](const char* text) { return parseDate(text, 0).error().what; };
    CHECK(what("Y1000000000").find("years run from -999999999 to 999999999") != std::string::npos);
    CHECK(what("Y99999999999999999999").find("years run") != std::string::npos);
    CHECK(what("Y17E7").find("level 2") != std::string::npos);
    CHECK(what("Y012000").find("does not begin with 0") != std::string::npos);
}

TEST_CASE("dates as GDAL, QGIS and databases write them") {
    for (const char* const text :
         {"1942-03-03 12:00",
          "1942-03-03 12:00:00.000",
          "1942-03-03T12:00:00,5",
          "1942/03/03 12:00:00",
          "1942-03-03t12:00",
          "1942-03-03T12:00+09",
          "1942-03-03T12:00+0900",
          "1942-03-03 12:00:00 +09:00",
          "1942-03-03T03:00:00Z",
          "1942-03-03t03:00:00z",
          "1942-03-03T03:00:00.000Z",
          "1942-03-03T03:00-00:00"}) {
        CAPTURE(text);
        CHECK(read(text, 540).span.start == read("1942-03-03T12:00+09:00").span.start);
    }
    CHECK(read("1942.0").span == read("1942").span);
    CHECK(read("1942/03/03").span == read("1942-03-03").span);
}

TEST_CASE("ISO 8601 without separators") {
    CHECK(read("19390511") == read("1939-05-11"));
    CHECK(read("19390511.0") == read("1939-05-11"));
    CHECK(read("00010101") == read("0001-01-01"));
    CHECK(read("19390511~").approximate);
    CHECK(read("19390511T0600", 540) == read("1939-05-11T06:00", 540));
    CHECK(read("19390511T06:00", 540) == read("1939-05-11T06:00", 540));
    CHECK(read("19390511T060030,5") == read("1939-05-11T06:00:30"));
    CHECK(read("19390511T060000Z") == read("1939-05-11T06:00Z"));
    CHECK(read("19390511T0600+0900") == read("1939-05-11T06:00+09:00"));
    CHECK(parseDate("19391311", 0).error().what.find("no month 13") != std::string::npos);
    CHECK(parseDate("19390231", 0).error().what.find("no day") != std::string::npos);
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
          "19391311",
          "19390532",
          "19390511060000",
          "193905110",
          "19390511T060",
          "19390511T2500",
          "1939-05-11T0600",
          "1939-05-11T06:30.5",
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
          "1XXX",
          "XXXX",
          "193X-05",
          "1939-1X",
          "1939-25",
          "1939-42",
          "1939-20",
          "1939-21-05",
          "-0000",
          "Y1939",
          "Y1939-05",
          "Y17000-05",
          "Y-17000-05-11",
          "Y17000-21",
          "Y-193",
          "Y",
          "-12000",
          "+12000",
          "1942.5",
          "1939-05-11~/",
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
    // An end that is not known bounds nothing.
    CHECK(span("1939/") == Span{read("1939").span.start, endOfTime});
    CHECK(span("/1939") == Span{beginningOfTime, read("1939").span.end});
    CHECK(span("1938~/194X?").end == read("1950").span.start);
    CHECK(span("1939-21/1939-24").end == read("1940-03").span.start);
    // The days on both sides of an end: none is lost, none is shared.
    CHECK(span("../1932-02").end == span("1932-03-01/..").start);
    CHECK(span("1945-08-09").contains(read("1945-08-09T23:59").span.start));
    CHECK_FALSE(span("1945-08-09").contains(read("1945-08-09T24:00").span.start));

    for (const char* const text :
         {"1945/1939", "1945-08-10/1945-08-09", "/", "a/b", "1939/05", "", "..", "1939//1940", "1939/x"}) {
        CAPTURE(text);
        CHECK_FALSE(bool(parseSpan(text, 0)));
    }
}

TEST_CASE("the ends of an interval are known, open or not known") {
    const auto interval = [](std::string_view text) {
        const Result<DateInterval> parsed = parseInterval(text, 0);
        CAPTURE(text);
        REQUIRE(bool(parsed));
        return *parsed;
    };
    CHECK(interval("1939-05/1939-09").end->precision == Precision::month);
    CHECK(interval("1939~/1945?").start->approximate);
    CHECK(interval("1939~/1945?").end->uncertain);
    CHECK(interval("1939/..").endIsOpen);
    CHECK_FALSE(interval("1939/").endIsOpen);
    CHECK_FALSE(interval("1939/").end.has_value());
    CHECK(interval("../1939").startIsOpen);
    CHECK_FALSE(interval("/1939").startIsOpen);
}

TEST_CASE("every date is written as it is read") {
    for (const char* const text :
         {"1939",
          "193X",
          "19XX",
          "-193X",
          "-01XX",
          "-00XX",
          "000X",
          "1939-21",
          "1939-24~",
          "1939-05",
          "1939-05-11?",
          "1939%",
          "0000",
          "-0043-03-15",
          "Y12000",
          "Y-12000",
          "+12000-03-01",
          "-12000-24",
          "1939-05-11T06:00+09:00",
          "1939-05-11T06:00:30-03:30"}) {
        CAPTURE(text);
        CHECK(edtfText(read(text, 540)) == text);
    }
    CHECK(edtfText(openEnd(540)) == "..");
}

TEST_CASE("what was plainly meant is said") {
    const auto hint = [](const char* text) {
        CAPTURE(text);
        const Result<Date> date = parseDate(text, 540);
        REQUIRE_FALSE(bool(date));
        return date.error().hint;
    };
    CHECK(hint("11.05.1939") == "Write 1939-05-11.");
    CHECK(hint("25/12/1941") == "Write 1941-12-25.");
    CHECK(hint("12/25/1941") == "Write 1941-12-25.");
    CHECK(hint("05/06/1939") == "Write 1939-06-05 (5 June 1939) or 1939-05-06 (6 May 1939).");
    CHECK(hint("May 1939") == "Write 1939-05.");
    CHECK(hint("11 May 1939") == "Write 1939-05-11.");
    CHECK(hint("May 11, 1939 6:00") == "Write 1939-05-11T06:00.");
    CHECK(hint("11 мая 1939 г.") == "Write 1939-05-11.");
    CHECK(hint("昭和14年5月11日") == "Write 1939-05-11.");
    CHECK(hint("1939年5月") == "Write 1939-05.");
    CHECK(hint("1939-5-1") == "Write 1939-05-01.");
    CHECK(hint("1939/5/1") == "Write 1939-05-01.");
    CHECK(hint("1939/05") == "Write 1939-05.");
    CHECK(hint("c. 1855") == "Write 1855~.");
    CHECK(hint("ca. 1855") == "Write 1855~.");
    CHECK(hint("~1855") == "Write 1855~.");
    CHECK(hint("?1855") == "Write 1855?.");
    CHECK(hint("1855-~05") == "Write 1855-05~.");
    CHECK(hint("1860s") == "Write 186X.");
    CHECK(hint("c. 1860s") == "Write 186X~.");
    CHECK(hint("C17") == "Write 16XX.");
    CHECK(hint("17th century") == "Write 16XX.");
    CHECK(hint("193u") == "Write 193X.");
    CHECK(hint("19uu") == "Write 19XX.");
    CHECK(hint("spring 1939") == "Write 1939-21.");
    CHECK(hint("44 BC") == "Write -0043.");
    CHECK(hint("-218") == "Write -0218.");
    CHECK(hint("Y1939") == "Write 1939.");
    CHECK(hint("12000").find("The year would be Y12000.") != std::string::npos);
    CHECK(hint("1939-131") == "Write 1939-05-11.");
    CHECK(hint("1939-W20-4") == "Write 1939-05-18.");
    CHECK(hint("1939-W20").find("1939-05-15/1939-05-21") != std::string::npos);
    CHECK(hint("[1938,1939]").find("1938?") != std::string::npos);
    CHECK(hint("1938/1939") == "One date is wanted here, not an interval, such as 1938.");
    CHECK(hint("open").find("Write ..") == 0);
    CHECK(hint("1939-1940") == "Write 1939/1940 for an interval, or one date.");
    CHECK(hint("1939\u20131940") == "Write 1939/1940 for an interval, or one date.");
    CHECK(hint("1939-05-11 - 1939-09-16") == "Write 1939-05-11/1939-09-16 for an interval, or one date.");
    CHECK(hint("11 May 1939 to 16.9.1939") == "Write 1939-05-11/1939-09-16 for an interval, or one date.");
    CHECK(hint("from 1939 until 1945") == "Write 1939/1945 for an interval, or one date.");
    CHECK(hint("before 1939").find("Write ../1939 ") == 0);
    CHECK(hint("since May 1939").find("Write 1939-05/.. ") == 0);
    CHECK(hint("early 1939") == "Write its months, such as 1939-01/1939-04.");
    CHECK(hint("late 1939") == "Write its months, such as 1939-09/1939-12.");
    CHECK(hint("mid August 1939") == "Write its days, such as 1939-08-11/1939-08-20.");
    CHECK(hint("1939-05-11T06") == "Write 1939-05-11T06:00.");
    CHECK(hint("1939-05-11T0600Z") == "Write 1939-05-11T06:00Z.");
    CHECK(hint("19390511T06Z") == "Write 1939-05-11T06:00Z.");
    CHECK(hint("Y17000-05") == "Write +17000-05.");
    CHECK(hint("Y-17000-05-11") == "Write -17000-05-11.");
    CHECK(hint("Y1939-05") == "Write 1939-05.");
    CHECK(hint("1939-05-11/13") == "Write 1939-05-11/1939-05-13 for an interval.");
    CHECK(hint("1939-05-11/06-13") == "Write 1939-05-11/1939-06-13 for an interval.");
    CHECK(hint("1939-05/09") == "Write 1939-05/1939-09 for an interval, or 1939-05-09 for a day.");
    CHECK(hint("1939/40") == "Write 1939/1940 for an interval.");
    CHECK(hint("1939-05-11T06:00/07:00") == "Write 1939-05-11T06:00/1939-05-11T07:00 for an interval.");
    CHECK(hint("14375").find("write 1939-05-10,") != std::string::npos);
    CHECK(hint("14375").find("spreadsheet") != std::string::npos);
    CHECK(hint("14375.25").find("write 1939-05-10,") != std::string::npos);
    CHECK(hint("39").find("with its century, such as 1939;") != std::string::npos);
    CHECK(hint("5").find("0005") != std::string::npos);
    CHECK(
        hint("5/6/39") ==
        "Write the year with its century, such as 1939-06-05 (5 June 1939) or 1939-05-06 (6 May 1939).");
    CHECK(hint("11.5.39") == "Write the year with its century, such as 1939-05-11.");
    CHECK(hint("11-May-39") == "Write the year with its century, such as 1939-05-11.");
    CHECK(hint("9 May 45") == "Write the year with its century, such as 1945-05-09.");
    CHECK(hint("1939-05-11 06:00:00 GMT") == "Write 1939-05-11 06:00:00Z.");
    CHECK(hint("1939-05-11T06:00 UTC") == "Write 1939-05-11T06:00Z.");
    CHECK(hint("1939-05-11T06:00 JST") == "Write 1939-05-11T06:00+09:00.");
    CHECK(
        hint("1939-05-11T06:00 CST").find("in place of CST, such as 1939-05-11T06:00+09:00") !=
        std::string::npos);
    CHECK(hint("1939-05-11 JST") == "Write 1939-05-11.");
    // A Julian day and a count of seconds are no years.
    CHECK(hint("2430421.5").empty());
    CHECK(hint("2430421").empty());
    CHECK(hint("-878169600").empty());
    // Of what is not plain nothing is said.
    for (const char* const text :
         {"yesterday",
          "1939-02-29",
          "1939-13-40",
          "1939-05-11 Thursday week",
          "May 11",
          "1930-39",
          "1939-05-12:30"}) {
        const std::string said = hint(text);
        CHECK_MESSAGE(said.empty(), text << ": " << said);
    }
    // Every hint that names one form names one that is read.
    for (const char* const text :
         {"11.05.1939", "c. 1855", "1860s", "C17", "44 BC", "-218", "Y17000-05", "Autumn 1939"}) {
        const std::string said = hint(text);
        CHECK(bool(parseDate(said.substr(6, said.size() - 7), 540)));
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
    CHECK(civilTime(beginningOfTime, -600).year == -farthestYear - 1);
    CHECK(civilTime(endOfTime, 600).year == farthestYear + 1);
}

TEST_CASE("a date of several units is written as an interval") {
    const auto whole = [](const char* first, const char* last) {
        Date date = read(first, 540);
        date.span.end = read(last, 540).span.end;
        return edtfText(date);
    };
    CHECK(whole("1936~", "1938") == "1936~/1938~");
    CHECK(whole("1930", "1930") == "1930");
    CHECK(whole("193X", "195X") == "193X/195X");
    CHECK(whole("-193X", "-192X") == "-193X/-192X");
    CHECK(whole("17XX", "19XX") == "17XX/19XX");
    CHECK(whole("1943-24?", "1944-21") == "1943-24?/1944-21?");
    CHECK(whole("1943-24", "1943-24") == "1943-24");
    CHECK(whole("1939-05", "1940-01") == "1939-05/1940-01");
    CHECK(whole("1939-05-11", "1939-09-16") == "1939-05-11/1939-09-16");
    CHECK(whole("1939-05-11T04:00", "1939-05-12T06:30") == "1939-05-11T04:00+09:00/1939-05-12T06:30+09:00");
}
