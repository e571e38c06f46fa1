#include "base/text.h"

#include <algorithm>

namespace khalkha {

namespace {

constexpr char32_t ideographicSpace = 0x3000;

/// Base letter of the accented Latin letters that romanised names use; the letter itself otherwise.
char32_t withoutAccent(char32_t c) {
    struct Row {
        std::u32string_view accented;
        char32_t plain;
    };
    constexpr Row rows[] = {
        {U"āáàâäãåǎ", U'a'},
        {U"ēéèêëě", U'e'},
        {U"īíìîïǐ", U'i'},
        {U"ōóòôöõǒ", U'o'},
        {U"ūúùûüǔ", U'u'},
        {U"ç", U'c'},
        {U"ñ", U'n'},
        {U"ё", U'е'}};
    for (const Row& row : rows) {
        if (row.accented.find(c) != std::u32string_view::npos) {
            return row.plain;
        }
    }
    return c;
}

char32_t lowered(char32_t c) {
    const bool latin1 = c >= 0xC0 && c <= 0xDE && c != 0xD7;
    if ((c >= U'A' && c <= U'Z') || latin1 || (c >= U'А' && c <= U'Я')) {
        return c + 0x20;
    }
    if (c >= 0x400 && c <= 0x40F) { // Ѐ..Џ
        return c + 0x50;
    }
    const bool pairs = (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177) || (c >= 0x460 && c <= 0x52F);
    return pairs && c % 2 == 0 ? c + 1 : c;
}

char32_t folded(char32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) { // full-width forms of ASCII
        c -= 0xFEE0;
    } else if (c == ideographicSpace) {
        c = U' ';
    } else if (c >= 0x3041 && c <= 0x3096) { // hiragana to katakana
        c += 0x60;
    }
    return withoutAccent(lowered(c));
}

} // namespace

std::string foldedForSearch(std::string_view text) {
    std::u32string points = toCodePoints(text);
    std::transform(points.begin(), points.end(), points.begin(), folded);
    return toUtf8(points);
}

} // namespace khalkha
