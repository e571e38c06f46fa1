#include "gl_fixture.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

using namespace khalkha;

namespace {

/// A frame with nothing but ocean of one colour below its commands.
struct Blank {
    MadeUpTiles tiles;
    std::unique_ptr<Renderer> renderer;
    Frame frame;
    Colour ground = theme(ThemeName::light).ocean;

    Blank() {
        tiles.empty = true;
        renderer = rendererFor(tiles);
        CameraView view;
        view.rangeMeters = 5e5;
        frame = frameAt(view);
    }
};

/// What a colour of that alpha makes of the ground.
Colour over(Colour colour, double alpha, Colour ground) {
    const auto part = [alpha](int top, int below) {
        return static_cast<std::uint8_t>(std::lround(top * alpha + below * (1 - alpha)));
    };
    return {part(colour.r, ground.r), part(colour.g, ground.g), part(colour.b, ground.b), 255};
}

std::uint64_t hashOfFullFrame() {
    MadeUpTiles tiles;
    return draw(*rendererFor(tiles), fullFrame()).hash();
}

} // namespace

TEST_CASE("Solid meshes blend exactly and fade at a stroke's rim") {
    Blank blank;
    const Colour colour{200, 40, 20, 128};
    addRectangle(blank.frame, Paint::solid, {100, 100, 200, 200}, colour);
    // A horizontal stroke 5 px wide round y = 250.
    addRectangle(blank.frame, Paint::solid, {100, 246, 300, 254}, {0, 0, 0, 255});
    for (size_t i = 4; i < 8; ++i) {
        blank.frame.vertices[i].across = i < 6 ? -4 : 4;
        blank.frame.vertices[i].halfWidth = 2.5F;
    }
    const Picture picture = draw(*blank.renderer, blank.frame);
    CHECK(difference(picture.at(150, 150), over(colour, 128.0 / 255, blank.ground)) <= 1);
    CHECK(picture.at(99, 150) == blank.ground);
    CHECK(picture.at(200, 150) == blank.ground);
    CHECK(difference(picture.at(100, 199), picture.at(150, 150)) == 0);
    double cover = 0;
    for (int y = 240; y < 260; ++y) {
        cover += 1 - double(picture.at(200, y).r) / blank.ground.r;
    }
    CHECK(cover == doctest::Approx(5).epsilon(0.02));
}

TEST_CASE("Of two bands the one whose border is nearer wins, each pixel tinted once") {
    Blank blank;
    const Colour red{220, 20, 20, 200};
    const Colour blue{20, 20, 220, 200};
    // Borders at x = 100 (red, to the right) and x = 300 (blue, to the left); they meet at x = 200.
    addRectangle(blank.frame, Paint::band, {100, 50, 300, 300}, red, {0, 1});
    addRectangle(blank.frame, Paint::band, {100, 50, 300, 300}, blue, {1, 0});
    const Picture picture = draw(*blank.renderer, blank.frame);
    for (const int x : {101, 120, 160, 195, 205, 240, 280, 298}) {
        const double depth = x < 200 ? (x + 0.5 - 100) / 200 : (300 - x - 0.5) / 200;
        const Colour expected =
            over(x < 200 ? red : blue, 200.0 / 255 * std::pow(1 - depth, 1.5), blank.ground);
        CAPTURE(x);
        CHECK(difference(picture.at(x, 200), expected) <= 2);
    }
    CHECK(picture.at(99, 200) == blank.ground);
}

TEST_CASE("A mask keeps bands that are further away off its ground and leaves no colour itself") {
    Blank blank;
    addRectangle(blank.frame, Paint::mask, {100, 50, 200, 300}, {0, 0, 0, 0}, {0.2F, 0.2F});
    addRectangle(blank.frame, Paint::band, {100, 50, 300, 300}, {255, 0, 0, 255}, {0.5F, 0.5F});
    const Picture picture = draw(*blank.renderer, blank.frame);
    CHECK(picture.at(150, 200) == blank.ground);
    CHECK(difference(picture.at(250, 200), blank.ground) > 20);
}

TEST_CASE("Text fills the box that its metrics announce, with a halo around it") {
    Blank blank;
    for (const double size : {16.0, 24.0, 60.0}) {
        blank.frame.texts.clear();
        blank.frame.commands.clear();
        TextRun run;
        run.text = "Hハg";
        run.style.language = Language::ja;
        run.style.sizePx = size;
        run.at = {200, 200};
        run.colour = {0, 0, 0, 255};
        run.halo = {255, 255, 255, 255};
        run.haloPx = 2;
        addText(blank.frame, run);
        const Picture picture = draw(*blank.renderer, blank.frame);
        const TextExtent extent = blank.renderer->metrics().measure(run.text, run.style);
        int left = 999;
        int right = 0;
        int top = 999;
        int bottom = 0;
        int white = 0;
        for (int y = 0; y < 360; ++y) {
            for (int x = 0; x < 640; ++x) {
                const Colour colour = picture.at(x, y);
                white += colour == Colour{255, 255, 255, 255} ? 1 : 0;
                if (colour.r < 60 && colour.b < 60) {
                    left = std::min(left, x);
                    right = std::max(right, x);
                    top = std::min(top, y);
                    bottom = std::max(bottom, y);
                }
            }
        }
        CAPTURE(size);
        CHECK(left >= 200);
        CHECK(left < 200 + 0.2 * size);
        CHECK(right <= 200 + extent.widthPx);
        CHECK(right > 200 + extent.widthPx - 0.2 * size);
        CHECK(top >= 200 - extent.ascentPx - 1);
        CHECK(top < 200 - 0.6 * size);
        CHECK(bottom <= 200 + extent.descentPx + 1);
        CHECK(bottom > 200 + 0.12 * size);
        CHECK(white > 2 * size);
    }
}

TEST_CASE("Turned text runs counter-clockwise, and an atlas that overflows loses nothing") {
    Blank blank;
    TextRun run;
    run.text = "IIIIIIIIII";
    run.style.sizePx = 30;
    run.at = {300, 300};
    run.angleRad = 3.14159265358979 / 2;
    run.colour = {0, 0, 0, 255};
    run.haloPx = 0;
    addText(blank.frame, run);
    const Picture picture = draw(*blank.renderer, blank.frame);
    int above = 0;
    for (int y = 200; y < 300; ++y) {
        above += picture.at(290, y).r < 128 ? 1 : 0;
    }
    CHECK(above > 15);
    CHECK(picture.at(330, 299) == blank.ground);

    // 1,200 different characters do not fit the first atlas.
    Blank many;
    std::u32string unusual;
    for (char32_t point = 0x4E00; point < 0x4E00 + 1200; ++point) {
        unusual += point;
    }
    for (size_t i = 0; i < unusual.size(); i += 40) {
        TextRun line;
        for (const char32_t point : unusual.substr(i, 40)) {
            line.text += static_cast<char>(0xE0U | (point >> 12U));
            line.text += static_cast<char>(0x80U | ((point >> 6U) & 0x3FU));
            line.text += static_cast<char>(0x80U | (point & 0x3FU));
        }
        line.style.language = Language::ja;
        line.style.sizePx = 12;
        line.at = {5, 12 + static_cast<double>(i) / 40 * 11.5};
        line.colour = {0, 0, 0, 255};
        line.haloPx = 0;
        addText(many.frame, line);
    }
    const Picture once = draw(*many.renderer, many.frame);
    CHECK(once.rgb == draw(*many.renderer, many.frame).rgb);
    for (size_t line = 0; line < unusual.size() / 40; ++line) {
        int dark = 0;
        for (int x = 5; x < 485; ++x) {
            dark += once.at(x, 8 + static_cast<int>(static_cast<double>(line) * 11.5)).r < 150 ? 1 : 0;
        }
        CHECK(dark > 40);
    }
}

TEST_CASE("The cache gives the same bytes as drawing anew") {
    MadeUpTiles tiles;
    const std::unique_ptr<Renderer> renderer = rendererFor(tiles);
    Frame frame = fullFrame();
    const Picture direct = draw(*renderer, frame, false);
    bool fromCache = false;
    for (int i = 0; i < 4; ++i) {
        DrawStatistics statistics;
        CHECK(draw(*renderer, frame, true, &statistics).rgb == direct.rgb);
        fromCache = statistics.baseFromCache;
    }
    CHECK(fromCache);
    // Another key: another base. Another moving command: only that changes.
    frame.vertices[8].colour = {1, 2, 3, 255};
    frame.commands.back().count = 0;
    const Picture moved = draw(*renderer, frame, true);
    CHECK(moved.rgb == draw(*renderer, frame, false).rgb);
    CHECK(moved.rgb != direct.rgb);
    frame.camera.headingDeg = 80;
    frame.baseKey = 8;
    CHECK(draw(*renderer, frame, true).rgb == draw(*renderer, frame, false).rgb);
}

TEST_CASE("Commands out of range draw nothing") {
    Blank blank;
    DrawCommand command;
    command.first = 500;
    command.count = 30;
    blank.frame.commands.push_back(command);
    command.kind = DrawCommand::Kind::text;
    blank.frame.commands.push_back(command);
    blank.frame.staticCommands = 99;
    const Picture picture = draw(*blank.renderer, blank.frame);
    CHECK(std::all_of(picture.rgb.begin(), picture.rgb.end(), [&](std::uint8_t byte) {
        return byte == blank.ground.r || byte == blank.ground.g || byte == blank.ground.b;
    }));
}

TEST_CASE("print the hash of the full frame" * doctest::skip()) {
    std::printf("hash=%016llx\n", static_cast<unsigned long long>(hashOfFullFrame()));
}

TEST_CASE("The same frame gives the same bytes, again and with any number of threads") {
    MadeUpTiles tiles;
    const std::unique_ptr<Renderer> renderer = rendererFor(tiles);
    const Frame frame = fullFrame();
    const Picture first = draw(*renderer, frame);
    CHECK(first.rgb == draw(*renderer, frame).rgb);
    const std::string program = std::filesystem::read_symlink("/proc/self/exe").string();
    std::array<char, 32> expected{};
    static_cast<void>(std::snprintf(
        expected.data(), expected.size(), "hash=%016llx", static_cast<unsigned long long>(first.hash())));
    for (const char* threads : {"1", "3"}) {
        const std::string command = std::string("LP_NUM_THREADS=") + threads + " '" + program +
                                    "' --no-skip --test-case='print the hash*'";
        std::FILE* pipe = ::popen(command.c_str(), "r");
        REQUIRE(pipe != nullptr);
        std::string output;
        std::array<char, 256> part{};
        while (std::fgets(part.data(), static_cast<int>(part.size()), pipe) != nullptr) {
            output += part.data();
        }
        CHECK(::pclose(pipe) == 0);
        CAPTURE(output);
        CHECK(output.find(expected.data()) != std::string::npos);
    }
}
