#include "render/terrain_pass.h"

#include "render/graticule.h"

#include <cstddef>

namespace khalkha {

namespace {

// How far things are drawn nearer than they are, in pixels' size, so that what lies on the ground is not
// hidden by it: the sea behind the land at the same place, lakes and lines before it. A line is as wide as it
// is on a slope that is seen from the side.
constexpr double seaShiftPx = -2;
constexpr double lakeShiftPx = 1.5;
constexpr double lineShiftPx = 6;

float opacityOf(const PassInput& in, Layer layer) {
    const LayerSetting& setting = in.frame.layers.at(static_cast<size_t>(layer));
    return setting.visible ? static_cast<float>(std::clamp(setting.opacity, 0.0, 1.0)) : 0.0F;
}

} // namespace

TerrainPass::GroundProgram::GroundProgram(Program loaded)
    : program(std::move(loaded)),
      clipFromLocal(program.uniform("clipFromLocal")),
      texturePlace(program.uniform("texturePlace")),
      depthShift(program.uniform("depthShift")),
      flatColour(program.uniform("flatColour")),
      reliefShare(program.uniform("reliefShare")),
      atmosphere(program.uniform("atmosphere")),
      viewportPx(program.uniform("viewportPx")),
      ray(program.uniform("ray")),
      rayX(program.uniform("rayX")),
      rayY(program.uniform("rayY")),
      towards(program.uniform("towards")),
      tangent(program.uniform("tangent")),
      haze(program.uniform("hazePx")) {
    program.use();
    Program::set(program.uniform("relief"), 0);
}

TerrainPass::LineProgram::LineProgram(Program loaded)
    : program(std::move(loaded)),
      clipFromLocal(program.uniform("clipFromLocal")),
      viewportPx(program.uniform("viewportPx")),
      halfWidthPx(program.uniform("halfWidthPx")),
      colours(program.uniform("colours")),
      depthShift(program.uniform("depthShift")),
      farMeters(program.uniform("farMeters")) {}

TerrainPass::TerrainPass(Program ground, Program lines, TileSource& tiles, bool wait)
    : _ground(std::move(ground)),
      _lines(std::move(lines)),
      _store(std::make_unique<TerrainStore>(tiles, wait)),
      _graticuleArray(
          _graticule.vertices,
          _graticule.indices,
          sizeof(LineVertex),
          {{0, 3, Attribute::Type::float32, offsetof(LineVertex, x)},
           {1, 3, Attribute::Type::snorm16, offsetof(LineVertex, direction)},
           {2, 1, Attribute::Type::snorm16, offsetof(LineVertex, side)},
           {3, 1, Attribute::Type::uint8, offsetof(LineVertex, kind)}}) {}

Result<TerrainPass>
TerrainPass::create(const std::filesystem::path& shaderFolder, TileSource& tiles, bool wait) {
    Result<Program> ground = Program::load(shaderFolder, "terrain", "terrain");
    if (!ground) {
        return ground.error();
    }
    Result<Program> lines = Program::load(shaderFolder, "terrain_lines", "lines");
    if (!lines) {
        return lines.error();
    }
    return TerrainPass(*std::move(ground), *std::move(lines), tiles, wait);
}

bool TerrainPass::draw(const PassInput& in, const VisibleChunks& visible, GlobePass& globe) {
    const Terrain& terrain = *in.frame.terrain;
    bool missing = visible.missing;
    _store->begin(in.camera);
    std::vector<Piece> pieces;
    for (const GpuChunk* chunk : visible.chunks) {
        const TerrainChunk* raised = _store->find(chunk->key(), terrain);
        missing = missing || raised == nullptr;
        if (raised != nullptr) {
            pieces.push_back({chunk, raised});
        }
    }
    globe.drawBelowLand(in);
    globe.drawAboveLand(in); // the haze over the sea; the ground has its own
    clearDepth();
    useGround(in);
    drawSea(in, pieces);
    drawLand(in, pieces);
    drawLakes(in, pieces);
    drawLines(in, pieces);
    _store->end();
    return missing;
}

void TerrainPass::useGround(const PassInput& in) const {
    const LimbRays rays = limbRays(in.camera);
    const double hazePx = GlobePass::hazePx(in, rays);
    // Without a limb in the picture there is no haze, and the shader leaves out what it takes.
    const bool hazy = limbShows(rays, in.frame.viewport, hazePx * GlobePass::hazeReach);
    _ground.program.use();
    Program::set(_ground.clipFromLocal, in.camera.clipFromRelative(_store->origin()));
    Program::set(_ground.viewportPx, in.viewportPx());
    Program::set(_ground.atmosphere, rgb(in.theme.atmosphere));
    Program::set(_ground.ray, glm::vec3(rays.ray));
    Program::set(_ground.rayX, glm::vec3(rays.rayX));
    Program::set(_ground.rayY, glm::vec3(rays.rayY));
    Program::set(_ground.towards, glm::vec3(rays.towards));
    Program::set(_ground.tangent, static_cast<float>(rays.tangent));
    Program::set(_ground.haze, static_cast<float>(hazy ? hazePx : 0.0));
    Program::set(_ground.reliefShare, 0.0F);
}

/// Ground that is not land only hides what is behind it; its colour is there already.
void TerrainPass::drawSea(const PassInput& in, std::span<const Piece> pieces) const {
    apply(DrawState{.blend = false, .cullBack = true, .depth = DepthMode::nearest});
    Program::set(_ground.depthShift, in.camera.depthShift(seaShiftPx));
    for (const Piece& piece : pieces) {
        const TerrainFill& fill = piece.raised->fill();
        in.draw(piece.raised->fillArray(), fill.landIndices + fill.lakeIndices, piece.raised->seaIndices());
    }
}

void TerrainPass::drawLand(const PassInput& in, std::span<const Piece> pieces) const {
    apply(DrawState{.blend = false, .cullBack = true, .depth = DepthMode::solid});
    Program::set(_ground.depthShift, 0.0F);
    Program::set(_ground.flatColour, rgba(landColour(in.theme, 128, 0)));
    const float relief = opacityOf(in, Layer::relief);
    for (const Piece& piece : pieces) {
        const Texture* texture = piece.flat->relief();
        if (texture != nullptr && relief > 0) {
            constexpr float borderPx = 1;
            const glm::vec2 size(texture->widthPx(), texture->heightPx());
            Program::set(_ground.texturePlace, glm::vec4((size - 2 * borderPx) / size, borderPx / size));
            texture->bind(0);
        }
        Program::set(_ground.reliefShare, texture != nullptr ? relief : 0.0F);
        in.draw(piece.raised->fillArray(), 0, piece.raised->fill().landIndices);
    }
    Program::set(_ground.reliefShare, 0.0F);
}

void TerrainPass::drawLakes(const PassInput& in, std::span<const Piece> pieces) const {
    const float alpha = opacityOf(in, Layer::water);
    if (alpha <= 0) {
        return;
    }
    apply(DrawState{.blend = alpha < 1, .cullBack = true, .depth = DepthMode::inFront});
    glm::vec4 colour = rgba(in.theme.lake);
    colour.a *= alpha;
    Program::set(_ground.flatColour, colour);
    Program::set(_ground.depthShift, in.camera.depthShift(lakeShiftPx));
    for (const Piece& piece : pieces) {
        const TerrainFill& fill = piece.raised->fill();
        in.draw(piece.raised->fillArray(), fill.landIndices, fill.lakeIndices);
    }
}

void TerrainPass::drawLines(const PassInput& in, std::span<const Piece> pieces) {
    const LineStyles styles = lineStyles(in);
    _lines.program.use();
    Program::set(_lines.clipFromLocal, in.camera.clipFromRelative(_store->origin()));
    Program::set(_lines.viewportPx, in.viewportPx());
    Program::set(_lines.halfWidthPx, std::span<const float>(styles.halfWidthPx));
    Program::set(_lines.colours, std::span<const glm::vec4>(styles.colours));
    Program::set(_lines.depthShift, in.camera.depthShift(lineShiftPx));
    Program::set(_lines.farMeters, static_cast<float>(in.camera.farMeters()));
    apply(DrawState{.depth = DepthMode::inFront});
    if (opacityOf(in, Layer::graticule) > 0) {
        drawGraticule(in);
    }
    const size_t firstKind = firstLineKind(in);
    for (const Piece& piece : pieces) {
        const std::uint32_t first = piece.raised->lines().first.at(firstKind);
        in.draw(piece.raised->lineArray(), first, piece.raised->lines().first.back() - first);
    }
}

void TerrainPass::drawGraticule(const PassInput& in) {
    const Graticule lines = graticule(in.camera, graticuleStepDeg(in.camera));
    const LineMesh mesh = terrainLines(lines.lines, LineKind::graticule, *in.frame.terrain);
    const std::vector<LineVertex> vertices = lineVertices(mesh, _store->origin());
    _graticule.vertices.upload(std::span<const LineVertex>(vertices), Buffer::Use::stream);
    _graticule.indices.upload(std::span<const std::uint32_t>(mesh.indices), Buffer::Use::stream);
    in.draw(_graticuleArray, 0, static_cast<std::uint32_t>(mesh.indices.size()));
}

} // namespace khalkha
