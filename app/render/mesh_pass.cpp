#include "render/mesh_pass.h"

#include <cmath>
#include <cstddef>
#include <numbers>

namespace khalkha {

namespace {

/// Normal (unit length, y up) of lines at an angle counter-clockwise from the x axis, and how far along it
/// the lines are moved so that one goes through the anchor: less than a period, so that float keeps it
/// exactly.
glm::vec3 linePlace(const PassInput& in, const Hatch& hatch, double angleDeg) {
    const double angle = angleDeg * std::numbers::pi / 180;
    const glm::dvec2 normal(-std::sin(angle), std::cos(angle));
    const double period = std::max(hatch.spacingPx, 1.0);
    const double place = hatch.anchor.x * normal.x + (in.frame.viewport.heightPx - hatch.anchor.y) * normal.y;
    return {normal.x, normal.y, place - std::floor(place / period) * period};
}

bool isBand(const DrawCommand& command) {
    return command.kind == DrawCommand::Kind::mesh && command.paint == Paint::band;
}

} // namespace

MeshPass::ScreenProgram::ScreenProgram(Program loaded)
    : program(std::move(loaded)), viewportPx(program.uniform("viewportPx")) {}

void MeshPass::ScreenProgram::use(const PassInput& in) const {
    program.use();
    Program::set(viewportPx, in.viewportPx());
}

MeshPass::HatchProgram::HatchProgram(Program loaded)
    : ScreenProgram(std::move(loaded)),
      firstPlace(program.uniform("firstPlace")),
      secondPlace(program.uniform("secondPlace")),
      spacing(program.uniform("spacingPx")),
      halfWidth(program.uniform("halfWidthPx")),
      firstColour(program.uniform("firstColour")),
      secondColour(program.uniform("secondColour")) {}

void MeshPass::HatchProgram::set(const PassInput& in, const Hatch& hatch) const {
    use(in);
    Program::set(firstPlace, linePlace(in, hatch, hatch.firstAngleDeg));
    Program::set(secondPlace, linePlace(in, hatch, hatch.secondAngleDeg));
    Program::set(spacing, static_cast<float>(std::max(hatch.spacingPx, 1.0)));
    Program::set(halfWidth, static_cast<float>(hatch.widthPx / 2));
    Program::set(firstColour, rgba(hatch.first));
    Program::set(secondColour, rgba(hatch.second));
}

MeshPass::MeshPass(Program solid, Program band, Program hatch)
    : _solid(std::move(solid)),
      _band(std::move(band)),
      _hatch(std::move(hatch)),
      _array(
          _vertices,
          _indices,
          sizeof(ScreenVertex),
          {{0, 2, Attribute::Type::float32, offsetof(ScreenVertex, x)},
           {1, 2, Attribute::Type::float32, offsetof(ScreenVertex, across)},
           {2, 4, Attribute::Type::unorm8, offsetof(ScreenVertex, colour)},
           {3, 1, Attribute::Type::float32, offsetof(ScreenVertex, depth)}}) {}

Result<MeshPass> MeshPass::create(const std::filesystem::path& shaderFolder) {
    Result<Program> solid = Program::load(shaderFolder, "mesh", "solid");
    if (!solid) {
        return solid.error();
    }
    Result<Program> band = Program::load(shaderFolder, "mesh", "band");
    if (!band) {
        return band.error();
    }
    Result<Program> hatch = Program::load(shaderFolder, "mesh", "hatch");
    if (!hatch) {
        return hatch.error();
    }
    return MeshPass(*std::move(solid), *std::move(band), *std::move(hatch));
}

void MeshPass::upload(const Frame& frame) {
    _vertices.upload(std::span<const ScreenVertex>(frame.vertices), Buffer::Use::stream);
    _indices.upload(std::span<const std::uint32_t>(frame.indices), Buffer::Use::stream);
    _indexCount = static_cast<std::uint32_t>(frame.indices.size());
}

/// Indices of the command that exist.
std::uint32_t MeshPass::usable(const DrawCommand& command) const {
    return command.first < _indexCount ? std::min(command.count, _indexCount - command.first) : 0;
}

size_t MeshPass::draw(const PassInput& in, size_t first, size_t end) {
    const DrawCommand& command = in.frame.commands[first];
    if (isBand(command)) {
        return drawBands(in, first, end);
    }
    apply(DrawState{});
    if (command.paint == Paint::hatch) {
        _hatch.set(in, command.hatch);
    } else {
        _solid.use(in);
    }
    in.draw(_array, command.first, usable(command));
    return 1;
}

size_t MeshPass::drawBands(const PassInput& in, size_t first, size_t end) {
    size_t count = 0;
    while (first + count < end && isBand(in.frame.commands[first + count])) {
        ++count;
    }
    clearDepth();
    _band.use(in);
    for (const DepthMode mode : {DepthMode::nearest, DepthMode::equal}) {
        apply(DrawState{.depth = mode});
        for (size_t i = 0; i < count; ++i) {
            const DrawCommand& command = in.frame.commands[first + i];
            in.draw(_array, command.first, usable(command));
        }
    }
    return count;
}

} // namespace khalkha
