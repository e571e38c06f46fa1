#pragma once
// Letters of every script: capitals, and the form in which texts are compared by a search (libutf8proc).

#include <string>
#include <string_view>

namespace khalkha {

/// Text in capitals, letter by letter, by the tables of Unicode; a letter without a single capital stays.
[[nodiscard]] std::string inCapitals(std::string_view text);
/// Text brought to a form in which equal means "same to a reader who searches": case folded, compatibility
/// forms (full and half width, ligatures) resolved, accents and long-vowel marks dropped, hiragana to
/// katakana, every dash and blank to "-" and " ". Malformed bytes count as U+FFFD.
[[nodiscard]] std::string foldedForSearch(std::string_view text);
/// Whether the first character of a text, or its last one, is a letter, digit or part of one, by the tables
/// of Unicode; not of an empty text.
[[nodiscard]] bool beginsWithLetter(std::string_view text);
[[nodiscard]] bool endsWithLetter(std::string_view text);
/// Whether every word of a search (separated by blanks; in any form) occurs in a text folded before.
[[nodiscard]] bool holdsWords(std::string_view foldedText, std::string_view search);

} // namespace khalkha
