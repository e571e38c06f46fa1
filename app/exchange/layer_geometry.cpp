#include "exchange/layer_geometry.h"

#include "exchange/area_reading.h"
#include "exchange/gdal_guard.h"
#include "exchange/reference_system.h"
#include "geo/antimeridian.h"
#include "geo/geodesy.h"
#include "geo/on_earth.h"
#include "geo/polyline.h"

#include <fmt/format.h>
#include <ogr_geometry.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <numbers>
#include <optional>

namespace khalkha {

namespace {

/// A side or leg that crosses the 180th meridian and is wider may be meant the other way round.
constexpr double wideCrossingDeg = 60;

/// Rounding undone, longitudes beyond 180 left as they are.
double unrounded(double value, double limit) {
    return std::abs(std::abs(value) - limit) <= roundingDeg ? std::copysign(limit, value) : value;
}

/// Copies positions and keeps the first thing that is wrong with one of them.
class GeometryCopier {
public:
    GeometryCopier(ReferenceSystem& system, FeatureGeometry& target) : _system(system), _target(target) {}

    [[nodiscard]] const RowFault& fault() const { return _fault; }
    [[nodiscard]] bool failed() const { return !_fault.field.empty(); }
    /// Whether areas are other polygons than those of the file.
    [[nodiscard]] bool changed() const { return _changed || !_system.isWgs84(); }

    void copy(const OGRGeometry& source) {
        switch (wkbFlatten(source.getGeometryType())) {
        case wkbPoint:
            point(*source.toPoint());
            break;
        case wkbLineString:
            _target.lines.push_back(line(*source.toLineString()));
            break;
        case wkbPolygon:
            polygon(*source.toPolygon());
            break;
        case wkbMultiPoint:
        case wkbMultiLineString:
        case wkbMultiPolygon:
        case wkbGeometryCollection:
            for (const OGRGeometry* part : *source.toGeometryCollection()) {
                if (!part->IsEmpty()) {
                    copy(*part);
                }
            }
            break;
        default:
            _target.shape = Shape::other;
            complain(
                fmt::format("a {} is not read; expected points, lines or polygons.", _target.typeName),
                "Convert it in QGIS (Multipart to singleparts, Segmentize).");
            break;
        }
    }

    /// What can only be said of all parts together.
    void finish() {
        const bool points = !_target.points.empty();
        const bool lines = !_target.lines.empty();
        const bool areas = !_target.areas.empty();
        if (int{points} + int{lines} + int{areas} > 1) {
            _target.shape = Shape::other;
            complain(
                fmt::format("a {} of several kinds of geometry is not read.", _target.typeName),
                "Divide it (QGIS: Multipart to singleparts) into features of points, of lines or of areas.");
        } else if (points || lines || areas) {
            _target.shape = points ? Shape::point : lines ? Shape::line : Shape::area;
        }
        if (_beyond && !_within) {
            complainOfPosition(*_beyond);
        }
        if (_target.lines.size() > 1) {
            _target.lines = joinedAcross180(std::move(_target.lines));
        }
    }

    /// The widest crossing of the 180th meridian, degrees.
    [[nodiscard]] double widestCrossingDeg() const { return _widestCrossingDeg; }
    /// Width of the widest box that is wider than half of the globe and does not cross it; 0 = none.
    [[nodiscard]] double wideBoxDeg() const { return _wideBoxDeg; }

private:
    /// A position with a longitude of -360..360, of a point one of -180..180.
    LonLat place(double x, double y, bool ofPoint) {
        if (!std::isfinite(x) || !std::isfinite(y)) {
            complain("a coordinate is not a finite number.", "Digitise the point again.");
            return {};
        }
        const std::optional<LonLat> placed = _system.toWgs84(x, y);
        if (!placed) {
            complain(
                fmt::format("the position {}, {} cannot be placed on the Earth by the layer's system.", x, y),
                "Correct it, or give the layer its true reference system (QGIS: Set Layer CRS).");
            return {};
        }
        const LonLat at{unrounded(placed->lonDeg, 180), unrounded(placed->latDeg, 90)};
        const bool beyond = std::abs(at.lonDeg) > 180;
        if (std::abs(at.latDeg) > 90 || std::abs(at.lonDeg) > (ofPoint ? 180 : 360 + roundingDeg)) {
            complainOfPosition(_system.isWgs84() ? LonLat{x, y} : at);
        } else if (beyond && !_beyond) {
            _beyond = at;
        }
        _within = _within || !beyond;
        return at;
    }

    void complainOfPosition(LonLat at) {
        std::string hint = "Correct it.";
        if (std::abs(at.latDeg) <= 180 && std::abs(at.lonDeg) <= 90) {
            hint = "Longitude and latitude appear to be swapped: longitude comes first.";
        } else if (std::abs(at.lonDeg) <= 360 && std::abs(at.latDeg) <= 90) {
            hint = "Longitudes run from -180 to 180: take 360 from those over 180 (190 is -170).";
        } else if (std::max(std::abs(at.lonDeg), std::abs(at.latDeg)) > 1000) {
            hint = "These look like metres. ";
            hint += saveInWgs84;
        }
        complain(
            fmt::format(
                "the position {}, {} is not on the Earth; expected longitude -180..180, latitude -90..90 in "
                "degrees.",
                at.lonDeg,
                at.latDeg),
            std::move(hint));
    }

    void point(const OGRPoint& source) {
        _target.points.push_back(place(source.getX(), source.getY(), true));
    }

    /// Positions without repeated neighbours, of a ring also without the closing point.
    Polyline positions(const OGRSimpleCurve& curve, bool ring) {
        const int count = curve.getNumPoints();
        Polyline points;
        points.reserve(static_cast<size_t>(count));
        for (int i = 0; i < count; ++i) {
            const LonLat at = place(curve.getX(i), curve.getY(i), false);
            if (!points.empty() && points.back() == at) {
                continue;
            }
            if (!points.empty() && _system.isBent()) {
                bend({curve, i, ring}, points, at, {0, 1}, 0);
            }
            points.push_back(at);
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
        if (ring && !closed) {
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

    /// The leg of a curve that ends at the point of this index.
    struct Leg {
        const OGRSimpleCurve& curve;
        int index = 0;
        bool ring = false; ///< of an area
    };
    struct Part {
        double from = 0, to = 1;
    };
    /// Adds what keeps a leg, or a part of it, as straight as it is in the layer's plane: all before `end`.
    void bend(const Leg& leg, Polyline& points, LonLat end, Part part, int depth) {

        constexpr double shortMeters = 2000; // straight enough in every projection
        constexpr int deepest = 10;
        const LonLat start = points.back();
        if (failed() || depth >= deepest || std::abs(start.latDeg) > 89.9 || std::abs(end.latDeg) > 89.9 ||
            squaredMeters(start, end) < shortMeters * shortMeters) {
            return;
        }
        const auto along = [&](double share) {
            const double at = part.from + (part.to - part.from) * share;
            return _system.toWgs84(
                leg.curve.getX(leg.index - 1) +
                    (leg.curve.getX(leg.index) - leg.curve.getX(leg.index - 1)) * at,
                leg.curve.getY(leg.index - 1) +
                    (leg.curve.getY(leg.index) - leg.curve.getY(leg.index - 1)) * at);
        };
        const std::optional<LonLat> middle = along(0.5);
        const std::optional<LonLat> quarter = along(0.25);
        if (!middle || !quarter) {
            return;
        }
        if (std::max(aside(*middle, start, end, leg.ring), aside(*quarter, start, end, leg.ring)) <=
            straightnessMeters) {
            return;
        }
        const double halfway = (part.from + part.to) / 2;
        bend(leg, points, *middle, {part.from, halfway}, depth + 1);
        points.push_back(*middle);
        bend(leg, points, end, {halfway, part.to}, depth + 1);
    }

    static double squaredMeters(LonLat a, LonLat b) {
        const Ecef way = toEcef(a) - toEcef(b);
        return way.x * way.x + way.y * way.y + way.z * way.z;
    }
    /// How far beside a leg of a line, or a side of an area, a position lies, metres.
    static double aside(LonLat at, LonLat start, LonLat end, bool ring) {
        if (!ring) {
            return nearest(std::array{start, end}, at)->distanceMeters;
        }
        const double widthDeg = std::remainder(end.lonDeg - start.lonDeg, 360.0);
        const double shrink = std::cos(at.latDeg * std::numbers::pi / 180);
        const double x = widthDeg * shrink;
        const double y = end.latDeg - start.latDeg;
        const double atX = std::remainder(at.lonDeg - start.lonDeg, 360.0) * shrink;
        const double atY = at.latDeg - start.latDeg;
        const double share = std::clamp((atX * x + atY * y) / (x * x + y * y), 0.0, 1.0);
        return std::sqrt(squaredMeters(
            at, {start.lonDeg + widthDeg * share, start.latDeg + (end.latDeg - start.latDeg) * share}));
    }

    Polyline line(const OGRLineString& source) {
        const Polyline points = positions(source, false);
        Polyline result;
        if (failed()) {
            return result; // a position that is not on the Earth may lie any number of turns away
        }
        result.reserve(points.size());
        const auto add = [&](LonLat at) {
            at.lonDeg = wrappedLonDeg(at.lonDeg);
            const bool sameMeridian = !result.empty() && result.back().latDeg == at.latDeg &&
                                      std::abs(result.back().lonDeg - at.lonDeg) == 360;
            if (!sameMeridian) {
                result.push_back(at);
            }
        };
        for (size_t i = 0; i < points.size(); ++i) {
            if (i > 0) {
                const LonLat from = points[i - 1];
                const double step = points[i].lonDeg - from.lonDeg;
                const bool beyond = std::abs(from.lonDeg) > 180 || std::abs(points[i].lonDeg) > 180;
                noteCrossing(from.lonDeg, points[i].lonDeg);
                // Written out beyond 180 degrees it is meant that way round, however far.
                const double pieces = beyond ? std::ceil(std::abs(step) / 179) : 1;
                for (double piece = 1; piece < pieces; ++piece) {
                    const double share = piece / pieces;
                    add({from.lonDeg + step * share, from.latDeg + (points[i].latDeg - from.latDeg) * share});
                }
            }
            add(points[i]);
        }
        if (result.size() < 2 && points.size() > 1) {
            complain(
                "a line has 1 different points; expected 2 at least.", "Digitise it again or delete it.");
        }
        return result;
    }

    void noteCrossing(double fromDeg, double toDeg) {
        const double step = std::abs(toDeg - fromDeg);
        const auto [west, east] = std::minmax(fromDeg, toDeg);
        if (step > 180 && west >= -180 && east <= 180) {
            _widestCrossingDeg = std::max(_widestCrossingDeg, 360 - step);
        } else if (west < -180 ? east > -180 : (west < 180 && east > 180)) {
            _widestCrossingDeg = std::max(_widestCrossingDeg, step);
        }
    }

    void polygon(const OGRPolygon& source) {
        Polygon copied;
        for (const OGRLinearRing* ring : source) {
            copied.rings.push_back(positions(*ring, true));
        }
        if (failed() || copied.rings.empty()) {
            return;
        }
        ReadArea read = readArea(copied);
        if (!read.fault.empty()) {
            complain(read.fault, read.hint);
        }
        _widestCrossingDeg = std::max(_widestCrossingDeg, read.widestCrossingDeg);
        _wideBoxDeg = std::max(_wideBoxDeg, read.wideBoxDeg);
        _changed = _changed || !read.asWritten;
        std::move(read.polygons.begin(), read.polygons.end(), std::back_inserter(_target.areas));
    }

    void complain(std::string what, std::string hint) {
        if (_fault.field.empty()) {
            _fault = {"geometry", std::move(what), std::move(hint)};
        }
    }

    ReferenceSystem& _system;
    FeatureGeometry& _target;
    RowFault _fault;
    std::optional<LonLat> _beyond;
    bool _within = false, _changed = false;
    double _widestCrossingDeg = 0, _wideBoxDeg = 0;
};

} // namespace

void copyGeometry(const OGRGeometry& source, ReferenceSystem& system, bool checkValidity, Row& row) {
    row.geometry.typeName = OGRToOGCGeomType(source.getGeometryType());
    if (source.IsEmpty()) {
        row.faults.push_back({"geometry", "the geometry is empty.", "Digitise it or delete the feature."});
        return;
    }
    GeometryCopier copier(system, row.geometry);
    if (source.hasCurveGeometry() != FALSE) {
        constexpr double stepDeg = 1; // of the arc: within 4 parts of 100,000 of its radius
        const std::unique_ptr<OGRGeometry> straight(source.getLinearGeometry(stepDeg, nullptr));
        copier.copy(straight ? *straight : source);
    } else {
        copier.copy(source);
    }
    copier.finish();
    if (copier.failed()) {
        row.faults.push_back(copier.fault());
        return;
    }
    if (copier.widestCrossingDeg() > wideCrossingDeg) {
        row.remarks.push_back(
            {"geometry",
             fmt::format(
                 "it crosses the 180th meridian in one leg of {:.0f} degrees: that is how a leg over more "
                 "than half of the globe is read.",
                 copier.widestCrossingDeg()),
             "Add points to it, if it runs the other way round or is not meant to cross the meridian."});
    }
    if (copier.wideBoxDeg() > 0) {
        row.remarks.push_back(
            {"geometry",
             fmt::format(
                 "the box is {:g} degrees wide, as it begins in the west of its two longitudes.",
                 copier.wideBoxDeg()),
             "If it is meant to cross the 180th meridian, let it begin in the west of that (170, then -170), "
             "or "
             "cut it there."});
    }
    if (checkValidity && row.geometry.shape == Shape::area) {
        std::string said;
        if (copier.changed()) {
            said = invalidity(row.geometry.areas);
        } else {
            GdalMessages messages;
            said = source.IsValid() != FALSE ? "" : messages.take();
        }
        if (!said.empty()) {
            row.faults.push_back(
                {"geometry",
                 "the polygon is broken: " + said + ".",
                 "Mend it in QGIS (Processing, Fix geometries)."});
        }
    }
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
