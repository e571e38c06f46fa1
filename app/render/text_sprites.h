#pragma once
// Lines of text as pictures of their signed distance, made once and kept: a label costs one quad a frame, and
// halo and letters are drawn together. No OpenGL.

#include "render/font_metrics.h"
#include "render/glyph_layout.h"

#include <compare>
#include <map>
#include <span>
#include <string>

namespace khalkha {

/// A piece of a line of text in the atlas, texels.
struct TextSprite {
    int x = 0, y = 0;
    int widthPx = 0, heightPx = 0; ///< 0 = nothing to draw
    int leftPx = 0, topPx = 0;     ///< from the pen at the start of the line, on the baseline
    int emPx = sdfSizePx;          ///< em size of the letters in it
};

class TextSprites {
public:
    /// Em of the letters of small labels in the atlas; of others it is sdfSizePx.
    static constexpr int smallEmPx = 32;
    /// Labels up to this size are made from the small ones.
    static constexpr double smallUpToPx = 22;
    /// A longer line is cut into pieces of so many glyphs.
    static constexpr size_t longestPiece = 96;

    /// fonts must outlive this.
    explicit TextSprites(const FontSet& fonts) : _fonts(fonts) {}
    /// The pieces of a line, made if they are new. Valid until generation() changes.
    [[nodiscard]] std::span<const TextSprite> of(const std::string& text, const TextStyle& style);
    /// Changes when the atlas was full and has been emptied or enlarged: all places given before are void.
    [[nodiscard]] unsigned generation() const { return _generation; }

    /// The atlas: a square of bytes, 128 = outline, 255 = sdfPaddingPx inside at sdfSizePx.
    [[nodiscard]] int sidePx() const { return _sidePx; }
    [[nodiscard]] std::span<const std::uint8_t> pixels() const { return _pixels; }
    /// Rows written since the last call.
    struct Rows {
        int from = 0, to = 0;
    };
    [[nodiscard]] Rows takeChangedRows();

private:
    /// What decides the picture of a line. The size on the screen does not: pictures are scaled.
    struct Key {
        std::string text;
        Language language = Language::en;
        bool bold = false;
        int spacing = 0; ///< letter spacing in 1/4096 of an em
        int emPx = 0;
        friend auto operator<=>(const Key&, const Key&) = default;
    };
    struct Shelf {
        int y = 0, heightPx = 0, usedPx = 0;
    };
    std::vector<TextSprite> make(const Key& key);
    TextSprite makePiece(std::span<const PlacedGlyph> glyphs, int emPx);
    const SdfGlyph& picture(GlyphId glyph);
    [[nodiscard]] bool findRoom(TextSprite& sprite);
    void grow();

    const FontSet& _fonts;
    std::map<Key, std::vector<TextSprite>> _lines;
    std::map<GlyphId, SdfGlyph> _glyphs; ///< all ever rasterised
    std::vector<Shelf> _shelves;
    std::vector<std::uint8_t> _pixels;
    int _sidePx = 0;
    Rows _changed;
    unsigned _generation = 0;
};

} // namespace khalkha
