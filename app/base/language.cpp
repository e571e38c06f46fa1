#include "base/language.h"

#include <algorithm>
#include <cctype>

namespace khalkha {

namespace {
constexpr std::array<std::string_view, languageCount> codes{
    "en", "ja", "ru", "zh-Hant", "zh-Hans", "mn", "ko"};
}

std::string_view languageCode(Language language) {
    return codes[static_cast<size_t>(language)];
}

std::optional<Language> parseLanguage(std::string_view code) {
    const auto same = [](std::string_view a, std::string_view b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
            return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y));
        });
    };
    if (same(code, "zh")) {
        return Language::zh;
    }
    for (size_t i = 0; i < codes.size(); ++i) {
        if (same(code, codes[i])) {
            return static_cast<Language>(i);
        }
    }
    return std::nullopt;
}

const std::string& LocalText::best(Language language) const {
    static const std::string none;
    if (!in(language).empty()) {
        return in(language);
    }
    if (!in(Language::en).empty()) {
        return in(Language::en);
    }
    const auto known =
        std::find_if(text.begin(), text.end(), [](const std::string& t) { return !t.empty(); });
    return known == text.end() ? none : *known;
}

bool LocalText::empty() const {
    return std::all_of(text.begin(), text.end(), [](const std::string& t) { return t.empty(); });
}

} // namespace khalkha
