// Raised relief, drawn: lines lie on the ground, nearer ground hides what is behind it.

#include "gl_fixture.h"

#include "scene/layers.h"

using namespace khalkha;

namespace {

/// Land in the west of a crooked line, sea in the east of it.
class CoastTiles : public MadeUpTiles {
public:
    static const Polyline& line() {
        static const Polyline points{{118.3, 45}, {118.9, 46}, {118.4, 46.7}, {118.8, 47.3}, {118.5, 48}};
        return points;
    }
    std::optional<BaseChunk> chunk(ChunkKey key, bool /*wait*/) override {
        BaseChunk chunk;
        const LonLatBox box = boxOf(key);
        if (key.detail == Detail::close && box.westDeg == 117 && box.southDeg == 45) {
            Ring ring = line();
            ring.push_back({117, 48});
            ring.push_back({117, 45});
            chunk.land.push_back({{ring}});
        } else if (key.detail == Detail::close && box.eastDeg <= 117) {
            chunk.land.push_back(
                {{{{box.westDeg, box.southDeg},
                   {box.eastDeg, box.southDeg},
                   {box.eastDeg, box.northDeg},
                   {box.westDeg, box.northDeg}}}});
        }
        return chunk;
    }
};

TerrainPtr rough(double exaggeration) {
    HeightGrid grid{1.0 / 30, 291 * 30, 132 * 30, 15 * 30 + 1, 12 * 30 + 1, {}};
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
            const double lon = (grid.firstColumn + column) * grid.stepDeg;
            const double lat = (grid.firstRow + row) * grid.stepDeg;
            grid.meters.push_back(
                static_cast<float>(500 + 300 * std::sin(lon * 23) + 300 * std::cos(lat * 19)));
        }
    }
    const auto base = std::make_shared<const HeightGrid>(HeightGrid{180, 0, 0, 3, 2, {0, 0, 0, 0, 0, 0}});
    return std::make_shared<const Terrain>(std::move(grid), base, exaggeration);
}

Frame tilted(TerrainPtr terrain, double tiltDeg) {
    Frame frame = frameAt({{118.55, 46.6}, 150e3, 20, tiltDeg});
    frame.terrain = std::move(terrain);
    layer(frame, Layer::relief).visible = false;
    return frame;
}

} // namespace

TEST_CASE("a line on a slope coincides with the edge of the ground drawn there") {
    CoastTiles tiles;
    const std::unique_ptr<Renderer> renderer = rendererFor(tiles);
    for (const double tiltDeg : {0.0, 45.0, 65.0}) {
        const Frame frame = tilted(rough(6), tiltDeg);
        const Picture picture = draw(*renderer, frame);
        const Camera camera(frame.camera, frame.viewport, frame.terrain);
        const Colour ocean = theme(frame.theme).ocean;
        const auto isSea = [&](double x, double y) {
            return difference(picture.at(static_cast<int>(x), static_cast<int>(y)), ocean) < 8;
        };
        int compared = 0;
        int agree = 0;
        const ScreenBox inner{10, 10, 630, 350};
        for (const ScreenLine& run : projectLine(camera, std::span<const LonLat>(CoastTiles::line()))) {
            for (size_t i = 1; i < run.size(); ++i) {
                const ScreenPoint middle{(run[i].x + run[i - 1].x) / 2, (run[i].y + run[i - 1].y) / 2};
                const double size = std::hypot(run[i].x - run[i - 1].x, run[i].y - run[i - 1].y);
                if (size < 1 || middle.x < inner.left || middle.y < inner.top || middle.x > inner.right ||
                    middle.y > inner.bottom) {
                    continue;
                }
                const double x = -(run[i].y - run[i - 1].y) / size * 2;
                const double y = (run[i].x - run[i - 1].x) / size * 2;
                ++compared;
                // Two pixels to the left there is land, two to the right sea, or the other way round.
                agree += isSea(middle.x + x, middle.y + y) != isSea(middle.x - x, middle.y - y) ? 1 : 0;
            }
        }
        CAPTURE(tiltDeg);
        CHECK(compared > 30);
        // Where the land falls away steeply both sides may be the same slope.
        CHECK(agree >= compared * 9 / 10);
    }
}

TEST_CASE("nearer ground hides, and the picture is the same each time") {
    CoastTiles tiles;
    const std::unique_ptr<Renderer> renderer = rendererFor(tiles);
    const Frame frame = tilted(rough(10), 70);
    const Picture first = draw(*renderer, frame);
    static_cast<void>(draw(*renderer, tilted(rough(3), 30)));
    CHECK(draw(*renderer, frame).hash() == first.hash());
    const Camera camera(frame.camera, frame.viewport, frame.terrain);
    // Land or sea of a pixel is that of the ground that its ray meets first.
    int wrong = 0;
    int compared = 0;
    for (int y = 180; y < 355; y += 5) {
        for (int x = 5; x < 635; x += 5) {
            const auto ground = camera.pick({x + 0.5, y + 0.5});
            if (!ground || ground->latDeg < 45.05 || ground->latDeg > 47.95 || ground->lonDeg < 117) {
                continue;
            }
            double coastLon = 0;
            const Polyline& line = CoastTiles::line();
            for (size_t i = 1; i < line.size(); ++i) {
                if (ground->latDeg >= line[i - 1].latDeg && ground->latDeg <= line[i].latDeg) {
                    const double part =
                        (ground->latDeg - line[i - 1].latDeg) / (line[i].latDeg - line[i - 1].latDeg);
                    coastLon = line[i - 1].lonDeg + (line[i].lonDeg - line[i - 1].lonDeg) * part;
                }
            }
            const bool sea = ground->lonDeg > coastLon;
            const bool drawnSea = difference(first.at(x, y), theme(frame.theme).ocean) < 8;
            ++compared;
            wrong += sea != drawnSea ? 1 : 0;
        }
    }
    CHECK(compared > 500);
    CHECK(wrong <= compared / 50); // pixels on the edge itself
}
