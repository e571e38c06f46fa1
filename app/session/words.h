#pragma once
// Words of a command line, and the numbers in them.

#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace khalkha {

/// Splits at blanks; "…" keeps blanks, \" and \\ inside it stand for themselves. The error names an open
/// quote.
[[nodiscard]] Result<std::vector<std::string>> splitWords(std::string_view line);
/// The text as one word that splitWords gives back: quoted where it must be.
[[nodiscard]] std::string quoted(std::string_view text);
/// "a,b,c" as finite numbers; nullopt if one is none, or their count is not within the bounds.
[[nodiscard]] std::optional<std::vector<double>>
parseNumbers(std::string_view text, size_t least, size_t most);
/// The shortest text that reads back as the same number.
[[nodiscard]] std::string numberText(double value);

} // namespace khalkha
