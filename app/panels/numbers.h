#pragma once
// Numbers as readers write them.

#include "chronicle/model.h"

#include <string>

namespace khalkha {

/// "1,577,725"; numbers that are no integers keep their decimals.
[[nodiscard]] std::string groupedNumber(double value);
/// "3,827 men"; a number that names something ("directive No. 11112") is not grouped.
[[nodiscard]] std::string measureText(Language language, const Measure& number);
/// A time as short as it can be said: "1931–1935", "May 1939 – August 1945", "from 9 August 1945".
[[nodiscard]] std::string spanText(const Span& span, int zoneMinutes, Language language);
/// A date as precise as it is known; where it covers more than one day, month or year, its whole span.
[[nodiscard]] std::string dateText(const Date& date, Language language);
/// A figure with its range, without unit: "18,000–20,000".
[[nodiscard]] std::string figureNumber(const SeriesValue& value);
/// The same with the unit of its series.
[[nodiscard]] std::string figureText(Language language, const Series& series, const SeriesValue& value);
/// What the figure is of: its label and its date, as precise as it is known.
[[nodiscard]] std::string figureTime(Language language, const SeriesValue& value);

} // namespace khalkha
