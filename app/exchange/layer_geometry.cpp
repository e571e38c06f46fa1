#include "exchange/layer_geometry.h"

#include <fmt/format.h>
#include <ogr_geometry.h>

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

/// Copies positions and keeps the first thing that is wrong with one of them.
class PointCopier {
public:
    [[nodiscard]] const RowFault& fault() const { return _fault; }

    LonLat copy(double x, double y) {
        if (!std::isfinite(x) || !std::isfinite(y)) {
            complain("a coordinate is not a finite number.", "Digitise the point again.");
        } else if (std::abs(x) > 180 || std::abs(y) > 90) {
            const bool swapped = std::abs(y) <= 180 && std::abs(x) <= 90;
            complain(
                fmt::format(
                    "the position {}, {} is not on the Earth; expected longitude -180..180, latitude -90..90 "
                    "in degrees.",
                    x,
                    y),
                swapped ? "Longitude and latitude appear to be swapped: longitude comes first."
                        : "Save the layer in WGS 84 (EPSG:4326).");
        }
        return {x, y};
    }

    /// Appends without repeated neighbours; for a ring also without the closing point.
    std::vector<LonLat> copy(const OGRSimpleCurve& curve, bool ring) {
        const int count = curve.getNumPoints();
        std::vector<LonLat> points;
        points.reserve(static_cast<size_t>(count));
        for (int i = 0; i < count; ++i) {
            const LonLat at = copy(curve.getX(i), curve.getY(i));
            if (points.empty() || points.back() != at) {
                if (!points.empty() && std::abs(points.back().lonDeg - at.lonDeg) > 180) {
                    complain(
                        fmt::format(
                            "the line jumps from longitude {} to {}.", points.back().lonDeg, at.lonDeg),
                        "Cut it at the 180th meridian.");
                }
                points.push_back(at);
            }
        }
        const bool closed =
            count > 0 && curve.getX(0) == curve.getX(count - 1) && curve.getY(0) == curve.getY(count - 1);
        if (ring && points.size() > 1 && points.front() == points.back()) {
            points.pop_back();
        }
        const size_t least = ring ? 3 : 2;
        if (points.size() < least) {
            complain(
                fmt::format(
                    "a {} has {} different points; expected {} at least.",
                    ring ? "ring" : "line",
                    points.size(),
                    least),
                "Digitise it again or delete it.");
        }
        if (ring && !closed && _fault.field.empty()) {
            complain(
                fmt::format(
                    "a ring does not close: it begins at {}, {} and ends at {}, {}.",
                    curve.getX(0),
                    curve.getY(0),
                    curve.getX(count - 1),
                    curve.getY(count - 1)),
                "Let it end at its first point.");
        }
        return points;
    }

    Polygon copy(const OGRPolygon& polygon) {
        Polygon copied;
        for (const OGRLinearRing* ring : polygon) {
            copied.rings.push_back(copy(*ring, true));
        }
        return copied;
    }

    void complain(std::string what, std::string hint) {
        if (_fault.field.empty()) {
            _fault = {"geometry", std::move(what), std::move(hint)};
        }
    }

private:
    RowFault _fault;
};

void copyParts(const OGRGeometry& source, FeatureGeometry& target, PointCopier& copier) {
    switch (wkbFlatten(source.getGeometryType())) {
    case wkbPoint:
        target.shape = Shape::point;
        target.points.push_back(copier.copy(source.toPoint()->getX(), source.toPoint()->getY()));
        break;
    case wkbLineString:
        target.shape = Shape::line;
        target.lines.push_back(copier.copy(*source.toLineString(), false));
        break;
    case wkbPolygon:
        target.shape = Shape::area;
        target.areas.push_back(copier.copy(*source.toPolygon()));
        break;
    case wkbMultiPoint:
    case wkbMultiLineString:
    case wkbMultiPolygon:
        for (const OGRGeometry* part : *source.toGeometryCollection()) {
            if (!part->IsEmpty()) {
                copyParts(*part, target, copier);
            }
        }
        break;
    default:
        target.shape = Shape::other;
        copier.complain(
            fmt::format("a {} is not read; expected points, lines or polygons.", target.typeName),
            "Convert it in QGIS (Multipart to singleparts, Segmentize).");
        break;
    }
}

} // namespace

RowFault copyGeometry(const OGRGeometry& source, FeatureGeometry& target) {
    target.typeName = OGRToOGCGeomType(source.getGeometryType());
    PointCopier copier;
    if (source.IsEmpty()) {
        copier.complain("the geometry is empty.", "Digitise it or delete the feature.");
    } else {
        copyParts(source, target, copier);
    }
    return copier.fault();
}

size_t pointCount(const FeatureGeometry& geometry) {
    size_t count = geometry.points.size();
    for (const Polyline& line : geometry.lines) {
        count += line.size();
    }
    for (const Polygon& area : geometry.areas) {
        for (const Ring& ring : area.rings) {
            count += ring.size();
        }
    }
    return count;
}

} // namespace khalkha
