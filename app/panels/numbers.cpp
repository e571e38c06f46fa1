#include "panels/numbers.h"

#include "base/numbers.h"
#include "base/translate.h"

#include <fmt/format.h>

#include <cmath>

namespace khalkha {

std::string groupedNumber(double value) {
    if (std::floor(value) != value || std::abs(value) >= 1e15) {
        return fmt::format("{:g}", value);
    }
    return withThousands(fmt::format("{:.0f}", value + 0.0)); // -0 is 0
}

std::string measureText(Language language, const Measure& number) {
    if (number.unit == "number") {
        std::string text = tr(language, "No. {}");
        const size_t place = text.find("{}");
        const std::string digits = fmt::format("{:.0f}", number.value);
        return place == std::string::npos ? digits : text.replace(place, 2, digits);
    }
    return withUnit(language, groupedNumber(number.value), number.unit, number.value);
}

std::string spanText(const Span& span, int zoneMinutes, Language language) {
    const bool from = span.start != beginningOfTime;
    const bool to = span.end != endOfTime;
    const CivilTime first = civilTime(span.start, zoneMinutes);
    const CivilTime after = civilTime(span.end, zoneMinutes);
    const auto midnight = [](const CivilTime& civil) {
        return civil.hour == 0 && civil.minute == 0 && civil.second == 0;
    };
    const auto wholeMonths = [&](const CivilTime& civil) { return midnight(civil) && civil.day == 1; };
    const auto wholeYears = [&](const CivilTime& civil) { return wholeMonths(civil) && civil.month == 1; };
    Precision precision = Precision::minute;
    if ((!from || wholeYears(first)) && (!to || wholeYears(after))) {
        precision = Precision::year;
    } else if ((!from || wholeMonths(first)) && (!to || wholeMonths(after))) {
        precision = Precision::month;
    } else if ((!from || midnight(first)) && (!to || midnight(after))) {
        precision = Precision::day;
    }
    const auto text = [&](Instant at) {
        const Date date{{at, at}, precision, false, false, zoneMinutes};
        return formatDate(
            date, language, precision == Precision::minute ? DateStyle::dateTime : DateStyle::date);
    };
    const std::string start = from ? text(span.start) : std::string();
    // The end is not part of the span: a day, month or year is named by its last second.
    const std::string end =
        to ? text({span.end.seconds - (precision == Precision::minute ? 0 : 1)}) : std::string();
    const auto filled = [](std::string pattern, const std::string& value) {
        const size_t at = pattern.find("{}");
        return at == std::string::npos ? value : pattern.replace(at, 2, value);
    };
    if (from && to) {
        return start == end ? start : start + " – " + end;
    }
    if (from) {
        return filled(tr(language, "from {}"), start);
    }
    return to ? filled(tr(language, "until {}"), end) : std::string();
}

std::string dateText(const Date& date, Language language) {
    constexpr std::int64_t longest[] = {36525, 3653, 366, 92, 31, 1, 0}; // days of a century … a minute
    const std::int64_t length = date.span.end.seconds - date.span.start.seconds;
    if (length > longest[static_cast<size_t>(date.precision)] * secondsPerDay) {
        return withDoubt(spanText(date.span, date.offsetMinutes, language), date, language);
    }
    return formatDate(date, language, DateStyle::dateTime);
}

std::string figureNumber(const SeriesValue& value) {
    const double low = value.low.value_or(value.value);
    const double high = value.high.value_or(value.value);
    if (low < high) {
        return groupedNumber(low) + "–" + groupedNumber(high);
    }
    return groupedNumber(value.value);
}

std::string figureText(Language language, const Series& series, const SeriesValue& value) {
    const std::string unit = series.unit.best(language);
    const std::string number = figureNumber(value);
    if (unit.find('%') != std::string::npos) {
        return number + "%"; // of what is said beside the plot
    }
    if (!unit.empty() && unit == series.unit.in(Language::en)) {
        const bool range = value.low.value_or(value.value) < value.high.value_or(value.value);
        constexpr double many = 2;
        return withUnit(Language::en, number, unit, range ? many : value.value);
    }
    const bool close = language == Language::ja && !series.unit.in(Language::ja).empty();
    return number + (unit.empty() || close ? "" : " ") + unit;
}

std::string figureTime(Language language, const SeriesValue& value) {
    const std::string date = dateText(value.at, language);
    const std::string& label = value.label.best(language);
    return label.empty() ? date : label + " · " + date;
}

} // namespace khalkha
