#include "scene/label_grid.h"

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {
constexpr double binPx = 64, cellPx = 8;

int partsOf(double lengthPx, double partPx) {
    return std::max(1, static_cast<int>(std::ceil(lengthPx / partPx)));
}

int partAt(double offsetPx, double partPx, int count) {
    return static_cast<int>(std::clamp(offsetPx / partPx, 0.0, count - 1.0));
}
size_t indexOf(int row, int column, int columns) {
    return static_cast<size_t>(row) * static_cast<size_t>(columns) + static_cast<size_t>(column);
}

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
      _columns(partsOf(area.right - area.left, binPx)),
      _rows(partsOf(area.bottom - area.top, binPx)),
      _takenBins(static_cast<size_t>(_columns) * static_cast<size_t>(_rows)),
      _cellColumns(partsOf(area.right - area.left, cellPx)),
      _cellRows(partsOf(area.bottom - area.top, cellPx)),
      _avoided(static_cast<size_t>(_cellColumns) * static_cast<size_t>(_cellRows), 0) {}

LabelGrid::BinRange LabelGrid::binsOf(const ScreenBox& box) const {
    if (!overlap(box, _area)) {
        return {};
    }
    return {
        partAt(box.left - _area.left, binPx, _columns),
        partAt(box.top - _area.top, binPx, _rows),
        partAt(box.right - _area.left, binPx, _columns),
        partAt(box.bottom - _area.top, binPx, _rows)};
}

LabelGrid::BinRange LabelGrid::cellsOf(const ScreenBox& box) const {
    if (!overlap(box, _area)) {
        return {};
    }
    return {
        partAt(box.left - _area.left, cellPx, _cellColumns),
        partAt(box.top - _area.top, cellPx, _cellRows),
        partAt(box.right - _area.left, cellPx, _cellColumns),
        partAt(box.bottom - _area.top, cellPx, _cellRows)};
}

void LabelGrid::take(const ScreenBox& box) {
    const auto index = static_cast<std::uint32_t>(_taken.size());
    const BinRange range = binsOf(box);
    for (int row = range.top; row <= range.bottom; ++row) {
        for (int column = range.left; column <= range.right; ++column) {
            _takenBins[indexOf(row, column, _columns)].push_back(index);
        }
    }
    _taken.push_back(box);
}

void LabelGrid::avoid(const ScreenBox& box) {
    const BinRange range = cellsOf(box);
    for (int row = range.top; row <= range.bottom; ++row) {
        for (int column = range.left; column <= range.right; ++column) {
            _avoided[indexOf(row, column, _cellColumns)] = 1;
        }
    }
}

bool LabelGrid::isFree(const ScreenBox& box) const {
    if (box.left < _area.left || box.top < _area.top || box.right > _area.right ||
        box.bottom > _area.bottom) {
        return false;
    }
    const BinRange range = binsOf(box);
    for (int row = range.top; row <= range.bottom; ++row) {
        for (int column = range.left; column <= range.right; ++column) {
            const auto& bin = _takenBins[indexOf(row, column, _columns)];
            if (std::any_of(
                    bin.begin(), bin.end(), [&](std::uint32_t i) { return overlap(_taken[i], box); })) {
                return false;
            }
        }
    }
    return true;
}

double LabelGrid::crowding(const ScreenBox& box) const {
    const BinRange range = cellsOf(box);
    int covered = 0;
    int all = 0;
    for (int row = range.top; row <= range.bottom; ++row) {
        for (int column = range.left; column <= range.right; ++column) {
            covered += _avoided[indexOf(row, column, _cellColumns)];
            ++all;
        }
    }
    return all > 0 ? static_cast<double>(covered) / all : 0;
}

} // namespace khalkha
