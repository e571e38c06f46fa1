#include "render/relief_picture.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>

using namespace khalkha;

namespace {

constexpr int sizePx = reliefTilePx + 2 * reliefBorderPx;

template <class Shade> ReliefTile tileOf(Shade shade) {
    ReliefTile tile{sizePx, {}};
    for (int row = 0; row < sizePx; ++row) {
        for (int column = 0; column < sizePx; ++column) {
            tile.pixels.push_back(static_cast<std::uint8_t>(shade(column - 1, row - 1)));
            tile.pixels.push_back(40);
        }
    }
    return tile;
}

const std::uint8_t* pixelAt(const ReliefPicture& picture, int x, int y) {
    return &picture.pixels.at(
        4 * (static_cast<size_t>(y) * static_cast<size_t>(picture.widthPx) + static_cast<size_t>(x)));
}

} // namespace

TEST_CASE("Flat relief is the plain colour of land at its height") {
    const Theme& light = theme(ThemeName::light);
    const LandPalette palette(light);
    const ReliefPicture picture = reliefPicture(
        tileOf([](int, int) { return 128; }), reliefPart({Detail::theatre, 20, 9}, 2000), palette, 2);
    REQUIRE(picture.heightPx == 2 * reliefTilePx + 2);
    CHECK(std::abs(picture.widthPx - 2 - 2 * reliefTilePx * std::cos(52.5 / 57.29577951308232)) < 1);
    const Colour expected = landColour(light, 128, 40);
    for (const int at : {0, 1, 450, 549}) {
        CHECK(std::abs(pixelAt(picture, at, 901 - at)[0] - expected.r) <= 1);
        CHECK(std::abs(pixelAt(picture, at, 901 - at)[2] - expected.b) <= 1);
        CHECK(pixelAt(picture, at, at)[3] == 255);
    }
}

TEST_CASE("Shade darkens and light does not darken, in every theme") {
    for (const ThemeName name : {ThemeName::light, ThemeName::dark, ThemeName::contrast}) {
        const Colour flat = landColour(theme(name), 128, 60);
        const Colour dark = landColour(theme(name), 30, 60);
        const Colour bright = landColour(theme(name), 230, 60);
        CHECK(dark.r + dark.g + dark.b < flat.r + flat.g + flat.b);
        CHECK(bright.r + bright.g + bright.b >= flat.r + flat.g + flat.b);
        CHECK(landColour(theme(name), 128, 0) == theme(name).land);
    }
}

TEST_CASE("Neighbouring close pieces of a tile meet without a seam") {
    const ReliefTile tile =
        tileOf([](int x, int y) { return 128 + std::lround(90 * std::sin(x * 0.35) * std::cos(y * 0.3)); });
    const LandPalette palette(theme(ThemeName::light));
    const ReliefPicture west = reliefPicture(tile, reliefPart({Detail::close, 100, 46}, 100), palette, 4);
    const ReliefPicture east = reliefPicture(tile, reliefPart({Detail::close, 101, 46}, 100), palette, 4);
    REQUIRE(west.widthPx == east.widthPx);
    for (int y = 0; y < west.heightPx; y += 7) {
        // The border of one is the first inner pixel of the other.
        CHECK(pixelAt(west, west.widthPx - 1, y)[0] == pixelAt(east, 1, y)[0]);
        CHECK(pixelAt(west, west.widthPx - 2, y)[1] == pixelAt(east, 0, y)[1]);
    }
}

TEST_CASE("A tile that could not be read gives no picture") {
    const LandPalette palette(theme(ThemeName::light));
    CHECK(reliefPicture({}, reliefPart({Detail::theatre, 20, 9}, 2000), palette, 2).pixels.empty());
    ReliefTile truncated{sizePx, std::vector<std::uint8_t>(100)};
    CHECK(reliefPicture(truncated, reliefPart({Detail::theatre, 20, 9}, 2000), palette, 2).pixels.empty());
}
