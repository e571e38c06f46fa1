#include "render/renderer.h"

#include "gpu/context.h"
#include "render/base_cache.h"
#include "render/chunk_store.h"
#include "render/font_metrics.h"
#include "render/globe_pass.h"
#include "render/land_pass.h"
#include "render/line_pass.h"
#include "render/mesh_pass.h"
#include "render/text_pass.h"
#include "render/yardstick_pass.h"

namespace khalkha {

struct Renderer::Passes {
    std::unique_ptr<FontSet> fonts;
    ChunkStore chunks;
    GlobePass globe;
    LandPass land;
    LinePass lines;
    MeshPass meshes;
    TextPass texts;
    YardstickPass yardstick;
    BaseCache cache;

    /// True if pieces were missing.
    bool drawBase(const PassInput& in) {
        const LayerSetting& relief = in.frame.layers.at(static_cast<size_t>(Layer::relief));
        const VisibleChunks visible =
            chunks.update(in.camera, chooseDetail(in.camera), in.theme, relief.visible && relief.opacity > 0);
        globe.drawBelowLand(in);
        land.drawLand(in, visible);
        land.drawLakes(in, visible);
        lines.draw(in, visible);
        globe.drawAboveLand(in);
        return visible.missing;
    }

    void drawCommands(const PassInput& in, size_t first, size_t end) {
        for (size_t i = first; i < end;) {
            const DrawCommand& command = in.frame.commands[i];
            if (command.kind == DrawCommand::Kind::text) {
                texts.draw(in, command);
                ++i;
            } else {
                i += meshes.draw(in, i, end);
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
    Result<MeshPass> meshes = MeshPass::create(options.shaderFolder);
    if (!meshes) {
        return meshes.error();
    }
    Result<TextPass> texts = TextPass::create(options.shaderFolder, **fonts, options.waitForTiles);
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
        *std::move(meshes),
        *std::move(texts),
        *std::move(yardstick),
        BaseCache()})));
}

DrawStatistics Renderer::draw(const Frame& frame, unsigned framebuffer, bool allowCache) {
    DrawStatistics statistics;
    const Viewport size = frame.viewport;
    if (size.widthPx <= 0 || size.heightPx <= 0) {
        return statistics;
    }
    Passes& passes = *_passes;
    const Camera camera(frame.camera, size);
    const PassInput in{frame, camera, theme(frame.theme), statistics};
    const size_t staticEnd = std::min(frame.staticCommands, frame.commands.size());

    BaseCache::Step step = BaseCache::Step::direct;
    if (allowCache) {
        step = passes.cache.next(frame.baseKey, size);
    } else {
        passes.cache.forget();
    }
    passes.meshes.upload(frame);
    passes.texts.upload(frame, step == BaseCache::Step::copy ? staticEnd : 0, frame.commands.size());
    if (step == BaseCache::Step::copy) {
        statistics.baseFromCache = true;
    } else {
        const bool direct = step == BaseCache::Step::direct;
        beginDrawing(direct ? framebuffer : passes.cache.framebuffer(), size.widthPx, size.heightPx);
        statistics.tilesMissing = passes.drawBase(in);
        passes.drawCommands(in, 0, staticEnd);
        if (!direct) {
            passes.cache.filled(!statistics.tilesMissing);
        }
    }
    if (step != BaseCache::Step::direct) {
        passes.cache.copyTo(framebuffer);
    }
    beginDrawing(framebuffer, size.widthPx, size.heightPx);
    passes.drawCommands(in, staticEnd, frame.commands.size());
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

std::string Renderer::description() const {
    return contextDescription();
}

} // namespace khalkha
