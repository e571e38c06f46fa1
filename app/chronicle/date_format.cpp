// Writes dates for readers, by language, with the precision that is known.

#include "chronicle/time.h"

#include <fmt/format.h>

#include <array>

namespace khalkha {

namespace {

using MonthNames = std::array<const char*, 12>;
using WeekdayNames = std::array<const char*, 7>;

constexpr MonthNames monthsEnglish{
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December"};
constexpr MonthNames monthsRussian{
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь"};
constexpr MonthNames monthsRussianGenitive{
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря"};

constexpr std::array<WeekdayNames, languageCount> weekdays{
    {{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
     {"日", "月", "火", "水", "木", "金", "土"},
     {"воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"},
     {"日", "一", "二", "三", "四", "五", "六"},
     {"日", "一", "二", "三", "四", "五", "六"},
     {"Ням", "Даваа", "Мягмар", "Лхагва", "Пүрэв", "Баасан", "Бямба"},
     {"일", "월", "화", "수", "목", "금", "토"}}};

const char* weekdayName(const CivilTime& civil, Language language) {
    return weekdays[static_cast<size_t>(language)][static_cast<size_t>(civil.weekday)];
}

/// The year as a number; years before 1 are counted back from 1 BC (there is no year 0 in speech).
std::string yearText(int year, Language language) {
    if (year > 0) {
        return language == Language::mn ? fmt::format("{} он", year) : std::to_string(year);
    }
    const int before = 1 - year;
    switch (language) {
    case Language::ja:
        return fmt::format("紀元前{}", before);
    case Language::ru:
        return fmt::format("{} г. до н. э.", before);
    case Language::zh:
        return fmt::format("西元前{}", before);
    case Language::zhHans:
        return fmt::format("公元前{}", before);
    case Language::mn:
        return fmt::format("МЭӨ {} он", before);
    case Language::ko:
        return fmt::format("기원전 {}", before);
    case Language::en:
        break;
    }
    return fmt::format("{} BC", before);
}

std::string englishDay(const CivilTime& civil, Precision precision) {
    std::string year = yearText(civil.year, Language::en);
    if (precision == Precision::year) {
        return year;
    }
    const char* const month = monthsEnglish[static_cast<size_t>(civil.month - 1)];
    return precision == Precision::month ? fmt::format("{} {}", month, year)
                                         : fmt::format("{} {} {}", civil.day, month, year);
}

/// Numbers with a counter behind each, as in Chinese and Japanese.
std::string eastAsianDay(const CivilTime& civil, Precision precision, Language language) {
    std::string year = yearText(civil.year, language) + "年";
    if (precision == Precision::year) {
        return year;
    }
    return precision == Precision::month ? fmt::format("{}{}月", year, civil.month)
                                         : fmt::format("{}{}月{}日", year, civil.month, civil.day);
}

std::string koreanDay(const CivilTime& civil, Precision precision) {
    std::string year = yearText(civil.year, Language::ko) + "년";
    if (precision == Precision::year) {
        return year;
    }
    return precision == Precision::month ? fmt::format("{} {}월", year, civil.month)
                                         : fmt::format("{} {}월 {}일", year, civil.month, civil.day);
}

/// After "ок." (about) the month stands in the genitive.
std::string russianDay(const CivilTime& civil, Precision precision, bool approximate) {
    std::string year = yearText(civil.year, Language::ru);
    if (civil.year > 0) {
        year += " г.";
    }
    if (precision == Precision::year) {
        return year;
    }
    const auto month = static_cast<size_t>(civil.month - 1);
    if (precision == Precision::month) {
        return fmt::format("{} {}", approximate ? monthsRussianGenitive[month] : monthsRussian[month], year);
    }
    return fmt::format("{} {} {}", civil.day, monthsRussianGenitive[month], year);
}

std::string mongolianDay(const CivilTime& civil, Precision precision) {
    std::string year = yearText(civil.year, Language::mn);
    if (precision == Precision::year) {
        return year;
    }
    return precision == Precision::month ? fmt::format("{}ы {}-р сар", year, civil.month)
                                         : fmt::format("{}ы {}-р сарын {}", year, civil.month, civil.day);
}

std::string dayText(const CivilTime& civil, Precision precision, Language language, bool approximate) {
    switch (language) {
    case Language::ja:
    case Language::zh:
    case Language::zhHans:
        return eastAsianDay(civil, precision, language);
    case Language::ko:
        return koreanDay(civil, precision);
    case Language::ru:
        return russianDay(civil, precision, approximate);
    case Language::mn:
        return mongolianDay(civil, precision);
    case Language::en:
        break;
    }
    return englishDay(civil, precision);
}

std::string withWeekday(const std::string& day, const CivilTime& civil, Language language) {
    const char* const name = weekdayName(civil, language);
    switch (language) {
    case Language::ja:
        return fmt::format("{}（{}）", day, name);
    case Language::zh:
    case Language::zhHans:
        return fmt::format("{}（星期{}）", day, name);
    case Language::ko:
        return fmt::format("{} ({})", day, name);
    case Language::en:
    case Language::ru:
    case Language::mn:
        break;
    }
    return fmt::format("{}, {}", day, name);
}

/// What stands between a date and the time of day.
const char* clockSeparator(Language language, bool afterWeekday) {
    switch (language) {
    case Language::ja:
    case Language::zh:
    case Language::zhHans:
        return afterWeekday ? "" : " "; // the full-width bracket brings its own space
    case Language::ko:
        return " ";
    case Language::en:
    case Language::ru:
    case Language::mn:
        break;
    }
    return ", ";
}

std::string about(const std::string& text, Language language) {
    switch (language) {
    case Language::ja:
        return text + "頃";
    case Language::ru:
        return "ок. " + text;
    case Language::zh:
        return "約" + text;
    case Language::zhHans:
        return "约" + text;
    case Language::mn:
        return text + " орчим";
    case Language::ko:
        return text + "경";
    case Language::en:
        break;
    }
    return "c. " + text;
}

bool eastAsianBrackets(Language language) {
    return language == Language::ja || language == Language::zh || language == Language::zhHans;
}

/// An era: the Gregorian year that is its year 1, and its days, both included.
struct Era {
    CivilTime first, last;
    std::array<const char*, languageCount> name; ///< in the order of Language
};

const std::array<Era, 3>& eras() {
    static const std::array<Era, 3> all{
        {{{1926, 12, 25}, {1989, 1, 7}, {"Showa", "昭和", "Сёва", "昭和", "昭和", "Шёва", "쇼와"}},
         {{1932, 3, 1}, {1934, 2, 28}, {"Datong", "大同", "Датун", "大同", "大同", "Датун", "대동"}},
         {{1934, 3, 1}, {1945, 8, 18}, {"Kangde", "康徳", "Кандэ", "康德", "康德", "Кандэ", "강덕"}}}};
    return all;
}

std::string eraYear(const Era& era, int year, Language language) {
    const char* const name = era.name[static_cast<size_t>(language)];
    const int count = year - era.first.year + 1;
    if (eastAsianBrackets(language)) {
        return count == 1 ? fmt::format("{}元年", name) : fmt::format("{}{}年", name, count);
    }
    return language == Language::ko ? fmt::format("{} {}년", name, count) : fmt::format("{} {}", name, count);
}

} // namespace

std::string formatDate(const Date& date, Language language, DateStyle style) {
    const CivilTime civil = civilTime(date.span.start, date.offsetMinutes);
    const bool wholeDay = date.precision == Precision::day || date.precision == Precision::minute;
    const bool weekday =
        wholeDay && (style == DateStyle::dateWithWeekday || style == DateStyle::dateTimeWithWeekday);
    const bool clock = date.precision == Precision::minute &&
                       (style == DateStyle::dateTime || style == DateStyle::dateTimeWithWeekday);
    std::string text = dayText(civil, date.precision, language, date.approximate);
    if (weekday) {
        text = withWeekday(text, civil, language);
    }
    if (clock) {
        text += clockSeparator(language, weekday) + fmt::format("{:02}:{:02}", civil.hour, civil.minute);
    }
    if (date.approximate) {
        text = about(text, language);
    }
    if (date.uncertain) {
        text += eastAsianBrackets(language) ? "（？）" : " (?)";
    }
    return text;
}

std::string formatInstant(Instant at, int zoneMinutes, Language language, DateStyle style) {
    Date date;
    date.span = {at, at};
    date.precision = Precision::minute;
    date.offsetMinutes = zoneMinutes;
    return formatDate(date, language, style);
}

std::string formatEra(Instant at, int zoneMinutes, Language language) {
    const int year = civilTime(at, zoneMinutes).year;
    std::string text;
    for (const Era& era : eras()) {
        const Instant start = instantOf(era.first, zoneMinutes);
        const Instant end{instantOf(era.last, zoneMinutes).seconds + secondsPerDay};
        if (Span{start, end}.contains(at)) {
            if (!text.empty()) {
                text += eastAsianBrackets(language) || language == Language::ko ? "・" : ", ";
            }
            text += eraYear(era, year, language);
        }
    }
    return text;
}

std::string isoInstant(Instant at, int zoneMinutes) {
    const CivilTime civil = civilTime(at, zoneMinutes);
    const int offset = zoneMinutes < 0 ? -zoneMinutes : zoneMinutes;
    std::string text = fmt::format(
        "{}{:04}-{:02}-{:02}T{:02}:{:02}",
        civil.year < 0 ? "-" : "",
        civil.year < 0 ? -civil.year : civil.year,
        civil.month,
        civil.day,
        civil.hour,
        civil.minute);
    if (civil.second != 0) {
        text += fmt::format(":{:02}", civil.second);
    }
    return text + fmt::format("{}{:02}:{:02}", zoneMinutes < 0 ? '-' : '+', offset / 60, offset % 60);
}

} // namespace khalkha
