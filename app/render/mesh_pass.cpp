#include "render/mesh_pass.h"

#include <cstddef>

namespace khalkha {

namespace {

bool isBand(const DrawCommand& command) {
    return command.kind == DrawCommand::Kind::mesh && command.paint != Paint::solid;
}

} // namespace

MeshPass::ScreenProgram::ScreenProgram(Program loaded)
    : program(std::move(loaded)), viewportPx(program.uniform("viewportPx")) {}

void MeshPass::ScreenProgram::use(const PassInput& in) const {
    program.use();
    Program::set(viewportPx, in.viewportPx());
}

MeshPass::MeshPass(Program solid, Program band)
    : _solid(std::move(solid)),
      _band(std::move(band)),
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
    return MeshPass(*std::move(solid), *std::move(band));
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
    _solid.use(in);
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
            if (mode == DepthMode::equal && command.paint == Paint::mask) {
                continue;
            }
            in.draw(_array, command.first, usable(command));
        }
    }
    return count;
}

} // namespace khalkha
