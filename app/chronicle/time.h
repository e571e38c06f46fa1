#pragma once
// Time: UTC instants, half-open spans, dates with their precision (ISO 8601 and EDTF level 1).

#include "base/language.h"
#include "base/result.h"

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace khalkha {

/// Years that can be said, before and after our era.
inline constexpr int farthestYear = 999'999'999;

/// Seconds since 1970-01-01T00:00:00Z, proleptic Gregorian, no leap seconds. Years
/// -farthestYear..farthestYear.
struct Instant {
    std::int64_t seconds = 0;
    friend auto operator<=>(const Instant&, const Instant&) = default;
};
inline constexpr Instant beginningOfTime{std::numeric_limits<std::int64_t>::min()};
inline constexpr Instant endOfTime{std::numeric_limits<std::int64_t>::max()};
inline constexpr std::int64_t secondsPerDay = 86400;
inline constexpr std::int64_t secondsPerHour = 3600;

/// Valid time [start, end). Open ends are beginningOfTime and endOfTime.
struct Span {
    Instant start = beginningOfTime;
    Instant end = endOfTime;
    [[nodiscard]] bool contains(Instant t) const { return start <= t && t < end; }
    friend bool operator==(const Span&, const Span&) = default;
};

/// From coarse to fine. A century is the hundred years of 19XX, a decade the ten of 193X; a season is of the
/// northern hemisphere: spring March to May, …, winter December to February of the next year.
enum class Precision { century, decade, year, season, month, day, minute };

/// A date as a source gives it: the span it covers and how precisely it is known.
struct Date {
    /// A day covers its whole day, a decade all its years. A time of day is an instant: start == end, so that
    /// an end of 00:00 means just that.
    Span span;
    Precision precision = Precision::day;
    bool approximate = false; ///< EDTF ~
    bool uncertain = false;   ///< EDTF ?
    /// Minutes east of UTC in which it was written (campaign's zone, or the value's own offset).
    int offsetMinutes = 0;
    /// Not known to the day, or said to be about or doubtful: what happened then, happened some time in span.
    [[nodiscard]] bool isVague() const { return approximate || uncertain || precision < Precision::day; }
    /// Stands for an end that is open: what lasts, lasts on.
    [[nodiscard]] bool isOpen() const { return span.end == endOfTime; }
    friend bool operator==(const Date&, const Date&) = default;
};
/// The end of what lasts on.
[[nodiscard]] Date openEnd(int offsetMinutes);

/// Civil calendar fields in a zone.
struct CivilTime {
    int year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0;
    int weekday = 4; ///< 0 Sunday .. 6 Saturday
};
[[nodiscard]] CivilTime civilTime(Instant at, int offsetMinutes);
[[nodiscard]] Instant instantOf(const CivilTime& civil, int offsetMinutes);
/// Days of a month, 28..31.
[[nodiscard]] int daysInMonth(int year, int month);

/// Reads ISO 8601 and EDTF level 1: 1939, 193X, 19XX, -0043, Y-12000, 1939-05, 1939-21 (spring), 1939-05-11,
/// 1939-05-XX; each of them also with ~ (about), ? (doubtful) or % (both); 1939-05-11T06:00, …Z, …+09:00,
/// 1939-05-11T24:00; without separators 19390511, 19390511T0600, 19390511T060000Z. Also what GDAL, QGIS and
/// databases make of them: 1939/05/11 06:00:00.000+09. zoneMinutes applies when the value has no offset of
/// its own. The error says what was expected; where it is plain what was meant ("11.05.1939", "c. 1855"), its
/// hint says how that is written.
[[nodiscard]] Result<Date> parseDate(std::string_view text, int zoneMinutes);

/// Two dates with a slash between them.
struct DateInterval {
    std::optional<Date> start, end;              ///< none: open, or not known
    bool startIsOpen = false, endIsOpen = false; ///< written "..": no end; else a missing one is not known
};
/// Whether a text is an interval: it has one slash (1939/05/11 has two and is a date).
[[nodiscard]] bool isInterval(std::string_view text);
/// Reads A/B, A/.., ../B, A/ and /B (an end that is not known). The end does not come before the start.
[[nodiscard]] Result<DateInterval> parseInterval(std::string_view text, int zoneMinutes);
/// Reads an interval or a single date; the span runs from A's start to B's end, and on where an end is open
/// or not known.
[[nodiscard]] Result<Span> parseSpan(std::string_view text, int zoneMinutes);

/// How exact a written date is to be.
enum class DateStyle { date, dateTime, dateWithWeekday, dateTimeWithWeekday };
/// 1945年8月9日（木） / 9 August 1945, Thursday / 9 августа 1945 г., четверг; respects precision
/// ("May 1939", "spring 1939", "1930s") and ~ or ? ("c. May 1939").
[[nodiscard]] std::string formatDate(const Date& date, Language language, DateStyle style = DateStyle::date);
/// A date and the end of what lasts longer: "May 1939 – 16 September 1939", "1939 – …".
[[nodiscard]] std::string formatDates(
    const Date& start, const std::optional<Date>& end, Language language, DateStyle style = DateStyle::date);
/// A month that stands alone on a scale, 1..12: "Aug", "авг", "8月", "8월", "8-р сар".
[[nodiscard]] std::string formatShortMonth(int month, Language language);
/// A day without its year, where there is little room: "14 Aug", "14 авг", "8月14日".
[[nodiscard]] std::string formatShortDay(const CivilTime& civil, Language language);
/// A text about a time, with the words for ~ and ? of a date: "c. 1932 – 1934 (?)".
[[nodiscard]] std::string withDoubt(std::string text, const Date& date, Language language);
[[nodiscard]] std::string formatInstant(Instant at, int zoneMinutes, Language language, DateStyle style);
/// 昭和20年・康徳12年 / Showa 20, Kangde 12; "" before 1926.
[[nodiscard]] std::string formatEra(Instant at, int zoneMinutes, Language language);
/// 1945-08-14T21:00+09:00; years of more than four digits with their sign, +12000-01-01T00:00+00:00.
[[nodiscard]] std::string isoInstant(Instant at, int zoneMinutes);
/// As parseDate reads it: 193X, 1939-21~, 1939-05-11, 1945-08-14T21:00+09:00; ".." for an open end. A date
/// that covers several units of its precision is the interval of the first and the last: 1936~/1938~.
[[nodiscard]] std::string edtfText(const Date& date);

} // namespace khalkha
