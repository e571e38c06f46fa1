#include "render/land_pass.h"

#include "render/relief_picture.h"

namespace khalkha {

namespace {

/// Triangles that face away are behind the horizon; the horizon plane itself would cut what lies in front of
/// the eye near the ground, where flat triangles are metres below the ellipsoid.
constexpr DrawState fills{.blend = false, .cullBack = true};

/// Opacity of a layer, 0 when it is hidden.
float opacity(const PassInput& in, Layer layer) {
    const LayerSetting& setting = in.frame.layers.at(static_cast<size_t>(layer));
    return setting.visible ? static_cast<float>(std::clamp(setting.opacity, 0.0, 1.0)) : 0.0F;
}

} // namespace

LandPass::LandProgram::LandProgram(Program loaded)
    : program(std::move(loaded)),
      clipFromLocal(program.uniform("clipFromLocal")),
      texturePlace(program.uniform("texturePlace")),
      flatColour(program.uniform("flatColour")),
      reliefOpacity(program.uniform("reliefOpacity")) {
    program.use();
    Program::set(program.uniform("relief"), 0);
}

LandPass::FlatProgram::FlatProgram(Program loaded)
    : program(std::move(loaded)),
      clipFromLocal(program.uniform("clipFromLocal")),
      fillColour(program.uniform("fillColour")) {}

LandPass::LandPass(Program land, Program flat) : _land(std::move(land)), _flat(std::move(flat)) {}

Result<LandPass> LandPass::create(const std::filesystem::path& shaderFolder) {
    Result<Program> land = Program::load(shaderFolder, "land", "land");
    if (!land) {
        return land.error();
    }
    Result<Program> flat = Program::load(shaderFolder, "land", "flat");
    if (!flat) {
        return flat.error();
    }
    return LandPass(*std::move(land), *std::move(flat));
}

void LandPass::drawLand(const PassInput& in, const VisibleChunks& visible) const {
    const float relief = opacity(in, Layer::relief);
    const Colour flat = landColour(in.theme, 128, 0);
    apply(fills);
    // Pieces with relief first, so that programs change once; pieces do not overlap, but stand-ins do.
    for (const GpuChunk* chunk : visible.chunks) {
        if (chunk->landIndices() == 0) {
            continue;
        }
        const Texture* texture = relief > 0 ? chunk->relief() : nullptr;
        if (texture == nullptr) {
            _flat.program.use();
            Program::set(_flat.clipFromLocal, in.camera.clipFromRelative(chunk->origin()));
            Program::set(_flat.fillColour, rgba(flat));
        } else {
            constexpr int borderPx = 1;
            const auto side = static_cast<float>(texture->widthPx());
            _land.program.use();
            Program::set(_land.clipFromLocal, in.camera.clipFromRelative(chunk->origin()));
            Program::set(_land.texturePlace, glm::vec2((side - 2 * borderPx) / side, borderPx / side));
            Program::set(_land.flatColour, rgb(flat));
            Program::set(_land.reliefOpacity, relief);
            texture->bind(0);
        }
        in.draw(chunk->fillArray(), 0, chunk->landIndices());
    }
}

void LandPass::drawLakes(const PassInput& in, const VisibleChunks& visible) const {
    const float alpha = opacity(in, Layer::water);
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
