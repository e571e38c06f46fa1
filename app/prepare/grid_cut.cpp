#include "prepare/grid_cut.h"

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

/// Half-open ranges of cells.
struct CellRange {
    int west = 0, south = 0, east = 0, north = 0;
};

class Cutter {
public:
    Cutter(int dimension, double cellDeg, const std::function<void(GridCell, const GEOSGeometry*)>& visit)
        : _dimension(dimension), _cellDeg(cellDeg), _visit(visit) {}

    void cut(const GEOSGeometry* geometry, CellRange range) const {
        const LonLatBox bounds = boundsOf(geometry);
        range.west = std::max(range.west, cellBelow(bounds.westDeg, -180));
        range.south = std::max(range.south, cellBelow(bounds.southDeg, -90));
        range.east = std::min(range.east, std::max(range.west + 1, cellAbove(bounds.eastDeg, -180)));
        range.north = std::min(range.north, std::max(range.south + 1, cellAbove(bounds.northDeg, -90)));
        if (range.west >= range.east || range.south >= range.north) {
            return;
        }
        if (range.east - range.west == 1 && range.north - range.south == 1) {
            _visit({range.west, range.south}, geometry);
            return;
        }
        if (_dimension == 2 && fills(geometry, range)) {
            visitRectangles(range);
            return;
        }
        CellRange first = range;
        CellRange second = range;
        if (range.east - range.west >= range.north - range.south) {
            first.east = second.west = (range.west + range.east) / 2;
        } else {
            first.north = second.south = (range.south + range.north) / 2;
        }
        cutHalf(geometry, first);
        cutHalf(geometry, second);
    }

private:
    [[nodiscard]] int cellBelow(double deg, double originDeg) const {
        return static_cast<int>(std::floor((deg - originDeg) / _cellDeg + 1e-12));
    }
    [[nodiscard]] int cellAbove(double deg, double originDeg) const {
        return static_cast<int>(std::ceil((deg - originDeg) / _cellDeg - 1e-12));
    }
    [[nodiscard]] LonLatBox boxOf(const CellRange& range) const {
        return {
            range.west * _cellDeg - 180,
            range.south * _cellDeg - 90,
            range.east * _cellDeg - 180,
            range.north * _cellDeg - 90};
    }
    [[nodiscard]] bool fills(const GEOSGeometry* geometry, const CellRange& range) const {
        const double cells = (range.east - range.west) * (range.north - range.south);
        const double area = cells * _cellDeg * _cellDeg;
        return planarArea(geometry) > area * (1 - 1e-12);
    }
    void visitRectangles(const CellRange& range) const {
        for (int row = range.south; row < range.north; ++row) {
            for (int column = range.west; column < range.east; ++column) {
                const GeosPtr box = makeBox(gridCellBox({column, row}, _cellDeg));
                _visit({column, row}, box.get());
            }
        }
    }
    void cutHalf(const GEOSGeometry* geometry, const CellRange& range) const {
        const GeosPtr box = makeBox(boxOf(range));
        const GeosPtr piece = intersectionOf(geometry, box.get());
        forEachPart(piece.get(), _dimension, [&](const GEOSGeometry* part) { cut(part, range); });
    }

    int _dimension = 2;
    double _cellDeg = 1;
    const std::function<void(GridCell, const GEOSGeometry*)>& _visit;
};

} // namespace

LonLatBox gridCellBox(GridCell cell, double cellDeg) {
    const double west = cell.column * cellDeg - 180;
    const double south = cell.row * cellDeg - 90;
    return {west, south, west + cellDeg, south + cellDeg};
}

void cutToGrid(
    const GEOSGeometry* geometry,
    int dimension,
    double cellDeg,
    const std::function<void(GridCell, const GEOSGeometry*)>& visit) {
    const CellRange world{
        0, 0, static_cast<int>(std::lround(360 / cellDeg)), static_cast<int>(std::lround(180 / cellDeg))};
    const Cutter cutter(dimension, cellDeg, visit);
    forEachPart(geometry, dimension, [&](const GEOSGeometry* part) { cutter.cut(part, world); });
}

} // namespace khalkha
