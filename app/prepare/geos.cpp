#include "prepare/geos.h"

#include "geo/geodesy.h"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace khalkha {

namespace {

struct Context {
    GEOSContextHandle_t handle = GEOS_init_r();
    Context() = default;
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    Context(Context&&) = delete;
    Context& operator=(Context&&) = delete;
    ~Context() { GEOS_finish_r(handle); }
};

GEOSCoordSequence* sequenceOf(const std::vector<LonLat>& points, bool close) {
    GEOSContextHandle_t handle = geosContext();
    const size_t count = points.size() + (close ? 1 : 0);
    GEOSCoordSequence* sequence = GEOSCoordSeq_create_r(handle, static_cast<unsigned>(count), 2);
    for (size_t i = 0; i < count; ++i) {
        const LonLat& point = points[i % points.size()];
        GEOSCoordSeq_setXY_r(handle, sequence, static_cast<unsigned>(i), point.lonDeg, point.latDeg);
    }
    return sequence;
}

/// Takes over the result of an operation that fails only on broken geometry or without memory.
GeosPtr checked(GEOSGeometry* geometry, const char* operation) {
    if (geometry == nullptr) {
        throw std::runtime_error(std::string("the geometry library failed at ") + operation);
    }
    return GeosPtr(geometry);
}

} // namespace

GEOSContextHandle_t geosContext() {
    thread_local const Context context;
    return context.handle;
}

void GeosDeleter::operator()(GEOSGeometry* geometry) const {
    GEOSGeom_destroy_r(geosContext(), geometry);
}

GeosPtr makeLine(const Polyline& line) {
    return GeosPtr(GEOSGeom_createLineString_r(geosContext(), sequenceOf(line, false)));
}

GeosPtr makePolygon(const Ring& ring) {
    GEOSContextHandle_t handle = geosContext();
    GEOSGeometry* shell = GEOSGeom_createLinearRing_r(handle, sequenceOf(ring, true));
    return GeosPtr(GEOSGeom_createPolygon_r(handle, shell, nullptr, 0));
}

GeosPtr makeBox(const LonLatBox& box) {
    return GeosPtr(
        GEOSGeom_createRectangle_r(geosContext(), box.westDeg, box.southDeg, box.eastDeg, box.northDeg));
}

GeosPtr makePoint(LonLat at) {
    return GeosPtr(GEOSGeom_createPointFromXY_r(geosContext(), at.lonDeg, at.latDeg));
}

GeosPtr makeCollection(int type, std::vector<GeosPtr> parts) {
    std::vector<GEOSGeometry*> raw;
    raw.reserve(parts.size());
    for (GeosPtr& part : parts) {
        raw.push_back(part.release());
    }
    return GeosPtr(
        GEOSGeom_createCollection_r(geosContext(), type, raw.data(), static_cast<unsigned>(raw.size())));
}

LonLatBox boundsOf(const GEOSGeometry* geometry) {
    GEOSContextHandle_t handle = geosContext();
    LonLatBox box;
    GEOSGeom_getXMin_r(handle, geometry, &box.westDeg);
    GEOSGeom_getYMin_r(handle, geometry, &box.southDeg);
    GEOSGeom_getXMax_r(handle, geometry, &box.eastDeg);
    GEOSGeom_getYMax_r(handle, geometry, &box.northDeg);
    return box;
}

bool isEmpty(const GEOSGeometry* geometry) {
    return geometry == nullptr || GEOSisEmpty_r(geosContext(), geometry) == 1;
}

double planarArea(const GEOSGeometry* geometry) {
    double area = 0;
    GEOSArea_r(geosContext(), geometry, &area);
    return area;
}

Polyline pointsOf(const GEOSGeometry* line) {
    GEOSContextHandle_t handle = geosContext();
    const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(handle, line);
    unsigned count = 0;
    GEOSCoordSeq_getSize_r(handle, sequence, &count);
    Polyline points(count);
    for (unsigned i = 0; i < count; ++i) {
        GEOSCoordSeq_getXY_r(handle, sequence, i, &points[i].lonDeg, &points[i].latDeg);
    }
    return points;
}

Polygon polygonOf(const GEOSGeometry* polygon) {
    GEOSContextHandle_t handle = geosContext();
    Polygon result;
    result.rings.push_back(pointsOf(GEOSGetExteriorRing_r(handle, polygon)));
    const int holes = GEOSGetNumInteriorRings_r(handle, polygon);
    for (int i = 0; i < holes; ++i) {
        result.rings.push_back(pointsOf(GEOSGetInteriorRingN_r(handle, polygon, i)));
    }
    for (Ring& ring : result.rings) {
        ring.pop_back();
    }
    return result;
}

double geodesicArea(const GEOSGeometry* geometry) {
    double sum = 0;
    forEachPart(geometry, 2, [&](const GEOSGeometry* part) { sum += areaSquareMeters(polygonOf(part)); });
    return sum;
}

void forEachPart(
    const GEOSGeometry* geometry, int dimension, const std::function<void(const GEOSGeometry*)>& visit) {
    GEOSContextHandle_t handle = geosContext();
    if (isEmpty(geometry)) {
        return;
    }
    const int type = GEOSGeomTypeId_r(handle, geometry);
    if (type >= GEOS_MULTIPOINT) {
        const int count = GEOSGetNumGeometries_r(handle, geometry);
        for (int i = 0; i < count; ++i) {
            forEachPart(GEOSGetGeometryN_r(handle, geometry, i), dimension, visit);
        }
    } else if (
        (dimension == 2 && type == GEOS_POLYGON) ||
        (dimension == 1 && (type == GEOS_LINESTRING || type == GEOS_LINEARRING))) {
        visit(geometry);
    }
}

std::vector<GeosPtr> partsOf(const GEOSGeometry* geometry, int dimension) {
    std::vector<GeosPtr> parts;
    forEachPart(geometry, dimension, [&](const GEOSGeometry* part) { parts.push_back(copyOf(part)); });
    return parts;
}

GeosPtr copyOf(const GEOSGeometry* geometry) {
    return checked(GEOSGeom_clone_r(geosContext(), geometry), "copying");
}

GeosPtr madeValid(GeosPtr polygon) {
    if (polygon == nullptr || GEOSisValid_r(geosContext(), polygon.get()) == 1) {
        return polygon;
    }
    return checked(GEOSMakeValid_r(geosContext(), polygon.get()), "repairing a polygon");
}

GeosPtr unionOf(std::vector<GeosPtr> polygons) {
    const GeosPtr collection = makeCollection(GEOS_GEOMETRYCOLLECTION, std::move(polygons));
    return checked(GEOSUnaryUnion_r(geosContext(), collection.get()), "a union");
}

GeosPtr intersectionOf(const GEOSGeometry* a, const GEOSGeometry* b) {
    return checked(GEOSIntersection_r(geosContext(), a, b), "an intersection");
}

GeosPtr differenceOf(const GEOSGeometry* a, const GEOSGeometry* b) {
    return checked(GEOSDifference_r(geosContext(), a, b), "a difference");
}

BoxIndex::BoxIndex() : _tree(GEOSSTRtree_create_r(geosContext(), 10)) {}

void BoxIndex::TreeDeleter::operator()(GEOSSTRtree* tree) const {
    GEOSSTRtree_destroy_r(geosContext(), tree);
}

void BoxIndex::add(const LonLatBox& box, size_t item) {
    const GeosPtr line = makeLine({{box.westDeg, box.southDeg}, {box.eastDeg, box.northDeg}});
    // The tree stores pointers it never follows: the number itself, plus one because null is refused.
    GEOSSTRtree_insert_r(geosContext(), _tree.get(), line.get(), reinterpret_cast<void*>(item + 1)); // NOLINT
}

std::vector<size_t> BoxIndex::find(const LonLatBox& box) const {
    const GeosPtr line = makeLine({{box.westDeg, box.southDeg}, {box.eastDeg, box.northDeg}});
    std::vector<size_t> found;
    GEOSSTRtree_query_r(
        geosContext(),
        _tree.get(),
        line.get(),
        [](void* item, void* list) {
            static_cast<std::vector<size_t>*>(list)->push_back(reinterpret_cast<size_t>(item) - 1);
        },
        &found);
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace khalkha
