// Reads dates: ISO 8601 and EDTF level 1 as far as a single calendar date or an interval goes.

#include "base/text.h"
#include "chronicle/time.h"

#include <fmt/format.h>

#include <chrono>

namespace khalkha {

namespace {

constexpr std::string_view expectedForms =
    "expected a date such as 1939, 1939-05, 1939-05-11, 1939-05-11T06:00 or 1939-05-11T06:00+09:00, "
    "a year to a day also with ~ or ?";

Error badDate(std::string_view text, std::string_view why) {
    return {
        ErrorKind::input,
        {},
        fmt::format("\"{}\" is not a date: {}; {}.", printable(text), why, expectedForms),
        {}};
}

/// Reads the text from left to right.
class Scanner {
public:
    explicit Scanner(std::string_view text) : _rest(text) {}
    [[nodiscard]] bool atEnd() const { return _rest.empty(); }
    [[nodiscard]] char peek() const { return _rest.empty() ? '\0' : _rest.front(); }
    bool accept(char c) {
        if (peek() != c || _rest.empty()) {
            return false;
        }
        _rest.remove_prefix(1);
        return true;
    }
    /// Exactly count digits, not followed by another digit.
    std::optional<int> number(size_t count) {
        const size_t digits = std::min(_rest.find_first_not_of("0123456789"), _rest.size());
        if (digits != count) {
            return std::nullopt;
        }
        int value = 0;
        for (const char c : _rest.substr(0, count)) {
            value = value * 10 + (c - '0');
        }
        _rest.remove_prefix(count);
        return value;
    }
    void skipDigits() { _rest.remove_prefix(std::min(_rest.find_first_not_of("0123456789"), _rest.size())); }
    /// EDTF unspecified month or day.
    bool acceptUnspecified() {
        if (!_rest.starts_with("XX")) {
            return false;
        }
        _rest.remove_prefix(2);
        return true;
    }

private:
    std::string_view _rest;
};

/// A value being read, and why it cannot be (empty: so far so good).
struct Reading {
    CivilTime civil;
    Precision precision = Precision::year;
    bool approximate = false;
    bool uncertain = false;
    std::optional<int> offsetMinutes;
    std::string fault;
};

/// Month and day with the separator '-' or, as GDAL prints dates, '/'.
void readMonthAndDay(Scanner& scanner, Reading& reading) {
    const char separator = scanner.peek();
    if (!scanner.accept('-') && !scanner.accept('/')) {
        return;
    }
    if (scanner.acceptUnspecified()) { // 1939-XX, 1939-XX-XX
        if (scanner.accept('-') && !scanner.acceptUnspecified()) {
            reading.fault = "a day without a month";
        }
        return;
    }
    const auto month = scanner.number(2);
    if (!month) {
        reading.fault = "the month needs two digits";
        return;
    }
    if (*month < 1 || *month > 12) {
        reading.fault = fmt::format("there is no month {:02}", *month);
        return;
    }
    reading.civil.month = *month;
    reading.precision = Precision::month;
    if (!scanner.accept(separator)) {
        if (separator == '/') {
            reading.fault = "the day is missing";
        }
        return;
    }
    if (scanner.acceptUnspecified()) { // 1939-05-XX
        return;
    }
    const auto day = scanner.number(2);
    if (!day) {
        reading.fault = "the day needs two digits";
        return;
    }
    const std::chrono::year_month_day date =
        std::chrono::year{reading.civil.year} / *month / static_cast<int>(*day);
    if (*day < 1 || *day > 31 || !date.ok()) {
        reading.fault =
            fmt::format("month {:02} of {:04} has no day {:02}", *month, reading.civil.year, *day);
        return;
    }
    reading.civil.day = *day;
    reading.precision = Precision::day;
}

void readClock(Scanner& scanner, Reading& reading) {
    const auto hour = scanner.number(2);
    const auto minute = hour && scanner.accept(':') ? scanner.number(2) : std::nullopt;
    if (!minute) {
        reading.fault = "the time of day must be HH:MM";
        return;
    }
    int second = 0;
    if (scanner.accept(':')) {
        const auto seconds = scanner.number(2);
        if (!seconds) {
            reading.fault = "the seconds need two digits";
            return;
        }
        second = *seconds;
        if (scanner.accept('.')) {
            scanner.skipDigits();
        }
    }
    const bool midnightAtTheEnd = *hour == 24 && *minute == 0 && second == 0;
    if ((*hour > 23 && !midnightAtTheEnd) || *minute > 59 || second > 59) {
        reading.fault = fmt::format("there is no time of day {:02}:{:02}:{:02}", *hour, *minute, second);
        return;
    }
    reading.civil.hour = *hour;
    reading.civil.minute = *minute;
    reading.civil.second = second;
    reading.precision = Precision::minute;
}

/// "Z", "+09:00", "+0900", "+09"
void readOffset(Scanner& scanner, Reading& reading) {
    if (scanner.accept('Z')) {
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
    Scanner scanner(text);
    const bool negative = scanner.accept('-');
    const auto year = scanner.number(4);
    if (!year) {
        reading.fault = text.empty() ? "it is empty" : "the year needs four digits";
        return reading;
    }
    reading.civil.year = negative ? -*year : *year;
    readMonthAndDay(scanner, reading);
    if (reading.fault.empty() && reading.precision == Precision::day &&
        (scanner.accept('T') || scanner.accept(' '))) {
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

CivilTime followingUnit(CivilTime civil, Precision precision) {
    if (precision == Precision::year || civil.month == 12) {
        ++civil.year;
        civil.month = 1;
    } else {
        ++civil.month;
    }
    return civil;
}

} // namespace

Result<Date> parseDate(std::string_view text, int zoneMinutes) {
    const std::string_view trimmed = trim(text);
    if (trimmed == "..") {
        return badDate(trimmed, "an open end can stand only as a start or an end");
    }
    const Reading reading = readDate(trimmed);
    if (!reading.fault.empty()) {
        return badDate(trimmed, reading.fault);
    }
    Date date;
    date.precision = reading.precision;
    date.approximate = reading.approximate;
    date.uncertain = reading.uncertain;
    date.offsetMinutes = reading.offsetMinutes.value_or(zoneMinutes);
    const Instant start = instantOf(reading.civil, date.offsetMinutes);
    date.span = {start, start};
    if (reading.precision == Precision::day) {
        date.span.end.seconds += secondsPerDay;
    } else if (reading.precision != Precision::minute) {
        date.span.end = instantOf(followingUnit(reading.civil, reading.precision), date.offsetMinutes);
    }
    return date;
}

Result<Span> parseSpan(std::string_view text, int zoneMinutes) {
    const std::string_view trimmed = trim(text);
    // 1939/05/11 is a date as GDAL prints it, with two slashes; an interval has one.
    const size_t slash = trimmed.find('/');
    if (slash == std::string_view::npos || trimmed.find('/', slash + 1) != std::string_view::npos) {
        const Result<Date> date = parseDate(trimmed, zoneMinutes);
        if (!date) {
            return date.error();
        }
        return date->span;
    }
    const std::string_view first = trim(trimmed.substr(0, slash));
    const std::string_view last = trim(trimmed.substr(slash + 1));
    Span span;
    if (first != "..") {
        const Result<Date> date = parseDate(first, zoneMinutes);
        if (!date) {
            return date.error();
        }
        span.start = date->span.start;
    }
    if (last != "..") {
        const Result<Date> date = parseDate(last, zoneMinutes);
        if (!date) {
            return date.error();
        }
        span.end = date->span.end;
    }
    if (span.end < span.start || (span.end == span.start && first != last)) {
        return Error{
            ErrorKind::input,
            {},
            fmt::format("\"{}\" ends before it starts.", printable(trimmed)),
            "Write the earlier date first."};
    }
    return span;
}

} // namespace khalkha
