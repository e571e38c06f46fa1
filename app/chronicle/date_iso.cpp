// Writes dates for programs: ISO 8601 and EDTF.

#include "chronicle/time.h"

#include <fmt/format.h>

#include <algorithm>

namespace khalkha {

namespace {

/// With four digits; more of them with a sign as ISO 8601 wants, or with the Y of EDTF.
std::string yearText(int year, bool alone) {
    const int size = year < 0 ? -year : year;
    const char* const minus = year < 0 ? "-" : "";
    if (size <= 9999) {
        return fmt::format("{}{:04}", minus, size);
    }
    return alone ? fmt::format("Y{}{}", minus, size) : fmt::format("{}{}", year < 0 ? "-" : "+", size);
}

/// 193X and 19XX by what all their years share; years far away have no such form.
std::string unspecifiedYears(int first, int covered) {
    const int nearest = first < 0 ? first + covered - 1 : first; // -193X begins with -1939
    const int known = (nearest < 0 ? -nearest : nearest) / covered;
    return fmt::format(
        "{}{:0{}}{}", first < 0 ? "-" : "", known, covered == 10 ? 3 : 2, covered == 10 ? "X" : "XX");
}

} // namespace

std::string isoInstant(Instant at, int zoneMinutes) {
    const CivilTime civil = civilTime(at, zoneMinutes);
    const int offset = zoneMinutes < 0 ? -zoneMinutes : zoneMinutes;
    std::string text = fmt::format(
        "{}-{:02}-{:02}T{:02}:{:02}",
        yearText(civil.year, false),
        civil.month,
        civil.day,
        civil.hour,
        civil.minute);
    if (civil.second != 0) {
        text += fmt::format(":{:02}", civil.second);
    }
    return text + fmt::format("{}{:02}:{:02}", zoneMinutes < 0 ? '-' : '+', offset / 60, offset % 60);
}

namespace {

/// The unit of the date's precision that begins at an instant or holds it.
std::string unitText(Instant at, const Date& date) {
    const CivilTime civil = civilTime(at, date.offsetMinutes);
    switch (date.precision) {
    case Precision::century:
        return unspecifiedYears(civil.year, 100);
    case Precision::decade:
        return unspecifiedYears(civil.year, 10);
    case Precision::year:
        return yearText(civil.year, true);
    case Precision::season:
        return fmt::format("{}-{}", yearText(civil.year, false), 20 + civil.month / 3);
    case Precision::month:
        return fmt::format("{}-{:02}", yearText(civil.year, false), civil.month);
    case Precision::day:
        return fmt::format("{}-{:02}-{:02}", yearText(civil.year, false), civil.month, civil.day);
    case Precision::minute:
        break;
    }
    return isoInstant(at, date.offsetMinutes);
}

/// An instant in the last unit that the date covers: in its first year or month, by which it is known.
Instant lastUnit(const Date& date) {
    const Span& span = date.span;
    if (date.precision == Precision::minute || span.end <= span.start) {
        return std::max(span.start, span.end);
    }
    std::int64_t back = 1;
    if (date.precision == Precision::season) {
        back = 75 * secondsPerDay; // they have 90 to 92 days
    } else if (date.precision < Precision::year) {
        const int covered = date.precision == Precision::century ? 100 : 10;
        CivilTime civil = civilTime(span.end, date.offsetMinutes);
        civil.year -= covered;
        return std::max(span.start, instantOf(civil, date.offsetMinutes));
    }
    return {span.end.seconds - back};
}

} // namespace

std::string edtfText(const Date& date) {
    if (date.isOpen()) {
        return "..";
    }
    const char* const sign = date.approximate && date.uncertain ? "%" : date.approximate ? "~" : "?";
    const std::string doubt = date.approximate || date.uncertain ? sign : "";
    const std::string first = unitText(date.span.start, date);
    const std::string last = unitText(lastUnit(date), date);
    return first == last ? first + doubt : first + doubt + "/" + last + doubt;
}

} // namespace khalkha
