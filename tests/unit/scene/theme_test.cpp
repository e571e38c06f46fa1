#include "scene/theme.h"
#include "scene/view_state.h"

#include <doctest/doctest.h>
#include <glm/vec3.hpp>

#include <algorithm>
#include <cmath>

using namespace khalkha;

namespace {

constexpr std::array<ThemeName, 3> allThemes{ThemeName::light, ThemeName::dark, ThemeName::contrast};
constexpr std::array<Hue, 7> allHues{
    Hue::red, Hue::orange, Hue::blue, Hue::lightBlue, Hue::green, Hue::grey, Hue::purple};

/// The colour laid over an opaque ground.
Colour over(Colour top, Colour ground) {
    Colour opaque = top;
    opaque.a = 255;
    return mix(ground, opaque, top.a / 255.0);
}

glm::dvec3 linear(Colour colour) {
    const auto channel = [](std::uint8_t value) {
        const double v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return {channel(colour.r), channel(colour.g), channel(colour.b)};
}

/// CIE L*a*b* (D65) of a linear RGB colour.
glm::dvec3 lab(const glm::dvec3& rgb) {
    const double x = (0.4124 * rgb.r + 0.3576 * rgb.g + 0.1805 * rgb.b) / 0.9505;
    const double y = 0.2126 * rgb.r + 0.7152 * rgb.g + 0.0722 * rgb.b;
    const double z = (0.0193 * rgb.r + 0.1192 * rgb.g + 0.9505 * rgb.b) / 1.0890;
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    return {116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))};
}

/// Dichromatic vision after Machado, Oliveira and Fernandes 2009, severity 1; rows of the matrix.
glm::dvec3 seenBy(const std::array<glm::dvec3, 3>& rows, Colour colour) {
    const glm::dvec3 c = linear(colour);
    const auto dot = [&](const glm::dvec3& row) {
        return std::clamp(row.x * c.x + row.y * c.y + row.z * c.z, 0.0, 1.0);
    };
    return {dot(rows[0]), dot(rows[1]), dot(rows[2])};
}

constexpr std::array<glm::dvec3, 3> protanopia{
    glm::dvec3{0.152286, 1.052583, -0.204868},
    glm::dvec3{0.114503, 0.786281, 0.099216},
    glm::dvec3{-0.003882, -0.048116, 1.051998}};
constexpr std::array<glm::dvec3, 3> deuteranopia{
    glm::dvec3{0.367322, 0.860646, -0.227968},
    glm::dvec3{0.280085, 0.672501, 0.047413},
    glm::dvec3{-0.011820, 0.042940, 0.968881}};

double difference(const std::array<glm::dvec3, 3>& vision, Colour a, Colour b) {
    const glm::dvec3 x = lab(seenBy(vision, a));
    const glm::dvec3 y = lab(seenBy(vision, b));
    return std::hypot(x.x - y.x, std::hypot(x.y - y.y, x.z - y.z));
}

} // namespace

TEST_CASE("contrastRatio agrees with known values of WCAG 2") {
    CHECK(contrastRatio({0, 0, 0, 255}, {255, 255, 255, 255}) == doctest::Approx(21));
    CHECK(contrastRatio({119, 119, 119, 255}, {255, 255, 255, 255}) == doctest::Approx(4.48).epsilon(0.002));
    CHECK(contrastRatio({255, 0, 0, 255}, {255, 255, 255, 255}) == doctest::Approx(4.0).epsilon(0.002));
    CHECK(contrastRatio({9, 9, 9, 255}, {9, 9, 9, 255}) == doctest::Approx(1));
}

TEST_CASE("mix and withAlpha") {
    CHECK(mix({0, 0, 0, 255}, {200, 100, 50, 55}, 0.5) == Colour{100, 50, 25, 155});
    CHECK(mix({1, 2, 3, 4}, {5, 6, 7, 8}, -1) == Colour{1, 2, 3, 4});
    CHECK(mix({1, 2, 3, 4}, {5, 6, 7, 8}, 2) == Colour{5, 6, 7, 8});
    CHECK(Colour{1, 2, 3, 200}.withAlpha(0.5).a == 100);
    CHECK(Colour{1, 2, 3, 200}.withAlpha(7).a == 200);
}

TEST_CASE("Text keeps 4.5:1 on everything it may stand on, in every theme") {
    for (const ThemeName name : allThemes) {
        const Theme& t = theme(name);
        CAPTURE(themeCode(name));
        CHECK(t.name == name);
        const std::array<Colour, 5> grounds{t.land, t.landHigh, t.ocean, t.oceanDeep, t.textHalo};
        for (const Colour ground : grounds) {
            CHECK(contrastRatio(t.text, ground) >= 4.5);
            CHECK(contrastRatio(t.textSecondary, ground) >= 4.5);
        }
        for (const Colour water : {t.ocean, t.oceanDeep, t.lake, over(t.waterHalo, t.ocean)}) {
            CHECK(contrastRatio(t.waterText, water) >= 4.5);
        }
        // Boxes are translucent: the worst ground below them counts.
        for (const Colour below : {t.land, t.ocean, t.space, t.hue(Hue::red).line, t.hue(Hue::blue).line}) {
            const Colour box = over(t.boxFill, below);
            CHECK(contrastRatio(t.boxText, box) >= 4.5);
            CHECK(contrastRatio(t.boxTextSecondary, box) >= 4.5);
        }
        for (const Hue hue : allHues) {
            CAPTURE(static_cast<int>(hue));
            const Colour box = over(t.boxFill, t.land);
            for (const Colour ground : {t.land, t.ocean, t.textHalo, box}) {
                CHECK(contrastRatio(t.hue(hue).text, ground) >= 4.5);
            }
            CHECK(contrastRatio(t.hue(hue).text, t.landHigh) >= 3.0);
        }
    }
}

TEST_CASE("Graphic marks keep 3:1 in every theme") {
    for (const ThemeName name : allThemes) {
        const Theme& t = theme(name);
        CAPTURE(themeCode(name));
        for (const Hue hue : allHues) {
            CAPTURE(static_cast<int>(hue));
            for (const Colour ground : {t.land, t.ocean, t.casing, over(t.boxFill, t.land)}) {
                CHECK(contrastRatio(t.hue(hue).line, ground) >= 3.0);
            }
        }
        CHECK(contrastRatio(t.place, t.land) >= 3.0);
        CHECK(contrastRatio(t.place, t.ocean) >= 3.0);
    }
}

TEST_CASE("Families of opposing sides stay apart for colour-blind eyes") {
    constexpr std::array<std::array<Hue, 2>, 5> opposed{
        {{Hue::red, Hue::blue},
         {Hue::red, Hue::lightBlue},
         {Hue::orange, Hue::blue},
         {Hue::orange, Hue::lightBlue},
         {Hue::red, Hue::green}}};
    for (const ThemeName name : allThemes) {
        const Theme& t = theme(name);
        CAPTURE(themeCode(name));
        for (const auto& [first, second] : opposed) {
            CAPTURE(static_cast<int>(first));
            CAPTURE(static_cast<int>(second));
            for (const auto& vision : {protanopia, deuteranopia}) {
                CHECK(difference(vision, t.hue(first).line, t.hue(second).line) >= 20);
            }
        }
    }
}

TEST_CASE("Codes of themes, layers and perspectives go there and back") {
    for (const ThemeName name : allThemes) {
        CHECK(parseTheme(themeCode(name)) == name);
    }
    for (int i = 0; i < layerCount; ++i) {
        CHECK(parseLayer(layerCode(static_cast<Layer>(i))) == static_cast<Layer>(i));
    }
    for (const auto p : {Perspective::both, Perspective::japan, Perspective::soviet, Perspective::none}) {
        CHECK(parsePerspective(perspectiveCode(p)) == p);
    }
    CHECK(layerCode(Layer::events) == "events");
    CHECK_FALSE(parseTheme("Light"));
    CHECK_FALSE(parseLayer(""));
    CHECK_FALSE(parsePerspective("japan"));
}

TEST_CASE("The picture's scale follows height and the user's factor, with a floor for small pictures") {
    ViewState view;
    CHECK(pictureScale(view, {1920, 1080}) == doctest::Approx(1));
    CHECK(pictureScale(view, {3840, 2160}) == doctest::Approx(2));
    CHECK(pictureScale(view, {640, 360}) == doctest::Approx(0.5));
    view.uiScale = 3;
    CHECK(pictureScale(view, {640, 360}) == doctest::Approx(1.5));
}
