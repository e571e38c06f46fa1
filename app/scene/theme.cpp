#include "scene/theme.h"

#include "base/code_table.h"

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

/// 0xRRGGBB
constexpr Colour rgb(std::uint32_t hex) {
    return {
        static_cast<std::uint8_t>((hex >> 16U) & 0xFFU),
        static_cast<std::uint8_t>((hex >> 8U) & 0xFFU),
        static_cast<std::uint8_t>(hex & 0xFFU),
        255};
}

/// 0xRRGGBB and alpha 0..255
constexpr Colour rgba(std::uint32_t hex, std::uint8_t alpha) {
    Colour colour = rgb(hex);
    colour.a = alpha;
    return colour;
}

/// Families after Okabe and Ito (vermillion, orange, blue, sky blue, bluish green, grey, reddish purple),
/// made darker or lighter until lines keep 3:1 and names 4.5:1 on the theme's land, sea, halo and boxes, and
/// until any two lines differ by 10 and more (CIEDE2000) for the usual eye, protanopia, deuteranopia and
/// tritanopia (Machado, Oliveira and Fernandes 2009). In the order of Hue.
Theme makeLight() {
    Theme t;
    t.name = ThemeName::light;
    t.space = rgb(0x0B1020);
    t.atmosphere = rgb(0x9CC3DE);
    t.ocean = rgb(0xC3D3DC);
    t.oceanDeep = rgb(0xB7CAD5);
    t.land = rgb(0xF3EEDF);
    t.landHigh = rgb(0xE2D6BF);
    t.shade = rgb(0x6E6A5E);
    t.light = rgb(0xFFFFFF);
    t.reliefStrength = 0.75;
    t.night = rgba(0x0E1A44, 96);
    t.coast = rgb(0x6F8EA0);
    t.river = rgb(0x6C9DBD);
    t.lake = rgb(0xB4CBDA);
    t.shore = rgb(0x6F97B0);
    t.graticule = rgba(0x4A6472, 90);
    t.text = rgb(0x17191D);
    t.textSecondary = rgb(0x45484D);
    t.textHalo = rgb(0xFFFDF6);
    t.waterText = rgb(0x22536F);
    t.waterHalo = rgba(0xE9F1F5, 200);
    t.boxFill = rgba(0xFFFFFF, 232);
    t.boxText = rgb(0x17191D);
    t.boxTextSecondary = rgb(0x4A4D52);
    t.boxBorder = rgba(0x5A6068, 70);
    t.casing = rgb(0xFFFFFF);
    t.place = rgb(0x17191D);
    t.selection = rgb(0xE69F00);
    t.hues = {
        HueColours{rgb(0xAA1A12), rgb(0x9E1F15), rgba(0xD9534A, 170)},
        HueColours{rgb(0xB9540E), rgb(0x8A4200), rgba(0xE69F45, 170)},
        HueColours{rgb(0x0E4EA8), rgb(0x1B468F), rgba(0x5C86CC, 160)},
        HueColours{rgb(0x1275C0), rgb(0x1A5B8A), rgba(0x78AEDC, 165)},
        HueColours{rgb(0x0B7851), rgb(0x005C47), rgba(0x4DB394, 150)},
        HueColours{rgb(0x68696B), rgb(0x505050), rgba(0x9A9A9A, 130)},
        HueColours{rgb(0x8E5486), rgb(0x73396F), rgba(0xCC79A7, 140)}};
    return t;
}

Theme makeDark() {
    Theme t;
    t.name = ThemeName::dark;
    t.space = rgb(0x05070D);
    t.atmosphere = rgb(0x3F6F92);
    t.ocean = rgb(0x141E27);
    t.oceanDeep = rgb(0x0F171F);
    t.land = rgb(0x2A2C2B);
    t.landHigh = rgb(0x3A3B38);
    t.shade = rgb(0x101112);
    t.light = rgb(0x6B6B66);
    t.reliefStrength = 0.8;
    t.night = rgba(0x000008, 130);
    t.coast = rgb(0x587488);
    t.river = rgb(0x4A7A99);
    t.lake = rgb(0x18262F);
    t.shore = rgb(0x4A7089);
    t.graticule = rgba(0x8FA9B8, 70);
    t.text = rgb(0xF3F1EA);
    t.textSecondary = rgb(0xC3C4C3);
    t.textHalo = rgb(0x101418);
    t.waterText = rgb(0x8FBEDD);
    t.waterHalo = rgba(0x101820, 200);
    t.boxFill = rgba(0x15191E, 230);
    t.boxText = rgb(0xF3F1EA);
    t.boxTextSecondary = rgb(0xBFC3C6);
    t.boxBorder = rgba(0xAEB6BC, 70);
    t.casing = rgb(0x0C0F12);
    t.place = rgb(0xF3F1EA);
    t.selection = rgb(0xF0E442);
    t.hues = {
        HueColours{rgb(0xF0604C), rgb(0xFF8A78), rgba(0xD9534A, 150)},
        HueColours{rgb(0xF2A03A), rgb(0xF6B25E), rgba(0xD98A30, 140)},
        HueColours{rgb(0x569AFC), rgb(0x86B4FA), rgba(0x4A7FD0, 150)},
        HueColours{rgb(0x65C8FE), rgb(0x82CDF5), rgba(0x4E9BC8, 140)},
        HueColours{rgb(0x2AB784), rgb(0x5AD3A8), rgba(0x2C9A75, 140)},
        HueColours{rgb(0xA8A8A9), rgb(0xC4C4C4), rgba(0x8A8A8A, 120)},
        HueColours{rgb(0xD18DC4), rgb(0xE3A5DF), rgba(0xB06AAB, 130)}};
    return t;
}

/// For weak projectors and weak eyes: white ground, no quiet tones, names at 7:1.
Theme makeContrast() {
    Theme t;
    t.name = ThemeName::contrast;
    t.space = rgb(0x000000);
    t.atmosphere = rgb(0x6FA8D0);
    t.ocean = rgb(0xD3E6F2);
    t.oceanDeep = rgb(0xC6DDEC);
    t.land = rgb(0xFFFFFF);
    t.landHigh = rgb(0xF3F0E8);
    t.shade = rgb(0x8C8C8C);
    t.light = rgb(0xFFFFFF);
    t.reliefStrength = 0.4;
    t.night = rgba(0x1A2A55, 80);
    t.coast = rgb(0x1F4A66);
    t.river = rgb(0x2E6E99);
    t.lake = rgb(0xC6DDEC);
    t.shore = rgb(0x1F4A66);
    t.graticule = rgba(0x1F3A4A, 130);
    t.text = rgb(0x000000);
    t.textSecondary = rgb(0x1E1E1E);
    t.textHalo = rgb(0xFFFFFF);
    t.waterText = rgb(0x00395C);
    t.waterHalo = rgb(0xFFFFFF);
    t.boxFill = rgba(0xFFFFFF, 250);
    t.boxText = rgb(0x000000);
    t.boxTextSecondary = rgb(0x222222);
    t.boxBorder = rgb(0x000000);
    t.casing = rgb(0xFFFFFF);
    t.place = rgb(0x000000);
    t.selection = rgb(0xB35C00);
    t.hues = {
        HueColours{rgb(0x960200), rgb(0x8F0000), rgba(0xD02020, 200)},
        HueColours{rgb(0xAB4700), rgb(0x7A3500), rgba(0xE07A10, 200)},
        HueColours{rgb(0x0A34A1), rgb(0x00246E), rgba(0x2050C0, 190)},
        HueColours{rgb(0x0061B3), rgb(0x004A86), rgba(0x3090D8, 190)},
        HueColours{rgb(0x156446), rgb(0x004D39), rgba(0x109070, 180)},
        HueColours{rgb(0x46484C), rgb(0x333333), rgba(0x707070, 160)},
        HueColours{rgb(0x65135C), rgb(0x561456), rgba(0xA040A0, 170)}};
    return t;
}

constexpr CodeTable<ThemeName, 3> themeCodes{{"light", "dark", "contrast"}};

std::uint8_t mixedChannel(std::uint8_t a, std::uint8_t b, double part) {
    return static_cast<std::uint8_t>(std::lround(a + (static_cast<double>(b) - a) * part));
}

/// WCAG 2 relative luminance.
double luminance(Colour colour) {
    const auto linear = [](std::uint8_t channel) {
        const double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
}

} // namespace

Colour Colour::withAlpha(double alpha) const {
    Colour result = *this;
    result.a = static_cast<std::uint8_t>(std::lround(a * std::clamp(alpha, 0.0, 1.0)));
    return result;
}

Colour mix(Colour a, Colour b, double part) {
    const double p = std::clamp(part, 0.0, 1.0);
    return {
        mixedChannel(a.r, b.r, p),
        mixedChannel(a.g, b.g, p),
        mixedChannel(a.b, b.b, p),
        mixedChannel(a.a, b.a, p)};
}

double contrastRatio(Colour a, Colour b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

std::string_view themeCode(ThemeName name) {
    return themeCodes.of(name);
}

std::optional<ThemeName> parseTheme(std::string_view code) {
    return themeCodes.parse(code);
}

const Theme& theme(ThemeName name) {
    static const std::array<Theme, 3> themes{makeLight(), makeDark(), makeContrast()};
    return themes[static_cast<size_t>(name)];
}

} // namespace khalkha
