#pragma once
// Fonts without OpenGL: outlines, metrics, signed-distance glyphs (stb_truetype). Shared by the text pass and
// TextMetrics.

#include "base/result.h"
#include "render/renderer.h"

namespace khalkha {

/// A glyph of one face.
struct GlyphId {
    int face = 0;  ///< index into the set's faces
    int glyph = 0; ///< 0 = missing
    friend auto operator<=>(const GlyphId&, const GlyphId&) = default;
};
struct SdfGlyph {
    int widthPx = 0, heightPx = 0;
    int offsetXPx = 0, offsetYPx = 0; ///< from the pen on the baseline, at sdfSizePx
    std::vector<std::uint8_t> pixels;
};
inline constexpr int sdfSizePx = 48;   ///< em size at which glyphs are rasterised
inline constexpr int sdfPaddingPx = 8; ///< distance covered outside the outline

/// Remembers what it has measured; may be used by several threads.
class FontSet : public TextMetrics {
public:
    [[nodiscard]] static Result<std::unique_ptr<FontSet>> open(const FontFiles& files);
    FontSet(const FontSet&) = delete;
    FontSet& operator=(const FontSet&) = delete;
    ~FontSet() override;

    [[nodiscard]] TextExtent measure(std::string_view text, const TextStyle& style) const override;
    /// Glyph for a code point: Latin and Cyrillic from Noto Sans, the rest from the CJK face of the language.
    [[nodiscard]] GlyphId glyph(char32_t codePoint, Language language, bool bold) const;
    /// Advance for an em of 1 px, with kerning to the next glyph (-1: none).
    [[nodiscard]] double advance(GlyphId glyph, GlyphId next) const;
    [[nodiscard]] SdfGlyph rasterise(GlyphId glyph) const;

private:
    struct Faces;
    /// A text of a language and weight for an em of 1 px without spacing.
    struct Measured {
        double widthEm = 0;
        size_t gaps = 0; ///< between its glyphs
    };
    [[nodiscard]] Measured measuredText(std::string_view text, const TextStyle& style) const;
    explicit FontSet(std::unique_ptr<Faces> faces);
    std::unique_ptr<Faces> _faces;
};

} // namespace khalkha
