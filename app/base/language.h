#pragma once
// Languages of names and of the interface, and text that exists in several of them.

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace khalkha {

/// zh is written in traditional characters as used 1931-45; zhHans is today's simplified form.
enum class Language { en, ja, ru, zh, zhHans, mn, ko };
inline constexpr int languageCount = 7;

/// BCP 47 code: en, ja, ru, zh-Hant, zh-Hans, mn, ko.
[[nodiscard]] std::string_view languageCode(Language language);
/// Reads a code, case-insensitive; "zh" is zh-Hant. nullopt if unknown.
[[nodiscard]] std::optional<Language> parseLanguage(std::string_view code);

/// The same text in several languages, UTF-8; an empty string means not known in that language.
struct LocalText {
    std::array<std::string, languageCount> text;

    [[nodiscard]] const std::string& in(Language language) const {
        return text[static_cast<size_t>(language)];
    }
    std::string& in(Language language) { return text[static_cast<size_t>(language)]; }
    /// The text in the language, else English, else the first known, else "".
    [[nodiscard]] const std::string& best(Language language) const;
    [[nodiscard]] bool empty() const;
    friend bool operator==(const LocalText&, const LocalText&) = default;
};

} // namespace khalkha
