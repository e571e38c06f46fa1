#pragma once
// Glyphs in one texture, added as they are first used.

#include "gpu/texture.h"
#include "render/font_metrics.h"

#include <map>
#include <optional>

namespace khalkha {

/// Place of a glyph in the atlas, pixels; and from the pen on the baseline at sdfSizePx.
struct AtlasGlyph {
    int x = 0, y = 0;
    int widthPx = 0, heightPx = 0; ///< 0 = nothing to draw
    int offsetXPx = 0, offsetYPx = 0;
};

class GlyphAtlas {
public:
    /// fonts must outlive the atlas.
    explicit GlyphAtlas(const FontSet& fonts) : _fonts(fonts) {}
    /// Makes room for and rasterises the glyph when it is new. Places stay valid until the atlas is full:
    /// then it is emptied or enlarged and generation() changes.
    [[nodiscard]] AtlasGlyph place(GlyphId glyph);
    /// Empties the atlas: what is placed next, and where, depends only on the order of coming. Sampling
    /// rounds by the place in the texture, so that pictures that must not depend on earlier ones need this.
    /// Glyphs stay rasterised.
    void restart();
    [[nodiscard]] unsigned generation() const { return _generation; }
    /// Sends new glyphs to the GPU; nullptr while there are none at all.
    [[nodiscard]] const Texture* texture();
    [[nodiscard]] int sidePx() const { return _sidePx; }

private:
    struct Shelf {
        int y = 0, heightPx = 0, usedPx = 0;
    };
    bool findRoom(AtlasGlyph& glyph);
    void grow();

    const FontSet& _fonts;
    std::map<GlyphId, AtlasGlyph> _glyphs;
    std::map<GlyphId, SdfGlyph> _pictures; ///< all ever rasterised
    std::vector<Shelf> _shelves;
    std::vector<std::uint8_t> _pixels;
    std::optional<Texture> _texture;
    int _sidePx = 0;
    int _dirtyFrom = 0, _dirtyTo = 0; ///< rows not yet sent
    unsigned _generation = 0;
};

} // namespace khalkha
