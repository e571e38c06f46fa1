#pragma once
// Cuts geometries along a regular grid of the whole Earth; cell (0,0) has its south-west corner at -180, -90.

#include "prepare/geos.h"

namespace khalkha {

struct GridCell {
    int column = 0, row = 0;
};

/// Box of the cell.
[[nodiscard]] LonLatBox gridCellBox(GridCell cell, double cellDeg);

/// Calls visit with every non-empty piece of polygons (dimension 2) or lines (1) and its cell. Cells wholly
/// inside a polygon come as plain rectangles. cellDeg divides 360 and 180.
void cutToGrid(
    const GEOSGeometry* geometry,
    int dimension,
    double cellDeg,
    const std::function<void(GridCell, const GEOSGeometry*)>& visit);

} // namespace khalkha
