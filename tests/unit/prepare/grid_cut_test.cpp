#include "prepare/grid_cut.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace khalkha;

namespace {

/// A star of 400 points about 10 E 20 N, so that edges cut cells in all ways.
Ring star() {
    Ring ring;
    for (int i = 0; i < 400; ++i) {
        const double angle = i * 6.283185307179586 / 400;
        const double radius = 8 + 3 * std::sin(7 * angle);
        ring.push_back({10 + radius * std::cos(angle), 20 + radius * std::sin(angle)});
    }
    return ring;
}

} // namespace

TEST_CASE("the pieces of a polygon fill it and stay within their cells") {
    const GeosPtr polygon = makePolygon(star());
    double sum = 0;
    int pieces = 0;
    int rectangles = 0;
    cutToGrid(polygon.get(), 2, 1, [&](GridCell cell, const GEOSGeometry* piece) {
        const LonLatBox box = gridCellBox(cell, 1);
        const LonLatBox bounds = boundsOf(piece);
        CHECK(bounds.westDeg >= box.westDeg - 1e-9);
        CHECK(bounds.eastDeg <= box.eastDeg + 1e-9);
        CHECK(bounds.southDeg >= box.southDeg - 1e-9);
        CHECK(bounds.northDeg <= box.northDeg + 1e-9);
        CHECK(GEOSisValid_r(geosContext(), piece) == 1);
        sum += planarArea(piece);
        ++pieces;
        rectangles += planarArea(piece) > 1 - 1e-12 ? 1 : 0;
    });
    CHECK(sum == doctest::Approx(planarArea(polygon.get())).epsilon(1e-11));
    CHECK(pieces > 200);
    CHECK(rectangles > 100);
}

TEST_CASE("cells inside a polygon come as plain rectangles") {
    const GeosPtr box = makeBox({-3, -3, 3, 3});
    cutToGrid(box.get(), 2, 1, [&](GridCell, const GEOSGeometry* piece) {
        CHECK(polygonOf(piece).rings.size() == 1);
        CHECK(polygonOf(piece).rings[0].size() == 4);
    });
}

TEST_CASE("a line is cut at the grid and loses nothing") {
    const GeosPtr line = makeLine({{-10.3, 0.4}, {0.2, 14.7}, {21.5, 3.3}, {21.5, -9.1}});
    double whole = 0;
    GEOSLength_r(geosContext(), line.get(), &whole);
    double sum = 0;
    cutToGrid(line.get(), 1, 3, [&](GridCell cell, const GEOSGeometry* piece) {
        const LonLatBox box = gridCellBox(cell, 3);
        const LonLatBox bounds = boundsOf(piece);
        CHECK(bounds.westDeg >= box.westDeg - 1e-9);
        CHECK(bounds.northDeg <= box.northDeg + 1e-9);
        double length = 0;
        GEOSLength_r(geosContext(), piece, &length);
        sum += length;
    });
    CHECK(sum == doctest::Approx(whole).epsilon(1e-12));
}

TEST_CASE("the whole Earth is cut into all its cells") {
    const GeosPtr earth = makeBox({-180, -90, 180, 90});
    int cells = 0;
    cutToGrid(earth.get(), 2, 5, [&](GridCell, const GEOSGeometry*) { ++cells; });
    CHECK(cells == 72 * 36);
}
