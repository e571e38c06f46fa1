#include "scene/label_grid.h"

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {
constexpr double binPx = 64;
} // namespace

bool overlap(const ScreenBox& a, const ScreenBox& b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

double overlapArea(const ScreenBox& a, const ScreenBox& b) {
    const double width = std::min(a.right, b.right) - std::max(a.left, b.left);
    const double height = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
    return width > 0 && height > 0 ? width * height : 0;
}

ScreenBox grown(const ScreenBox& box, double marginPx) {
    return {box.left - marginPx, box.top - marginPx, box.right + marginPx, box.bottom + marginPx};
}

LabelGrid::LabelGrid(const ScreenBox& area)
    : _area(area),
      _columns(std::max(1, static_cast<int>(std::ceil((area.right - area.left) / binPx)))),
      _rows(std::max(1, static_cast<int>(std::ceil((area.bottom - area.top) / binPx)))),
      _takenBins(static_cast<size_t>(_columns) * static_cast<size_t>(_rows)),
      _avoidedBins(_takenBins.size()) {}

LabelGrid::BinRange LabelGrid::binsOf(const ScreenBox& box) const {
    if (!overlap(box, _area)) {
        return {};
    }
    const auto bin = [](double position, double origin, int count) {
        return static_cast<int>(std::clamp((position - origin) / binPx, 0.0, count - 1.0));
    };
    return {
        bin(box.left, _area.left, _columns),
        bin(box.top, _area.top, _rows),
        bin(box.right, _area.left, _columns),
        bin(box.bottom, _area.top, _rows)};
}

void LabelGrid::enter(const ScreenBox& box, std::uint32_t index, Bins& bins) const {
    const BinRange range = binsOf(box);
    for (int row = range.top; row <= range.bottom; ++row) {
        for (int column = range.left; column <= range.right; ++column) {
            bins[static_cast<size_t>(row * _columns + column)].push_back(index);
        }
    }
}

void LabelGrid::take(const ScreenBox& box) {
    enter(box, static_cast<std::uint32_t>(_taken.size()), _takenBins);
    _taken.push_back(box);
}

void LabelGrid::avoid(const ScreenBox& box) {
    enter(box, static_cast<std::uint32_t>(_avoided.size()), _avoidedBins);
    _avoided.push_back(box);
}

bool LabelGrid::isFree(const ScreenBox& box) const {
    if (box.left < _area.left || box.top < _area.top || box.right > _area.right ||
        box.bottom > _area.bottom) {
        return false;
    }
    const BinRange range = binsOf(box);
    for (int row = range.top; row <= range.bottom; ++row) {
        for (int column = range.left; column <= range.right; ++column) {
            const auto& bin = _takenBins[static_cast<size_t>(row * _columns + column)];
            if (std::any_of(
                    bin.begin(), bin.end(), [&](std::uint32_t i) { return overlap(_taken[i], box); })) {
                return false;
            }
        }
    }
    return true;
}

double LabelGrid::crowding(const ScreenBox& box) const {
    const double area = (box.right - box.left) * (box.bottom - box.top);
    if (area <= 0) {
        return 0;
    }
    std::vector<std::uint32_t> found;
    const BinRange range = binsOf(box);
    for (int row = range.top; row <= range.bottom; ++row) {
        for (int column = range.left; column <= range.right; ++column) {
            const auto& bin = _avoidedBins[static_cast<size_t>(row * _columns + column)];
            found.insert(found.end(), bin.begin(), bin.end());
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    double covered = 0;
    for (const std::uint32_t i : found) {
        covered += overlapArea(_avoided[i], box);
    }
    return covered / area;
}

} // namespace khalkha
