#include "render/glyph_layout.h"

#include "base/text.h"

namespace khalkha {

namespace {

bool isInvisible(char32_t point) {
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0xAD ||
           (point >= 0x200B && point <= 0x200F) || (point >= 0x202A && point <= 0x202E) ||
           (point >= 0x2060 && point <= 0x206F) || (point >= 0xFE00 && point <= 0xFE0F) || point == 0xFEFF;
}

/// Hebrew to Myanmar but for Georgian, Khmer, Mongolian: https://www.unicode.org/charts/.
bool needsShaping(char32_t point) {
    return (point >= 0x590 && point < 0x10A0) || (point >= 0x1780 && point < 0x18B0) ||
           (point >= 0xFB1D && point < 0xFE00) || (point >= 0xFE70 && point < 0xFEFF);
}

} // namespace

TextLayout layOut(const FontSet& fonts, std::string_view text, const TextStyle& style) {
    TextLayout layout;
    for (char32_t point : toCodePoints(text)) {
        if (point == U'\t') {
            point = U' ';
        }
        if (!isInvisible(point)) {
            layout.glyphs.push_back({fonts.glyph(point, style.language, style.bold), 0});
        }
    }
    for (size_t i = 0; i < layout.glyphs.size(); ++i) {
        const bool last = i + 1 == layout.glyphs.size();
        const GlyphId next = last ? GlyphId{0, -1} : layout.glyphs[i + 1].glyph;
        layout.glyphs[i].penPx = layout.widthPx;
        layout.widthPx += fonts.advance(layout.glyphs[i].glyph, next) * style.sizePx;
        if (!last) {
            layout.widthPx += style.letterSpacingPx;
        }
    }
    return layout;
}

std::u32string undrawable(const FontSet& fonts, std::string_view text, Language language) {
    std::u32string found;
    for (const char32_t point : toCodePoints(text)) {
        const bool lacks =
            !isInvisible(point) && (needsShaping(point) || fonts.glyph(point, language, false).glyph == 0 ||
                                    fonts.glyph(point, language, true).glyph == 0);
        if (lacks && found.find(point) == std::u32string::npos) {
            found += point;
        }
    }
    return found;
}

} // namespace khalkha
