#pragma once
// The base map on raised relief: land, lakes, lines, hidden by nearer ridges.

#include "render/chunk_store.h"
#include "render/globe_pass.h"
#include "render/line_pass.h"
#include "render/terrain_store.h"

namespace khalkha {

class TerrainPass {
public:
    [[nodiscard]] static Result<TerrainPass>
    create(const std::filesystem::path& shaderFolder, TileSource& tiles, bool wait);
    /// Everything between the sky and the frame's commands. visible: gives the colours of the relief. True
    /// when pieces are missing.
    bool draw(const PassInput& in, const VisibleChunks& visible, GlobePass& globe);

private:
    struct GroundProgram {
        explicit GroundProgram(Program loaded);
        Program program;
        int clipFromLocal, texturePlace, depthShift, flatColour, reliefShare, atmosphere, viewportPx, ray,
            rayX, rayY, towards, tangent, haze;
    };
    struct LineProgram {
        explicit LineProgram(Program loaded);
        Program program;
        int clipFromLocal, viewportPx, halfWidthPx, colours, depthShift, farMeters;
    };
    struct Piece {
        const GpuChunk* flat;
        const TerrainChunk* raised;
    };
    TerrainPass(Program ground, Program lines, TileSource& tiles, bool wait);
    void useGround(const PassInput& in) const;
    void drawSea(const PassInput& in, std::span<const Piece> pieces) const;
    void drawLand(const PassInput& in, std::span<const Piece> pieces) const;
    void drawLakes(const PassInput& in, std::span<const Piece> pieces) const;
    void drawLines(const PassInput& in, std::span<const Piece> pieces);
    void drawGraticule(const PassInput& in);

    GroundProgram _ground;
    LineProgram _lines;
    std::unique_ptr<TerrainStore> _store;
    struct GraticuleBuffers {
        Buffer vertices{Buffer::Kind::vertices}, indices{Buffer::Kind::indices};
    } _graticule;
    VertexArray _graticuleArray;
};

} // namespace khalkha
