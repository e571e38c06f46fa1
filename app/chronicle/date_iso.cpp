// Writes dates for programs: ISO 8601 and EDTF.

#include "chronicle/time.h"

#include <fmt/format.h>

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

std::string edtfText(const Date& date) {
    if (date.isOpen()) {
        return "..";
    }
    const CivilTime civil = civilTime(date.span.start, date.offsetMinutes);
    std::string text;
    switch (date.precision) {
    case Precision::century:
        text = unspecifiedYears(civil.year, 100);
        break;
    case Precision::decade:
        text = unspecifiedYears(civil.year, 10);
        break;
    case Precision::year:
        text = yearText(civil.year, true);
        break;
    case Precision::season:
        text = fmt::format("{}-{}", yearText(civil.year, false), 20 + civil.month / 3);
        break;
    case Precision::month:
        text = fmt::format("{}-{:02}", yearText(civil.year, false), civil.month);
        break;
    case Precision::day:
        text = fmt::format("{}-{:02}-{:02}", yearText(civil.year, false), civil.month, civil.day);
        break;
    case Precision::minute:
        text = isoInstant(date.span.start, date.offsetMinutes);
        break;
    }
    const char* const doubt = date.approximate && date.uncertain ? "%" : date.approximate ? "~" : "?";
    return text + (date.approximate || date.uncertain ? doubt : "");
}

} // namespace khalkha
