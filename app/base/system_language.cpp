#include "base/system_language.h"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace khalkha {

std::optional<Language> languageOfLocale(std::string_view locale) {
    const std::string_view name = locale.substr(0, locale.find_first_of(".@"));
    const std::string_view code = name.substr(0, name.find_first_of("_-"));
    const std::optional<Language> language = parseLanguage(code);
    if (language != Language::zh) {
        return language;
    }
    // Traditional characters are written in Taiwan, Hong Kong and Macau, or where the locale says so.
    const auto has = [&](std::string_view part) { return name.find(part) != std::string_view::npos; };
    const bool traditional = has("TW") || has("HK") || has("MO") || has("Hant");
    return traditional ? Language::zh : Language::zhHans;
}

std::vector<Language> systemLanguages() {
    const auto given = [](const char* variable) {
        const char* const value = std::getenv(variable); // NOLINT(concurrency-mt-unsafe): nobody sets it
        return value == nullptr ? std::string() : std::string(value);
    };
    std::string locale;
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        locale = locale.empty() ? given(variable) : locale;
    }
    if (locale.empty() || locale == "C" || locale == "POSIX" || locale.rfind("C.", 0) == 0) {
        return {};
    }
    std::vector<Language> languages;
    std::string wishes = given("LANGUAGE") + ":" + locale;
    for (size_t from = 0; from <= wishes.size();) {
        const size_t to = std::min(wishes.find(':', from), wishes.size());
        if (const auto language = languageOfLocale(std::string_view(wishes).substr(from, to - from))) {
            languages.push_back(*language);
        }
        from = to + 1;
    }
    return languages;
}

} // namespace khalkha
