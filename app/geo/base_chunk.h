#pragma once
// Pieces of the base map as they travel from exchange to render: vector chunks and relief tiles.

#include "geo/types.h"

#include <array>
#include <compare>
#include <cstdint>
#include <vector>

namespace khalkha {

/// Level of detail of the base vectors: 110m for globes, 50m for theatres, 10m close up.
enum class Detail { globe, theatre, close };
inline constexpr int detailCount = 3;
/// Side of a square chunk in degrees by detail; chunk (0,0) has its south-west corner at -180, -90.
inline constexpr std::array<double, detailCount> chunkDeg{30, 15, 3};
/// Side of the grid by which fills are cut inside a chunk, so that triangles follow the curve of the Earth.
inline constexpr std::array<double, detailCount> fillCellDeg{5, 3, 1};

struct ChunkKey {
    Detail detail = Detail::globe;
    int column = 0, row = 0;
    friend auto operator<=>(const ChunkKey&, const ChunkKey&) = default;
};

struct RiverLine {
    Polyline line;
    int rank = 1; ///< 1 = largest
};
/// Everything of the base map within a chunk.
struct BaseChunk {
    std::vector<Polygon> land, lakes; ///< already cut to fill cells; no polygon leaves its fill cell
    std::vector<Polyline> coast, shores;
    std::vector<RiverLine> rivers;
};

/// Relief pyramid: level 0 covers 60 degrees a tile, 1 30 degrees, 2 15 degrees; 450 px a tile plus a border.
inline constexpr int reliefLevels = 3;
inline constexpr std::array<double, reliefLevels> reliefTileDeg{60, 30, 15};
inline constexpr int reliefTilePx = 450;
inline constexpr int reliefBorderPx = 1;
struct ReliefKey {
    int level = 0, column = 0, row = 0; ///< row 0 is the northernmost
    friend auto operator<=>(const ReliefKey&, const ReliefKey&) = default;
};
struct ReliefTile {
    int sizePx = 0; ///< reliefTilePx + 2 * reliefBorderPx
    std::vector<std::uint8_t>
        pixels; ///< sizePx * sizePx * 2: shade (128 = flat), height (0 = sea level, 255 = 6,000 m)
};

/// Heights: pixels of 2 arc minutes at level 0, of 4, 8 and 16 at the others; 225 px a tile plus a border.
inline constexpr int heightLevels = 4;
inline constexpr int heightTilePx = 225;
inline constexpr int heightBorderPx = 2;
[[nodiscard]] constexpr double heightPixelDeg(int level) {
    return static_cast<double>(1 << level) / 30.0;
}
struct HeightKey {
    int level = 0, column = 0, row = 0; ///< row 0 is the northernmost
    friend auto operator<=>(const HeightKey&, const HeightKey&) = default;
};
struct HeightTile {
    int sizePx = 0;                   ///< heightTilePx + 2 * heightBorderPx; 0 = there are no heights
    std::vector<std::int16_t> meters; ///< rows, north first
};

} // namespace khalkha
