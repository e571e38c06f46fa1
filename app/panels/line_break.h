#pragma once
// Line breaking of wrapped text by the rules of Unicode for all languages (UAX #14): at blanks, between Han
// characters and kana, but no line begins with a full stop or ends with an opening bracket.

#include <functional>
#include <string_view>
#include <vector>

namespace khalkha {

/// Width of a piece of UTF-8 text.
using MeasureWidth = std::function<double(std::string_view)>;
/// Lines of the text, each no wider than given unless a single character is. Views into the text; '\n' ends a
/// line.
[[nodiscard]] std::vector<std::string_view>
breakLines(std::string_view text, double width, const MeasureWidth& measure);
/// The text, or as much of it as fits with "…" behind it.
[[nodiscard]] std::string_view fittingPart(std::string_view text, double width, const MeasureWidth& measure);

} // namespace khalkha
