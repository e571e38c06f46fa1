#include "chronicle/typed_date.h"

#include <doctest/doctest.h>

using namespace khalkha;

namespace {

constexpr int tokyo = 540;

/// As EDTF, or the fault in English.
std::string typed(std::string_view text, Language language = Language::en) {
    const std::variant<Date, TypedDateFault> read = readTypedDate(text, language, tokyo);
    if (const Date* const date = std::get_if<Date>(&read)) {
        return edtfText(*date);
    }
    return typedDateFaultText(std::get<TypedDateFault>(read), Language::en);
}

} // namespace

TEST_CASE("a date is typed as it is spoken") {
    for (const char* const text :
         {"1939-08-20",
          "20 August 1939",
          "20 aug 1939",
          "20th August 1939",
          "August 20, 1939",
          "Aug 20 1939",
          "Sunday, 20 August 1939",
          "20 August 1939, Sunday",
          "20.8.1939",
          "20.08.1939",
          "20. 8. 1939",
          "1939.8.20",
          "1939. 8. 20.",
          "1939/8/20",
          "8/20/1939",
          "19390820",
          "20 августа 1939",
          "20 августа 1939 г.",
          "20 авг. 1939 года",
          "1939年8月20日",
          "１９３９年８月２０日",
          "1939年8月20日（日）",
          "一九三九年八月二十日",
          "昭和14年8月20日",
          "昭和十四年八月二十日",
          "民國28年8月20日",
          "康德6年8月20日",
          "Showa 14, 20 August",
          "1939년 8월 20일",
          "1939년 8월 20일 (일)",
          "1939 оны 8-р сарын 20",
          "1939 оны 8-р сарын 20, Ням",
          "1939 оны 8 дугаар сарын 20-ны өдөр"}) {
        CHECK_MESSAGE(typed(text) == "1939-08-20", text << " -> " << typed(text));
    }
}

TEST_CASE("with a time of day") {
    for (const char* const text :
         {"1939-08-20 21:00",
          "20 August 1939, 21:00",
          "20 August 1939 at 9:00 pm",
          "20.8.1939 21:00",
          "20 августа 1939 г., воскресенье, 21:00",
          "1939年8月20日（日）21:00",
          "1939年8月20日21時",
          "1939年8月20日午後9時",
          "1939年8月20日21时00分",
          "1939년 8월 20일 (일) 21:00",
          "1939년 8월 20일 오후 9시",
          "1939 оны 8-р сарын 20, Ням, 21:00"}) {
        CHECK_MESSAGE(typed(text) == "1939-08-20T21:00+09:00", text << " -> " << typed(text));
    }
    CHECK(typed("20 August 1939 12:30 am") == "1939-08-20T00:30+09:00");
    CHECK(typed("1939-08-20T21:00Z") == "1939-08-20T21:00+00:00");
    CHECK(typed("20 August 1939 24:00") == "1939-08-21T00:00+09:00");
}

TEST_CASE("less than a day, about, before our era") {
    CHECK(typed("August 1939") == "1939-08");
    CHECK(typed("8/1939") == "1939-08");
    CHECK(typed("1939") == "1939");
    CHECK(typed("昭和14年") == "1939");
    CHECK(typed("昭和元年") == "1926");
    CHECK(typed("昭和20年・康徳12年") == "1945");
    CHECK(typed("Showa 20, Kangde 12") == "1945");
    CHECK(typed("spring 1939") == "1939-21");
    CHECK(typed("winter 1939/40") == "1939-24");
    CHECK(typed("fall 1939") == "1939-23");
    CHECK(typed("летом 1939 года") == "1939-22");
    CHECK(typed("1930s") == "193X");
    CHECK(typed("the 1930's") == "193X");
    CHECK(typed("1930-е годы") == "193X");
    CHECK(typed("20世纪30年代") == "193X");
    CHECK(typed("20th century") == "19XX");
    CHECK(typed("ХХ век") == "19XX"); // Cyrillic letters
    CHECK(typed("2nd century BC") == "-01XX");
    CHECK(typed("c. 1855") == "1855~");
    CHECK(typed("около 1855 года") == "1855~");
    CHECK(typed("1855年ごろ") == "1855~");
    CHECK(typed("circa 1855?") == "1855%");
    CHECK(typed("15 March 44 BC") == "-0043-03-15");
    CHECK(typed("前44年3月15日") == "-0043-03-15");
}

TEST_CASE("day or month first is asked where the language does not say") {
    CHECK(typed("5/6/1939") == "Which one? 5 June 1939 / 6 May 1939");
    CHECK(typed("5/6/1939", Language::ru) == "1939-06-05");
    CHECK(typed("5-6-1939", Language::mn) == "1939-06-05");
    CHECK(typed("5.6.1939") == "1939-06-05");
    CHECK(typed("6/6/1939") == "1939-06-06");
}

TEST_CASE("what is wrong is said") {
    CHECK(typed("").empty());
    CHECK(typed("   ").empty());
    CHECK(typed("yesterday") == "Not understood: yesterday");
    CHECK(typed("20 Aigust 1939") == "Not understood: aigust");
    CHECK(typed("20 August") == "The year is missing; it needs four digits.");
    CHECK(typed("20 August 39") == "The year is missing; it needs four digits.");
    CHECK(typed("30s") == "The year is missing; it needs four digits.");
    CHECK(typed("31 June 1939") == "The month has no day 31.");
    CHECK(typed("29.2.1939") == "The month has no day 29.");
    CHECK(typed("1939-13-01") == "There is no month 13.");
    CHECK(typed("20 August 1939 25:00") == "There is no such time of day.");
    CHECK(typed("1939-08-20 9:xx") != "1939-08-20");
    CHECK(typed("昭和70年") == "The era has no such year.");
    CHECK(typed("1939-08-20/1939-08-31") == "One date is needed, not several.");
    CHECK(typed("August September 1939") == "One date is needed, not several.");
    CHECK(typed("\xFF\xFE").find("Not understood") == 0);
    CHECK(typed(std::string(100000, '9')).find("Not understood") == 0);
    CHECK(typed("99999999999 August 1939").find("Not understood") == 0);
}

TEST_CASE("whatever is written for readers can be typed, in every language") {
    for (const char* const text :
         {"1939",
          "193X",
          "190X",
          "19XX",
          "00XX",
          "001X",
          "000X",
          "-193X",
          "-01XX",
          "-00XX",
          "-000X",
          "0001",
          "0045",
          "0099-01",
          "0000",
          "-0043",
          "-0043-03",
          "-0043-03-15",
          "0045-03-15",
          "0005-12-01",
          "1939-21",
          "1939-22",
          "1939-23",
          "1939-24",
          "1999-24",
          "0045-24",
          "-0044-24",
          "0000-24",
          "-0044-21",
          "1939-01",
          "1939-02",
          "1939-03",
          "1939-04",
          "1939-05",
          "1939-06",
          "1939-07",
          "1939-08",
          "1939-09",
          "1939-10",
          "1939-11",
          "1939-12",
          "1939-05-11",
          "1939-05-12",
          "1939-05-13",
          "1939-05-14",
          "1939-05-15",
          "1939-05-16",
          "1939-05-17",
          "1945-08-09T00:10",
          "-0043-03-15T21:00",
          "Y12000",
          "Y-12000",
          "Y170000002",
          "Y17000002",
          "Y-17000002",
          "+12000-05-11",
          "+12000-21"}) {
        for (const char* const doubt : {"", "~", "?", "%"}) {
            const Result<Date> date = parseDate(std::string(text) + doubt, tokyo);
            REQUIRE(bool(date));
            for (int i = 0; i < languageCount; ++i) {
                const auto language = static_cast<Language>(i);
                for (const DateStyle style :
                     {DateStyle::date,
                      DateStyle::dateTime,
                      DateStyle::dateWithWeekday,
                      DateStyle::dateTimeWithWeekday}) {
                    const bool clock =
                        style == DateStyle::dateTime || style == DateStyle::dateTimeWithWeekday;
                    const std::string shown = formatDate(*date, language, style);
                    Date wanted = *date;
                    if (wanted.precision == Precision::minute && !clock) { // the day is written alone
                        wanted = *parseDate(
                            std::string(text).substr(0, std::string(text).find('T')) + doubt, tokyo);
                    }
                    CHECK_MESSAGE(
                        typed(shown, language) == edtfText(wanted), shown << " (" << text << doubt << ")");
                }
            }
        }
    }
    for (const char* const text : {"1926-12-25", "1932-03-01", "1939-08-20", "1945-08-09", "1989-01-07"}) {
        const Date date = *parseDate(text, tokyo);
        for (int i = 0; i < languageCount; ++i) {
            const auto language = static_cast<Language>(i);
            const std::string shown = formatEra(date.span.start, tokyo, language);
            CHECK_MESSAGE(typed(shown, language) == std::string(text).substr(0, 4), shown);
        }
    }
}
