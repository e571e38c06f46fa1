#include "render/renderer.h"

#include "gpu/context.h"
#include "render/base_cache.h"
#include "render/chunk_store.h"
#include "render/font_metrics.h"
#include "render/globe_pass.h"
#include "render/land_pass.h"
#include "render/line_pass.h"
#include "render/mesh_pass.h"
#include "render/terrain_pass.h"
#include "render/text_pass.h"
#include "render/yardstick_pass.h"

#include <algorithm>
#include <array>

namespace khalkha {

namespace {

/// What a command belongs to when the parts of a picture are measured.
const char* partOf(const Frame& frame, size_t index) {
    const DrawCommand& command = frame.commands[index];
    if (command.kind == DrawCommand::Kind::text) {
        return "text";
    }
    if (isBand(command)) {
        return "bands";
    }
    if (command.paint == Paint::hatch) {
        return "hatches";
    }
    return index < frame.staticCommands ? "marks of the ground" : "marks that move";
}

} // namespace

struct Renderer::Passes {
    std::unique_ptr<FontSet> fonts;
    ChunkStore chunks;
    GlobePass globe;
    LandPass land;
    LinePass lines;
    TerrainPass terrain;
    MeshPass meshes;
    TextPass texts;
    YardstickPass yardstick;
    std::array<BaseCache, 2> caches; ///< one a pane: the two take turns
    PartDone partDone = {};

    void done(const char* part) const {
        if (partDone) {
            partDone(part);
        }
    }

    /// True if pieces were missing.
    bool drawBase(const PassInput& in) {
        const LayerSetting& relief = in.frame.layers.at(static_cast<size_t>(Layer::relief));
        const bool covers = relief.visible && relief.opacity >= 1;
        const ChunkStore::Relief wanted = covers && !in.frame.terrain ? ChunkStore::Relief::any
                                          : relief.visible && relief.opacity > 0
                                              ? ChunkStore::Relief::textures
                                              : ChunkStore::Relief::none;
        const VisibleChunks visible = chunks.update(in.camera, chooseDetail(in.camera), in.theme, wanted);
        if (in.frame.terrain) {
            return terrain.draw(in, visible, globe);
        }
        done("pieces");
        globe.drawBelowLand(in);
        done("ocean");
        land.drawLand(in, visible);
        done("land");
        land.drawLakes(in, visible);
        done("lakes");
        lines.draw(in, visible);
        done("water lines");
        globe.drawAboveLand(in);
        done("limb");
        return visible.missing;
    }

    void drawCommands(const PassInput& in, size_t first, size_t end) {
        for (size_t i = first; i < end;) {
            const DrawCommand& command = in.frame.commands[i];
            const char* part = partOf(in.frame, i);
            if (command.kind == DrawCommand::Kind::text) {
                texts.draw(in, command);
                ++i;
            } else {
                i += meshes.draw(in, i, end);
            }
            if (i == end || partOf(in.frame, i) != part) {
                done(part);
            }
        }
    }
};

Renderer::Renderer(std::unique_ptr<Passes> passes) : _passes(std::move(passes)) {}
Renderer::~Renderer() = default;

Result<std::unique_ptr<Renderer>> Renderer::create(const RendererOptions& options, TileSource& tiles) {
    if (Failure failure = checkContext()) {
        return *failure;
    }
    Result<std::unique_ptr<FontSet>> fonts = FontSet::open(options.fonts);
    if (!fonts) {
        return fonts.error();
    }
    Result<GlobePass> globe = GlobePass::create(options.shaderFolder);
    if (!globe) {
        return globe.error();
    }
    Result<LandPass> land = LandPass::create(options.shaderFolder);
    if (!land) {
        return land.error();
    }
    Result<LinePass> lines = LinePass::create(options.shaderFolder);
    if (!lines) {
        return lines.error();
    }
    Result<TerrainPass> terrain = TerrainPass::create(options.shaderFolder, tiles, options.waitForTiles);
    if (!terrain) {
        return terrain.error();
    }
    Result<MeshPass> meshes = MeshPass::create(options.shaderFolder);
    if (!meshes) {
        return meshes.error();
    }
    Result<TextPass> texts = TextPass::create(options.shaderFolder, **fonts);
    if (!texts) {
        return texts.error();
    }
    Result<YardstickPass> yardstick = YardstickPass::create(options.shaderFolder);
    if (!yardstick) {
        return yardstick.error();
    }
    return std::unique_ptr<Renderer>(new Renderer(std::make_unique<Passes>(Passes{
        *std::move(fonts),
        ChunkStore(tiles, options.waitForTiles),
        *std::move(globe),
        *std::move(land),
        *std::move(lines),
        *std::move(terrain),
        *std::move(meshes),
        *std::move(texts),
        *std::move(yardstick),
        {},
        {}})));
}

/// Where a view is drawn.
struct Renderer::Target {
    unsigned framebuffer = 0;
    PaneArea area;
    size_t cache = 0;
    bool whole = true; ///< the view is all of the picture

    void begin(Viewport size) const {
        if (whole) {
            beginDrawing(framebuffer, size.widthPx, size.heightPx);
            return;
        }
        const int seenPx = area.clipRightPx - area.clipLeftPx;
        beginDrawing(
            framebuffer,
            PixelBox{area.leftPx, 0, size.widthPx, size.heightPx},
            PixelBox{area.clipLeftPx, 0, seenPx, size.heightPx});
    }
};

DrawStatistics Renderer::draw(const Frame& frame, unsigned framebuffer, bool allowCache) {
    const int width = frame.viewport.widthPx;
    return drawPane(frame, {framebuffer, {0, width, 0, width}, 0, true}, allowCache);
}

DrawStatistics Renderer::draw(const Panes& panes, unsigned framebuffer, bool allowCache) {
    if (panes.frames.size() < 2) {
        return panes.frames.empty() ? DrawStatistics{} : draw(panes.frames.front(), framebuffer, allowCache);
    }
    const PaneLayout& layout = panes.layout;
    DrawStatistics sum;
    sum.baseFromCache = true;
    for (size_t i = 0; i < layout.areas.size(); ++i) {
        const DrawStatistics one =
            drawPane(panes.frames[i], {framebuffer, layout.areas.at(i), i, false}, allowCache);
        sum.primitives += one.primitives;
        sum.drawCalls += one.drawCalls;
        sum.baseFromCache = sum.baseFromCache && one.baseFromCache;
        sum.tilesMissing = sum.tilesMissing || one.tilesMissing;
    }
    // The line between the two, and what panels hide beside views that are next to each other.
    const Theme& colours = theme(panes.theme);
    const int right = layout.picture.widthPx;
    const bool split = layout.mode == CompareMode::split;
    const auto strip = [&](int left, int end, Colour colour) {
        const PixelBox box{left, 0, end - left, layout.picture.heightPx};
        if (box.widthPx > 0) {
            beginDrawing(framebuffer, box, box);
            clearColour(rgba({colour.r, colour.g, colour.b, 255}));
        }
    };
    const int edge = std::max(1, (layout.dividerRightPx - layout.dividerLeftPx) / 4);
    strip(layout.dividerLeftPx, layout.dividerRightPx, colours.boxText);
    strip(layout.dividerLeftPx + edge, layout.dividerRightPx - edge, colours.boxFill);
    if (split) {
        strip(0, layout.areas[0].leftPx, colours.boxFill);
        strip(layout.areas[1].leftPx + layout.areas[1].widthPx, right, colours.boxFill);
    }
    endDrawing();
    return sum;
}

DrawStatistics Renderer::drawPane(const Frame& frame, const Target& target, bool allowCache) {
    DrawStatistics statistics;
    const Viewport size = frame.viewport;
    if (size.widthPx <= 0 || size.heightPx <= 0) {
        return statistics;
    }
    Passes& passes = *_passes;
    BaseCache& cache = passes.caches.at(target.cache);
    const Camera camera(frame.camera, size, frame.terrain);
    const PassInput in{frame, camera, theme(frame.theme), statistics};
    const size_t staticEnd = std::min(frame.staticCommands, frame.commands.size());

    BaseCache::Step step = BaseCache::Step::direct;
    if (allowCache) {
        step = cache.next(frame.baseKey, size);
    } else {
        cache.forget();
    }
    // The rasteriser rounds differently in pictures of other widths and at other columns. What may come from
    // the cache later is drawn there now, so that the picture does not depend on what was drawn before.
    const PaneArea& area = target.area;
    const bool ownSize =
        !target.whole && area.leftPx == area.clipLeftPx && area.leftPx + area.widthPx == area.clipRightPx;
    const bool aside = step == BaseCache::Step::direct && ownSize;
    if (aside) {
        cache.makeRoom(size);
    }
    passes.meshes.upload(frame);
    passes.texts.upload(frame, step == BaseCache::Step::copy ? staticEnd : 0, frame.commands.size());
    if (step == BaseCache::Step::direct && !aside) {
        passes.done("upload");
        target.begin(size);
        statistics.tilesMissing = passes.drawBase(in);
        passes.drawCommands(in, 0, frame.commands.size());
        endDrawing();
        return statistics;
    }
    if (step == BaseCache::Step::copy) {
        statistics.baseFromCache = true;
    } else {
        beginDrawing(cache.framebuffer(), size.widthPx, size.heightPx);
        statistics.tilesMissing = passes.drawBase(in);
        passes.drawCommands(in, 0, staticEnd);
        cache.whole().forget();
        if (step == BaseCache::Step::fill) {
            cache.filled(!statistics.tilesMissing);
        }
    }
    if (const Framebuffer* whole =
            cache.whole().update(in, staticEnd, cache.framebuffer(), passes.meshes, passes.texts)) {
        cache.copyTo(target.framebuffer, target.area, *whole);
    } else {
        cache.copyTo(target.framebuffer, target.area);
        target.begin(size);
        passes.drawCommands(in, staticEnd, frame.commands.size());
    }
    endDrawing();
    return statistics;
}

const TextMetrics& Renderer::metrics() const {
    return *_passes->fonts;
}

void Renderer::drawFullScreenTexture(Viewport viewport, unsigned framebuffer) {
    beginDrawing(framebuffer, viewport.widthPx, viewport.heightPx);
    _passes->yardstick.draw();
    endDrawing();
}

void Renderer::onPartDone(PartDone done) {
    _passes->partDone = std::move(done);
}

std::string Renderer::description() const {
    return contextDescription();
}

} // namespace khalkha
