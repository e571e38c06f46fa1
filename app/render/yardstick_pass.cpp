#include "render/yardstick_pass.h"

#include "gpu/drawing.h"

#include <glm/vec2.hpp>

#include <vector>

namespace khalkha {

namespace {
constexpr int imageSidePx = 1024;
}

YardstickPass::YardstickPass(Program program)
    : _program(std::move(program)),
      _image(Texture::Format::rgba8, imageSidePx, imageSidePx),
      _array(_vertices, _indices, sizeof(glm::vec2), {{0, 2, Attribute::Type::float32, 0}}) {
    std::vector<std::uint8_t> pixels(size_t{4} * imageSidePx * imageSidePx);
    for (size_t i = 0; i < pixels.size(); ++i) {
        pixels[i] = static_cast<std::uint8_t>(i * 2654435761U >> 24U);
    }
    _image.upload(0, 0, imageSidePx, imageSidePx, pixels);
    const std::vector<glm::vec2> corners{{-1, -1}, {1, -1}, {-1, 1}, {1, 1}};
    const std::vector<std::uint32_t> triangles{0, 1, 2, 2, 1, 3};
    _vertices.upload(std::span<const glm::vec2>(corners), Buffer::Use::keep);
    _indices.upload(std::span<const std::uint32_t>(triangles), Buffer::Use::keep);
}

Result<YardstickPass> YardstickPass::create(const std::filesystem::path& shaderFolder) {
    Result<Program> program = Program::load(shaderFolder, "yardstick", "yardstick");
    if (!program) {
        return program.error();
    }
    return YardstickPass(*std::move(program));
}

void YardstickPass::draw() const {
    apply(DrawState{.blend = false});
    _program.use();
    _image.bind(0);
    drawTriangles(_array, 0, 6);
}

} // namespace khalkha
