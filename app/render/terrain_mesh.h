#pragma once
// Pieces of the base map cut along the triangles of raised relief, so that they lie on it. No OpenGL.

#include "render/base_mesh.h"
#include "scene/terrain.h"

namespace khalkha {

/// Fills as triangles of longitude and latitude, none of which leaves its triangle of the relief.
struct TerrainFill {
    std::vector<LonLat> points;
    std::vector<std::array<std::uint16_t, 2>> texture; ///< u, v in the chunk
    std::vector<std::uint32_t> indices; ///< land, lakes, then all ground that is not wholly land
    std::uint32_t landIndices = 0, lakeIndices = 0;
};
/// stepDeg: of the relief; divides the side of the chunk.
[[nodiscard]] TerrainFill terrainFill(const BaseChunk& chunk, ChunkKey key, double stepDeg);
[[nodiscard]] std::vector<FillVertex>
terrainVertices(const TerrainFill& fill, const Terrain& terrain, const Ecef& origin);

/// Lines of a chunk on the relief.
[[nodiscard]] LineMesh terrainLines(const BaseChunk& chunk, const Terrain& terrain);
/// Lines of one kind on the relief.
[[nodiscard]] LineMesh terrainLines(std::span<const Polyline> lines, LineKind kind, const Terrain& terrain);

} // namespace khalkha
