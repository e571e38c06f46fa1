#pragma once
// One textured pass over the whole picture, to measure frames by.

#include "gpu/program.h"
#include "gpu/texture.h"
#include "gpu/vertex_array.h"

namespace khalkha {

class YardstickPass {
public:
    [[nodiscard]] static Result<YardstickPass> create(const std::filesystem::path& shaderFolder);
    void draw() const;

private:
    explicit YardstickPass(Program program);
    Program _program;
    Texture _image;
    Buffer _vertices{Buffer::Kind::vertices}, _indices{Buffer::Kind::indices};
    VertexArray _array;
};

} // namespace khalkha
