#include "chronicle/time.h"

#include <algorithm>
#include <chrono>

namespace khalkha {

namespace {
// Instants outside the years -9999..9999 (open ends above all) are clamped, so that calendar arithmetic
// cannot overflow.
constexpr std::int64_t firstSecond =
    std::chrono::sys_days{std::chrono::year{-9999} / 1 / 1}.time_since_epoch().count() * secondsPerDay;
constexpr std::int64_t lastSecond =
    std::chrono::sys_days{std::chrono::year{10000} / 1 / 1}.time_since_epoch().count() * secondsPerDay;
} // namespace

CivilTime civilTime(Instant at, int offsetMinutes) {
    const std::int64_t local =
        std::clamp(at.seconds, firstSecond, lastSecond) + offsetMinutes * std::int64_t{60};
    const std::int64_t dayNumber =
        local >= 0 ? local / secondsPerDay : -((-local + secondsPerDay - 1) / secondsPerDay);
    const auto secondOfDay = static_cast<int>(local - dayNumber * secondsPerDay);
    const std::chrono::sys_days day{std::chrono::days{dayNumber}};
    const std::chrono::year_month_day date{day};
    CivilTime civil;
    civil.year = static_cast<int>(date.year());
    civil.month = static_cast<int>(static_cast<unsigned>(date.month()));
    civil.day = static_cast<int>(static_cast<unsigned>(date.day()));
    civil.hour = secondOfDay / 3600;
    civil.minute = secondOfDay / 60 % 60;
    civil.second = secondOfDay % 60;
    civil.weekday = static_cast<int>(std::chrono::weekday{day}.c_encoding());
    return civil;
}

Instant instantOf(const CivilTime& civil, int offsetMinutes) {
    const std::chrono::sys_days day{
        std::chrono::year{civil.year} / std::chrono::month{static_cast<unsigned>(civil.month)} /
        std::chrono::day{static_cast<unsigned>(civil.day)}};
    const std::int64_t dayNumber = day.time_since_epoch().count();
    return {
        dayNumber * secondsPerDay + civil.hour * secondsPerHour + civil.minute * std::int64_t{60} +
        civil.second - offsetMinutes * std::int64_t{60}};
}

} // namespace khalkha
