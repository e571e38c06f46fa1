#pragma once
// Relief of a piece that is all land as a net of coloured corners. Near the ground a pixel of relief covers a
// hundred pixels of the picture: mixing three corners a pixel takes a third of the time of a texture. No
// OpenGL.

#include "render/base_mesh.h"
#include "render/relief_picture.h"

namespace khalkha {

/// Cells of a block along each side; blocks are drawn only where they may be seen.
inline constexpr int reliefBlockCells = 20;

struct ReliefGrid {
    std::vector<Ecef> positions;
    std::vector<Colour> colours;
    std::vector<std::uint32_t> indices;
    struct Block {
        Bounds bounds;
        std::uint32_t first = 0, count = 0; ///< indices
    };
    std::vector<Block> blocks;
};

/// Corners are the middles of the picture's pixels; at the rim they stand on the rim of the chunk, with the
/// mean of the pixels on both sides, so that neighbouring chunks meet. The picture needs a border of 1.
[[nodiscard]] ReliefGrid reliefGrid(const ReliefPicture& picture, ChunkKey key);
/// Whether land covers the whole chunk, so that a grid may stand for it.
[[nodiscard]] bool isAllLand(const FillMesh& mesh);

} // namespace khalkha
