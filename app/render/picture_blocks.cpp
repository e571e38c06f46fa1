#include "render/picture_blocks.h"

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

PartBox around(const PartBox& a, const PartBox& b) {
    return {
        std::min(a.left, b.left),
        std::min(a.top, b.top),
        std::max(a.right, b.right),
        std::max(a.bottom, b.bottom)};
}

bool overlap(const PartBox& a, const PartBox& b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/// Joins boxes that overlap until none do.
void joinOverlapping(std::vector<PartBox>& boxes) {
    for (size_t i = 0; i < boxes.size(); ++i) {
        for (size_t k = i + 1; k < boxes.size();) {
            if (overlap(boxes[i], boxes[k])) {
                boxes[i] = around(boxes[i], boxes[k]);
                boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(k));
                k = i + 1;
            } else {
                ++k;
            }
        }
    }
}

/// Joins the two boxes that gain least ground by it.
void joinNearest(std::vector<PartBox>& boxes) {
    size_t first = 0;
    size_t second = 1;
    std::int64_t least = -1;
    for (size_t i = 0; i < boxes.size(); ++i) {
        for (size_t k = i + 1; k < boxes.size(); ++k) {
            const std::int64_t more =
                around(boxes[i], boxes[k]).areaPx() - boxes[i].areaPx() - boxes[k].areaPx();
            if (least < 0 || more < least) {
                least = more;
                first = i;
                second = k;
            }
        }
    }
    boxes[first] = around(boxes[first], boxes[second]);
    boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(second));
}

int blocksFor(int lengthPx) {
    return (std::max(lengthPx, 0) + PictureBlocks::sidePx - 1) / PictureBlocks::sidePx;
}

} // namespace

PictureBlocks::PictureBlocks(Viewport viewport)
    : _viewport(viewport),
      _columns(blocksFor(viewport.widthPx)),
      _rows(blocksFor(viewport.heightPx)),
      _contents(static_cast<size_t>(_columns) * static_cast<size_t>(_rows), 0) {}

void PictureBlocks::add(float left, float top, float right, float bottom, std::uint64_t content) {
    // Not a number compares false: such a triangle is not drawn either.
    if (!(left <= static_cast<float>(_viewport.widthPx) && right >= 0 &&
          top <= static_cast<float>(_viewport.heightPx) && bottom >= 0)) {
        return;
    }
    const auto block = [](float value, int count) {
        const float limited = std::clamp(value, 0.0F, static_cast<float>(count) * sidePx);
        return std::min(static_cast<int>(limited) / sidePx, count - 1);
    };
    const int firstColumn = block(left, _columns);
    const int lastColumn = block(right, _columns);
    const int lastRow = block(bottom, _rows);
    for (int row = block(top, _rows); row <= lastRow; ++row) {
        for (int column = firstColumn; column <= lastColumn; ++column) {
            std::uint64_t& value = _contents[indexOf(row, column)];
            value = (value ^ content) * 0x9E3779B97F4A7C15ULL;
            value ^= value >> 31U;
        }
    }
}

std::vector<PartBox> PictureBlocks::changedSince(const PictureBlocks& before, size_t most) const {
    std::vector<PartBox> boxes;
    const auto differs = [&](int row, int column) {
        const size_t index = indexOf(row, column);
        return _contents[index] != before._contents[index];
    };
    for (int row = 0; row < _rows; ++row) {
        for (int column = 0; column < _columns; ++column) {
            if (!differs(row, column)) {
                continue;
            }
            const int first = column;
            while (column < _columns && differs(row, column)) {
                ++column;
            }
            boxes.push_back(
                {first * sidePx,
                 row * sidePx,
                 std::min(column * sidePx, _viewport.widthPx),
                 std::min((row + 1) * sidePx, _viewport.heightPx)});
        }
    }
    // Runs of neighbouring rows that fit become one box at once; the rest is joined while there are too many.
    for (size_t i = 0; i < boxes.size(); ++i) {
        for (size_t k = i + 1; k < boxes.size(); ++k) {
            if (boxes[k].left == boxes[i].left && boxes[k].right == boxes[i].right &&
                boxes[k].top == boxes[i].bottom) {
                boxes[i].bottom = boxes[k].bottom;
                boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(k));
                k = i;
            }
        }
    }
    while (boxes.size() > std::max<size_t>(most, 1)) {
        joinNearest(boxes);
        joinOverlapping(boxes);
    }
    return boxes;
}

} // namespace khalkha
