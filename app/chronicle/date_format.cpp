// Writes dates for readers, by language, with the precision that is known.

#include "base/text.h"
#include "chronicle/coarse_dates.h"
#include "chronicle/date_words.h"

#include <fmt/format.h>

namespace khalkha {

namespace {

std::string yearText(int year, Language language) {
    return ofEra(std::to_string(spokenYear(year)), year <= 0, language);
}

std::string englishDay(const CivilTime& civil, Precision precision) {
    std::string year = yearText(civil.year, Language::en);
    // Behind a month a small number would be a day.
    const bool small = civil.year > 0 && civil.year < 100 && precision != Precision::year;
    if (small || civil.year > 9999) {
        year = "AD " + year;
    }
    if (precision == Precision::year) {
        return year;
    }
    const char* const month = englishMonths()[static_cast<size_t>(civil.month - 1)];
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
        return fmt::format("{} {}", (approximate ? russianMonthsGenitive() : russianMonths())[month], year);
    }
    return fmt::format("{} {} {}", civil.day, russianMonthsGenitive()[month], year);
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
    if (precision == Precision::century) {
        return centuryText(civil.year, language);
    }
    if (precision == Precision::decade) {
        return decadeText(civil.year, language);
    }
    if (precision == Precision::season) {
        return seasonText(civil, language, approximate);
    }
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
    const char* const name = weekdayNames(language)[static_cast<size_t>(civil.weekday)];
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

/// "1930-е гг." -> "1930-х гг."
std::string inGenitive(std::string decade) {
    constexpr std::string_view ending = "-е ";
    const size_t at = decade.find(ending);
    return at == std::string::npos ? decade : decade.replace(at, ending.size(), "-х ");
}

std::string about(const std::string& text, Precision precision, Language language) {
    switch (language) {
    case Language::ja:
        return text + "頃";
    case Language::ru:
        return "ок. " + (precision == Precision::decade ? inGenitive(text) : text);
    case Language::zh:
        return "約" + text;
    case Language::zhHans:
        return "约" + text;
    case Language::mn:
        return text + " орчим";
    case Language::ko:
        return text + (precision < Precision::year || precision == Precision::season ? " 무렵" : "경");
    case Language::en:
        break;
    }
    return "c. " + text;
}

const char* doubtMark(Language language) {
    return eastAsianBrackets(language) ? "（？）" : " (?)";
}

std::string eraYear(const Era& era, int year, Language language) {
    const char* const name = era.names[static_cast<size_t>(language)];
    const int count = year - era.first.year + 1;
    if (eastAsianBrackets(language)) {
        return count == 1 ? fmt::format("{}元年", name) : fmt::format("{}{}年", name, count);
    }
    return language == Language::ko ? fmt::format("{} {}년", name, count) : fmt::format("{} {}", name, count);
}

/// The first three letters of a month's name.
std::string shortened(const char* month) {
    return toUtf8(toCodePoints(month).substr(0, 3));
}

} // namespace

std::string formatShortMonth(int month, Language language) {
    const auto index = static_cast<size_t>(month - 1);
    switch (language) {
    case Language::ja:
    case Language::zh:
    case Language::zhHans:
        return fmt::format("{}月", month);
    case Language::ko:
        return fmt::format("{}월", month);
    case Language::mn:
        return fmt::format("{}-р сар", month);
    case Language::ru:
        return shortened(russianMonths()[index]);
    case Language::en:
        break;
    }
    return shortened(englishMonths()[index]);
}

std::string formatShortDay(const CivilTime& civil, Language language) {
    const std::string month = formatShortMonth(civil.month, language);
    switch (language) {
    case Language::ja:
    case Language::zh:
    case Language::zhHans:
        return fmt::format("{}{}日", month, civil.day);
    case Language::ko:
        return fmt::format("{} {}일", month, civil.day);
    case Language::mn:
        return fmt::format("{}ын {}", month, civil.day);
    case Language::en:
    case Language::ru:
        break;
    }
    return fmt::format("{} {}", civil.day, month);
}

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
        text = about(text, date.precision, language);
    }
    if (date.precision < Precision::year) {
        text += yearsMeant(civil.year, date.precision, language);
    }
    return date.uncertain ? text + doubtMark(language) : text;
}

std::string withDoubt(std::string text, const Date& date, Language language) {
    if (date.approximate) {
        text = about(text, date.precision, language);
    }
    return date.uncertain ? text + doubtMark(language) : text;
}

std::string
formatDates(const Date& start, const std::optional<Date>& end, Language language, DateStyle style) {
    std::string text = formatDate(start, language, style);
    if (end && end->isOpen()) {
        return text + " – …";
    }
    const bool sameEnd = end && end->span.end == start.span.end &&
                         (end->approximate > start.approximate || end->uncertain > start.uncertain);
    if (end && (end->span.end > start.span.end || sameEnd)) { // the same year, but about
        text += " – " + formatDate(*end, language, style);
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
        if (era.shown && Span{start, end}.contains(at)) {
            if (!text.empty()) {
                text += eastAsianBrackets(language) || language == Language::ko ? "・" : ", ";
            }
            text += eraYear(era, year, language);
        }
    }
    return text;
}

} // namespace khalkha
