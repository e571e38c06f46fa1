#include "render/mesh_pass.h"

#include <cstddef>

namespace khalkha {

namespace {

/// A colour times its alpha.
glm::vec4 multiplied(Colour colour) {
    const glm::vec4 straight = rgba(colour);
    return {straight.r * straight.a, straight.g * straight.a, straight.b * straight.a, straight.a};
}

} // namespace

bool isBand(const DrawCommand& command) {
    return command.kind == DrawCommand::Kind::mesh &&
           (command.paint == Paint::band || command.paint == Paint::mask);
}

MeshPass::ScreenProgram::ScreenProgram(Program loaded)
    : program(std::move(loaded)), viewportPx(program.uniform("viewportPx")) {}

void MeshPass::ScreenProgram::use(const PassInput& in) const {
    program.use();
    Program::set(viewportPx, in.viewportPx());
}

MeshPass::HatchProgram::HatchProgram(Program loaded)
    : ScreenProgram(std::move(loaded)),
      first(program.uniform("first")),
      second(program.uniform("second")),
      spacing(program.uniform("spacing")),
      reach(program.uniform("reach")) {}

MeshPass::MeshPass(Program solid, Program hatch, Program band)
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
    return MeshPass(*std::move(solid), *std::move(hatch), *std::move(band));
}

void MeshPass::upload(const Frame& frame) {
    _vertices.upload(std::span<const ScreenVertex>(frame.vertices), Buffer::Use::stream);
    _indices.upload(std::span<const std::uint32_t>(frame.indices), Buffer::Use::stream);
    _indexCount = static_cast<std::uint32_t>(frame.indices.size());
}

IndexRange MeshPass::rangeOf(const DrawCommand& command) const {
    return {
        command.first,
        command.first < _indexCount ? std::min(command.count, _indexCount - command.first) : 0};
}

void MeshPass::drawChosen(const PassInput& in, const DrawCommand& command, IndexRange range) {
    const bool hatched = command.paint == Paint::hatch && command.hatch < in.frame.hatches.size();
    apply(DrawState{.premultiplied = hatched});
    if (hatched) {
        const Hatch& hatch = in.frame.hatches[command.hatch];
        _hatch.use(in);
        Program::set(_hatch.first, multiplied(hatch.first));
        Program::set(_hatch.second, multiplied(hatch.second));
        Program::set(_hatch.spacing, static_cast<float>(hatch.spacingPx));
        Program::set(_hatch.reach, static_cast<float>(hatch.widthPx / 2 + 0.5));
    } else {
        _solid.use(in);
    }
    in.draw(_array, range.first, range.count);
}

size_t MeshPass::draw(const PassInput& in, size_t first, size_t end) {
    const DrawCommand& command = in.frame.commands[first];
    if (isBand(command)) {
        return drawBands(in, first, end);
    }
    drawChosen(in, command, rangeOf(command));
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
            if (mode == DepthMode::equal && command.paint == Paint::mask) {
                continue;
            }
            in.draw(_array, command.first, rangeOf(command).count);
        }
    }
    return count;
}

} // namespace khalkha
