#include "exchange/area_reading.h"

#include "exchange/gdal_guard.h"
#include "geo/antimeridian.h"
#include "geo/lonlat_box.h"

#include <fmt/format.h>
#include <ogr_geometry.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace khalkha {

namespace {

using GeometryPtr = std::unique_ptr<OGRGeometry>;

bool sameAtPole(LonLat a, LonLat b) {
    return std::abs(a.latDeg) == 90 && a.latDeg == b.latDeg;
}
bool jumps(LonLat a, LonLat b) {
    return std::abs(a.lonDeg - b.lonDeg) > 180 && !sameAtPole(a, b);
}
bool goesRound(LonLat a, LonLat b) {
    return std::abs(a.lonDeg - b.lonDeg) == 360 && std::abs(a.lonDeg) == 180;
}
bool isBeyond(LonLat at) {
    return std::abs(at.lonDeg) > 180;
}

/// What makes it necessary to look twice at a polygon.
struct Spelling {
    bool beyond = false;     ///< longitudes beyond 180
    bool jump = false;       ///< sides over more than half of the globe
    bool onlyRounds = false; ///< all of these from 180 to -180
    bool polePoint = false;
    bool onMeridian = false; ///< sides along 180 or -180
};

Spelling spellingOf(const Polygon& polygon) {
    Spelling spelling;
    bool other = false;
    for (const Ring& ring : polygon.rings) {
        for (size_t i = 0; i < ring.size(); ++i) {
            const LonLat next = ring[(i + 1) % ring.size()];
            spelling.beyond = spelling.beyond || isBeyond(ring[i]);
            spelling.polePoint = spelling.polePoint || std::abs(ring[i].latDeg) == 90;
            spelling.onMeridian =
                spelling.onMeridian || (std::abs(next.lonDeg) == 180 && ring[i].lonDeg == next.lonDeg);
            if (jumps(ring[i], next)) {
                spelling.jump = true;
                other = other || !goesRound(ring[i], next);
            }
        }
    }
    spelling.onlyRounds = spelling.jump && !other && !spelling.beyond;
    return spelling;
}

/// The width of a box of two longitudes and two latitudes, as written; 0 if the ring is none.
double widthOfBox(const Ring& ring) {
    if (ring.size() != 4) {
        return 0;
    }
    const bool eastFirst = ring[0].latDeg == ring[1].latDeg;
    const LonLat beside = eastFirst ? ring[1] : ring[3];
    const LonLat above = eastFirst ? ring[3] : ring[1];
    const bool box = beside.latDeg == ring[0].latDeg && above.lonDeg == ring[0].lonDeg &&
                     ring[2] == LonLat{beside.lonDeg, above.latDeg};
    return box ? beside.lonDeg - ring[0].lonDeg : 0;
}

/// A ring whose longitudes run on; around a pole it ends a whole turn from where it begins.
struct RunningRing {
    Ring points;
    double turnDeg = 0;    ///< 0 or 360 or -360
    double meanLatDeg = 0; ///< along the parallels
    double widestCrossingDeg = 0;
};

/// Step of longitude from one point of a ring to the next.
double stepOf(LonLat from, LonLat to) {
    const double step = to.lonDeg - from.lonDeg;
    return !sameAtPole(from, to) && std::abs(step) > 180 && !isBeyond(from) && !isBeyond(to)
               ? std::remainder(step, 360.0)
               : step;
}

RunningRing runOn(const Ring& written) {
    // Begun at a point that has a longitude.
    Ring ring = written;
    const auto begin =
        std::find_if(ring.begin(), ring.end(), [](LonLat at) { return std::abs(at.latDeg) != 90; });
    std::rotate(ring.begin(), begin == ring.end() ? ring.begin() : begin, ring.end());
    RunningRing result;
    double x = ring.front().lonDeg;
    double weight = 0;
    const auto go = [&](double lonDeg, double latDeg) {
        const LonLat before = result.points.empty() ? LonLat{lonDeg, latDeg} : result.points.back();
        const double step = std::abs(lonDeg - before.lonDeg);
        weight += step;
        result.meanLatDeg += step * (before.latDeg + latDeg) / 2;
        const auto [west, east] = std::minmax(before.lonDeg, lonDeg);
        const bool crosses = 360 * std::floor((west + 180) / 360) + 180 < east;
        if (crosses && std::abs(latDeg) != 90) {
            result.widestCrossingDeg = std::max(result.widestCrossingDeg, step);
        }
        result.points.push_back({lonDeg, latDeg});
    };
    go(x, ring.front().latDeg);
    for (size_t i = 1; i <= ring.size(); ++i) {
        const LonLat here = ring[i % ring.size()];
        const LonLat next = ring[(i + 1) % ring.size()];
        const LonLat before = ring[i - 1];
        if (i < ring.size() && std::abs(here.latDeg) == 90 && !sameAtPole(before, here) &&
            !sameAtPole(here, next)) {
            go(x, here.latDeg); // up the meridian of the point before, down that of the one behind
            x += std::remainder(next.lonDeg - before.lonDeg, 360.0);
            go(x, here.latDeg);
            continue;
        }
        // Behind a point at the pole the longitude is already that of this one.
        const bool settled = i > 1 && std::abs(before.latDeg) == 90 && std::abs(here.latDeg) != 90 &&
                             !sameAtPole(ring[i - 2], before);
        x += settled ? 0 : stepOf(before, here);
        go(x, here.latDeg);
    }
    result.turnDeg = 360 * std::round((x - ring.front().lonDeg) / 360);
    result.points.pop_back(); // the first one again
    result.meanLatDeg = weight > 0 ? result.meanLatDeg / weight : ring.front().latDeg;
    return result;
}

/// The ring around a pole begun where it crosses the 180th meridian, and closed along that pole.
Ring closedAtPole(const RunningRing& around, double poleLatDeg) {
    const Ring& points = around.points;
    const size_t count = points.size();
    const auto at = [&](size_t i) { // goes on for a second turn
        const LonLat point = points[i % count];
        return LonLat{point.lonDeg + (i < count ? 0 : around.turnDeg), point.latDeg};
    };
    Ring ring;
    for (size_t i = 1; i <= count && ring.empty(); ++i) {
        const LonLat a = at(i - 1);
        const LonLat b = at(i);
        const auto [west, east] = std::minmax(a.lonDeg, b.lonDeg);
        const double meridian = 360 * std::ceil((west - 180) / 360) + 180;
        if (west == east || meridian > east) {
            continue;
        }
        const double latDeg =
            a.latDeg + (b.latDeg - a.latDeg) * (meridian - a.lonDeg) / (b.lonDeg - a.lonDeg);
        ring.push_back({meridian, latDeg});
        for (size_t k = i; k < i + count; ++k) {
            ring.push_back(at(k));
        }
        ring.push_back({meridian + around.turnDeg, latDeg});
    }
    ring.push_back({ring.back().lonDeg, poleLatDeg});
    ring.push_back({ring.front().lonDeg, poleLatDeg});
    return ring;
}

OGRLinearRing ogrRing(const Ring& ring) {
    OGRLinearRing result;
    result.setNumPoints(static_cast<int>(ring.size()), FALSE);
    for (size_t i = 0; i < ring.size(); ++i) {
        result.setPoint(static_cast<int>(i), ring[i].lonDeg, ring[i].latDeg);
    }
    result.closeRings();
    return result;
}

std::unique_ptr<OGRPolygon> ogrPolygon(const std::vector<Ring>& rings) {
    auto polygon = std::make_unique<OGRPolygon>();
    for (const Ring& ring : rings) {
        OGRLinearRing copy = ogrRing(ring);
        polygon->addRing(&copy);
    }
    return polygon;
}

/// What GEOS says is wrong; "" if nothing.
std::string invalidity(const OGRGeometry& geometry) {
    GdalMessages messages;
    if (geometry.IsValid() != FALSE) {
        return {};
    }
    std::string said = messages.take();
    return said.empty() ? "its rings cross" : said;
}

Ring ringOf(const OGRLinearRing& source, double turnDeg) {
    Ring ring;
    for (int i = 0; i + 1 < source.getNumPoints(); ++i) {
        const LonLat at{
            std::clamp(source.getX(i) + turnDeg, -180.0, 180.0), std::clamp(source.getY(i), -90.0, 90.0)};
        if (ring.empty() || ring.back() != at) {
            ring.push_back(at);
        }
    }
    return ring;
}

void addPolygons(const OGRGeometry& source, double turnDeg, std::vector<Polygon>& target) {
    switch (wkbFlatten(source.getGeometryType())) {
    case wkbPolygon: {
        Polygon polygon;
        for (const OGRLinearRing* ring : *source.toPolygon()) {
            if (Ring copy = ringOf(*ring, turnDeg); copy.size() > 2) {
                polygon.rings.push_back(std::move(copy));
            } else if (polygon.rings.empty()) {
                return;
            }
        }
        if (!polygon.rings.empty()) {
            target.push_back(std::move(polygon));
        }
        break;
    }
    case wkbMultiPolygon:
    case wkbGeometryCollection:
        for (const OGRGeometry* part : *source.toGeometryCollection()) {
            addPolygons(*part, turnDeg, target);
        }
        break;
    default: // a line or point where the area only touches the meridian
        break;
    }
}

/// The geometry cut into turns of the globe, each brought to -180..180.
std::vector<Polygon> cutIntoTurns(const OGRGeometry& geometry) {
    OGREnvelope extent;
    geometry.getEnvelope(&extent);
    std::vector<Polygon> result;
    const int first = static_cast<int>(std::floor((extent.MinX + 180) / 360));
    const int last = static_cast<int>(std::ceil((extent.MaxX - 180) / 360));
    for (int turn = first; turn <= last; ++turn) {
        const double west = 360.0 * turn - 180;
        const auto window = ogrPolygon({{{west, -91}, {west + 360, -91}, {west + 360, 91}, {west, 91}}});
        if (const GeometryPtr part{geometry.Intersection(window.get())}) {
            addPolygons(*part, -360.0 * turn, result);
        }
    }
    return result;
}

GeometryPtr collected(const std::vector<Polygon>& polygons) {
    auto all = std::make_unique<OGRMultiPolygon>();
    for (const Polygon& polygon : polygons) {
        all->addGeometryDirectly(ogrPolygon(polygon.rings).release());
    }
    return all;
}

bool withinLons(const LonLatBox& inner, const LonLatBox& outer) {
    constexpr double rounding = 1e-6;
    return inner.westDeg >= outer.westDeg - rounding && inner.eastDeg <= outer.eastDeg + rounding;
}

/// An area that does not go around a pole: one plane polygon, holes beside their outer ring.
ReadArea readInPlane(const std::vector<RunningRing>& rings) {
    ReadArea result;
    result.asWritten = false;
    std::vector<Ring> plane;
    for (const RunningRing& ring : rings) {
        plane.push_back(ring.points);
        for (const double turn : {360.0, -360.0, 720.0, -720.0}) {
            if (plane.size() > 1 && !withinLons(boxOf(plane.back()), boxOf(plane.front()))) {
                for (size_t i = 0; i < ring.points.size(); ++i) {
                    plane.back()[i].lonDeg = ring.points[i].lonDeg + turn;
                }
            }
        }
    }
    const auto polygon = ogrPolygon(plane);
    result.fault = invalidity(*polygon);
    if (result.fault.empty()) {
        result.polygons = cutIntoTurns(*polygon);
    }
    return result;
}

/// An area around a pole, or between two parallels: what lies in an odd number of its rings, each closed
/// along the same pole.
ReadArea readAroundPole(const std::vector<RunningRing>& rings) {
    ReadArea result;
    result.asWritten = false;
    const double poleLatDeg = rings.front().meanLatDeg < 0 ? -90 : 90;
    GeometryPtr sum = std::make_unique<OGRMultiPolygon>();
    for (const RunningRing& ring : rings) {
        Polyline course = ring.points;
        course.push_back({course.front().lonDeg + ring.turnDeg, course.front().latDeg});
        OGRLineString line;
        for (const LonLat at : course) {
            line.addPoint(at.lonDeg, at.latDeg);
        }
        if (line.IsSimple() == FALSE) {
            result.fault = "a ring crosses itself";
            return result;
        }
        GeometryPtr closed = ogrPolygon({ring.turnDeg == 0 ? ring.points : closedAtPole(ring, poleLatDeg)});
        if (closed->IsValid() == FALSE) { // it wavers across the meridian on which it is closed
            closed.reset(closed->MakeValid());
        }
        std::vector<Polygon> turns = closed ? cutIntoTurns(*closed) : std::vector<Polygon>{};
        for (const Polygon& part : turns) {
            const auto piece = ogrPolygon(part.rings);
            sum.reset(sum->SymDifference(piece.get()));
            if (!sum) {
                result.fault = "its rings cannot be put together";
                return result;
            }
        }
    }
    addPolygons(*sum, 0, result.polygons);
    return result;
}

ReadArea readRunningOn(const Polygon& written) {
    std::vector<RunningRing> rings;
    ReadArea result;
    double widestDeg = 0;
    bool aroundPole = false;
    for (const Ring& ring : written.rings) {
        rings.push_back(runOn(ring));
        widestDeg = std::max(widestDeg, rings.back().widestCrossingDeg);
        if (std::abs(rings.back().turnDeg) > 360) {
            result.asWritten = false;
            result.fault = "a ring goes around the globe more than once";
            return result;
        }
        aroundPole = aroundPole || rings.back().turnDeg != 0;
    }
    result = aroundPole ? readAroundPole(rings) : readInPlane(rings);
    result.aroundPole = aroundPole;
    result.widestCrossingDeg = aroundPole ? 0 : widestDeg; // around a pole all ways lead across it
    if (result.fault.empty() && result.polygons.empty()) {
        result.fault = "nothing lies within its rings";
    }
    return result;
}

/// Points on sides so wide that a geodesic between their ends is another line altogether.
void divideWideSides(Polygon& polygon) {
    constexpr double wideDeg = 30;
    constexpr double pieceDeg = 1;
    for (Ring& ring : polygon.rings) {
        Ring divided;
        for (size_t i = 0; i < ring.size(); ++i) {
            const LonLat from = ring[i];
            const LonLat to = ring[(i + 1) % ring.size()];
            divided.push_back(from);
            const double width = to.lonDeg - from.lonDeg;
            const double pieces = std::abs(width) > wideDeg && !sameAtPole(from, to)
                                      ? std::ceil(std::abs(width) / pieceDeg)
                                      : 1;
            for (double piece = 1; piece < pieces; ++piece) {
                const double part = piece / pieces;
                divided.push_back(
                    {from.lonDeg + width * part, from.latDeg + (to.latDeg - from.latDeg) * part});
            }
        }
        ring = std::move(divided);
    }
}

ReadArea readInAnySpelling(const Polygon& written) {
    const GdalMessages silence; // what GEOS cannot do is told by what it gives
    const Spelling spelling = spellingOf(written);
    ReadArea result;
    if (!spelling.beyond && !spelling.jump && !spelling.polePoint) {
        result.polygons.push_back(written);
        return result;
    }
    if (const double widthDeg = written.rings.size() == 1 ? widthOfBox(written.rings.front()) : 0;
        widthDeg > 180 && widthDeg < 360 && !spelling.beyond) {
        result.polygons.push_back(written);
        result.wideBoxDeg = widthDeg;
        return result;
    }
    result = readRunningOn(written);
    // From 180 to -180 can be a step on the spot or the way around, as in the frame of a map of the world.
    const bool frame = spelling.onlyRounds && spelling.onMeridian && result.aroundPole;
    if (frame || (!result.fault.empty() && (spelling.onlyRounds || !spelling.jump))) {
        ReadArea plain;
        plain.polygons.push_back(written);
        if (!spelling.beyond && invalidity(plain.polygons).empty()) {
            return plain;
        }
    }
    if (!result.fault.empty()) {
        result.polygons.clear();
        result.fault = "the polygon is broken: " + result.fault + ".";
        result.hint = "Mend it in QGIS (Processing, Fix geometries).";
    }
    return result;
}

} // namespace

std::string invalidity(const std::vector<Polygon>& areas) {
    return invalidity(*collected(areas));
}

ReadArea readArea(const Polygon& written) {
    ReadArea result = readInAnySpelling(written);
    for (Polygon& polygon : result.polygons) {
        divideWideSides(polygon);
    }
    return result;
}

} // namespace khalkha
