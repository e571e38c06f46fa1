#pragma once
// GEOS geometries as owned values. Coordinates are degrees; planar topology is exact for shared edges
// whatever the unit. Operations throw std::runtime_error when the library gives no result;
// prepareBaseGeography turns that into an Error.

#include "geo/types.h"

#include <geos_c.h>

#include <functional>
#include <memory>
#include <vector>

namespace khalkha {

/// GEOS context of the calling thread.
[[nodiscard]] GEOSContextHandle_t geosContext();

struct GeosDeleter {
    void operator()(GEOSGeometry* geometry) const;
};
/// Owned geometry; may move to another thread. Empty after a failed operation.
using GeosPtr = std::unique_ptr<GEOSGeometry, GeosDeleter>;

[[nodiscard]] GeosPtr makeLine(const Polyline& line);
/// Polygon of a ring without repeated first point; not yet repaired.
[[nodiscard]] GeosPtr makePolygon(const Ring& ring);
[[nodiscard]] GeosPtr makeBox(const LonLatBox& box);
[[nodiscard]] GeosPtr makePoint(LonLat at);
/// Takes the parts over. type: GEOS_MULTIPOLYGON, GEOS_MULTILINESTRING or GEOS_GEOMETRYCOLLECTION.
[[nodiscard]] GeosPtr makeCollection(int type, std::vector<GeosPtr> parts);

[[nodiscard]] LonLatBox boundsOf(const GEOSGeometry* geometry);
[[nodiscard]] bool isEmpty(const GEOSGeometry* geometry);
/// Planar area, square degrees.
[[nodiscard]] double planarArea(const GEOSGeometry* geometry);
/// Points of a line or ring; the first point of a ring is repeated at the end.
[[nodiscard]] Polyline pointsOf(const GEOSGeometry* line);
/// Polygon with its holes, rings without the repeated first point.
[[nodiscard]] Polygon polygonOf(const GEOSGeometry* polygon);
/// Geodesic area on WGS84 in m2 of a polygon or a collection of polygons.
[[nodiscard]] double geodesicArea(const GEOSGeometry* geometry);

/// Calls visit for every simple part of the wanted dimension (1 = lines, 2 = polygons) that is not empty.
void forEachPart(
    const GEOSGeometry* geometry, int dimension, const std::function<void(const GEOSGeometry*)>& visit);
/// Copies of the parts of the wanted dimension.
[[nodiscard]] std::vector<GeosPtr> partsOf(const GEOSGeometry* geometry, int dimension);

[[nodiscard]] GeosPtr copyOf(const GEOSGeometry* geometry);
[[nodiscard]] GeosPtr madeValid(GeosPtr polygon);
[[nodiscard]] GeosPtr unionOf(std::vector<GeosPtr> polygons);
[[nodiscard]] GeosPtr intersectionOf(const GEOSGeometry* a, const GEOSGeometry* b);
[[nodiscard]] GeosPtr differenceOf(const GEOSGeometry* a, const GEOSGeometry* b);

/// Spatial index over boxes; items are numbers given in ascending order, answers come sorted.
class BoxIndex {
public:
    BoxIndex();
    void add(const LonLatBox& box, size_t item);
    [[nodiscard]] std::vector<size_t> find(const LonLatBox& box) const;

private:
    struct TreeDeleter {
        void operator()(GEOSSTRtree* tree) const;
    };
    std::unique_ptr<GEOSSTRtree, TreeDeleter> _tree;
};

} // namespace khalkha
