#include "render/relief_grid.h"

#include "geo/geodesy.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace khalkha {

namespace {

Colour mean(Colour a, Colour b) {
    const auto half = [](int x, int y) { return static_cast<std::uint8_t>((x + y + 1) / 2); };
    return {half(a.r, b.r), half(a.g, b.g), half(a.b, b.b), 255};
}

/// Corners along one side: the two rims and the middles of the pixels between them.
struct Corner {
    double part = 0;           ///< of the chunk's side
    int first = 0, second = 0; ///< pixels whose mean it has
};
std::vector<Corner> cornersAlong(int pixelsWithBorder) {
    const int inner = pixelsWithBorder - 2;
    std::vector<Corner> corners{{0, 0, 1}};
    for (int i = 1; i <= inner; ++i) {
        corners.push_back({(i - 0.5) / inner, i, i});
    }
    corners.push_back({1, inner, inner + 1});
    return corners;
}

} // namespace

ReliefGrid reliefGrid(const ReliefPicture& picture, ChunkKey key) {
    ReliefGrid grid;
    if (picture.pixels.empty() || picture.borderPx != 1 || picture.widthPx < 3 || picture.heightPx < 3) {
        return grid;
    }
    const std::vector<Corner> columns = cornersAlong(picture.widthPx);
    const std::vector<Corner> rows = cornersAlong(picture.heightPx);
    const LonLatBox box = boxOf(key);
    const auto pixel = [&](int column, int row) {
        Colour colour;
        const size_t index =
            static_cast<size_t>(row) * static_cast<size_t>(picture.widthPx) + static_cast<size_t>(column);
        std::memcpy(&colour, &picture.pixels[4 * index], sizeof(Colour));
        return colour;
    };
    for (const Corner& row : rows) {
        const double latDeg = box.northDeg + (box.southDeg - box.northDeg) * row.part;
        for (const Corner& column : columns) {
            grid.positions.push_back(
                toEcef({box.westDeg + (box.eastDeg - box.westDeg) * column.part, latDeg}));
            grid.colours.push_back(mean(
                mean(pixel(column.first, row.first), pixel(column.second, row.first)),
                mean(pixel(column.first, row.second), pixel(column.second, row.second))));
        }
    }
    const auto wide = static_cast<int>(columns.size());
    const auto high = static_cast<int>(rows.size());
    const auto corner = [wide](int column, int row) {
        return static_cast<std::uint32_t>(row * wide + column);
    };
    for (int top = 0; top + 1 < high; top += reliefBlockCells) {
        for (int left = 0; left + 1 < wide; left += reliefBlockCells) {
            const int right = std::min(left + reliefBlockCells, wide - 1);
            const int bottom = std::min(top + reliefBlockCells, high - 1);
            ReliefGrid::Block block;
            block.first = static_cast<std::uint32_t>(grid.indices.size());
            for (int row = top; row < bottom; ++row) {
                for (int column = left; column < right; ++column) {
                    const std::uint32_t a = corner(column, row);
                    const std::uint32_t b = corner(column + 1, row);
                    const std::uint32_t c = corner(column, row + 1);
                    const std::uint32_t d = corner(column + 1, row + 1);
                    grid.indices.insert(grid.indices.end(), {a, c, b, b, c, d});
                }
            }
            block.count = static_cast<std::uint32_t>(grid.indices.size()) - block.first;
            block.bounds.center = grid.positions[corner((left + right) / 2, (top + bottom) / 2)];
            for (const std::uint32_t end :
                 {corner(left, top), corner(right, top), corner(left, bottom), corner(right, bottom)}) {
                block.bounds.radiusMeters = std::max(
                    block.bounds.radiusMeters, glm::length(grid.positions[end] - block.bounds.center) * 1.01);
            }
            grid.blocks.push_back(block);
        }
    }
    return grid;
}

bool isAllLand(const FillMesh& mesh) {
    double area = 0;
    for (std::uint32_t i = 0; i + 2 < mesh.landIndices; i += 3) {
        const auto& a = mesh.texture[mesh.indices[i]];
        const auto& b = mesh.texture[mesh.indices[i + 1]];
        const auto& c = mesh.texture[mesh.indices[i + 2]];
        const auto side = [](int from, int to) { return (to - from) / 65535.0; };
        area += 0.5 * std::abs(side(a[0], b[0]) * side(a[1], c[1]) - side(a[0], c[0]) * side(a[1], b[1]));
    }
    return area > 1 - 1e-4;
}

} // namespace khalkha
