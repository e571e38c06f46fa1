// What was meant by a date that cannot be read.

#include "base/text.h"
#include "chronicle/date_reading.h"
#include "chronicle/typed_date.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace khalkha {

namespace {

bool allDigits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The value of a few digits.
int valueOf(std::string_view digits) {
    int value = 0;
    for (const char c : digits) {
        value = value * 10 + (c - '0');
    }
    return value;
}

/// As an author writes it: without the offset, which is that of the manifest.
std::string plainText(const Date& date) {
    const std::string text = edtfText(date);
    return date.precision == Precision::minute ? text.substr(0, text.rfind(':') - 3) : text;
}

std::string write(const std::string& text) {
    return "Write " + text + ".";
}

/// Each date that a text may mean, in EDTF and in words; "" if there are none.
std::string choicesOf(const TypedDateFault& fault) {
    std::string choices;
    for (const Date& date : fault.choices) {
        choices +=
            (choices.empty() ? "" : " or ") + edtfText(date) + " (" + formatDate(date, Language::en) + ")";
    }
    return choices;
}

/// 1939-131: the day of the year.
std::string dayOfYear(std::string_view text, int zoneMinutes) {
    const bool fits =
        text.size() == 8 && text[4] == '-' && allDigits(text.substr(0, 4)) && allDigits(text.substr(5));
    const int day = fits ? valueOf(text.substr(5)) : 0;
    if (day < 1 || day > 366) {
        return {};
    }
    CivilTime civil;
    civil.year = valueOf(text.substr(0, 4));
    Date date = dateOf(civil, Precision::day, zoneMinutes);
    const std::int64_t forward = (day - 1) * secondsPerDay;
    date.span = {{date.span.start.seconds + forward}, {date.span.end.seconds + forward}};
    return civilTime(date.span.start, zoneMinutes).year == civil.year ? write(edtfText(date)) : std::string();
}

/// 1939-W20 and 1939-W20-4: weeks of ISO 8601; the first one has the year's 4 January in it.
std::string week(std::string_view text, int zoneMinutes) {
    const bool hyphens = text.size() > 4 && text[4] == '-';
    const std::string_view rest = text.substr(std::min<size_t>(text.size(), hyphens ? 5 : 4));
    const bool fits = text.size() > 4 && allDigits(text.substr(0, 4)) && rest.size() >= 3 &&
                      (rest[0] == 'W' || rest[0] == 'w') && allDigits(rest.substr(1, 2));
    if (!fits) {
        return {};
    }
    const int number = valueOf(rest.substr(1, 2));
    const std::string_view dayText = rest.substr(rest.size() > 3 && rest[3] == '-' ? 4 : 3);
    const int day = dayText.empty() ? 1 : allDigits(dayText) && dayText.size() == 1 ? valueOf(dayText) : 0;
    if (number < 1 || number > 53 || day < 1 || day > 7) {
        return {};
    }
    CivilTime fourth;
    fourth.year = valueOf(text.substr(0, 4));
    fourth.day = 4;
    const Instant inFirst = instantOf(fourth, zoneMinutes);
    const int sinceMonday = (civilTime(inFirst, zoneMinutes).weekday + 6) % 7;
    const auto dayAt = [&](int days) {
        Date date;
        date.offsetMinutes = zoneMinutes;
        const Instant at{inFirst.seconds + ((number - 1) * 7 + days - sinceMonday) * secondsPerDay};
        date.span = {at, at};
        return edtfText(date);
    };
    if (!dayText.empty()) {
        return write(dayAt(day - 1));
    }
    return fmt::format(
        "Weeks are not read: write {0} as the start and {1} as the end, or {0}/{1}.", dayAt(0), dayAt(6));
}

/// 193u, 19uu, 193x, 193-: digits that are not known, in older spellings.
std::string olderUnspecified(std::string_view text) {
    const size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    const std::string_view rest = text.substr(digits);
    const bool fits = text.size() == 4 && (digits == 2 || digits == 3) &&
                      rest.find_first_not_of("uUxX?-") == std::string_view::npos;
    return fits ? write(std::string(text.substr(0, digits)) + std::string(rest.size(), 'X')) : std::string();
}

/// Y1939, -218: years with too many or too few digits.
std::string bareYear(std::string_view text) {
    const bool letter = !text.empty() && (text.front() == 'Y' || text.front() == 'y');
    std::string_view digits = letter ? text.substr(1) : text;
    const bool negative = !digits.empty() && digits.front() == '-';
    digits.remove_prefix(negative || (!digits.empty() && digits.front() == '+') ? 1 : 0);
    if (!allDigits(digits) || digits.size() == 6 || digits.size() == 8 || digits.size() > 9) {
        return {}; // 6 and 8 digits may be days
    }
    const bool few = digits.size() <= 5; // more are days or seconds of some count
    if (!letter && !few) {
        return {};
    }
    const int value = valueOf(digits);
    if (!letter && digits.data() == text.data() && digits.size() <= 2) {
        return fmt::format(
            "Write the year with its century, such as 19{:02}; the year {} of our era is {:04}.",
            value,
            value,
            value);
    }
    const char* const minus = negative && value != 0 ? "-" : "";
    return write(value > 9999 ? fmt::format("Y{}{}", minus, value) : fmt::format("{}{:04}", minus, value));
}

/// 14375: days since 1899-12-30, which a spreadsheet counts.
std::string serialDay(std::string_view text, int zoneMinutes) {
    constexpr size_t serialDigits = 5; // from 1927 to 2173
    const std::string_view days = text.substr(0, std::min(text.find('.'), text.size()));
    const std::string_view fraction = text.substr(days.size());
    if (!allDigits(days) || days.size() != serialDigits || days.front() == '0' ||
        !(fraction.empty() || allDigits(fraction.substr(1)))) {
        return {};
    }
    CivilTime zero;
    zero.year = 1899;
    zero.month = 12;
    zero.day = 30;
    Date date = dateOf(zero, Precision::day, zoneMinutes);
    date.span.start.seconds += valueOf(days) * secondsPerDay;
    return fmt::format(
        "It looks like the number by which a spreadsheet counts days: write {}, and format the column as "
        "text. "
        "The year would be Y{}.",
        edtfText(date),
        days);
}

/// Y17000-05, y1939-05: ISO 8601 has a sign where EDTF has a Y, but not before a month.
std::string monthBehindLetter(std::string_view text, int zoneMinutes) {
    if (text.size() < 2 || (text.front() != 'Y' && text.front() != 'y')) {
        return {};
    }
    const std::string plain(text.substr(1));
    for (const std::string& date : {plain, "+" + plain}) {
        if (date.find('-', 1) != std::string::npos &&
            std::holds_alternative<Date>(readEdtf(date, zoneMinutes))) {
            return write(date);
        }
    }
    return {};
}

/// 1939-05-11/13, 1939-05-11/06-13, 1939-05/09, 1939/40: the second date without what it shares with the
/// first.
std::string shortEnd(std::string_view text, int zoneMinutes) {
    const size_t slash = std::min(text.find('/'), text.size());
    const std::string_view first = text.substr(0, slash);
    const std::string_view last = text.substr(std::min(slash + 1, text.size()));
    if (!isInterval(text) || last.size() < 2 || last.size() >= first.size() ||
        last.find_first_not_of("0123456789-:") != std::string_view::npos ||
        std::holds_alternative<Date>(readEdtf(last, zoneMinutes))) {
        return {};
    }
    const std::string whole = std::string(first.substr(0, first.size() - last.size())) + std::string(last);
    const auto from = readEdtf(first, zoneMinutes);
    const auto to = readEdtf(whole, zoneMinutes);
    const Date* const start = std::get_if<Date>(&from);
    const Date* const end = std::get_if<Date>(&to);
    // 1939/05 is rather a month.
    if (start == nullptr || end == nullptr || end->span.start <= start->span.start ||
        (start->precision == Precision::year && valueOf(last) <= 12)) {
        return {};
    }
    std::string hint = fmt::format("Write {}/{} for an interval", first, whole);
    if (start->precision == Precision::month) {
        const std::string day = fmt::format("{}-{}", first, last);
        hint += std::holds_alternative<Date>(readEdtf(day, zoneMinutes)) ? ", or " + day + " for a day" : "";
    }
    return hint + ".";
}

/// 5/6/39, 11-May-39: the century is missing.
std::string withoutCentury(std::string_view text, int zoneMinutes) {
    constexpr size_t yearDigits = 2;
    const size_t digits = text.size() - std::min(text.size(), text.find_last_not_of("0123456789") + 1);
    if (digits != yearDigits || text.size() < 5 || text.find(':') != std::string_view::npos) {
        return {};
    }
    const std::string whole = std::string(text.substr(0, text.size() - yearDigits)) + "19" +
                              std::string(text.substr(text.size() - yearDigits));
    const auto typed = readTypedDate(whole, Language::en, zoneMinutes);
    const Date* const date = std::get_if<Date>(&typed);
    const std::string dates = date == nullptr                     ? choicesOf(std::get<TypedDateFault>(typed))
                              : date->precision == Precision::day ? plainText(*date)
                                                                  : std::string();
    return dates.empty() ? dates : fmt::format("Write the year with its century, such as {}.", dates);
}

/// 1939-05-11 06:00 UTC, … JST: a zone by its name.
std::string namedZone(std::string_view text, int zoneMinutes) {
    const size_t end = text.find_last_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (end == std::string_view::npos || end + 3 > text.size()) {
        return {};
    }
    struct Zone {
        std::string_view name;
        const char* offset;
    };
    constexpr std::array<Zone, 5> zones{
        {{"utc", "Z"}, {"gmt", "Z"}, {"jst", "+09:00"}, {"kst", "+09:00"}, {"msk", "+03:00"}}};
    const std::string name = toLowerAscii(text.substr(end + 1));
    const std::string_view time = trim(text.substr(0, end + 1));
    const auto read = readEdtf(time, zoneMinutes);
    const Date* const date = std::get_if<Date>(&read);
    if (date == nullptr) {
        return {};
    }
    if (date->precision != Precision::minute) {
        return write(std::string(time));
    }
    const auto* const zone =
        std::find_if(zones.begin(), zones.end(), [&name](const Zone& each) { return each.name == name; });
    return zone != zones.end()
               ? write(std::string(time) + zone->offset)
               : fmt::format(
                     "Write the time from UTC in place of {}, such as {}+09:00.", text.substr(end + 1), time);
}

/// For a place where one date is wanted.
std::string interval(std::string_view text, int zoneMinutes) {
    if (!isInterval(text)) {
        return {};
    }
    const size_t slash = text.find('/');
    const std::string_view first = trim(text.substr(0, slash));
    const std::string_view last = trim(text.substr(slash + 1));
    const auto fits = [&](std::string_view part) {
        return part.empty() || part == ".." || std::holds_alternative<Date>(readEdtf(part, zoneMinutes));
    };
    if (!fits(first) || !fits(last)) {
        return {};
    }
    const bool hasFirst = !first.empty() && first != "..";
    return fmt::format("One date is wanted here, not an interval, such as {}.", hasFirst ? first : last);
}

/// A date in EDTF or as people write it, in EDTF; "" if it is none, or not plain.
std::string dateText(std::string_view text, int zoneMinutes) {
    const std::string_view trimmed = trim(text);
    if (const auto read = readEdtf(trimmed, zoneMinutes); std::holds_alternative<Date>(read)) {
        return std::string(trimmed);
    }
    const auto typed = readTypedDate(trimmed, Language::en, zoneMinutes);
    const Date* const date = std::get_if<Date>(&typed);
    const int year = date == nullptr ? 0 : civilTime(date->span.start, date->offsetMinutes).year;
    return year >= 100 && year <= 9999 ? plainText(*date) : std::string();
}

/// 1939-1940, 11 May 1939 – 16 September 1939, "1939 to 1940", "from 1939 until 1940".
std::string rangeInWords(std::string_view text, int zoneMinutes) {
    if (text.starts_with("from ")) {
        text.remove_prefix(5);
    } else if (text.starts_with("between ")) {
        text.remove_prefix(8);
    }
    for (const std::string_view between :
         {"\u2013",
          "\u2014",
          "\u301c",
          "\uff5e",
          " - ",
          " -- ",
          " to ",
          " until ",
          " till ",
          " and ",
          "..",
          "-"}) {
        const size_t at = text.find(between);
        if (at == std::string_view::npos || at == 0) {
            continue;
        }
        const bool years = between != "-" || (at == 4 && text.size() == 9); // 1939-1940, and no month
        const std::string first = years ? dateText(text.substr(0, at), zoneMinutes) : std::string();
        const std::string last =
            first.empty() ? first : dateText(text.substr(at + between.size()), zoneMinutes);
        if (!last.empty()) {
            return fmt::format("Write {}/{} for an interval, or one date.", first, last);
        }
    }
    return {};
}

/// "before 1939", "since May 1939", "early 1939".
std::string boundInWords(std::string_view text, int zoneMinutes) {
    const size_t space = text.find(' ');
    const std::string date = space == std::string_view::npos ? "" : dateText(text.substr(space), zoneMinutes);
    if (date.empty()) {
        return {};
    }
    const std::string word = toLowerAscii(text.substr(0, space));
    if (word == "before" || word == "until" || word == "till" || word == "by") {
        return fmt::format(
            "Write ../{} for an interval without a start, or one date, such as {}~.", date, date);
    }
    if (word == "after" || word == "since" || word == "from") {
        return fmt::format(
            "Write {}/.. for an interval without an end, or one date, such as {}~.", date, date);
    }
    if (word == "early" || word == "mid" || word == "late" || word == "beginning" || word == "end") {
        const bool year = date.size() == 4;
        const int part = word == "early" || word == "beginning" ? 0 : word == "mid" ? 1 : 2;
        return year
                   ? fmt::format(
                         "Write its months, such as {0}-{1:02}/{0}-{2:02}.", date, 4 * part + 1, 4 * part + 4)
                   : fmt::format(
                         "Write its days, such as {0}-{1:02}/{0}-{2:02}.",
                         date,
                         10 * part + 1,
                         10 * part + 10);
    }
    return {};
}

/// 1939-05-11T06, 1939-05-11T0600Z: times in other spellings of ISO 8601.
std::string otherTime(std::string_view text, int zoneMinutes) {
    const size_t t = text.find_first_of("Tt");
    if (t == std::string_view::npos) {
        return {};
    }
    std::string day(text.substr(0, t));
    if (day.size() == 8 && allDigits(day)) {
        day = day.substr(0, 4) + '-' + day.substr(4, 2) + '-' + day.substr(6);
    }
    const std::string_view clock = text.substr(t + 1);
    const size_t digits = std::min(clock.find_first_not_of("0123456789"), clock.size());
    if (digits != 2 && digits != 4 && digits != 6) {
        return {};
    }
    const std::string minutes(digits >= 4 ? clock.substr(2, 2) : "00");
    const std::string_view rest = clock.substr(digits);
    if (digits == 2 && rest.starts_with(':')) {
        return {}; // it has colons already, and another fault
    }
    const std::string written = fmt::format("{}T{}:{}{}", day, clock.substr(0, 2), minutes, rest);
    return std::holds_alternative<Date>(readEdtf(written, zoneMinutes)) ? write(written) : std::string();
}

} // namespace

std::string howToWrite(std::string_view text, int zoneMinutes) {
    if (text.empty() || text.size() > 100) {
        return {};
    }
    if (text.front() == '[' || text.front() == '{') {
        return "A choice of dates is EDTF level 2, which is not read: write the likeliest with ?, such as "
               "1938?, and "
               "the others as what other sources say.";
    }
    const std::string lower = toLowerAscii(text);
    if (lower == "open" || lower == "unknown") {
        return "Write .. for an end that is open; leave empty what is not known.";
    }
    for (std::string hint :
         {interval(text, zoneMinutes),
          shortEnd(text, zoneMinutes),
          monthBehindLetter(text, zoneMinutes),
          serialDay(text, zoneMinutes),
          namedZone(text, zoneMinutes),
          week(text, zoneMinutes),
          dayOfYear(text, zoneMinutes),
          olderUnspecified(text),
          bareYear(text),
          withoutCentury(text, zoneMinutes),
          otherTime(text, zoneMinutes),
          rangeInWords(text, zoneMinutes),
          boundInWords(text, zoneMinutes)}) {
        if (!hint.empty()) {
            return hint;
        }
    }
    // What is plain to a reader is so in every language; only the order of numbers may not be.
    const std::variant<Date, TypedDateFault> typed = readTypedDate(text, Language::en, zoneMinutes);
    if (const Date* const date = std::get_if<Date>(&typed)) {
        const int year = civilTime(date->span.start, date->offsetMinutes).year;
        // "9 May 45" is hardly of the first century.
        // Nor is a count of days or seconds a year.
        return (year > 0 && year < 100) || year > 9999 ? std::string() : write(plainText(*date));
    }
    const std::string choices = choicesOf(std::get<TypedDateFault>(typed));
    return choices.empty() ? choices : write(choices);
}

} // namespace khalkha
