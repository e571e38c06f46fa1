#pragma once
// Words of the interface. English stands in the code; assets/locale/<language>.po holds the others.

#include "base/language.h"
#include "base/result.h"

#include <filesystem>
#include <string_view>

namespace khalkha {

/// Reads a gettext .po file for a language. Call at start, before any tr(); missing files are no failure of
/// the program.
[[nodiscard]] Failure loadTranslations(const std::filesystem::path& localeFolder);
/// Whether there are words of the interface in the language: English always, others once they are read.
[[nodiscard]] bool hasWords(Language language);
/// The text in the language, or the English given. The view stays valid for the life of the program.
[[nodiscard]] const char* tr(Language language, const char* english);

} // namespace khalkha
