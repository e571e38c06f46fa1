#include "panels/timeline_scale.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace khalkha {

namespace {

enum class Unit { hour, day, month, year };
struct Step {
    Unit unit;
    int count;
    double seconds; ///< about
};
constexpr double daySeconds = 86400;
constexpr double monthSeconds = 30.4 * daySeconds;
constexpr double yearSeconds = 365.25 * daySeconds;
constexpr std::array steps{
    Step{Unit::hour, 1, 3600},
    Step{Unit::hour, 3, 3 * 3600},
    Step{Unit::hour, 6, 6 * 3600},
    Step{Unit::hour, 12, 12 * 3600},
    Step{Unit::day, 1, daySeconds},
    Step{Unit::day, 2, 2 * daySeconds},
    Step{Unit::day, 5, 5 * daySeconds},
    Step{Unit::day, 10, 10 * daySeconds},
    Step{Unit::month, 1, monthSeconds},
    Step{Unit::month, 3, 3 * monthSeconds},
    Step{Unit::month, 6, 6 * monthSeconds},
    Step{Unit::year, 1, yearSeconds},
    Step{Unit::year, 2, 2 * yearSeconds},
    Step{Unit::year, 5, 5 * yearSeconds},
    Step{Unit::year, 10, 10 * yearSeconds}};

bool usesHan(Language language) {
    return language == Language::ja || language == Language::zh || language == Language::zhHans;
}

/// First instant of the unit that holds the civil time.
CivilTime floored(CivilTime civil, Unit unit) {
    civil.minute = 0;
    civil.second = 0;
    if (unit != Unit::hour) {
        civil.hour = 0;
    }
    if (unit == Unit::month || unit == Unit::year) {
        civil.day = 1;
    }
    if (unit == Unit::year) {
        civil.month = 1;
    }
    return civil;
}

/// Whether a unit's first instant gets a mark at this step.
bool onStep(const CivilTime& civil, const Step& step) {
    switch (step.unit) {
    case Unit::hour:
        return civil.hour % step.count == 0;
    case Unit::day: // 1, 6, 11, …; the last days of a month join the next
        return (civil.day - 1) % step.count == 0 && (step.count == 1 || civil.day + step.count / 2 <= 30);
    case Unit::month:
        return (civil.month - 1) % step.count == 0;
    case Unit::year:
        return civil.year % step.count == 0;
    }
    return false;
}

/// years: how many a step of years has.
Instant nextUnit(Instant at, Unit unit, int zoneMinutes, int years = 1) {
    CivilTime civil = civilTime(at, zoneMinutes);
    switch (unit) {
    case Unit::hour:
        return {at.seconds + secondsPerHour};
    case Unit::day:
        return {at.seconds + secondsPerDay};
    case Unit::month:
        civil.year += civil.month == 12 ? 1 : 0;
        civil.month = civil.month == 12 ? 1 : civil.month + 1;
        return instantOf(civil, zoneMinutes);
    case Unit::year:
        civil.year = std::min(civil.year, farthestYear) + years;
        return instantOf(civil, zoneMinutes);
    }
    return endOfTime;
}

/// The step of years that is at least so long: 20, 50, 100, …
Step longStep(double seconds) {
    for (int power = 10; power < farthestYear / 10; power *= 10) {
        for (const int factor : {2, 5, 10}) {
            const int count = power * factor;
            if (count * yearSeconds >= seconds) {
                return {Unit::year, count, count * yearSeconds};
            }
        }
    }
    return {Unit::year, farthestYear, farthestYear * yearSeconds};
}

std::string fineLabel(const CivilTime& civil, Unit unit, Language language) {
    switch (unit) {
    case Unit::hour:
        return fmt::format("{}:00", civil.hour);
    case Unit::day:
        return usesHan(language) ? fmt::format("{}日", civil.day) : fmt::format("{}", civil.day);
    case Unit::month:
        return formatShortMonth(civil.month, language);
    case Unit::year:
        return yearLabel(civil.year, language);
    }
    return {};
}

std::string coarseLabel(Instant at, Unit unit, int zoneMinutes, Language language) {
    const CivilTime civil = civilTime(at, zoneMinutes);
    if (unit == Unit::year) {
        return yearLabel(civil.year, language);
    }
    if (unit == Unit::day) {
        return formatInstant(at, zoneMinutes, language, DateStyle::dateWithWeekday);
    }
    Date date;
    date.span = {at, nextUnit(at, Unit::month, zoneMinutes)};
    date.precision = Precision::month;
    date.offsetMinutes = zoneMinutes;
    return formatDate(date, language);
}

/// All marks of a step from the unit before the span to its end.
template <class Label>
std::vector<TimelineTick>
marks(const Span& shown, const Step& step, int zoneMinutes, Language language, Label label) {
    std::vector<TimelineTick> result;
    CivilTime first = floored(civilTime(shown.start, zoneMinutes), step.unit);
    if (step.unit == Unit::year) {
        first.year -= ((first.year % step.count) + step.count) % step.count;
    }
    Instant at = instantOf(first, zoneMinutes);
    constexpr int most = 6000; // hours of a screen are far fewer: the step fits the width
    for (int i = 0; at < shown.end && i < most; ++i) {
        const CivilTime civil = civilTime(at, zoneMinutes);
        if (onStep(civil, step)) {
            result.push_back(
                {at,
                 label(at, civil),
                 step.unit == Unit::day ? formatShortDay(civil, language) : std::string()});
        }
        at = nextUnit(at, step.unit, zoneMinutes, step.count);
    }
    return result;
}

} // namespace

std::string yearLabel(int year, Language language) {
    if (year <= 0 || year > 9999) {
        CivilTime civil;
        civil.year = year;
        const Instant at = instantOf(civil, 0);
        return formatDate({{at, at}, Precision::year, false, false, 0}, language);
    }
    return usesHan(language) ? fmt::format("{}年", year) : fmt::format("{}", year);
}

double TimelineScale::x(Instant at) const {
    const auto length = static_cast<double>(shown.end.seconds - shown.start.seconds);
    return left + static_cast<double>(at.seconds - shown.start.seconds) / length * width;
}

Instant TimelineScale::at(double x) const {
    const auto length = static_cast<double>(shown.end.seconds - shown.start.seconds);
    const double seconds = (x - left) / std::max(width, 1.0) * length;
    return {shown.start.seconds + static_cast<std::int64_t>(std::llround(seconds))};
}

TimelineTicks
timelineTicks(const TimelineScale& scale, int zoneMinutes, Language language, double labelWidth) {
    const auto length = static_cast<double>(scale.shown.end.seconds - scale.shown.start.seconds);
    const bool longYears = civilTime(scale.shown.start, zoneMinutes).year <= 0 ||
                           civilTime(scale.shown.end, zoneMinutes).year > 9999;
    const double room = labelWidth * (longYears ? 2.2 : 1); // "12001 BC"
    const double secondsPerLabel = length * room / std::max(scale.width, 1.0);
    Step fine = longStep(secondsPerLabel);
    for (const Step& step : steps) {
        if (step.seconds >= secondsPerLabel) {
            fine = step;
            break;
        }
    }
    TimelineTicks ticks;
    ticks.fine = marks(scale.shown, fine, zoneMinutes, language, [&](Instant, const CivilTime& civil) {
        return fineLabel(civil, fine.unit, language);
    });
    if (fine.unit == Unit::year) {
        return ticks;
    }
    const auto coarser = static_cast<Unit>(static_cast<int>(fine.unit) + 1);
    const Step coarse{coarser, 1, 0};
    ticks.coarse = marks(scale.shown, coarse, zoneMinutes, language, [&](Instant at, const CivilTime&) {
        return coarseLabel(at, coarser, zoneMinutes, language);
    });
    return ticks;
}

Span movedSpan(const Span& shown, double seconds, const Span& limits) {
    const std::int64_t width = shown.end.seconds - shown.start.seconds;
    const std::int64_t last = std::max(limits.start.seconds, limits.end.seconds - width);
    const std::int64_t start = std::clamp(
        shown.start.seconds + static_cast<std::int64_t>(std::llround(seconds)), limits.start.seconds, last);
    return {{start}, {start + width}};
}

Span zoomedSpan(const Span& shown, Instant about, double factor, const Span& limits) {
    const auto width = static_cast<double>(shown.end.seconds - shown.start.seconds);
    const auto most = static_cast<double>(limits.end.seconds - limits.start.seconds);
    const double zoomed = std::clamp(width * factor, std::min(most, daySeconds), most);
    const double before = static_cast<double>(about.seconds - shown.start.seconds) * zoomed / width;
    const std::int64_t start = about.seconds - static_cast<std::int64_t>(std::llround(before));
    return movedSpan({{start}, {start + static_cast<std::int64_t>(std::llround(zoomed))}}, 0, limits);
}

std::vector<double> densityOf(const std::vector<Instant>& instants, const Span& span, size_t parts) {
    std::vector<double> density(std::max<size_t>(parts, 1), 0);
    const auto length = static_cast<double>(span.end.seconds - span.start.seconds);
    for (const Instant at : instants) {
        if (span.contains(at)) {
            const double part = static_cast<double>(at.seconds - span.start.seconds) / length;
            const auto index = static_cast<size_t>(part * static_cast<double>(density.size()));
            density[std::min(index, density.size() - 1)] += 1;
        }
    }
    const double most = *std::max_element(density.begin(), density.end());
    for (double& each : density) {
        each = most > 0 ? std::sqrt(each / most) : 0;
    }
    return density;
}

std::vector<int> stackedRows(const std::vector<double>& xs, double least, int rows) {
    std::vector<double> lastX(static_cast<size_t>(std::max(rows, 1)), -1e30);
    std::vector<int> result;
    result.reserve(xs.size());
    for (const double x : xs) {
        size_t row = 0;
        while (row + 1 < lastX.size() && x - lastX[row] < least) {
            ++row;
        }
        lastX[row] = x;
        result.push_back(static_cast<int>(row));
    }
    return result;
}

} // namespace khalkha
