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

constexpr std::array<glm::dvec3, 3> tritanopia{
    glm::dvec3{1.255528, -0.076749, -0.178779},
    glm::dvec3{-0.078411, 0.930809, 0.147602},
    glm::dvec3{0.004733, 0.691367, 0.303900}};
constexpr std::array<glm::dvec3, 3> usual{glm::dvec3{1, 0, 0}, glm::dvec3{0, 1, 0}, glm::dvec3{0, 0, 1}};

double degrees(double radians) {
    const double angle = radians * 180 / std::acos(-1.0);
    return angle < 0 ? angle + 360 : angle;
}
double cosine(double deg) {
    return std::cos(deg * std::acos(-1.0) / 180);
}
double sine(double deg) {
    return std::sin(deg * std::acos(-1.0) / 180);
}

/// Colour difference CIEDE2000 of two L*a*b* colours (CIE 142-2001; names as in Sharma, Wu and Dalal 2005).
double ciede2000(const glm::dvec3& one, const glm::dvec3& two) {
    const double chroma = (std::hypot(one.y, one.z) + std::hypot(two.y, two.z)) / 2;
    const double seventh = std::pow(chroma, 7);
    const double g = 0.5 * (1 - std::sqrt(seventh / (seventh + std::pow(25.0, 7))));
    const double a1 = one.y * (1 + g);
    const double a2 = two.y * (1 + g);
    const double c1 = std::hypot(a1, one.z);
    const double c2 = std::hypot(a2, two.z);
    const double h1 = c1 == 0 ? 0 : degrees(std::atan2(one.z, a1));
    const double h2 = c2 == 0 ? 0 : degrees(std::atan2(two.z, a2));
    const bool grey = c1 * c2 == 0;
    double dh = grey ? 0 : h2 - h1;
    dh += dh > 180 ? -360 : dh < -180 ? 360 : 0;
    const double dL = two.x - one.x;
    const double dC = c2 - c1;
    const double dH = 2 * std::sqrt(c1 * c2) * sine(dh / 2);
    const double meanL = (one.x + two.x) / 2;
    const double meanC = (c1 + c2) / 2;
    const double sum = h1 + h2;
    const double meanH = grey                       ? sum
                         : std::abs(h1 - h2) <= 180 ? sum / 2
                         : sum < 360                ? (sum + 360) / 2
                                                    : (sum - 360) / 2;
    const double t = 1 - 0.17 * cosine(meanH - 30) + 0.24 * cosine(2 * meanH) + 0.32 * cosine(3 * meanH + 6) -
                     0.20 * cosine(4 * meanH - 63);
    const double turn = 30 * std::exp(-std::pow((meanH - 275) / 25, 2));
    const double rc = 2 * std::sqrt(std::pow(meanC, 7) / (std::pow(meanC, 7) + std::pow(25.0, 7)));
    const double offL = std::pow(meanL - 50, 2);
    const double sL = 1 + 0.015 * offL / std::sqrt(20 + offL);
    const double sC = 1 + 0.045 * meanC;
    const double sH = 1 + 0.015 * meanC * t;
    const double rT = -sine(2 * turn) * rc;
    return std::sqrt(
        std::pow(dL / sL, 2) + std::pow(dC / sC, 2) + std::pow(dH / sH, 2) + rT * (dC / sC) * (dH / sH));
}

/// CIEDE2000 of two colours as an eye sees them.
double difference(const std::array<glm::dvec3, 3>& vision, Colour a, Colour b) {
    return ciede2000(lab(seenBy(vision, a)), lab(seenBy(vision, b)));
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

TEST_CASE("Any two colours of sides stay apart for every eye, in every theme") {
    // A difference of 2.3 is just noticeable, one of 10 is seen at a glance. Dashes, hatches and teeth say
    // the same once more, see patterns_test.cpp.
    constexpr double least = 10;
    for (const ThemeName name : allThemes) {
        const Theme& t = theme(name);
        CAPTURE(themeCode(name));
        for (size_t i = 0; i < allHues.size(); ++i) {
            for (size_t k = i + 1; k < allHues.size(); ++k) {
                CAPTURE(i);
                CAPTURE(k);
                for (const auto& vision : {usual, protanopia, deuteranopia, tritanopia}) {
                    CHECK(difference(vision, t.hue(allHues.at(i)).line, t.hue(allHues.at(k)).line) >= least);
                }
            }
        }
    }
}

TEST_CASE("CIEDE2000 agrees with the test data of Sharma, Wu and Dalal 2005") {
    CHECK(ciede2000({50, 2.6772, -79.7751}, {50, 0, -82.7485}) == doctest::Approx(2.0425).epsilon(1e-4));
    CHECK(ciede2000({50, 2.5, 0}, {73, 25, -18}) == doctest::Approx(27.1492).epsilon(1e-4));
    CHECK(ciede2000({50, 2.49, -0.001}, {50, -2.49, 0.0011}) == doctest::Approx(7.2195).epsilon(1e-4));
    CHECK(
        ciede2000({2.0776, 0.0795, -1.135}, {0.9033, -0.0636, -0.5514}) ==
        doctest::Approx(0.9082).epsilon(1e-4));
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
    // On a desktop that enlarges windows type is as large, in units of that desktop, as on one that does not.
    for (const int height : {300, 700, 1200}) {
        ViewState plain, dense;
        dense.pixelsPerUnit = 2;
        CHECK(
            pictureScale(dense, {2 * height, 2 * height}) ==
            doctest::Approx(2 * pictureScale(plain, {height, height})));
    }
}
