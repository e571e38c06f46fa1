#pragma once
// What a first start looks like: its languages.

#include "session/session.h"

namespace khalkha {

/// The first of the system's languages that the interface or the campaign is in, else the campaign's first,
/// else English.
[[nodiscard]] Language firstLanguage(const Manifest& manifest, const std::vector<Language>& system);
/// The second line of names: English, or the first other language that the campaign's names are in; none
/// where there is no other.
[[nodiscard]] std::optional<Language> secondLineFor(const Manifest& manifest, Language first);

} // namespace khalkha
