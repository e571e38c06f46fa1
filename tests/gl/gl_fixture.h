#pragma once
// A context, made-up tiles and frames for the tests that draw.

#include "gpu/context.h"
#include "render/base_view.h"
#include "render/renderer.h"
#include "scene/camera.h"
#include "stage/offscreen.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace khalkha {

/// Land in every second cell of one degree of latitude and 1.5 of longitude, with a lake, a coast around the
/// land and a river; relief in waves.
class MadeUpTiles : public TileSource {
public:
    bool empty = false;  ///< ocean only
    int arriveAfter = 0; ///< calls without wait before a piece of another detail than globe is there
    std::optional<Polyline> coast; ///< replaces everything

    std::optional<BaseChunk> chunk(ChunkKey key, bool wait) override {
        if (!wait && key.detail != Detail::globe && _asked[key]++ < arriveAfter) {
            return std::nullopt;
        }
        BaseChunk chunk;
        if (empty) {
            return chunk;
        }
        const LonLatBox box = boxOf(key);
        if (coast) {
            const LonLat middle = coast->at(coast->size() / 2);
            if (middle.lonDeg >= box.westDeg && middle.lonDeg < box.eastDeg &&
                middle.latDeg >= box.southDeg && middle.latDeg < box.northDeg) {
                chunk.coast.push_back(*coast);
            }
            return chunk;
        }
        const double step = fillCellDeg.at(static_cast<size_t>(key.detail));
        for (double south = box.southDeg; south < box.northDeg - step / 2; south += step) {
            for (double west = box.westDeg; west < box.eastDeg - step / 2; west += step) {
                addCell(chunk, west, south, step);
            }
        }
        return chunk;
    }
    std::optional<ReliefTile> relief(ReliefKey key, bool /*wait*/) override {
        ReliefTile tile{reliefTilePx + 2 * reliefBorderPx, {}};
        const double deg = reliefTileDeg.at(static_cast<size_t>(key.level));
        for (int row = 0; row < tile.sizePx; ++row) {
            for (int column = 0; column < tile.sizePx; ++column) {
                const double lon = (key.column + (column - 0.5) / reliefTilePx) * deg;
                const double lat = (key.row + (row - 0.5) / reliefTilePx) * deg;
                const double shade = 128 + 80 * std::sin(lon * 9) * std::cos(lat * 11);
                tile.pixels.push_back(static_cast<std::uint8_t>(std::lround(shade)));
                tile.pixels.push_back(60);
            }
        }
        return tile;
    }
    [[nodiscard]] bool pending() const override { return false; }

private:
    static void addCell(BaseChunk& chunk, double west, double south, double step) {
        const auto number = std::lround((west + 180) / step) + std::lround((south + 90) / step);
        if (number % 2 != 0) {
            return;
        }
        const double east = west + step;
        const double north = south + step;
        const Ring ring{{west, south}, {east, south}, {east, north}, {west, north}};
        chunk.land.push_back({{ring}});
        chunk.coast.push_back({ring[0], ring[1], ring[2], ring[3], ring[0]});
        const double a = west + 0.4 * step;
        const double b = south + 0.4 * step;
        chunk.lakes.push_back(
            {{{{a, b}, {a + 0.2 * step, b}, {a + 0.2 * step, b + 0.2 * step}, {a, b + 0.2 * step}}}});
        chunk.rivers.push_back({{{west + 0.1 * step, south + 0.1 * step}, {a, b}}, 1});
    }
    std::map<ChunkKey, int> _asked;
};

inline std::filesystem::path shaderFolder() {
    return std::filesystem::path(KHALKHA_SOURCE_DIR) / "shaders";
}

/// One context for all tests of the program; made anew it would cost a second each.
inline Offscreen& screen(Viewport viewport) {
    static const std::unique_ptr<Offscreen> offscreen = [] {
        Result<std::unique_ptr<Offscreen>> made = Offscreen::create({640, 360});
        if (!made) {
            FAIL(describe(made.error()));
        }
        return *std::move(made);
    }();
    offscreen->resize(viewport);
    return *offscreen;
}

inline std::unique_ptr<Renderer> rendererFor(TileSource& tiles, bool waitForTiles = true) {
    static_cast<void>(screen({640, 360}));
    const Result<FontFiles> fonts = findFonts();
    REQUIRE(fonts);
    Result<std::unique_ptr<Renderer>> renderer =
        Renderer::create({shaderFolder(), *fonts, waitForTiles}, tiles);
    if (!renderer) {
        FAIL(describe(renderer.error()));
    }
    return *std::move(renderer);
}

/// A picture as the tests read it.
struct Picture {
    Viewport size;
    std::vector<std::uint8_t> rgb;
    [[nodiscard]] Colour at(int x, int y) const {
        const size_t index =
            3 * (static_cast<size_t>(y) * static_cast<size_t>(size.widthPx) + static_cast<size_t>(x));
        return {rgb.at(index), rgb.at(index + 1), rgb.at(index + 2), 255};
    }
    [[nodiscard]] std::uint64_t hash() const {
        std::uint64_t value = 14695981039346656037U;
        for (const std::uint8_t byte : rgb) {
            value = (value ^ byte) * 1099511628211U;
        }
        return value;
    }
};

inline Picture
draw(Renderer& renderer, const Frame& frame, bool allowCache = false, DrawStatistics* statistics = nullptr) {
    Offscreen& target = screen(frame.viewport);
    const DrawStatistics drawn = renderer.draw(frame, target.framebuffer(), allowCache);
    if (statistics != nullptr) {
        *statistics = drawn;
    }
    CHECK(takeGlErrors().empty());
    const std::span<const std::uint8_t> pixels = target.readPixels();
    return {frame.viewport, {pixels.begin(), pixels.end()}};
}

inline Frame frameAt(const CameraView& camera, Viewport viewport = {640, 360}) {
    Frame frame;
    frame.viewport = viewport;
    frame.camera = camera;
    frame.layers = ViewState().layers;
    return frame;
}

inline LayerSetting& layer(Frame& frame, Layer which) {
    return frame.layers.at(static_cast<size_t>(which));
}

inline int difference(Colour a, Colour b) {
    return std::max({std::abs(a.r - b.r), std::abs(a.g - b.g), std::abs(a.b - b.b)});
}

/// Adds a rectangle of one colour as its own command.
inline void addRectangle(
    Frame& frame,
    Paint paint,
    std::array<float, 4> box,
    Colour colour,
    std::array<float, 2> depths = {0, 0}) {
    const auto first = static_cast<std::uint32_t>(frame.vertices.size());
    for (const int corner : {0, 1, 2, 3}) {
        ScreenVertex vertex;
        vertex.x = corner % 2 == 0 ? box[0] : box[2];
        vertex.y = corner / 2 == 0 ? box[1] : box[3];
        vertex.halfWidth = fillHalfWidth;
        vertex.colour = colour;
        vertex.depth = depths.at(static_cast<size_t>(corner % 2));
        frame.vertices.push_back(vertex);
    }
    DrawCommand command;
    command.paint = paint;
    command.first = static_cast<std::uint32_t>(frame.indices.size());
    command.count = 6;
    frame.commands.push_back(command);
    for (const unsigned index : {0U, 1U, 2U, 2U, 1U, 3U}) {
        frame.indices.push_back(first + index);
    }
}

inline void addText(Frame& frame, const TextRun& run) {
    DrawCommand command;
    command.kind = DrawCommand::Kind::text;
    command.first = static_cast<std::uint32_t>(frame.texts.size());
    command.count = 1;
    frame.texts.push_back(run);
    frame.commands.push_back(command);
}

/// Something of everything: base map, bands, hatching, strokes, text; the first two commands are static.
inline Frame fullFrame() {
    CameraView camera;
    camera.tiltDeg = 20;
    camera.headingDeg = 30;
    Frame frame = frameAt(camera);
    layer(frame, Layer::graticule).visible = true;
    addRectangle(frame, Paint::band, {100, 50, 180, 300}, {200, 30, 30, 200}, {0, 1});
    addRectangle(frame, Paint::solid, {300, 100, 420, 160}, {20, 120, 60, 180});
    frame.staticCommands = 2;
    frame.baseKey = 7;
    addRectangle(frame, Paint::solid, {400, 200, 600, 330}, {200, 40, 40, 120});
    TextRun run;
    run.text = "満洲国 Manchukuo Өмнөговь";
    run.style.language = Language::ja;
    run.at = {150, 240};
    run.angleRad = 0.2;
    run.colour = {20, 20, 40, 255};
    run.halo = {255, 255, 255, 220};
    addText(frame, run);
    return frame;
}

} // namespace khalkha
