#pragma once
// Lines of the base map: coasts, shores, rivers, graticule.

#include "render/chunk_store.h"
#include "render/pass.h"

#include <array>
#include <memory>

namespace khalkha {

struct LineStyles {
    std::array<float, lineKindCount> halfWidthPx{};
    std::array<glm::vec4, lineKindCount> colours{};
};
[[nodiscard]] LineStyles lineStyles(const PassInput& in);
/// First of the kinds that the layers and the scale show (the graticule apart): an index into
/// LineMesh::first.
[[nodiscard]] size_t firstLineKind(const PassInput& in);

class LinePass {
public:
    [[nodiscard]] static Result<LinePass> create(const std::filesystem::path& shaderFolder);
    /// Graticule below, then rivers, shores and coasts.
    void draw(const PassInput& in, const VisibleChunks& visible);

private:
    struct LineProgram {
        explicit LineProgram(Program loaded);
        Program program;
        int clipFromLocal, horizonPlane, viewportPx, halfWidthPx, colours;
    };
    explicit LinePass(Program lines);
    void place(const PassInput& in, const Ecef& origin) const;
    void drawGraticule(const PassInput& in);

    LineProgram _lines;
    struct GraticuleBuffers {
        Buffer vertices{Buffer::Kind::vertices}, indices{Buffer::Kind::indices};
    } _graticule;
    VertexArray _graticuleArray;
};

} // namespace khalkha
