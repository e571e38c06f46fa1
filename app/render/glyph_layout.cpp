#include "render/glyph_layout.h"

#include "base/text.h"

namespace khalkha {

namespace {

bool isInvisible(char32_t point) {
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0xAD ||
           (point >= 0x200B && point <= 0x200F) || (point >= 0x202A && point <= 0x202E) ||
           (point >= 0x2060 && point <= 0x206F) || (point >= 0xFE00 && point <= 0xFE0F) || point == 0xFEFF;
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

} // namespace khalkha
