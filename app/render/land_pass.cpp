#include "render/land_pass.h"

#include "render/relief_picture.h"

namespace khalkha {

namespace {

/// Triangles that face away are behind the horizon; the horizon plane itself would cut what lies in front of
/// the eye near the ground, where flat triangles are metres below the ellipsoid.
constexpr DrawState fills{.blend = false, .cullBack = true};

/// Opacity of a layer, 0 when it is hidden.
float opacityOf(const PassInput& in, Layer layer) {
    const LayerSetting& setting = in.frame.layers.at(static_cast<size_t>(layer));
    return setting.visible ? static_cast<float>(std::clamp(setting.opacity, 0.0, 1.0)) : 0.0F;
}

} // namespace

LandPass::LandProgram::LandProgram(Program loaded)
    : program(std::move(loaded)),
      clipFromLocal(program.uniform("clipFromLocal")),
      texturePlace(program.uniform("texturePlace")),
      opacity(program.uniform("opacity")) {
    program.use();
    Program::set(program.uniform("relief"), 0);
}

LandPass::FlatProgram::FlatProgram(Program loaded)
    : program(std::move(loaded)),
      clipFromLocal(program.uniform("clipFromLocal")),
      fillColour(program.uniform("fillColour")) {}

LandPass::GridProgram::GridProgram(Program loaded)
    : program(std::move(loaded)), clipFromLocal(program.uniform("clipFromLocal")) {}

LandPass::LandPass(Program land, Program grid, Program flat)
    : _land(std::move(land)), _grid(std::move(grid)), _flat(std::move(flat)) {}

Result<LandPass> LandPass::create(const std::filesystem::path& shaderFolder) {
    Result<Program> land = Program::load(shaderFolder, "land", "land");
    if (!land) {
        return land.error();
    }
    Result<Program> flat = Program::load(shaderFolder, "land", "flat");
    if (!flat) {
        return flat.error();
    }
    Result<Program> grid = Program::load(shaderFolder, "relief_grid", "relief_grid");
    if (!grid) {
        return grid.error();
    }
    return LandPass(*std::move(land), *std::move(grid), *std::move(flat));
}

void LandPass::drawLand(const PassInput& in, const VisibleChunks& visible) const {
    const float relief = opacityOf(in, Layer::relief);
    const bool opaque = relief >= 1;
    // Stand-ins come first in the list and may lie under the others: with them the order is kept by drawing
    // everything flat first.
    drawFlat(in, visible, opaque && !visible.missing);
    if (relief > 0) {
        drawRelief(in, visible, relief);
    }
}

void LandPass::drawFlat(const PassInput& in, const VisibleChunks& visible, bool onlyWithoutRelief) const {
    apply(fills);
    _flat.program.use();
    Program::set(_flat.fillColour, rgba(landColour(in.theme, 128, 0)));
    for (const GpuChunk* chunk : visible.chunks) {
        const bool relieved = chunk->relief() != nullptr || chunk->hasGrid();
        if (chunk->landIndices() > 0 && !(onlyWithoutRelief && relieved)) {
            Program::set(_flat.clipFromLocal, in.camera.clipFromRelative(chunk->origin()));
            in.draw(chunk->fillArray(), 0, chunk->landIndices());
        }
    }
}

void LandPass::drawRelief(const PassInput& in, const VisibleChunks& visible, float opacity) const {
    DrawState state = fills;
    state.blend = opacity < 1;
    apply(state);
    _land.program.use();
    Program::set(_land.opacity, opacity < 1 ? opacity : 1.0F);
    for (const GpuChunk* chunk : visible.chunks) {
        const Texture* texture = chunk->relief();
        if (texture == nullptr || chunk->landIndices() == 0) {
            continue;
        }
        constexpr float borderPx = 1;
        const glm::vec2 size(texture->widthPx(), texture->heightPx());
        Program::set(_land.clipFromLocal, in.camera.clipFromRelative(chunk->origin()));
        Program::set(_land.texturePlace, glm::vec4((size - 2 * borderPx) / size, borderPx / size));
        texture->bind(0);
        in.draw(chunk->fillArray(), 0, chunk->landIndices());
    }
    drawGrids(in, visible);
}

void LandPass::drawGrids(const PassInput& in, const VisibleChunks& visible) const {
    apply(fills);
    _grid.program.use();
    for (const GpuChunk* chunk : visible.chunks) {
        if (!chunk->hasGrid()) {
            continue;
        }
        Program::set(_grid.clipFromLocal, in.camera.clipFromRelative(chunk->origin()));
        for (const ReliefGrid::Block& block : chunk->gridBlocks()) {
            if (in.camera.maySee(block.bounds.center, block.bounds.radiusMeters)) {
                in.draw(chunk->gridArray(), block.first, block.count);
            }
        }
    }
}

void LandPass::drawLakes(const PassInput& in, const VisibleChunks& visible) const {
    const float alpha = opacityOf(in, Layer::water);
    if (alpha <= 0) {
        return;
    }
    DrawState state = fills;
    state.blend = alpha < 1;
    apply(state);
    _flat.program.use();
    glm::vec4 colour = rgba(in.theme.lake);
    colour.a *= alpha;
    Program::set(_flat.fillColour, colour);
    for (const GpuChunk* chunk : visible.chunks) {
        if (chunk->lakeIndices() > 0) {
            Program::set(_flat.clipFromLocal, in.camera.clipFromRelative(chunk->origin()));
            in.draw(chunk->fillArray(), chunk->landIndices(), chunk->lakeIndices());
        }
    }
}

} // namespace khalkha
