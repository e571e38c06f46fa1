#pragma once
// What to do about a value that is meant as a number and is not written as one.

#include <string>
#include <string_view>

namespace khalkha {

/// A sentence: "Write a decimal point: 6.96." for "6,96"; for thousands separators, units, degrees and
/// minutes likewise; general advice if the text tells nothing.
[[nodiscard]] std::string numberHint(std::string_view value);

} // namespace khalkha
