#include "render/picture_blocks.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <random>

using namespace khalkha;

namespace {

struct Corner {
    float x = 0, y = 0;
};
struct Shape {
    float left = 0, top = 0, right = 0, bottom = 0;
    std::uint64_t content = 0;
};

PictureBlocks blocksOf(const std::vector<Shape>& shapes, Viewport size) {
    PictureBlocks blocks(size);
    for (const Shape& shape : shapes) {
        blocks.add(shape.left, shape.top, shape.right, shape.bottom, shape.content);
    }
    return blocks;
}

bool inside(const std::vector<PartBox>& boxes, float x, float y) {
    return std::any_of(boxes.begin(), boxes.end(), [&](const PartBox& box) {
        return x >= static_cast<float>(box.left) && x < static_cast<float>(box.right) &&
               y >= static_cast<float>(box.top) && y < static_cast<float>(box.bottom);
    });
}

} // namespace

TEST_CASE("pictures of the same things differ nowhere") {
    const std::vector<Shape> shapes{{10, 10, 200, 90, 1}, {150, 50, 400, 300, 2}};
    const Viewport size{640, 480};
    CHECK(blocksOf(shapes, size).changedSince(blocksOf(shapes, size), 8).empty());
}

TEST_CASE("what changed, moved, came, went or lies in another order is covered, and little else") {
    std::mt19937 random(7);
    const Viewport size{1000, 700};
    const auto number = [&](float from, float to) {
        return std::uniform_real_distribution<float>(from, to)(random);
    };
    for (int round = 0; round < 200; ++round) {
        std::vector<Shape> before;
        for (int i = 0; i < 40; ++i) {
            const float x = number(-50, 1000);
            const float y = number(-50, 700);
            before.push_back({x, y, x + number(1, 120), y + number(1, 60), random()});
        }
        std::vector<Shape> after = before;
        Shape& changed = after[2 + random() % (after.size() - 2)];
        const Shape old = changed;
        changed.left += 3;
        changed.right += 3;
        ++changed.content;             // the number is of the corners too
        std::swap(after[0], after[1]); // lies differently only where the two meet
        const size_t most = 1 + random() % 8;
        const std::vector<PartBox> boxes = blocksOf(after, size).changedSince(blocksOf(before, size), most);
        CHECK(boxes.size() <= most);
        for (const Shape& shape : {old, changed}) {
            for (float x = std::max(shape.left, 0.5F); x < std::min(shape.right, 999.5F); x += 5) {
                for (float y = std::max(shape.top, 0.5F); y < std::min(shape.bottom, 699.5F); y += 5) {
                    CHECK(inside(boxes, x, y));
                }
            }
        }
        for (size_t i = 0; i < boxes.size(); ++i) {
            CHECK(boxes[i].left >= 0);
            CHECK(boxes[i].right <= size.widthPx);
            CHECK(boxes[i].bottom <= size.heightPx);
            CHECK(boxes[i].areaPx() > 0);
            for (size_t k = i + 1; k < boxes.size(); ++k) {
                const bool apart = boxes[i].right <= boxes[k].left || boxes[k].right <= boxes[i].left ||
                                   boxes[i].bottom <= boxes[k].top || boxes[k].bottom <= boxes[i].top;
                CHECK(apart);
            }
        }
    }
}

TEST_CASE("triangles that may touch a box are picked, in their order, and no others") {
    const std::vector<Corner> corners{{0, 0}, {50, 0}, {0, 50}, {500, 500}, {550, 500}, {500, 550}};
    const std::vector<std::uint32_t> indices{3, 4, 5, 0, 1, 2};
    std::vector<std::uint32_t> picked{9};
    const IndexRange near = pickTriangles(
        std::span<const Corner>(corners),
        std::span<const std::uint32_t>(indices),
        {0, 6},
        {0, 0, 64, 64},
        picked);
    CHECK(near.first == 1);
    CHECK(near.count == 3);
    CHECK(picked == std::vector<std::uint32_t>{9, 0, 1, 2});
}

TEST_CASE("what is not a number or far outside is no block's") {
    const Viewport size{640, 480};
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const PictureBlocks empty(size);
    CHECK(blocksOf({{nan, 0, 10, 10, 1}, {-1e30F, -1e30F, -1e20F, 1e30F, 2}}, size)
              .changedSince(empty, 4)
              .empty());
    CHECK(blocksOf({{-1e30F, -1e30F, 1e30F, 1e30F, 2}}, size).changedSince(empty, 4).size() == 1);
}
