#pragma once
// Where the glyphs of a run of text stand.

#include "render/font_metrics.h"

#include <string>
#include <string_view>
#include <vector>

namespace khalkha {

struct PlacedGlyph {
    GlyphId glyph;
    double penPx = 0; ///< along the baseline from the start of the run
};
struct TextLayout {
    std::vector<PlacedGlyph> glyphs;
    double widthPx = 0;
};
/// One line, left to right. Control characters and zero-width marks are left out; a tab is a space.
[[nodiscard]] TextLayout layOut(const FontSet& fonts, std::string_view text, const TextStyle& style);

/// Code points of the text that cannot be drawn, each once, in their order: those that no font has, and those
/// of scripts whose letters join or change places (Arabic, Devanagari, Thai, …), which are set one by one
/// here.
[[nodiscard]] std::u32string undrawable(const FontSet& fonts, std::string_view text, Language language);

} // namespace khalkha
