#pragma once
// Colours and type sizes of the picture.

#include "chronicle/model.h"

#include <cstdint>

namespace khalkha {

/// sRGB with straight alpha, 0..255.
struct Colour {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    [[nodiscard]] Colour withAlpha(double alpha) const; ///< alpha 0..1 times the own alpha
    friend bool operator==(const Colour&, const Colour&) = default;
};
[[nodiscard]] Colour mix(Colour a, Colour b, double part);
/// WCAG 2 contrast ratio of two opaque colours, 1..21.
[[nodiscard]] double contrastRatio(Colour a, Colour b);

enum class ThemeName { light, dark, contrast };
[[nodiscard]] std::string_view themeCode(ThemeName name);
[[nodiscard]] std::optional<ThemeName> parseTheme(std::string_view code);

/// Colours a side needs: line for borders and marks, text for names, band for the tint inside a border.
struct HueColours {
    Colour line, text, band;
};

struct Theme {
    ThemeName name = ThemeName::light;
    Colour space, atmosphere;
    Colour ocean, oceanDeep, land, landHigh, shade,
        light;                 ///< relief: land tinted to landHigh by height, shade and light multiply
    double reliefStrength = 1; ///< 0..1
    Colour night;              ///< laid over ground where the sun is far below the horizon
    Colour coast, river, lake, shore, graticule;
    Colour text, textSecondary, textHalo, waterText, waterHalo;
    Colour boxFill, boxText, boxTextSecondary, boxBorder;
    Colour casing; ///< under fronts and arrows
    Colour place;  ///< place symbols
    Colour selection;
    [[nodiscard]] const HueColours& hue(Hue hue) const { return hues[static_cast<size_t>(hue)]; }
    std::array<HueColours, 7> hues;
};
[[nodiscard]] const Theme& theme(ThemeName name);

} // namespace khalkha
