#pragma once
// Time: UTC instants, half-open spans, dates with their precision (ISO 8601 and EDTF level 1).

#include "base/language.h"
#include "base/result.h"

#include <compare>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace khalkha {

/// Seconds since 1970-01-01T00:00:00Z, proleptic Gregorian, no leap seconds. Years -9999..9999.
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

enum class Precision { year, month, day, minute };

/// A date as a source gives it: the span it covers and how precisely it is known.
struct Date {
    /// A day covers its whole day, a year its whole year. A time of day is an instant: start == end, so that
    /// an end of 00:00 means just that.
    Span span;
    Precision precision = Precision::day;
    bool approximate = false; ///< EDTF ~
    bool uncertain = false;   ///< EDTF ?
    /// Minutes east of UTC in which it was written (campaign's zone, or the value's own offset).
    int offsetMinutes = 0;
    friend bool operator==(const Date&, const Date&) = default;
};

/// Civil calendar fields in a zone.
struct CivilTime {
    int year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0;
    int weekday = 4; ///< 0 Sunday .. 6 Saturday
};
[[nodiscard]] CivilTime civilTime(Instant at, int offsetMinutes);
[[nodiscard]] Instant instantOf(const CivilTime& civil, int offsetMinutes);

/// Reads "1939", "1939-05", "1939-05~", "1939?", "1939-05-11", "1939-05-11T06:00", "…Z", "…+09:00",
/// "1939-05-11T24:00", also "1939/05/11" as GDAL prints dates. zoneMinutes applies when the value has no
/// offset of its own. The error names what was expected.
[[nodiscard]] Result<Date> parseDate(std::string_view text, int zoneMinutes);
/// Reads "A/B", "A/..", "../B" or a single date; the span runs from A's start to B's end.
[[nodiscard]] Result<Span> parseSpan(std::string_view text, int zoneMinutes);

/// How exact a written date is to be.
enum class DateStyle { date, dateTime, dateWithWeekday, dateTimeWithWeekday };
/// 1945年8月9日（木） / 9 August 1945, Thursday / 9 августа 1945 г., четверг; respects precision
/// ("May 1939", not "1 May 1939") and ~ or ? ("c. May 1939").
[[nodiscard]] std::string formatDate(const Date& date, Language language, DateStyle style = DateStyle::date);
[[nodiscard]] std::string formatInstant(Instant at, int zoneMinutes, Language language, DateStyle style);
/// 昭和20年・康徳12年 / Showa 20, Kangde 12; "" before 1926.
[[nodiscard]] std::string formatEra(Instant at, int zoneMinutes, Language language);
/// 1945-08-14T21:00+09:00
[[nodiscard]] std::string isoInstant(Instant at, int zoneMinutes);

} // namespace khalkha
