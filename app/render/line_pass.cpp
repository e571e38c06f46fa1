#include "render/line_pass.h"

#include "render/graticule.h"

#include <array>
#include <cmath>
#include <cstddef>

namespace khalkha {

namespace {

/// Factor of the widths: 0.75 for globes, 1 for theatres, 2.2 for a few kilometres; without steps.
double nearnessOf(double metersPerPixel) {
    return std::clamp(1.0 + 0.3 * std::log10(1800 / std::max(metersPerPixel, 1e-3)), 0.75, 2.2);
}

/// Clipping at the horizon costs time on every vertex: only for pieces that may reach behind it.
DrawState lineState(const Camera& camera, const Bounds& bounds) {
    return {.clipPlane = camera.horizonSide(bounds.center) < bounds.radiusMeters};
}

bool visible(const PassInput& in, Layer layer) {
    return in.frame.layers.at(static_cast<size_t>(layer)).visible;
}

} // namespace

/// Rivers of smaller ranks are narrower; all of them broaden as the eye comes nearer.
LineStyles lineStyles(const PassInput& in) {
    const double metersPerPixel = in.camera.metersPerPixel();
    const double nearness = nearnessOf(metersPerPixel);
    const auto water = static_cast<float>(in.frame.layers.at(static_cast<size_t>(Layer::water)).opacity);
    const auto grid = static_cast<float>(in.frame.layers.at(static_cast<size_t>(Layer::graticule)).opacity);
    LineStyles styles;
    const auto set = [&](LineKind kind, double widthPx, Colour colour, float opacity) {
        const auto index = static_cast<size_t>(kind);
        styles.halfWidthPx.at(index) = static_cast<float>(widthPx / 2 * in.sizeFactor());
        styles.colours.at(index) = rgba(colour);
        styles.colours.at(index).a *= opacity;
    };
    set(LineKind::graticule, 1.0, in.theme.graticule, grid);
    set(LineKind::river5, 0.8 * nearness, in.theme.river, water);
    set(LineKind::river4, 0.9 * nearness, in.theme.river, water);
    set(LineKind::river3, 1.05 * nearness, in.theme.river, water);
    set(LineKind::river2, 1.3 * nearness, in.theme.river, water);
    set(LineKind::river1, 1.7 * nearness, in.theme.river, water);
    set(LineKind::shore, 1.0 * nearness, in.theme.shore, water);
    set(LineKind::coast, 1.2 * nearness, in.theme.coast, 1);
    return styles;
}

size_t firstLineKind(const PassInput& in) {
    const int rank = smallestRiverRank(in.camera.metersPerPixel());
    return visible(in, Layer::water) ? static_cast<size_t>(LineKind::river1) + 1 - static_cast<size_t>(rank)
                                     : static_cast<size_t>(LineKind::coast);
}

LinePass::LineProgram::LineProgram(Program loaded)
    : program(std::move(loaded)),
      clipFromLocal(program.uniform("clipFromLocal")),
      horizonPlane(program.uniform("horizonPlane")),
      viewportPx(program.uniform("viewportPx")),
      halfWidthPx(program.uniform("halfWidthPx")),
      colours(program.uniform("colours")) {}

LinePass::LinePass(Program lines)
    : _lines(std::move(lines)),
      _graticuleArray(
          _graticule.vertices,
          _graticule.indices,
          sizeof(LineVertex),
          {{0, 3, Attribute::Type::float32, offsetof(LineVertex, x)},
           {1, 3, Attribute::Type::snorm16, offsetof(LineVertex, direction)},
           {2, 1, Attribute::Type::snorm16, offsetof(LineVertex, side)},
           {3, 1, Attribute::Type::uint8, offsetof(LineVertex, kind)}}) {}

Result<LinePass> LinePass::create(const std::filesystem::path& shaderFolder) {
    Result<Program> lines = Program::load(shaderFolder, "lines", "lines");
    if (!lines) {
        return lines.error();
    }
    return LinePass(*std::move(lines));
}

void LinePass::place(const PassInput& in, const Ecef& origin) const {
    Program::set(_lines.clipFromLocal, in.camera.clipFromRelative(origin));
    Program::set(_lines.horizonPlane, in.camera.horizonPlaneRelative(origin));
}

void LinePass::draw(const PassInput& in, const VisibleChunks& visibleChunks) {
    const LineStyles styles = lineStyles(in);
    _lines.program.use();
    Program::set(_lines.viewportPx, in.viewportPx());
    Program::set(_lines.halfWidthPx, std::span<const float>(styles.halfWidthPx));
    Program::set(_lines.colours, std::span<const glm::vec4>(styles.colours));
    if (visible(in, Layer::graticule)) {
        drawGraticule(in);
    }
    const size_t firstKind = firstLineKind(in);
    for (const GpuChunk* chunk : visibleChunks.chunks) {
        const std::uint32_t first = chunk->lines().first.at(firstKind);
        const std::uint32_t end = chunk->lines().first.back();
        if (end > first) {
            apply(lineState(in.camera, chunk->bounds()));
            place(in, chunk->origin());
            in.draw(chunk->lineArray(), first, end - first);
        }
    }
}

void LinePass::drawGraticule(const PassInput& in) {
    const Graticule lines = graticule(in.camera, graticuleStepDeg(in.camera));
    const LineMesh mesh = lineMesh(lines.lines, LineKind::graticule, lines.maxLegMeters);
    const Ecef origin = toEcef(in.camera.view().target);
    const std::vector<LineVertex> vertices = lineVertices(mesh, origin);
    _graticule.vertices.upload(std::span<const LineVertex>(vertices), Buffer::Use::stream);
    _graticule.indices.upload(std::span<const std::uint32_t>(mesh.indices), Buffer::Use::stream);
    apply(DrawState{.clipPlane = true});
    place(in, origin);
    in.draw(_graticuleArray, 0, static_cast<std::uint32_t>(mesh.indices.size()));
}

} // namespace khalkha
