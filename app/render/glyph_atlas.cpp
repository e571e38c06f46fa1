#include "render/glyph_atlas.h"

#include <algorithm>

namespace khalkha {

namespace {

constexpr int firstSidePx = 1024;
/// Room for about 4,000 Han characters; every OpenGL 3.3 in use has textures of this size.
constexpr int lastSidePx = 4096;
constexpr int gapPx = 1;

} // namespace

AtlasGlyph GlyphAtlas::place(GlyphId glyph) {
    const auto known = _glyphs.find(glyph);
    if (known != _glyphs.end()) {
        return known->second;
    }
    const auto [kept, fresh] = _pictures.try_emplace(glyph);
    if (fresh) {
        kept->second = _fonts.rasterise(glyph);
    }
    const SdfGlyph& picture = kept->second;
    AtlasGlyph placed{0, 0, picture.widthPx, picture.heightPx, picture.offsetXPx, picture.offsetYPx};
    if (picture.pixels.empty()) {
        _glyphs.emplace(glyph, placed);
        return placed;
    }
    while (!findRoom(placed)) {
        grow();
    }
    for (int row = 0; row < placed.heightPx; ++row) {
        std::copy_n(
            picture.pixels.begin() + static_cast<std::ptrdiff_t>(row) * placed.widthPx,
            placed.widthPx,
            _pixels.begin() + static_cast<std::ptrdiff_t>(placed.y + row) * _sidePx + placed.x);
    }
    _dirtyFrom = std::min(_dirtyFrom, placed.y);
    _dirtyTo = std::max(_dirtyTo, placed.y + placed.heightPx);
    _glyphs.emplace(glyph, placed);
    return placed;
}

void GlyphAtlas::restart() {
    if (_sidePx != 0) {
        _sidePx = 0;
        grow();
    }
}

bool GlyphAtlas::findRoom(AtlasGlyph& glyph) {
    const int width = glyph.widthPx + gapPx;
    const int height = glyph.heightPx + gapPx;
    Shelf* best = nullptr;
    int end = 0;
    for (Shelf& shelf : _shelves) {
        end = shelf.y + shelf.heightPx;
        const bool fits = shelf.heightPx >= height && shelf.usedPx + width <= _sidePx;
        // A low glyph would waste a high shelf.
        if (fits && shelf.heightPx <= height + height / 3 &&
            (best == nullptr || shelf.heightPx < best->heightPx)) {
            best = &shelf;
        }
    }
    if (best == nullptr) {
        const int rounded = (height + 7) / 8 * 8;
        if (end + rounded > _sidePx || width > _sidePx) {
            return false;
        }
        best = &_shelves.emplace_back(Shelf{end, rounded, 0});
    }
    glyph.x = best->usedPx;
    glyph.y = best->y;
    best->usedPx += width;
    return true;
}

void GlyphAtlas::grow() {
    // What was there is rasterised again when next used: simpler than moving it, and rare.
    _generation += _sidePx == 0 ? 0 : 1;
    _sidePx = _sidePx == 0 ? firstSidePx : std::min(2 * _sidePx, lastSidePx);
    _pixels.assign(static_cast<size_t>(_sidePx) * static_cast<size_t>(_sidePx), 0);
    _shelves.clear();
    _glyphs.clear();
    _dirtyFrom = 0;
    _dirtyTo = _sidePx;
}

const Texture* GlyphAtlas::texture() {
    if (_sidePx == 0) {
        return nullptr;
    }
    if (!_texture || _texture->widthPx() != _sidePx) {
        _texture.emplace(Texture::Format::r8, _sidePx, _sidePx);
    }
    if (_dirtyTo > _dirtyFrom) {
        const auto row = static_cast<size_t>(_sidePx);
        _texture->upload(
            0,
            _dirtyFrom,
            _sidePx,
            _dirtyTo - _dirtyFrom,
            std::span(_pixels).subspan(
                static_cast<size_t>(_dirtyFrom) * row, static_cast<size_t>(_dirtyTo - _dirtyFrom) * row));
    }
    _dirtyFrom = _sidePx;
    _dirtyTo = 0;
    return &*_texture;
}

} // namespace khalkha
