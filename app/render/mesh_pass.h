#pragma once
// Screen meshes of a frame: solid, hatch, band, mask.

#include "render/pass.h"
#include "render/picture_blocks.h"

namespace khalkha {

/// Whether a command is a band or a mask: these need the depth buffer, all neighbouring ones at once.
[[nodiscard]] bool isBand(const DrawCommand& command);

class MeshPass {
public:
    [[nodiscard]] static Result<MeshPass> create(const std::filesystem::path& shaderFolder);
    /// Once a frame, before the commands are drawn.
    void upload(const Frame& frame);
    /// Draws commands[first], and for bands the commands after it that are bands too (one border's band ends
    /// where another's is nearer); returns the number of commands drawn.
    size_t draw(const PassInput& in, size_t first, size_t end);
    /// Indices of a command that exist.
    [[nodiscard]] IndexRange rangeOf(const DrawCommand& command) const;
    /// Other triangles of the same vertices; drawChosen then counts in them.
    void choose(std::span<const std::uint32_t> indices) const {
        _indices.upload(indices, Buffer::Use::stream);
    }
    /// Draws chosen triangles; not for bands.
    void drawChosen(const PassInput& in, const DrawCommand& command, IndexRange range);

private:
    struct ScreenProgram {
        explicit ScreenProgram(Program loaded);
        void use(const PassInput& in) const;
        Program program;
        int viewportPx;
    };
    struct HatchProgram : ScreenProgram {
        explicit HatchProgram(Program loaded);
        int first, second, spacing, reach;
    };
    MeshPass(Program solid, Program hatch, Program band);
    size_t drawBands(const PassInput& in, size_t first, size_t end);

    ScreenProgram _solid, _band;
    HatchProgram _hatch;
    Buffer _vertices{Buffer::Kind::vertices}, _indices{Buffer::Kind::indices};
    VertexArray _array;
    std::uint32_t _indexCount = 0;
};

} // namespace khalkha
