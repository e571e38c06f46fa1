#include "render/relief_picture.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace khalkha {

namespace {

/// Weights of a uniform cubic B-spline at a part between the two middle samples.
std::array<float, 4> splineWeights(float part) {
    const float rest = 1 - part;
    return {
        rest * rest * rest / 6,
        (3 * part * part * part - 6 * part * part + 4) / 6,
        (3 * rest * rest * rest - 6 * rest * rest + 4) / 6,
        part * part * part / 6};
}

struct Taps {
    std::array<int, 4> index{};
    std::array<float, 4> weight{};
};

/// Where the pixels of the picture lie among those of the tile, along one axis.
std::vector<Taps> tapsAlong(const ReliefTile& tile, double from, double side, int count, int borderPx) {
    const double inner = tile.sizePx - 2.0 * reliefBorderPx;
    const double step = side * inner / count;
    std::vector<Taps> taps;
    for (int i = -borderPx; i < count + borderPx; ++i) {
        const double at = reliefBorderPx + from * inner + (i + 0.5) * step - 0.5;
        const int base = static_cast<int>(std::floor(at));
        Taps each;
        each.weight = splineWeights(static_cast<float>(at - base));
        for (int k = 0; k < 4; ++k) {
            each.index.at(static_cast<size_t>(k)) = std::clamp(base - 1 + k, 0, tile.sizePx - 1);
        }
        taps.push_back(each);
    }
    return taps;
}

/// Shade and height, 0..255, at the pixels of the picture.
std::vector<float>
resample(const ReliefTile& tile, const std::vector<Taps>& columns, const std::vector<Taps>& rows) {
    const size_t width = columns.size();
    // First along the rows of the tile that are needed, then across them.
    const int firstRow = rows.front().index.front();
    const int lastRow = rows.back().index.back();
    std::vector<float> wide(width * static_cast<size_t>(lastRow - firstRow + 1) * 2);
    for (int row = firstRow; row <= lastRow; ++row) {
        const std::uint8_t* source = tile.pixels.data() + static_cast<std::ptrdiff_t>(row) * tile.sizePx * 2;
        float* target = wide.data() +
                        static_cast<std::ptrdiff_t>(row - firstRow) * 2 * static_cast<std::ptrdiff_t>(width);
        for (const Taps& taps : columns) {
            float shade = 0;
            float height = 0;
            for (size_t k = 0; k < 4; ++k) {
                const std::uint8_t* pixel = source + static_cast<std::ptrdiff_t>(taps.index.at(k)) * 2;
                shade += taps.weight.at(k) * static_cast<float>(pixel[0]);
                height += taps.weight.at(k) * static_cast<float>(pixel[1]);
            }
            *target++ = shade;
            *target++ = height;
        }
    }
    std::vector<float> values(width * rows.size() * 2);
    float* target = values.data();
    for (const Taps& taps : rows) {
        std::array<const float*, 4> lines{};
        for (size_t k = 0; k < 4; ++k) {
            lines.at(k) = wide.data() + static_cast<std::ptrdiff_t>(taps.index.at(k) - firstRow) * 2 *
                                            static_cast<std::ptrdiff_t>(width);
        }
        for (size_t i = 0; i < width * 2; ++i) {
            *target++ = taps.weight[0] * lines[0][i] + taps.weight[1] * lines[1][i] +
                        taps.weight[2] * lines[2][i] + taps.weight[3] * lines[3][i];
        }
    }
    return values;
}

struct Rgb {
    float r = 0, g = 0, b = 0;
};
Rgb rgbOf(Colour colour) {
    return {static_cast<float>(colour.r), static_cast<float>(colour.g), static_cast<float>(colour.b)};
}
Rgb lerp(Rgb a, Rgb b, float part) {
    return {a.r + (b.r - a.r) * part, a.g + (b.g - a.g) * part, a.b + (b.b - a.b) * part};
}

/// Land by height, then darkened by the colour of shade or lightened towards that of light.
class LandColours {
public:
    explicit LandColours(const Theme& theme)
        : _light(rgbOf(theme.light)), _strength(static_cast<float>(theme.reliefStrength)) {
        const Rgb shade = rgbOf(theme.shade);
        _shade = {shade.r / 255, shade.g / 255, shade.b / 255};
        for (size_t i = 0; i < _byHeight.size(); ++i) {
            // Most land is low: the square root gives plains and hills their share of the range.
            const float part = std::sqrt(static_cast<float>(i) / 255);
            _byHeight.at(i) = lerp(rgbOf(theme.land), rgbOf(theme.landHigh), std::min(1.0F, part * 1.15F));
        }
    }

    [[nodiscard]] Rgb colour(float shade, std::uint8_t height) const {
        const Rgb base = _byHeight.at(height);
        const float relief = (shade - 128) / 128;
        if (relief > 0) {
            return lerp(base, _light, relief * _strength * lightShare);
        }
        const float depth = -relief * _strength;
        return {
            base.r * (1 - depth * (1 - _shade.r)),
            base.g * (1 - depth * (1 - _shade.g)),
            base.b * (1 - depth * (1 - _shade.b))};
    }

private:
    static constexpr float lightShare = 0.8F;
    Rgb _light, _shade;
    float _strength;
    std::array<Rgb, 256> _byHeight;
};

std::uint8_t toByte(float value) {
    return static_cast<std::uint8_t>(std::clamp(value + 0.5F, 0.0F, 255.0F));
}

} // namespace

Colour landColour(const Theme& theme, std::uint8_t shade, std::uint8_t height) {
    const Rgb rgb = LandColours(theme).colour(shade, height);
    return {toByte(rgb.r), toByte(rgb.g), toByte(rgb.b), 255};
}

LandPalette::LandPalette(const Theme& theme) {
    const LandColours colours(theme);
    _colours.reserve(shadeSteps * heightSteps);
    for (size_t shade = 0; shade < shadeSteps; ++shade) {
        for (size_t height = 0; height < heightSteps; ++height) {
            const Rgb rgb = colours.colour(static_cast<float>(shade) / 2, static_cast<std::uint8_t>(height));
            _colours.push_back({toByte(rgb.r), toByte(rgb.g), toByte(rgb.b), 255});
        }
    }
}

ReliefPicture
reliefPicture(const ReliefTile& tile, const ReliefPart& part, const LandPalette& palette, int enlarge) {
    ReliefPicture picture;
    const auto side = static_cast<size_t>(std::max(tile.sizePx, 0));
    if (tile.sizePx <= 2 * reliefBorderPx || tile.pixels.size() != 2 * side * side) {
        return picture;
    }
    const double inner = (tile.sizePx - 2 * reliefBorderPx) * part.side * enlarge;
    const int high = static_cast<int>(std::lround(inner));
    // Meridians converge: pixels that lie closer than the picture's cost time and glitter.
    const double narrowing = std::cos(part.middleLatDeg * 3.14159265358979323846 / 180);
    const int wide = static_cast<int>(std::lround(inner * std::max(narrowing, 0.125)));
    const std::vector<Taps> columns = tapsAlong(tile, part.left, part.side, wide, picture.borderPx);
    const std::vector<Taps> rows = tapsAlong(tile, part.top, part.side, high, picture.borderPx);
    const std::vector<float> values = resample(tile, columns, rows);
    picture.widthPx = wide + 2 * picture.borderPx;
    picture.heightPx = high + 2 * picture.borderPx;
    picture.pixels.resize(values.size() * 2);
    static_assert(sizeof(Colour) == 4);
    for (size_t i = 0; i < values.size(); i += 2) {
        std::memcpy(&picture.pixels[2 * i], &palette.at(values[i], values[i + 1]), sizeof(Colour));
    }
    return picture;
}

} // namespace khalkha
