#pragma once
// Words of the interface. English stands in the code; assets/locale/<language>.po holds the others.

#include "base/language.h"
#include "base/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace khalkha {

/// Reads a gettext .po file for a language. Call at start, before any tr(); missing files are no failure of
/// the program.
[[nodiscard]] Failure loadTranslations(const std::filesystem::path& localeFolder);
/// Whether there are words of the interface in the language: English always, others once they are read.
[[nodiscard]] bool hasWords(Language language);
/// The text in the language, or the English given. The view stays valid for the life of the program.
[[nodiscard]] const char* tr(Language language, const char* english);
/// The text for a number of things in the form that the number takes in the language: of the two English ones
/// the first is for 1 alone, other languages have msgid_plural and msgstr[0] … in their file. Stays valid
/// likewise.
[[nodiscard]] const char*
trCount(Language language, const char* englishOne, const char* englishMany, double count);
/// The same with "{}" in it replaced by the number.
[[nodiscard]] std::string
counted(Language language, const char* englishOne, const char* englishMany, size_t count);
/// A number with its unit as campaigns name it in English ("tanks"), in the form that the number takes: "1
/// tank", "1,234両". A unit that no file has two forms of stays as it is, translated where it is known.
[[nodiscard]] std::string
withUnit(Language language, const std::string& number, const std::string& unit, double count);

} // namespace khalkha
