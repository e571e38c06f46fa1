#pragma once
// Triangles of a piece of the base map, in double; and the same as float vertices round an origin. No OpenGL.

#include "geo/base_chunk.h"

#include <array>
#include <cstdint>
#include <functional>
#include <span>

namespace khalkha {

struct FillVertex {
    float x = 0, y = 0, z = 0;  ///< metres from the origin
    std::uint16_t u = 0, v = 0; ///< place in the chunk: 0..65535 from west to east, from north to south
};
/// Kinds of base lines, in drawing order. River kinds go from the smallest rank to the largest.
enum class LineKind : std::uint8_t { graticule, river5, river4, river3, river2, river1, shore, coast };
inline constexpr int lineKindCount = 8;

struct LineVertex {
    float x = 0, y = 0, z = 0;               ///< metres from the origin
    std::array<std::int16_t, 3> direction{}; ///< of the line, unit vector times 32767
    std::int16_t side = 0; ///< left +, right -; times miterScale for the longer side at a bend
    std::uint8_t kind = 0; ///< LineKind
    std::array<std::uint8_t, 3> padding{};
};
inline constexpr double miterScale = 16384;

/// Triangles of fills.
struct FillMesh {
    std::vector<Ecef> positions;
    std::vector<std::array<std::uint16_t, 2>> texture; ///< u, v
    std::vector<std::uint32_t> indices;                ///< land, then lakes
    std::uint32_t landIndices = 0;
};
/// Ribbons along lines: two corners a point.
struct LineMesh {
    std::vector<Ecef> positions;      ///< one a point
    std::vector<LineVertex> vertices; ///< two a point, without positions
    std::vector<std::uint32_t> indices;
    std::array<std::uint32_t, lineKindCount + 1>
        first{}; ///< indices of a kind: first[kind] .. first[kind + 1]
};

[[nodiscard]] FillMesh fillMesh(const BaseChunk& chunk, ChunkKey key);
[[nodiscard]] LineMesh lineMesh(const BaseChunk& chunk, Detail detail);
/// Lines of one kind.
[[nodiscard]] LineMesh lineMesh(std::span<const Polyline> lines, LineKind kind, double maxLegMeters);

/// The same with lines placed by the caller: points that are not on top of each other.
[[nodiscard]] LineMesh
lineMeshBy(const BaseChunk& chunk, const std::function<std::vector<Ecef>(const Polyline&)>& place);
void addRibbon(LineMesh& mesh, const std::vector<Ecef>& points, LineKind kind);
/// Says that the mesh has lines of this kind only.
void closeKind(LineMesh& mesh, LineKind kind);

[[nodiscard]] std::vector<FillVertex> fillVertices(const FillMesh& mesh, const Ecef& origin);
[[nodiscard]] std::vector<LineVertex> lineVertices(const LineMesh& mesh, const Ecef& origin);

} // namespace khalkha
