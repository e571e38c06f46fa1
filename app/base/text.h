#pragma once
// Work on UTF-8 and ASCII text.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace khalkha {

/// Without ASCII white space at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);
/// Parts between separators, trimmed; empty parts are left out.
[[nodiscard]] std::vector<std::string> splitList(std::string_view text, char separator);
/// ASCII letters to lower case; other bytes stay.
[[nodiscard]] std::string toLowerAscii(std::string_view text);

/// Whether the bytes are well-formed UTF-8 (no overlong forms, no surrogates, at most U+10FFFF) without NUL.
[[nodiscard]] bool isUtf8(std::string_view text);
/// Bytes of the well-formed character that the text begins with; 0 if it begins with none.
[[nodiscard]] std::size_t utf8Length(std::string_view text);
/// Code points of well-formed UTF-8; a malformed byte counts as one U+FFFD.
[[nodiscard]] std::u32string toCodePoints(std::string_view text);
[[nodiscard]] std::string toUtf8(std::u32string_view codePoints);
/// A character that does something to a terminal or to the text around it instead of being seen: controls
/// (C0, DEL, C1), line and paragraph separators, marks that turn the direction of writing.
[[nodiscard]] bool isControl(char32_t codePoint);
/// Safe to print in a one-line message: what isControl and malformed bytes become '?', a text longer than
/// maxCodePoints is cut and ends in "…".
[[nodiscard]] std::string printable(std::string_view text, std::size_t maxCodePoints = 60);
/// The same of any length.
[[nodiscard]] std::string printableLine(std::string_view text);
/// The same of any length; tabs and line ends stay.
[[nodiscard]] std::string printableLines(std::string_view text);

/// The text between two marks, each mark in it doubled: a value of CSV, a name ('"') or a text ('\'') of SQL.
[[nodiscard]] std::string inMarks(std::string_view text, char mark);

/// A finite number in decimal notation with nothing before or after it.
[[nodiscard]] std::optional<double> parseNumber(std::string_view text);
/// ASCII letters, digits, '_', '-', '.'; at least one, at most 64.
[[nodiscard]] bool isId(std::string_view text);

} // namespace khalkha
