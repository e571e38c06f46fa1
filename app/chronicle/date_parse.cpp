// Dates and intervals of data, and what to tell about those that cannot be read.

#include "base/text.h"
#include "chronicle/date_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace khalkha {

namespace {

constexpr std::string_view expectedForms =
    "expected ISO 8601 or EDTF level 1, such as 1939, 193X, 1939-05, 1939-21 (spring), 1939-05-11, "
    "1939-05-11T06:00 or 1939-05-11T06:00+09:00; ~ behind a date is about, ? doubtful, % both";

} // namespace

Result<Date> parseDate(std::string_view text, int zoneMinutes) {
    const std::string_view trimmed = trim(text);
    std::string fault;
    std::string hint;
    if (trimmed == "..") {
        fault = "an open end can stand only as a start or an end";
    } else {
        std::variant<Date, std::string> read = readEdtf(trimmed, zoneMinutes);
        if (const Date* const date = std::get_if<Date>(&read)) {
            return *date;
        }
        fault = std::get<std::string>(std::move(read));
        hint = howToWrite(trimmed, zoneMinutes);
    }
    return Error{
        ErrorKind::input,
        {},
        fmt::format("\"{}\" is not a date: {}; {}.", printable(trimmed), fault, expectedForms),
        hint};
}

bool isInterval(std::string_view text) {
    const size_t slash = text.find('/');
    return slash != std::string_view::npos && text.find('/', slash + 1) == std::string_view::npos;
}

Result<DateInterval> parseInterval(std::string_view text, int zoneMinutes) {
    const std::string_view trimmed = trim(text);
    const size_t slash = std::min(trimmed.find('/'), trimmed.size());
    const std::string_view first = trim(trimmed.substr(0, slash));
    const std::string_view last = trim(trimmed.substr(std::min(slash + 1, trimmed.size())));
    DateInterval interval;
    interval.startIsOpen = first == "..";
    interval.endIsOpen = last == "..";
    for (const auto& [part, date] : {std::pair(first, &interval.start), std::pair(last, &interval.end)}) {
        if (part.empty() || part == "..") {
            continue;
        }
        Result<Date> read = parseDate(part, zoneMinutes);
        if (!read) {
            Error error = read.error();
            if (const std::string whole = howToWrite(trimmed, zoneMinutes); !whole.empty()) {
                error.hint = whole; // 1939/05 was no interval
            }
            return error;
        }
        *date = *read;
    }
    const auto refuse = [&trimmed](const char* why, const char* hint) {
        return Error{ErrorKind::input, {}, fmt::format("\"{}\" {}.", printable(trimmed), why), hint};
    };
    if (first.empty() && last.empty()) {
        return refuse("has no date", "Write an interval of two dates as in 1932-03/1934-09.");
    }
    const bool both = interval.start && interval.end;
    if (both && (interval.end->span.end < interval.start->span.start ||
                 (interval.end->span.end == interval.start->span.start && first != last))) {
        return refuse("ends before it starts", "Write the earlier date first.");
    }
    return interval;
}

Result<Span> parseSpan(std::string_view text, int zoneMinutes) {
    const std::string_view trimmed = trim(text);
    if (!isInterval(trimmed)) {
        const Result<Date> date = parseDate(trimmed, zoneMinutes);
        if (!date) {
            return date.error();
        }
        return date->span;
    }
    const Result<DateInterval> interval = parseInterval(trimmed, zoneMinutes);
    if (!interval) {
        return interval.error();
    }
    return Span{
        interval->start ? interval->start->span.start : beginningOfTime,
        interval->end ? interval->end->span.end : endOfTime};
}

} // namespace khalkha
