#pragma once
// The languages that the user's system asks for.

#include "base/language.h"

#include <vector>

namespace khalkha {

/// The language of a locale's name: "ja_JP.UTF-8", "zh_TW", "mn"; nullopt for those not known here, "C" and
/// "".
[[nodiscard]] std::optional<Language> languageOfLocale(std::string_view locale);
/// The languages that the user's system asks for, the first wish first: LANGUAGE (a list), else LC_ALL,
/// LC_MESSAGES or LANG, as gettext reads them. Only those known here; may be empty.
[[nodiscard]] std::vector<Language> systemLanguages();

} // namespace khalkha
