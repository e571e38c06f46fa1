#pragma once
// Words of dates in the languages of the interface: what date_format writes and typed_date reads.

#include "chronicle/time.h"

#include <array>

namespace khalkha {

using MonthNames = std::array<const char*, 12>;  ///< January first
using WeekdayNames = std::array<const char*, 7>; ///< Sunday first
using SeasonNames = std::array<const char*, 4>;  ///< spring first

[[nodiscard]] const MonthNames& englishMonths();
[[nodiscard]] const MonthNames& russianMonths();
[[nodiscard]] const MonthNames& russianMonthsGenitive();
/// In Japanese, Chinese and Korean the one sign that stands in brackets or behind 星期.
[[nodiscard]] const WeekdayNames& weekdayNames(Language language);
[[nodiscard]] const SeasonNames& seasonNames(Language language);
[[nodiscard]] const SeasonNames& russianSeasonsGenitive();
/// Ending of the Mongolian word for the years of a decade, by its tens: 1930 -> "аад" (1930-аад он).
[[nodiscard]] const char* mongolianDecadeEnding(int tens);

/// Years counted from the beginning of a reign or a republic.
struct Era {
    CivilTime first, last; ///< its days, both included
    bool shown = false;    ///< on pictures: those of the wars, and of Japan and Manchukuo
    std::array<const char*, languageCount> names; ///< in the order of Language
};
/// Those that are shown first, in the order in which they are named.
[[nodiscard]] const std::array<Era, 6>& eras();

} // namespace khalkha
