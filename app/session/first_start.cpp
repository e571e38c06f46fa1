#include "session/first_start.h"

#include "base/translate.h"

#include <algorithm>

namespace khalkha {

Language firstLanguage(const Manifest& manifest, const std::vector<Language>& system) {
    const std::vector<Language>& written = manifest.languages;
    for (const Language language : system) {
        if (hasWords(language) || std::find(written.begin(), written.end(), language) != written.end()) {
            return language;
        }
    }
    return written.empty() ? Language::en : written.front();
}

std::optional<Language> secondLineFor(const Manifest& manifest, Language first) {
    std::vector<Language> names = manifest.placeLanguages;
    names.insert(names.end(), manifest.languages.begin(), manifest.languages.end());
    if (first != Language::en && std::find(names.begin(), names.end(), Language::en) != names.end()) {
        return Language::en;
    }
    const auto other = std::find_if(names.begin(), names.end(), [&](Language each) { return each != first; });
    return other == names.end() ? std::nullopt : std::optional(*other);
}

} // namespace khalkha
