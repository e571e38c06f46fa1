#include "render/text_sprites.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace khalkha {

namespace {

/// Powers of two: places in the atlas are then exact in float (see shaders/text.frag).
constexpr int firstSidePx = 2048;
/// Room for more than a thousand labels; every OpenGL 3.3 in use has textures of this size.
constexpr int lastSidePx = 4096;
constexpr int gapPx = 1;

/// A value of a glyph's picture between its pixels; 0 = far outside beyond its rim.
float valueAt(const SdfGlyph& glyph, double x, double y) {
    const auto left = static_cast<int>(std::floor(x));
    const auto top = static_cast<int>(std::floor(y));
    const auto right = static_cast<float>(x - left);
    const auto below = static_cast<float>(y - top);
    const auto at = [&](int column, int row) {
        const bool inside = column >= 0 && column < glyph.widthPx && row >= 0 && row < glyph.heightPx;
        return inside
                   ? static_cast<float>(glyph.pixels
                                            [static_cast<size_t>(row) * static_cast<size_t>(glyph.widthPx) +
                                             static_cast<size_t>(column)])
                   : 0.0F;
    };
    const float upper = at(left, top) * (1 - right) + at(left + 1, top) * right;
    const float lower = at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right;
    return upper * (1 - below) + lower * below;
}

/// A glyph within a piece of a line, texels from the pen at the start of the line.
struct GlyphPlace {
    const SdfGlyph* picture = nullptr;
    double left = 0, top = 0, right = 0, bottom = 0;
};

} // namespace

std::span<const TextSprite> TextSprites::of(const std::string& text, const TextStyle& style) {
    Key key;
    key.text = text;
    key.language = style.language;
    key.bold = style.bold;
    key.emPx = style.sizePx <= smallUpToPx ? smallEmPx : sdfSizePx;
    key.spacing =
        style.sizePx > 0 ? static_cast<int>(std::lround(style.letterSpacingPx / style.sizePx * 4096)) : 0;
    const auto known = _lines.find(key);
    if (known != _lines.end()) {
        return known->second;
    }
    const unsigned before = _generation;
    std::vector<TextSprite> pieces = make(key);
    if (before != _generation) {
        // The atlas was emptied on the way, and the first pieces with it.
        pieces = make(key);
    }
    return _lines.insert_or_assign(std::move(key), std::move(pieces)).first->second;
}

std::vector<TextSprite> TextSprites::make(const Key& key) {
    TextStyle style;
    style.language = key.language;
    style.bold = key.bold;
    style.sizePx = key.emPx;
    style.letterSpacingPx = key.spacing * key.emPx / 4096.0;
    const TextLayout layout = layOut(_fonts, key.text, style);
    std::vector<TextSprite> pieces;
    for (size_t first = 0; first < layout.glyphs.size(); first += longestPiece) {
        const size_t count = std::min(longestPiece, layout.glyphs.size() - first);
        const TextSprite piece = makePiece(std::span(layout.glyphs).subspan(first, count), key.emPx);
        if (piece.widthPx > 0) {
            pieces.push_back(piece);
        }
    }
    return pieces;
}

TextSprite TextSprites::makePiece(std::span<const PlacedGlyph> glyphs, int emPx) {
    const double scale = static_cast<double>(emPx) / sdfSizePx;
    std::vector<GlyphPlace> places;
    GlyphPlace around{nullptr, 1e9, 1e9, -1e9, -1e9};
    for (const PlacedGlyph& placed : glyphs) {
        const SdfGlyph& own = picture(placed.glyph);
        if (own.pixels.empty()) {
            continue;
        }
        GlyphPlace place{&own, placed.penPx + own.offsetXPx * scale, own.offsetYPx * scale, 0, 0};
        place.right = place.left + own.widthPx * scale;
        place.bottom = place.top + own.heightPx * scale;
        around.left = std::min(around.left, place.left);
        around.top = std::min(around.top, place.top);
        around.right = std::max(around.right, place.right);
        around.bottom = std::max(around.bottom, place.bottom);
        places.push_back(place);
    }
    TextSprite sprite;
    sprite.emPx = emPx;
    if (places.empty()) {
        return sprite;
    }
    sprite.leftPx = static_cast<int>(std::floor(around.left));
    sprite.topPx = static_cast<int>(std::floor(around.top));
    sprite.widthPx = std::min(static_cast<int>(std::ceil(around.right)) - sprite.leftPx, lastSidePx - gapPx);
    sprite.heightPx = static_cast<int>(std::ceil(around.bottom)) - sprite.topPx;
    while (!findRoom(sprite)) {
        grow();
    }
    for (const GlyphPlace& place : places) {
        const int left = static_cast<int>(std::floor(place.left)) - sprite.leftPx;
        const int right = std::min(static_cast<int>(std::ceil(place.right)) - sprite.leftPx, sprite.widthPx);
        const int top = static_cast<int>(std::floor(place.top)) - sprite.topPx;
        const int bottom = static_cast<int>(std::ceil(place.bottom)) - sprite.topPx;
        for (int row = std::max(top, 0); row < bottom; ++row) {
            std::uint8_t* target =
                _pixels.data() + static_cast<std::ptrdiff_t>(sprite.y + row) * _sidePx + sprite.x;
            const double y = (row + 0.5 + sprite.topPx - place.top) / scale - 0.5;
            for (int column = std::max(left, 0); column < right; ++column) {
                const double x = (column + 0.5 + sprite.leftPx - place.left) / scale - 0.5;
                const auto value = static_cast<std::uint8_t>(std::lround(valueAt(*place.picture, x, y)));
                // The union of outlines: whichever is nearer.
                target[column] = std::max(target[column], value);
            }
        }
    }
    _changed =
        _changed.to > _changed.from
            ? Rows{std::min(_changed.from, sprite.y), std::max(_changed.to, sprite.y + sprite.heightPx)}
            : Rows{sprite.y, sprite.y + sprite.heightPx};
    return sprite;
}

const SdfGlyph& TextSprites::picture(GlyphId glyph) {
    const auto [kept, isNew] = _glyphs.try_emplace(glyph);
    if (isNew) {
        kept->second = _fonts.rasterise(glyph);
    }
    return kept->second;
}

bool TextSprites::findRoom(TextSprite& sprite) {
    const int width = sprite.widthPx + gapPx;
    const int height = sprite.heightPx + gapPx;
    Shelf* best = nullptr;
    int end = 0;
    for (Shelf& shelf : _shelves) {
        end = shelf.y + shelf.heightPx;
        const bool fits = shelf.heightPx >= height && shelf.usedPx + width <= _sidePx;
        // A low line would waste a high shelf.
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
    sprite.x = best->usedPx;
    sprite.y = best->y;
    best->usedPx += width;
    return true;
}

void TextSprites::grow() {
    // What was there is made again when next used: simpler than moving it, and rare.
    _generation += _sidePx == 0 ? 0 : 1;
    _sidePx = _sidePx == 0 ? firstSidePx : std::min(2 * _sidePx, lastSidePx);
    _pixels.assign(static_cast<size_t>(_sidePx) * static_cast<size_t>(_sidePx), 0);
    _shelves.clear();
    _lines.clear();
    _changed = {0, _sidePx};
}

TextSprites::Rows TextSprites::takeChangedRows() {
    return std::exchange(_changed, Rows{});
}

} // namespace khalkha
