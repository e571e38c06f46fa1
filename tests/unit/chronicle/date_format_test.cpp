#include "chronicle/time.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace khalkha;

namespace {
Date read(const char* text) {
    const Result<Date> date = parseDate(text, 540);
    REQUIRE(bool(date));
    return *date;
}
std::string written(const char* text, Language language, DateStyle style = DateStyle::date) {
    return formatDate(read(text), language, style);
}
std::string era(const char* text, Language language) {
    return formatEra(read(text).span.start, 540, language);
}
} // namespace

TEST_CASE("dates in the languages of the interface") {
    const DateStyle weekday = DateStyle::dateWithWeekday;
    CHECK(written("1945-08-09", Language::en) == "9 August 1945");
    CHECK(written("1945-08-09", Language::en, weekday) == "9 August 1945, Thursday");
    CHECK(written("1945-08-09", Language::ja) == "1945年8月9日");
    CHECK(written("1945-08-09", Language::ja, weekday) == "1945年8月9日（木）");
    CHECK(written("1945-08-09", Language::ru) == "9 августа 1945 г.");
    CHECK(written("1945-08-09", Language::ru, weekday) == "9 августа 1945 г., четверг");
    CHECK(written("1945-08-09", Language::zh, weekday) == "1945年8月9日（星期四）");
    CHECK(written("1945-08-09", Language::ko, weekday) == "1945년 8월 9일 (목)");
    CHECK(written("1945-08-09", Language::mn, weekday) == "1945 оны 8-р сарын 9, Пүрэв");
}

TEST_CASE("no more precision than is known") {
    CHECK(written("1939-05", Language::en, DateStyle::dateTimeWithWeekday) == "May 1939");
    CHECK(written("1939", Language::en, DateStyle::dateWithWeekday) == "1939");
    CHECK(written("1939-05", Language::ja, DateStyle::dateWithWeekday) == "1939年5月");
    CHECK(written("1939-05", Language::ru) == "май 1939 г.");
    CHECK(written("1939", Language::ru) == "1939 г.");
    CHECK(written("1939", Language::mn) == "1939 он");
    CHECK(written("1939-05", Language::ko) == "1939년 5월");
    CHECK(written("1939-05-11", Language::en, DateStyle::dateTime) == "11 May 1939");
}

TEST_CASE("times of day in the zone in which they were written") {
    CHECK(written("1945-08-09T00:10", Language::en, DateStyle::dateTime) == "9 August 1945, 00:10");
    CHECK(written("1945-08-09T00:10", Language::en) == "9 August 1945");
    CHECK(written("1945-08-08T17:00+03:00", Language::en, DateStyle::dateTime) == "8 August 1945, 17:00");
    CHECK(written("1945-08-09T00:10", Language::ja, DateStyle::dateTime) == "1945年8月9日 00:10");
    CHECK(
        written("1945-08-09T00:10", Language::ja, DateStyle::dateTimeWithWeekday) ==
        "1945年8月9日（木）00:10");
    CHECK(written("1945-08-09T00:10", Language::ru, DateStyle::dateTime) == "9 августа 1945 г., 00:10");
    const Instant declaration = read("1945-08-08T17:00+03:00").span.start;
    CHECK(
        formatInstant(declaration, 540, Language::en, DateStyle::dateTimeWithWeekday) ==
        "8 August 1945, Wednesday, 23:00");
    CHECK(formatInstant(declaration, 540, Language::ja, DateStyle::date) == "1945年8月8日");
}

TEST_CASE("doubt is said") {
    CHECK(written("1939-05~", Language::en) == "c. May 1939");
    CHECK(written("1939-05~", Language::ja) == "1939年5月頃");
    CHECK(written("1939-05~", Language::ru) == "ок. мая 1939 г.");
    CHECK(written("1939~", Language::zhHans) == "约1939年");
    CHECK(written("1939?", Language::en) == "1939 (?)");
    CHECK(written("1939%", Language::ja) == "1939年頃（？）");
}

TEST_CASE("decades, centuries and seasons in every language") {
    const auto all = [](const char* text) {
        std::vector<std::string> texts;
        for (int i = 0; i < languageCount; ++i) {
            texts.push_back(written(text, static_cast<Language>(i)));
        }
        return texts;
    };
    using Texts = std::vector<std::string>; // en ja ru zh zh-Hans mn ko
    CHECK(
        all("193X") ==
        Texts{"1930s", "1930年代", "1930-е гг.", "1930年代", "1930年代", "1930-аад он", "1930년대"});
    CHECK(
        all("193X~") == Texts{
                            "c. 1930s",
                            "1930年代頃",
                            "ок. 1930-х гг.",
                            "約1930年代",
                            "约1930年代",
                            "1930-аад он орчим",
                            "1930년대 무렵"});
    CHECK(
        all("19XX") == Texts{
                           "20th century (1900–1999)",
                           "20世紀（1900–1999）",
                           "XX в. (1900–1999)",
                           "20世紀（1900–1999）",
                           "20世纪（1900–1999）",
                           "XX зуун (1900–1999)",
                           "20세기 (1900–1999)"});
    CHECK(
        all("1939-21") == Texts{
                              "spring 1939",
                              "1939年春",
                              "весна 1939 г.",
                              "1939年春",
                              "1939年春",
                              "1939 оны хавар",
                              "1939년 봄"});
    CHECK(
        all("1939-24%") == Texts{
                               "c. winter 1939/40 (?)",
                               "1939/40年冬頃（？）",
                               "ок. зимы 1939/40 г. (?)",
                               "約1939/40年冬（？）",
                               "约1939/40年冬（？）",
                               "1939/40 оны өвөл орчим (?)",
                               "1939/40년 겨울 무렵 (?)"});
    CHECK(written("190X", Language::en) == "1900s (1900–1909)"); // not the century
    CHECK(written("1999-24", Language::en) == "winter 1999/2000");
    CHECK(written("-193X", Language::en) == "1940–1931 BC");
    CHECK(written("-01XX", Language::ru) == "II в. до н. э. (200–101)");
    CHECK(written("00XX", Language::en) == "1st century (1–99)");
    CHECK(written("10XX", Language::en) == "11th century (1000–1099)");
    CHECK(written("20XX", Language::en) == "21st century (2000–2099)");
    CHECK(written("192X", Language::mn) == "1920-иод он");
    CHECK(written("194X", Language::mn) == "1940-өөд он");
}

TEST_CASE("what lasts is written with both ends") {
    const auto dates = [](const char* start, const char* end, Language language) {
        return formatDates(read(start), read(end), language);
    };
    CHECK(dates("1939-05", "1939-09-16", Language::en) == "May 1939 – 16 September 1939");
    CHECK(dates("193X", "1945~", Language::ja) == "1930年代 – 1945年頃");
    CHECK(dates("1939-05-11", "1939-05-11", Language::en) == "11 May 1939");
    CHECK(dates("1939", "1939~", Language::en) == "1939 – c. 1939");
    CHECK(dates("1939~", "1939~", Language::en) == "c. 1939");
    CHECK(dates("1932-03", "1934-09?", Language::en) == "March 1932 – September 1934 (?)");
    CHECK(formatDates(read("1939"), openEnd(540), Language::en) == "1939 – …");
    CHECK(formatDates(read("1939"), std::nullopt, Language::ru) == "1939 г.");
}

TEST_CASE("years before our era") {
    CHECK(written("0000", Language::en) == "1 BC");
    CHECK(written("-0043-03-15", Language::en) == "15 March 44 BC");
    CHECK(written("-0043-03-15", Language::ja) == "紀元前44年3月15日");
    CHECK(written("-0043", Language::ru) == "44 г. до н. э.");
    CHECK(written("0001", Language::en) == "1");
    CHECK(written("0045-03-15", Language::en) == "15 March AD 45");
    CHECK(written("Y17000", Language::en) == "AD 17000");
    CHECK(written("Y-12000", Language::ja) == "紀元前12001年");
}

TEST_CASE("era years") {
    CHECK(era("1945-08-09", Language::ja) == "昭和20年・康徳12年");
    CHECK(era("1945-08-09", Language::en) == "Showa 20, Kangde 12");
    CHECK(era("1945-08-09", Language::zhHans) == "昭和20年・康德12年");
    CHECK(era("1926-12-24T23:59", Language::ja).empty());
    CHECK(era("1926-12-25", Language::ja) == "昭和元年");
    CHECK(era("1932-02-29", Language::ja) == "昭和7年");
    CHECK(era("1932-03-01", Language::ja) == "昭和7年・大同元年");
    CHECK(era("1934-02-28", Language::ja) == "昭和9年・大同3年");
    CHECK(era("1934-03-01", Language::ja) == "昭和9年・康徳元年");
    CHECK(era("1945-08-18T23:59", Language::en) == "Showa 20, Kangde 12");
    CHECK(era("1945-08-19", Language::en) == "Showa 20");
    CHECK(era("1989-01-08", Language::en).empty());
}

TEST_CASE("a scale names months and days in the reader's own short form") {
    CHECK(formatShortMonth(8, Language::en) == "Aug");
    CHECK(formatShortMonth(8, Language::ja) == "8月");
    CHECK(formatShortMonth(8, Language::ru) == "авг");
    CHECK(formatShortMonth(8, Language::ko) == "8월");
    CHECK(formatShortMonth(8, Language::mn) == "8-р сар");
    CivilTime civil;
    civil.month = 8;
    civil.day = 14;
    CHECK(formatShortDay(civil, Language::en) == "14 Aug");
    CHECK(formatShortDay(civil, Language::zh) == "8月14日");
    CHECK(formatShortDay(civil, Language::ru) == "14 авг");
    CHECK(formatShortDay(civil, Language::ko) == "8월 14일");
    CHECK(formatShortDay(civil, Language::mn) == "8-р сарын 14");
}
