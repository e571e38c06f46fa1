#include "base/letters.h"

#include "base/text.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <vector>

namespace khalkha {

namespace {

/// Blocks of marks that stand on a letter: accents. (Marks of other scripts are letters to their readers: the
/// voicing mark of kana, the vowels of Indic scripts.)
bool isAccent(char32_t c) {
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) ||
           (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE20 && c <= 0xFE2F);
}

char32_t asKatakana(char32_t c) {
    return c >= 0x3041 && c <= 0x3096 ? c + 0x60 : c;
}

void appendFolded(char32_t c, std::u32string& out) {
    if (c < 0x80) { // most texts, most of the time
        out += c >= U'A' && c <= U'Z' ? c + 0x20 : c;
        return;
    }
    constexpr auto options = static_cast<utf8proc_option_t>(
        UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_LUMP);
    std::array<utf8proc_int32_t, 32> parts{}; // the longest decomposition of Unicode has 18
    int boundary = 0;
    const utf8proc_ssize_t count = utf8proc_decompose_char(
        static_cast<utf8proc_int32_t>(c),
        parts.data(),
        static_cast<utf8proc_ssize_t>(parts.size()),
        options,
        &boundary);
    if (count < 0 || count > static_cast<utf8proc_ssize_t>(parts.size())) {
        out += c;
        return;
    }
    for (size_t i = 0; i < static_cast<size_t>(count); ++i) {
        const auto part = static_cast<char32_t>(parts[i]);
        if (!isAccent(part)) {
            out += asKatakana(part);
        }
    }
}

} // namespace

std::string inCapitals(std::string_view text) {
    std::u32string codes = toCodePoints(text);
    for (char32_t& code : codes) {
        code = static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(code)));
    }
    return toUtf8(codes);
}

std::string foldedForSearch(std::string_view text) {
    std::u32string folded;
    folded.reserve(text.size());
    for (const char32_t c : toCodePoints(text)) {
        appendFolded(c, folded);
    }
    // What is no accent goes back on its letter: syllables of Hangul, voicing marks of kana.
    std::vector<utf8proc_int32_t> whole(folded.begin(), folded.end());
    const utf8proc_ssize_t count =
        utf8proc_normalize_utf32(whole.data(), static_cast<utf8proc_ssize_t>(whole.size()), UTF8PROC_COMPOSE);
    return count < 0 ? toUtf8(folded) : toUtf8(std::u32string(whole.begin(), whole.begin() + count));
}

bool holdsWords(std::string_view foldedText, std::string_view search) {
    const std::vector<std::string> words = splitList(foldedForSearch(search), ' ');
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        return foldedText.find(word) != std::string_view::npos;
    });
}

bool beginsWithLetter(std::string_view text) {
    utf8proc_int32_t letter = -1;
    (void)utf8proc_iterate(
        reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
        static_cast<utf8proc_ssize_t>(text.size()),
        &letter);
    if (text.empty() || letter < 0) {
        return false;
    }
    switch (utf8proc_category(letter)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return true;
    default:
        return false;
    }
}

bool endsWithLetter(std::string_view text) {
    size_t at = text.size();
    while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0U) == 0x80U) {
    }
    return beginsWithLetter(text.substr(at));
}

} // namespace khalkha
