#pragma once
// Screen meshes of a frame: solid, band, mask.

#include "render/pass.h"

namespace khalkha {

class MeshPass {
public:
    [[nodiscard]] static Result<MeshPass> create(const std::filesystem::path& shaderFolder);
    /// Once a frame, before the commands are drawn.
    void upload(const Frame& frame);
    /// Draws commands[first], and for bands the commands after it that are bands too (one border's band ends
    /// where another's is nearer); returns the number of commands drawn.
    size_t draw(const PassInput& in, size_t first, size_t end);

private:
    struct ScreenProgram {
        explicit ScreenProgram(Program loaded);
        void use(const PassInput& in) const;
        Program program;
        int viewportPx;
    };
    MeshPass(Program solid, Program band);
    [[nodiscard]] std::uint32_t usable(const DrawCommand& command) const;
    size_t drawBands(const PassInput& in, size_t first, size_t end);

    ScreenProgram _solid, _band;
    Buffer _vertices{Buffer::Kind::vertices}, _indices{Buffer::Kind::indices};
    VertexArray _array;
    std::uint32_t _indexCount = 0;
};

} // namespace khalkha
