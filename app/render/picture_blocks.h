#pragma once
// What is drawn in which part of a picture, as one number a block: two frames are compared by them, and only
// the blocks that differ are drawn anew. No OpenGL.

#include "scene/camera.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

namespace khalkha {

/// Pixels from the upper left corner; right and bottom are outside.
struct PartBox {
    int left = 0, top = 0, right = 0, bottom = 0;
    [[nodiscard]] std::int64_t areaPx() const {
        return static_cast<std::int64_t>(right - left) * static_cast<std::int64_t>(bottom - top);
    }
    friend bool operator==(const PartBox&, const PartBox&) = default;
};

/// Indices that follow each other in a buffer.
struct IndexRange {
    std::uint32_t first = 0, count = 0;
};

class PictureBlocks {
public:
    static constexpr int sidePx = 64; ///< of a block; llvmpipe rasterises in squares of this size

    explicit PictureBlocks(Viewport viewport);
    /// Something that covers no pixel outside the box, drawn after all that was added before.
    void add(float left, float top, float right, float bottom, std::uint64_t content);
    /// At most `most` boxes, without overlap, that cover every block in which the two pictures of the same
    /// size may differ.
    [[nodiscard]] std::vector<PartBox> changedSince(const PictureBlocks& before, size_t most) const;
    [[nodiscard]] Viewport viewport() const { return _viewport; }

private:
    [[nodiscard]] size_t indexOf(int row, int column) const {
        return static_cast<size_t>(row) * static_cast<size_t>(_columns) + static_cast<size_t>(column);
    }

    Viewport _viewport;
    int _columns, _rows;
    std::vector<std::uint64_t> _contents; ///< rows of blocks, top row first
};

/// Number for some bytes. Not for anything that is kept in a file.
[[nodiscard]] inline std::uint64_t contentOf(const void* bytes, size_t size, std::uint64_t seed) {
    std::uint64_t value = seed;
    const auto* at = static_cast<const unsigned char*>(bytes);
    for (; size > 0; at += 8) {
        const size_t part = size < 8 ? size : 8;
        std::uint64_t word = 0;
        std::memcpy(&word, at, part);
        value = (value ^ word) * 0x9E3779B97F4A7C15ULL;
        value ^= value >> 29U;
        size -= part;
    }
    return value;
}

/// Adds the triangles of a range. Vertices have x and y in pixels from the upper left corner and no padding;
/// salt tells apart what is drawn differently from the same vertices.
template <class Vertex>
void addTriangles(
    PictureBlocks& blocks,
    std::span<const Vertex> vertices,
    std::span<const std::uint32_t> indices,
    IndexRange range,
    std::uint64_t salt) {
    for (std::uint32_t i = range.first; i + 2 < range.first + range.count; i += 3) {
        const Vertex& a = vertices[indices[i]];
        const Vertex& b = vertices[indices[i + 1]];
        const Vertex& c = vertices[indices[i + 2]];
        std::uint64_t content = contentOf(&a, sizeof(Vertex), salt);
        content = contentOf(&b, sizeof(Vertex), content);
        content = contentOf(&c, sizeof(Vertex), content);
        blocks.add(
            std::min({a.x, b.x, c.x}),
            std::min({a.y, b.y, c.y}),
            std::max({a.x, b.x, c.x}),
            std::max({a.y, b.y, c.y}),
            content);
    }
}

/// Appends the triangles of a range that may touch a box; returns where they stand.
template <class Vertex>
IndexRange pickTriangles(
    std::span<const Vertex> vertices,
    std::span<const std::uint32_t> indices,
    IndexRange range,
    const PartBox& box,
    std::vector<std::uint32_t>& picked) {
    const auto first = static_cast<std::uint32_t>(picked.size());
    const auto left = static_cast<float>(box.left);
    const auto right = static_cast<float>(box.right);
    const auto top = static_cast<float>(box.top);
    const auto bottom = static_cast<float>(box.bottom);
    for (std::uint32_t i = range.first; i + 2 < range.first + range.count; i += 3) {
        const Vertex& a = vertices[indices[i]];
        const Vertex& b = vertices[indices[i + 1]];
        const Vertex& c = vertices[indices[i + 2]];
        if (std::min({a.x, b.x, c.x}) <= right && std::max({a.x, b.x, c.x}) >= left &&
            std::min({a.y, b.y, c.y}) <= bottom && std::max({a.y, b.y, c.y}) >= top) {
            picked.insert(picked.end(), {indices[i], indices[i + 1], indices[i + 2]});
        }
    }
    return {first, static_cast<std::uint32_t>(picked.size()) - first};
}

} // namespace khalkha
