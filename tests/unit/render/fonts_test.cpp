#include "render/font_metrics.h"
#include "render/glyph_distance.h"
#include "render/glyph_layout.h"
#include "render/mapped_file.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <set>

using namespace khalkha;

namespace {

const FontSet& fonts() {
    static const std::unique_ptr<FontSet> set = [] {
        const Result<FontFiles> files = findFonts();
        REQUIRE(files);
        Result<std::unique_ptr<FontSet>> opened = FontSet::open(*files);
        REQUIRE(opened);
        return *std::move(opened);
    }();
    return *set;
}

TextStyle style(Language language, double sizePx = 40) {
    TextStyle result;
    result.language = language;
    result.sizePx = sizePx;
    return result;
}

/// Value of a pixel, by pixels from the pen.
int valueAt(const SdfGlyph& glyph, int x, int y) {
    return glyph.pixels.at(
        static_cast<size_t>(y - glyph.offsetYPx) * static_cast<size_t>(glyph.widthPx) +
        static_cast<size_t>(x - glyph.offsetXPx));
}

} // namespace

TEST_CASE("Han characters take the face of the language, letters the Latin one") {
    const GlyphId ja = fonts().glyph(U'房', Language::ja, false);
    const GlyphId zh = fonts().glyph(U'房', Language::zh, false);
    const GlyphId hans = fonts().glyph(U'房', Language::zhHans, false);
    const GlyphId ko = fonts().glyph(U'房', Language::ko, false);
    CHECK(ja.glyph != 0);
    CHECK(std::set<int>{ja.face, zh.face, hans.face, ko.face}.size() == 4);
    CHECK(fonts().rasterise(ja).pixels != fonts().rasterise(zh).pixels);
    CHECK(fonts().glyph(U'A', Language::ja, false) == fonts().glyph(U'A', Language::en, false));
    CHECK(fonts().glyph(U'A', Language::ja, true) != fonts().glyph(U'A', Language::ja, false));
}

TEST_CASE("Every character of the program's languages has a glyph") {
    for (const char32_t point :
         std::u32string_view(U"ӨөҮүЁёЖ哈爾濱蔣琿盧満洲国满洲국경モンゴル（）・、。·–—…°′″→")) {
        for (const Language language :
             {Language::en,
              Language::ja,
              Language::zh,
              Language::zhHans,
              Language::ko,
              Language::ru,
              Language::mn}) {
            CAPTURE(static_cast<unsigned>(point));
            CHECK(fonts().glyph(point, language, false).glyph != 0);
            CHECK(fonts().glyph(point, language, true).glyph != 0);
        }
    }
    // One that no font has shows as the box for missing ones.
    CHECK(fonts().glyph(char32_t{0x10FFFD}, Language::en, false).glyph == 0);
    CHECK_FALSE(fonts().rasterise({0, 0}).pixels.empty());
}

TEST_CASE("Widths add up, grow with the size, and know kerning and spacing") {
    const double once = fonts().measure("満洲", style(Language::ja)).widthPx;
    CHECK(once == doctest::Approx(80)); // two em squares
    CHECK(fonts().measure("満洲満洲", style(Language::ja)).widthPx == doctest::Approx(2 * once));
    CHECK(
        fonts().measure("Harbin", style(Language::en, 20)).widthPx * 3 ==
        doctest::Approx(fonts().measure("Harbin", style(Language::en, 60)).widthPx));
    const double apart =
        fonts().measure("A", style(Language::en)).widthPx + fonts().measure("V", style(Language::en)).widthPx;
    CHECK(fonts().measure("AV", style(Language::en)).widthPx < apart - 0.5);
    TextStyle spaced = style(Language::en);
    spaced.letterSpacingPx = 5;
    CHECK(
        fonts().measure("nmn", spaced).widthPx ==
        doctest::Approx(fonts().measure("nmn", style(Language::en)).widthPx + 10));
    CHECK(fonts().measure("", style(Language::en)).widthPx == 0);
    CHECK(
        fonts().measure("a\xE2\x80\x8B\n", style(Language::en)).widthPx ==
        doctest::Approx(fonts().measure("a", style(Language::en)).widthPx));
    CHECK(fonts().measure("\xFF", style(Language::en)).widthPx > 0); // a replacement mark, no crash
}

TEST_CASE("The signed distance of a square is exact") {
    constexpr float side = 20;
    const std::array<OutlineLeg, 4> square{
        OutlineLeg{0, 0, side, 0}, {side, 0, side, side}, {side, side, 0, side}, {0, side, 0, 0}};
    const SdfGlyph glyph = distanceGlyph(square);
    CHECK(glyph.offsetXPx == -sdfPaddingPx);
    CHECK(glyph.widthPx == static_cast<int>(side) + 2 * sdfPaddingPx);
    for (int y = -sdfPaddingPx; y < static_cast<int>(side) + sdfPaddingPx; ++y) {
        for (int x = -sdfPaddingPx; x < static_cast<int>(side) + sdfPaddingPx; ++x) {
            const double px = x + 0.5;
            const double py = y + 0.5;
            const double dx = std::max({-px, px - side, 0.0});
            const double dy = std::max({-py, py - side, 0.0});
            const double outside = std::hypot(dx, dy);
            const double inside = std::min({px, py, side - px, side - py});
            const double distance = outside > 0 ? -outside : inside;
            const double expected = std::clamp(127.5 + distance * 127.5 / sdfPaddingPx, 0.0, 255.0);
            CHECK(std::abs(valueAt(glyph, x, y) - expected) < 1.01);
        }
    }
    CHECK(distanceGlyph({}).pixels.empty());
}

TEST_CASE("A letter is inside where its ink is, also with cubic outlines") {
    // U+25A0 and U+3007 of the CJK face are a square and a ring of cubic curves.
    const SdfGlyph ring = fonts().rasterise(fonts().glyph(U'〇', Language::ja, false));
    REQUIRE_FALSE(ring.pixels.empty());
    const int middleX = ring.offsetXPx + ring.widthPx / 2;
    const int middleY = ring.offsetYPx + ring.heightPx / 2;
    CHECK(valueAt(ring, middleX, middleY) < 20); // the hole
    int crossings = 0;
    for (int x = ring.offsetXPx + 1; x < ring.offsetXPx + ring.widthPx; ++x) {
        crossings += (valueAt(ring, x, middleY) > 127) != (valueAt(ring, x - 1, middleY) > 127) ? 1 : 0;
    }
    CHECK(crossings == 4);
    const SdfGlyph space = fonts().rasterise(fonts().glyph(U' ', Language::en, false));
    CHECK(space.pixels.empty());
}

TEST_CASE("A font file that is none is refused with the package's name") {
    const std::filesystem::path path = std::filesystem::temp_directory_path() / "khalkha_no_font.ttf";
    std::ofstream(path) << "not a font";
    Result<FontFiles> files = findFonts();
    REQUIRE(files);
    FontFiles wrong = *files;
    wrong.regular = path;
    const Result<std::unique_ptr<FontSet>> damaged = FontSet::open(wrong);
    REQUIRE_FALSE(damaged);
    CHECK(damaged.error().where.file == path.string());
    CHECK(damaged.error().hint.find("fonts-noto") != std::string::npos);
    wrong.regular = path.string() + ".missing";
    CHECK_FALSE(FontSet::open(wrong));
    wrong.regular = std::filesystem::temp_directory_path();
    CHECK_FALSE(FontSet::open(wrong));
    std::filesystem::remove(path);
}

TEST_CASE("characters that cannot be drawn are found, and no others") {
    CHECK(undrawable(fonts(), "K\u00F6ln, \u0141\u00F3d\u017A, \u0395\u03BB\u03BB\u03AC\u03C2", Language::en)
              .empty());
    CHECK(undrawable(
              fonts(),
              "\u0425\u0430\u043B\u0445\u044B\u043D \u0433\u043E\u043B \u2014 \u00AB\u2116 5\u00BB",
              Language::mn)
              .empty());
    CHECK(undrawable(fonts(), "\u6771\u4EAC \uC11C\uC6B8 \u30D5", Language::ja).empty());
    CHECK(undrawable(fonts(), "soft\u00ADhyphen\u200B and \uFE0F", Language::en).empty());
    CHECK(
        undrawable(fonts(), "a\u182E\u1823a\u182E", Language::mn) ==
        U"\u182E\u1823"); // traditional Mongolian
    CHECK(undrawable(fonts(), "\u0E44\u0E17\u0E22", Language::en) == U"\u0E44\u0E17\u0E22");
    CHECK(undrawable(fonts(), "\u0627", Language::en) == U"\u0627");
    CHECK(undrawable(fonts(), "\u0915", Language::en) == U"\u0915"); // in the font, but not joined here
    CHECK(undrawable(fonts(), "\U0001F38C\uE000", Language::en) == U"\U0001F38C\uE000");
}
