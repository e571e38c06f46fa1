#include "chronicle/time.h"

#include <algorithm>
#include <chrono>

namespace khalkha {

namespace {

// std::chrono knows 65,000 years. The calendar repeats every 400, so that a year far away is reckoned as one
// of the first 400 and some rounds.
constexpr int yearsOfRound = 400;
constexpr std::int64_t daysOfRound = 146097;

/// Rounded down, for negative values too.
constexpr std::int64_t floorDiv(std::int64_t value, std::int64_t by) {
    const std::int64_t part = value / by;
    return part * by > value ? part - 1 : part;
}

struct Round {
    std::int64_t number = 0;
    std::chrono::year year; ///< within the round, 0..399
};
constexpr Round roundOf(int year) {
    const std::int64_t number = floorDiv(year, yearsOfRound);
    return {number, std::chrono::year{static_cast<int>(year - number * yearsOfRound)}};
}

constexpr std::int64_t dayNumberOf(int year, int month, int day) {
    const Round round = roundOf(year);
    const std::chrono::sys_days inRound{
        round.year / std::chrono::month{static_cast<unsigned>(month)} /
        std::chrono::day{static_cast<unsigned>(day)}};
    return inRound.time_since_epoch().count() + round.number * daysOfRound;
}

// Instants beyond the farthest years (open ends above all) are clamped, so that calendar arithmetic cannot
// overflow.
constexpr std::int64_t firstSecond = dayNumberOf(-farthestYear, 1, 1) * secondsPerDay;
constexpr std::int64_t lastSecond = dayNumberOf(farthestYear + 1, 1, 1) * secondsPerDay;

} // namespace

Date openEnd(int offsetMinutes) {
    return {{endOfTime, endOfTime}, Precision::minute, false, false, offsetMinutes};
}

CivilTime civilTime(Instant at, int offsetMinutes) {
    const std::int64_t local =
        std::clamp(at.seconds, firstSecond, lastSecond) + offsetMinutes * std::int64_t{60};
    const std::int64_t dayNumber = floorDiv(local, secondsPerDay);
    const auto secondOfDay = static_cast<int>(local - dayNumber * secondsPerDay);
    const std::int64_t rounds = floorDiv(dayNumber, daysOfRound);
    const std::chrono::sys_days day{std::chrono::days{dayNumber - rounds * daysOfRound}};
    const std::chrono::year_month_day date{day};
    CivilTime civil;
    civil.year = static_cast<int>(static_cast<int>(date.year()) + rounds * yearsOfRound);
    civil.month = static_cast<int>(static_cast<unsigned>(date.month()));
    civil.day = static_cast<int>(static_cast<unsigned>(date.day()));
    civil.hour = secondOfDay / 3600;
    civil.minute = secondOfDay / 60 % 60;
    civil.second = secondOfDay % 60;
    civil.weekday = static_cast<int>(std::chrono::weekday{day}.c_encoding()); // a round is of whole weeks
    return civil;
}

Instant instantOf(const CivilTime& civil, int offsetMinutes) {
    return {
        dayNumberOf(civil.year, civil.month, civil.day) * secondsPerDay + civil.hour * secondsPerHour +
        civil.minute * std::int64_t{60} + civil.second - offsetMinutes * std::int64_t{60}};
}

int daysInMonth(int year, int month) {
    const std::chrono::year_month_day_last last =
        roundOf(year).year / std::chrono::month{static_cast<unsigned>(month)} / std::chrono::last;
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

} // namespace khalkha
