// Dates of a row: single ones, times of validity, instants.

#include "base/text.h"
#include "exchange/row_reader.h"

#include <fmt/format.h>

#include <algorithm>

namespace khalkha {

std::optional<Date> RowReader::date(std::string_view field, Required required) {
    const std::string value = text(field, required);
    if (value.empty()) {
        return std::nullopt;
    }
    const Result<Date> date = parseDate(value, _context.zoneMinutes());
    if (!date) {
        rejectDate(field, date.error(), "Correct the date.");
        return std::nullopt;
    }
    return *date;
}

void RowReader::rejectDate(std::string_view field, const Error& error, const char* otherwise) {
    reject(field, error.what, error.hint.empty() ? otherwise : error.hint);
}

RowReader::Dates RowReader::dates(Required start) {
    Dates dates;
    const bool both = isInterval(raw("start"));
    if (both && !raw("end").empty()) {
        reject(
            "start",
            fmt::format("\"{}\" is an interval, and there is an end too.", printable(raw("start"))),
            "Put its two dates into start and end.");
        return dates;
    }
    if (both) {
        const Result<DateInterval> interval = parseInterval(raw("start"), _context.zoneMinutes());
        if (!interval) {
            rejectDate("start", interval.error(), "Correct the dates.");
            return dates;
        }
        dates.start = interval->start;
        dates.endIsUnknown = !interval->endIsOpen && !interval->end;
        dates.end = interval->endIsOpen ? std::optional(openEnd(_context.zoneMinutes())) : interval->end;
    } else {
        if (raw("start") != "..") {
            dates.start = date("start", start);
        }
        dates.end = raw("end") == ".." ? std::optional(openEnd(_context.zoneMinutes())) : date("end");
    }
    if (start == Required::yes && !dates.start && _ok) {
        reject(
            "start",
            fmt::format("\"{}\" says nothing of when it began.", printable(raw("start"))),
            "Give a start; one that is not known well may be about (1939~), doubtful (1939?) or coarse "
            "(193X).");
    }
    return dates;
}

Span RowReader::span() {
    const Dates given = dates(Required::no);
    Span span;
    if (given.start) {
        span.start = given.start->span.start;
    }
    if (given.end) {
        span.end = given.end->span.end;
    }
    if (_ok && span.end <= span.start) {
        reject(
            "end",
            fmt::format("the end {} does not come after the start {}.", raw("end"), raw("start")),
            "Correct one of the two dates.");
    }
    return span;
}

Date RowReader::period(std::string_view field) {
    const std::string value = text(field, Required::yes);
    if (!isInterval(value)) {
        return date(field, Required::yes).value_or(Date{});
    }
    const Result<DateInterval> interval = parseInterval(value, _context.zoneMinutes());
    constexpr const char* hint = "Write a date, or an interval of two dates as in 1932-03/1934-09.";
    if (!interval) {
        rejectDate(field, interval.error(), hint);
        return {};
    }
    if (!interval->start || !interval->end) {
        reject(
            field,
            fmt::format("\"{}\" is open; a figure is of a time with two ends.", printable(value)),
            hint);
        return {};
    }
    Date whole = *interval->start;
    whole.span.end = interval->end->span.end;
    whole.precision = std::min(interval->start->precision, interval->end->precision);
    whole.approximate = interval->start->approximate || interval->end->approximate;
    whole.uncertain = interval->start->uncertain || interval->end->uncertain;
    return whole;
}

Instant RowReader::instant(std::string_view field, bool& assumed) {
    const auto value = date(field, Required::yes);
    if (!value) {
        return {};
    }
    if (value->precision != Precision::minute) {
        assumed = true;
    }
    _context.reportWholeDays(_layer, field);
    return {value->span.start.seconds + (value->span.end.seconds - value->span.start.seconds) / 2};
}

void RowReader::expectWithin(
    std::string_view field, const Span& span, const Span& whole, const char* wholeName, const char* hint) {
    const bool instantaneous = span.start == span.end;
    const bool before = instantaneous ? span.end < whole.start : span.end <= whole.start;
    const bool after = instantaneous ? span.start > whole.end : span.start >= whole.end;
    if (_ok && _context.hasCampaignSpan && (before || after)) {
        warn(
            field,
            fmt::format(
                "the date lies {} {} ({} to {}).",
                before ? "before" : "after",
                wholeName,
                isoInstant(whole.start, _context.zoneMinutes()),
                isoInstant(whole.end, _context.zoneMinutes())),
            hint);
    }
}

void RowReader::expectWithinCampaign(std::string_view field, const Span& span) {
    expectWithin(
        field,
        span,
        _context.chronicle.manifest.span,
        "the campaign",
        "It will not be seen: correct the date, or start and end of the manifest.");
}

void RowReader::expectWithinEvents(std::string_view field, const Span& span) {
    expectWithin(
        field,
        span,
        _context.chronicle.manifest.eventSpan,
        "the campaign and its events",
        "Correct the date, or start, end, events_start and events_end of the manifest.");
}

} // namespace khalkha
