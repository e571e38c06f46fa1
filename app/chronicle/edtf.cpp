// Reads a single date of ISO 8601 or EDTF level 1 (Library of Congress, 2019; ISO 8601-2).

#include "base/text.h"
#include "chronicle/date_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace khalkha {

namespace {

constexpr int firstSeason = 21;
constexpr int lastSeason = 24;
constexpr size_t basicDayDigits = 8;

std::string levelTwo(std::string_view what) {
    return fmt::format("{} is EDTF level 2, which is not read", what);
}

/// Reads the text from left to right.
class Scanner {
public:
    explicit Scanner(std::string_view text) : _rest(text) {}
    [[nodiscard]] bool atEnd() const { return _rest.empty(); }
    [[nodiscard]] char peek() const { return _rest.empty() ? '\0' : _rest.front(); }
    [[nodiscard]] char after(size_t count) const { return count < _rest.size() ? _rest[count] : '\0'; }
    bool accept(char c) {
        if (peek() != c || _rest.empty()) {
            return false;
        }
        _rest.remove_prefix(1);
        return true;
    }
    [[nodiscard]] size_t digits() const {
        return std::min(_rest.find_first_not_of("0123456789"), _rest.size());
    }
    /// Exactly count digits, not followed by another digit. At most nine.
    std::optional<int> number(size_t count) {
        if (digits() != count) {
            return std::nullopt;
        }
        int value = 0;
        for (const char c : _rest.substr(0, count)) {
            value = value * 10 + (c - '0');
        }
        _rest.remove_prefix(count);
        return value;
    }
    void skipDigits() { _rest.remove_prefix(digits()); }
    /// How many X follow at once; they are taken.
    size_t unspecified() {
        const size_t count = std::min(_rest.find_first_not_of('X'), _rest.size());
        _rest.remove_prefix(count);
        return count;
    }
    void skipBlanks() { _rest = trim(_rest); }
    /// ".0" to the end: what a year becomes in a column of numbers.
    void skipZeroFraction() {
        if (_rest.starts_with(".0") && _rest.find_first_not_of('0', 1) == std::string_view::npos) {
            _rest = {};
        }
    }

private:
    std::string_view _rest;
};

/// A value being read, and why it cannot be (empty: so far so good).
struct Reading {
    CivilTime civil; ///< first instant
    Precision precision = Precision::year;
    bool approximate = false;
    bool uncertain = false;
    bool basic = false; ///< ISO 8601 without separators: 19390511
    std::optional<int> offsetMinutes;
    std::string fault;
};

/// A year of more than four digits; the scanner stands before them.
void readLongYear(Scanner& scanner, Reading& reading, bool negative) {
    const size_t digits = scanner.digits();
    const bool leadingZero = scanner.peek() == '0';
    const std::optional<int> year = digits <= 9 ? scanner.number(digits) : std::nullopt;
    if (digits > 4 && leadingZero) {
        reading.fault = "a year of more than four digits does not begin with 0";
    } else if (!year) {
        reading.fault = fmt::format("years run from -{0} to {0}", farthestYear);
    } else {
        reading.civil.year = negative ? -*year : *year;
    }
}

void readYear(Scanner& scanner, Reading& reading) {
    const bool letter = scanner.accept('Y');
    const char sign = scanner.peek();
    const bool negative = scanner.accept('-');
    const bool positive = !letter && !negative && scanner.accept('+');
    const size_t digits = scanner.digits();
    if (letter || (digits > 4 && (negative || positive))) {
        if (scanner.after(digits) == 'E') {
            reading.fault = levelTwo("an exponent");
            return;
        }
        if (digits <= 4) {
            reading.fault = "Y stands before years of more than four digits only";
            return;
        }
        readLongYear(scanner, reading, negative);
        if (reading.fault.empty() && letter && scanner.peek() == '-') {
            reading.fault = "no month stands behind a year with Y in EDTF level 1";
        }
        // +12000-01-01 is ISO 8601 with a year of more digits, -12000 alone would not be EDTF.
        if (reading.fault.empty() && !letter && scanner.peek() != '-') {
            reading.fault = "a year of more than four digits begins with Y";
        }
        return;
    }
    const std::optional<int> known = digits > 0 && digits <= 4 ? scanner.number(digits) : std::nullopt;
    const size_t unspecified = known ? scanner.unspecified() : 0;
    if (!known || digits + unspecified != 4 || positive) {
        reading.fault = "the year needs four digits";
        return;
    }
    if (unspecified > 2) {
        reading.fault = levelTwo("a year of which more than two digits are not known");
        return;
    }
    if (negative && unspecified == 0 && *known == 0) {
        reading.fault = "there is no year -0000 (1 BC is 0000)";
        return;
    }
    constexpr std::array<int, 3> yearsCovered{1, 10, 100};
    const int covered = yearsCovered[unspecified];
    // -193X is -1939 to -1930: its first year is the farthest from our era.
    reading.civil.year = sign == '-' ? -(*known * covered + covered - 1) : *known * covered;
    reading.precision = unspecified == 0   ? Precision::year
                        : unspecified == 1 ? Precision::decade
                                           : Precision::century;
}

void setDay(int day, Reading& reading) {
    if (day < 1 || day > daysInMonth(reading.civil.year, reading.civil.month)) {
        reading.fault = fmt::format(
            "month {:02} of {:04} has no day {:02}", reading.civil.month, reading.civil.year, day);
        return;
    }
    reading.civil.day = day;
    reading.precision = Precision::day;
}

void setMonth(int month, Reading& reading) {
    if (month < 1 || month > 12) {
        reading.fault = fmt::format("there is no month {:02}", month);
        return;
    }
    reading.civil.month = month;
    reading.precision = Precision::month;
}

/// The eight digits of 19390511.
void readBasicDay(Scanner& scanner, Reading& reading) {
    const int digits = scanner.number(basicDayDigits).value_or(0);
    reading.basic = true;
    reading.civil.year = digits / 10000;
    setMonth(digits / 100 % 100, reading);
    if (reading.fault.empty()) {
        setDay(digits % 100, reading);
    }
    scanner.skipZeroFraction();
}

/// The day behind a month.
void readDay(Scanner& scanner, Reading& reading) {
    if (scanner.peek() == 'X') {
        if (scanner.unspecified() != 2) {
            reading.fault = levelTwo("a day of which one digit is not known");
        }
        return; // 1939-05-XX
    }
    const auto day = scanner.number(2);
    if (!day) {
        reading.fault = "the day needs two digits";
        return;
    }
    setDay(*day, reading);
}

/// A season in the place of a month.
void readSeason(int season, Reading& reading) {
    if (season > lastSeason) {
        reading.fault = levelTwo("a season from 25 on");
        return;
    }
    reading.civil.month = (season - firstSeason + 1) * 3; // March, June, September, December
    reading.precision = Precision::season;
}

/// Month and day with the separator '-' or, as GDAL prints dates, '/'.
void readMonthAndDay(Scanner& scanner, Reading& reading) {
    const char separator = scanner.peek();
    if (!scanner.accept('-') && !scanner.accept('/')) {
        return;
    }
    if (reading.precision != Precision::year) {
        reading.fault = levelTwo("a month of a decade or a century");
        return;
    }
    if (scanner.peek() == 'X') { // 1939-XX, 1939-XX-XX
        if (scanner.unspecified() != 2 || (scanner.accept('-') && scanner.unspecified() != 2)) {
            reading.fault = levelTwo("a day without a month, or a digit of a month,");
        }
        return;
    }
    const auto month = scanner.number(2);
    if (!month) {
        reading.fault = "the month needs two digits";
        return;
    }
    if (*month >= firstSeason && *month <= 41 && separator == '-') {
        readSeason(*month, reading);
        return;
    }
    setMonth(*month, reading);
    if (!reading.fault.empty()) {
        return;
    }
    if (scanner.accept(separator)) {
        readDay(scanner, reading);
    } else if (separator == '/') {
        reading.fault = "the day is missing";
    }
}

/// Fractions of a second, which are not kept.
void skipFraction(Scanner& scanner) {
    if (scanner.accept('.') || scanner.accept(',')) {
        scanner.skipDigits();
    }
}

/// Hour, minute and second of 0600 and 060000, which stand behind 19390511 only.
std::optional<std::array<int, 3>> basicClock(Scanner& scanner) {
    if (const auto withSecond = scanner.number(6)) {
        skipFraction(scanner);
        return std::array{*withSecond / 10000, *withSecond / 100 % 100, *withSecond % 100};
    }
    if (const auto plain = scanner.number(4)) {
        return std::array{*plain / 100, *plain % 100, 0};
    }
    return std::nullopt;
}

/// Hour, minute and second of 06:00 and 06:00:00; the reading gets the fault.
std::optional<std::array<int, 3>> clockWithColons(Scanner& scanner, Reading& reading) {
    const auto hour = scanner.number(2);
    const auto minute = hour && scanner.accept(':') ? scanner.number(2) : std::nullopt;
    if (!minute) {
        reading.fault = "the time of day must be HH:MM";
        return std::nullopt;
    }
    if (!scanner.accept(':')) {
        return std::array{*hour, *minute, 0};
    }
    const auto second = scanner.number(2);
    if (!second) {
        reading.fault = "the seconds need two digits";
        return std::nullopt;
    }
    skipFraction(scanner);
    return std::array{*hour, *minute, *second};
}

void readClock(Scanner& scanner, Reading& reading) {
    auto clock = reading.basic ? basicClock(scanner) : std::nullopt;
    if (!clock) {
        clock = clockWithColons(scanner, reading);
    }
    if (!clock) {
        return;
    }
    const auto [hour, minute, second] = *clock;
    const bool midnightAtTheEnd = hour == 24 && minute == 0 && second == 0;
    if ((hour > 23 && !midnightAtTheEnd) || minute > 59 || second > 59) {
        reading.fault = fmt::format("there is no time of day {:02}:{:02}:{:02}", hour, minute, second);
        return;
    }
    reading.civil.hour = hour;
    reading.civil.minute = minute;
    reading.civil.second = second;
    reading.precision = Precision::minute;
}

/// "Z", "+09:00", "+0900", "+09", with or without a blank before it.
void readOffset(Scanner& scanner, Reading& reading) {
    scanner.skipBlanks();
    if (scanner.accept('Z') || scanner.accept('z')) {
        reading.offsetMinutes = 0;
        return;
    }
    const char sign = scanner.peek();
    if (!scanner.accept('+') && !scanner.accept('-')) {
        return;
    }
    int hours = 0;
    int minutes = 0;
    if (const auto compact = scanner.number(4)) {
        hours = *compact / 100;
        minutes = *compact % 100;
    } else if (const auto twoDigits = scanner.number(2)) {
        hours = *twoDigits;
        if (scanner.accept(':')) {
            const auto rest = scanner.number(2);
            minutes = rest.value_or(60);
        }
    } else {
        minutes = 60;
    }
    if (hours > 16 || minutes > 59) {
        reading.fault = "the offset from UTC must be Z or +HH:MM, at most 16 hours";
        return;
    }
    reading.offsetMinutes = (sign == '-' ? -1 : 1) * (hours * 60 + minutes);
}

void readQualifier(Scanner& scanner, Reading& reading) {
    if (scanner.accept('%')) {
        reading.approximate = reading.uncertain = true;
    } else if (scanner.accept('~')) {
        reading.approximate = true;
    } else if (scanner.accept('?')) {
        reading.uncertain = true;
    }
}

Reading readDate(std::string_view text) {
    Reading reading;
    reading.civil.month = reading.civil.day = 1;
    if (text.empty()) {
        reading.fault = "it is empty";
        return reading;
    }
    Scanner scanner(text);
    if (scanner.digits() == basicDayDigits) {
        readBasicDay(scanner, reading);
    } else {
        readYear(scanner, reading);
        if (reading.fault.empty() && reading.precision == Precision::year) {
            scanner.skipZeroFraction();
        }
        if (reading.fault.empty()) {
            readMonthAndDay(scanner, reading);
        }
    }
    if (reading.fault.empty() && reading.precision == Precision::day &&
        (scanner.accept('T') || scanner.accept('t') || scanner.accept(' '))) {
        readClock(scanner, reading);
        if (reading.fault.empty()) {
            readOffset(scanner, reading);
        }
    }
    if (reading.fault.empty()) {
        readQualifier(scanner, reading);
    }
    if (reading.fault.empty() && !scanner.atEnd()) {
        reading.fault = "there is something behind the date";
    }
    return reading;
}

/// The first instant after what a date of this precision covers.
CivilTime following(CivilTime civil, Precision precision) {
    switch (precision) {
    case Precision::century:
        civil.year += 100;
        return civil;
    case Precision::decade:
        civil.year += 10;
        return civil;
    case Precision::year:
        ++civil.year;
        return civil;
    case Precision::season:
        civil.month += 3;
        break;
    case Precision::month:
        ++civil.month;
        break;
    case Precision::day:
    case Precision::minute:
        return civil;
    }
    if (civil.month > 12) {
        civil.month -= 12;
        ++civil.year;
    }
    return civil;
}

} // namespace

Date dateOf(const CivilTime& first, Precision precision, int offsetMinutes) {
    Date date;
    date.precision = precision;
    date.offsetMinutes = offsetMinutes;
    const Instant start = instantOf(first, offsetMinutes);
    date.span = {start, start};
    if (precision == Precision::day) {
        date.span.end.seconds += secondsPerDay;
    } else if (precision != Precision::minute) {
        date.span.end = instantOf(following(first, precision), offsetMinutes);
    }
    return date;
}

std::variant<Date, std::string> readEdtf(std::string_view text, int zoneMinutes) {
    const Reading reading = readDate(text);
    if (!reading.fault.empty()) {
        return reading.fault;
    }
    Date date = dateOf(reading.civil, reading.precision, reading.offsetMinutes.value_or(zoneMinutes));
    date.approximate = reading.approximate;
    date.uncertain = reading.uncertain;
    return date;
}

} // namespace khalkha
