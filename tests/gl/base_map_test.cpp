#include "gl_fixture.h"

#include "render/relief_picture.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>

using namespace khalkha;

namespace {

CameraView over(double lonDeg, double latDeg, double rangeMeters) {
    CameraView view;
    view.target = {lonDeg, latDeg};
    view.rangeMeters = rangeMeters;
    return view;
}

Colour pixelOf(const Picture& picture, const Camera& camera, LonLat at) {
    const std::optional<ScreenPoint> point = camera.projectVisible(at);
    REQUIRE(point);
    return picture.at(static_cast<int>(point->x), static_cast<int>(point->y));
}

} // namespace

TEST_CASE("Land, ocean and lakes have their colours where they are, at every detail") {
    MadeUpTiles tiles;
    const std::unique_ptr<Renderer> renderer = rendererFor(tiles);
    for (const double range : {12e6, 1.5e6, 2e5}) {
        for (const ThemeName name : {ThemeName::light, ThemeName::dark, ThemeName::contrast}) {
            Frame frame = frameAt(over(122.5, 45.5, range));
            frame.theme = name;
            layer(frame, Layer::relief).visible = false;
            const Camera camera(frame.camera, frame.viewport);
            const double step = fillCellDeg.at(static_cast<size_t>(chooseDetail(camera)));
            const Picture picture = draw(*renderer, frame);
            const int columns = static_cast<int>(std::floor((122.5 + 180) / step));
            const int rows = static_cast<int>(std::floor((45.5 + 90) / step));
            int lands = 0;
            for (const int aside : {0, 1}) {
                const LonLat corner{-180 + (columns + aside) * step, -90 + rows * step};
                const bool land = (columns + aside + rows) % 2 == 0;
                lands += land ? 1 : 0;
                const Colour shore =
                    pixelOf(picture, camera, {corner.lonDeg + 0.75 * step, corner.latDeg + 0.8 * step});
                const Colour inner =
                    pixelOf(picture, camera, {corner.lonDeg + 0.5 * step, corner.latDeg + 0.5 * step});
                CAPTURE(range);
                CAPTURE(land);
                CHECK(
                    difference(shore, land ? theme(name).land : theme(name).ocean) <= (range > 1e7 ? 14 : 1));
                CHECK(
                    difference(inner, land ? theme(name).lake : theme(name).ocean) <= (range > 1e7 ? 14 : 1));
            }
            CHECK(lands == 1);
        }
    }
}

TEST_CASE("Relief shows on land only, and fades with its opacity") {
    MadeUpTiles tiles;
    const std::unique_ptr<Renderer> renderer = rendererFor(tiles);
    Frame frame = frameAt(over(121.5, 46.5, 1.2e6));
    const Picture relief = draw(*renderer, frame);
    layer(frame, Layer::relief).opacity = 0.5;
    const Picture half = draw(*renderer, frame);
    layer(frame, Layer::relief).visible = false;
    const Picture flat = draw(*renderer, frame);
    int changed = 0;
    for (int y = 0; y < 360; ++y) {
        for (int x = 0; x < 640; ++x) {
            const Colour plain = flat.at(x, y);
            if (plain == theme(ThemeName::light).ocean) {
                CHECK(relief.at(x, y) == plain);
            }
            changed += difference(relief.at(x, y), plain) > 6 ? 1 : 0;
            const int expected = (relief.at(x, y).g + plain.g) / 2;
            CHECK(std::abs(half.at(x, y).g - expected) <= 2);
        }
    }
    CHECK(changed > 20000);
}

TEST_CASE("Space lies outside the limb, and the limb is smooth") {
    MadeUpTiles tiles;
    tiles.empty = true;
    const std::unique_ptr<Renderer> renderer = rendererFor(tiles);
    const Frame frame = frameAt(over(120, 40, 2e7));
    const Picture picture = draw(*renderer, frame);
    const Theme& light = theme(ThemeName::light);
    CHECK(picture.at(2, 2) == light.space);
    CHECK(picture.at(637, 357) == light.space);
    CHECK(difference(picture.at(320, 180), light.ocean) <= 3);
    // Along a row the colour changes once from space to ocean, without a jump to something else.
    int darkest = 255;
    for (int x = 100; x < 320; ++x) {
        darkest = std::min<int>(darkest, picture.at(x, 180).b);
    }
    CHECK(darkest >= light.space.b - 1);
    int largestStep = 0;
    for (int x = 1; x < 320; ++x) {
        largestStep = std::max(largestStep, difference(picture.at(x, 180), picture.at(x - 1, 180)));
    }
    CHECK(largestStep < 140);
}

TEST_CASE("Coasts are drawn where the camera projects them, from 20,000 km to 100 m") {
    for (const double range : {2e7, 4e6, 3e5, 2e4, 2000.0, 100.0}) {
        MadeUpTiles tiles;
        const LonLat middle{118.6117, 47.8031};
        const double span = range / 6371e3 * 57.3 * 0.2;
        tiles.coast =
            Polyline{{middle.lonDeg, middle.latDeg - span}, middle, {middle.lonDeg, middle.latDeg + span}};
        const std::unique_ptr<Renderer> renderer = rendererFor(tiles);
        CameraView view = over(middle.lonDeg + span * 0.031, middle.latDeg, range);
        view.tiltDeg = 0;
        Frame frame = frameAt(view, {1920, 1080});
        const Picture picture = draw(*renderer, frame);
        const Camera camera(frame.camera, frame.viewport);
        const std::optional<ScreenPoint> expected = camera.project(toEcef(middle));
        REQUIRE(expected);
        // The middle of the line on the row through the point, weighted by how much it covers.
        const int row = static_cast<int>(expected->y);
        const Colour ocean = picture.at(static_cast<int>(expected->x) - 20, row);
        double sum = 0;
        double weighted = 0;
        for (int x = static_cast<int>(expected->x) - 8; x <= static_cast<int>(expected->x) + 8; ++x) {
            const double cover = std::abs(picture.at(x, row).r - ocean.r);
            sum += cover;
            weighted += cover * (x + 0.5);
        }
        CAPTURE(range);
        REQUIRE(sum > 20);
        CHECK(std::abs(weighted / sum - expected->x) < 0.06);
    }
}

TEST_CASE("The ocean has no hole, wherever the globe is looked at from") {
    MadeUpTiles tiles;
    tiles.empty = true;
    const std::unique_ptr<Renderer> renderer = rendererFor(tiles);
    for (const double lat : {-75.0, 0.0, 40.0, 60.0, 75.0, 89.0}) {
        for (const double range : {5e6, 7e6, 9e6, 1.5e7, 4e7}) {
            for (const double tilt : {0.0, 35.0}) {
                CameraView view = over(150, lat, range);
                view.tiltDeg = tilt;
                const Frame frame = frameAt(view);
                const Camera camera(frame.camera, frame.viewport);
                const Picture picture = draw(*renderer, frame);
                int worst = 0; // step from a pixel to the next, away from the limb
                for (int y = 4; y < frame.viewport.heightPx - 5; ++y) {
                    for (int x = 4; x < frame.viewport.widthPx - 5; ++x) {
                        const auto onGlobe = [&](int px, int py) {
                            return camera.pick({px + 0.5, py + 0.5}).has_value();
                        };
                        const int step = std::max(
                            difference(picture.at(x, y), picture.at(x + 1, y)),
                            difference(picture.at(x, y), picture.at(x, y + 1)));
                        if (step > worst && onGlobe(x - 4, y - 4) && onGlobe(x + 5, y - 4) &&
                            onGlobe(x - 4, y + 5) && onGlobe(x + 5, y + 5)) {
                            worst = step;
                        }
                    }
                }
                CAPTURE(lat);
                CAPTURE(range);
                CAPTURE(tilt);
                CHECK(worst < 24);
            }
        }
    }
}

TEST_CASE("Lines behind the horizon are not drawn") {
    MadeUpTiles tiles;
    tiles.coast = Polyline{{-61, -45}, {-60, -45}, {-59, -45}}; // the far side of the view
    const std::unique_ptr<Renderer> renderer = rendererFor(tiles);
    const Picture picture = draw(*renderer, frameAt(over(120, 45, 2e7)));
    tiles.empty = true;
    MadeUpTiles none;
    none.empty = true;
    const std::unique_ptr<Renderer> bare = rendererFor(none);
    CHECK(picture.rgb == draw(*bare, frameAt(over(120, 45, 2e7))).rgb);
}

TEST_CASE("A window shows coarse pieces first and the same picture in the end") {
    MadeUpTiles tiles;
    const std::unique_ptr<Renderer> waiting = rendererFor(tiles);
    const Frame frame = frameAt(over(121.5, 46.5, 1.2e6));
    const Picture expected = draw(*waiting, frame);

    MadeUpTiles slow;
    slow.arriveAfter = 2;
    const std::unique_ptr<Renderer> renderer = rendererFor(slow, false);
    DrawStatistics statistics;
    const Picture first = draw(*renderer, frame, true, &statistics);
    CHECK(statistics.tilesMissing);
    int land = 0;
    for (int y = 0; y < 360; ++y) {
        for (int x = 0; x < 640; ++x) {
            land += difference(first.at(x, y), theme(ThemeName::light).ocean) > 20 ? 1 : 0;
        }
    }
    CHECK(land > 20000);
    Picture last = first;
    for (int i = 0; i < 10 && statistics.tilesMissing; ++i) {
        last = draw(*renderer, frame, true, &statistics);
    }
    CHECK_FALSE(statistics.tilesMissing);
    CHECK(last.rgb == expected.rgb);
}

TEST_CASE("A damaged or missing shader is named") {
    static_cast<void>(screen({640, 360}));
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / "khalkha_gl_shaders";
    std::filesystem::remove_all(folder);
    std::filesystem::copy(shaderFolder(), folder);
    const Result<FontFiles> fonts = findFonts();
    REQUIRE(fonts);
    MadeUpTiles tiles;
    std::ofstream(folder / "land.frag") << "#version 330 core\nvoid main() { nonsense }\n";
    const Result<std::unique_ptr<Renderer>> damaged = Renderer::create({folder, *fonts, true}, tiles);
    REQUIRE_FALSE(damaged);
    CHECK(damaged.error().kind == ErrorKind::noOpenGl);
    CHECK(damaged.error().where.file.find("land.frag") != std::string::npos);
    std::filesystem::remove(folder / "land.frag");
    const Result<std::unique_ptr<Renderer>> missing = Renderer::create({folder, *fonts, true}, tiles);
    REQUIRE_FALSE(missing);
    CHECK(missing.error().kind == ErrorKind::input);
    CHECK(missing.error().where.file.find("land.frag") != std::string::npos);
    std::filesystem::remove_all(folder);
}
