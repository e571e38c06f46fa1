#include "scene/scene_model.h"

#include "geo/polyline.h"
#include "scene/sample.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <map>
#include <mutex>

namespace khalkha {

namespace {

/// An axis head steers a morph only if both traces pass this near to it.
constexpr double anchorReachMeters = 30e3;

std::vector<Ecef> positionsOf(std::span<const LonLat> line) {
    std::vector<Ecef> result;
    result.reserve(line.size());
    for (const LonLat& point : line) {
        result.push_back(toEcef(point));
    }
    return result;
}

/// A sphere around the middle of the box of the points.
void bound(std::span<const Ecef> points, Ecef& center, double& radius) {
    if (points.empty()) {
        return;
    }
    Ecef low = points.front();
    Ecef high = points.front();
    for (const Ecef& point : points) {
        low = glm::min(low, point);
        high = glm::max(high, point);
    }
    center = (low + high) * 0.5;
    radius = 0;
    for (const Ecef& point : points) {
        radius = std::max(radius, glm::distance(center, point));
    }
}

/// Where an axis is at an instant, clamped to its first and last waypoint.
LonLat headClamped(const Axis& axis, Instant at) {
    if (at <= axis.waypoints.front().at) {
        return axis.waypoints.front().position;
    }
    for (size_t i = 1; i < axis.waypoints.size(); ++i) {
        const Waypoint& from = axis.waypoints[i - 1];
        const Waypoint& to = axis.waypoints[i];
        if (at < to.at) {
            const auto whole = static_cast<double>(to.at.seconds - from.at.seconds);
            return geodesicPoint(
                from.position, to.position, static_cast<double>(at.seconds - from.at.seconds) / whole);
        }
    }
    return axis.waypoints.back().position;
}

struct AnchorPlace {
    MorphAnchor anchor;
    double onFrom = 0, onTo = 0; ///< leg and part of the leg along each trace
};

/// Heads that both traces pass, in order along them; those that would cross another are left out.
std::vector<MorphAnchor>
anchorsBetween(const Chronicle& chronicle, const FrontTrace& from, const FrontTrace& to) {
    std::vector<std::string> ids = from.axisIds;
    ids.insert(ids.end(), to.axisIds.begin(), to.axisIds.end());
    std::vector<AnchorPlace> places;
    for (size_t i = 0; i < ids.size(); ++i) {
        const Axis* axis = chronicle.axis(ids[i]);
        const bool repeated = std::find(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(i), ids[i]) !=
                              ids.begin() + static_cast<std::ptrdiff_t>(i);
        if (axis == nullptr || repeated || axis->waypoints.empty()) {
            continue;
        }
        const MorphAnchor anchor{headClamped(*axis, from.at), headClamped(*axis, to.at)};
        const auto nearFrom = nearest(from.line, anchor.fromAt);
        const auto nearTo = nearest(to.line, anchor.toAt);
        if (!nearFrom || !nearTo || nearFrom->distanceMeters > anchorReachMeters ||
            nearTo->distanceMeters > anchorReachMeters) {
            continue;
        }
        places.push_back(
            {anchor,
             static_cast<double>(nearFrom->leg) + nearFrom->fraction,
             static_cast<double>(nearTo->leg) + nearTo->fraction});
    }
    std::stable_sort(places.begin(), places.end(), [](const AnchorPlace& a, const AnchorPlace& b) {
        return a.onFrom != b.onFrom ? a.onFrom < b.onFrom : a.onTo < b.onTo;
    });
    std::vector<MorphAnchor> anchors;
    double lastFrom = -1;
    double lastTo = -1;
    for (const AnchorPlace& place : places) {
        if (place.onFrom > lastFrom && place.onTo > lastTo) {
            anchors.push_back(place.anchor);
            lastFrom = place.onFrom;
            lastTo = place.onTo;
        }
    }
    return anchors;
}

/// Splits the edges of triangles that are too long; neighbours split alike, so no seam opens.
class AreaBuilder {
public:
    AreaBuilder(const Triangulation& source, double maxEdgeMeters)
        : _maxEdgeMeters(maxEdgeMeters), _places(source.points) {
        for (const LonLat& point : _places) {
            _area.points.push_back(toEcef(point));
        }
    }
    void add(std::array<unsigned, 3> corners, int depth = 0) {
        size_t longest = 0;
        double size = 0;
        for (size_t i = 0; i < 3; ++i) {
            const double edge = glm::distance(_area.points[corners[i]], _area.points[corners[(i + 1) % 3]]);
            if (edge > size) {
                size = edge;
                longest = i;
            }
        }
        constexpr int deepest = 16;
        if (size <= _maxEdgeMeters || depth >= deepest) {
            _area.triangles.insert(_area.triangles.end(), corners.begin(), corners.end());
            return;
        }
        const unsigned from = corners[longest];
        const unsigned to = corners[(longest + 1) % 3];
        const unsigned opposite = corners[(longest + 2) % 3];
        const unsigned between = middle(from, to);
        add({from, between, opposite}, depth + 1);
        add({between, to, opposite}, depth + 1);
    }
    [[nodiscard]] ProjectableArea finish() {
        bound(_area.points, _area.center, _area.radiusMeters);
        double largest = -1;
        for (size_t i = 0; i + 2 < _area.triangles.size(); i += 3) {
            const LonLat a = _places[_area.triangles[i]];
            const LonLat b = _places[_area.triangles[i + 1]];
            const LonLat c = _places[_area.triangles[i + 2]];
            const double size = std::abs(
                (b.lonDeg - a.lonDeg) * (c.latDeg - a.latDeg) -
                (c.lonDeg - a.lonDeg) * (b.latDeg - a.latDeg));
            if (size > largest) {
                largest = size;
                _area.anchor = {(a.lonDeg + b.lonDeg + c.lonDeg) / 3, (a.latDeg + b.latDeg + c.latDeg) / 3};
            }
        }
        return std::move(_area);
    }

private:
    unsigned middle(unsigned from, unsigned to) {
        const auto key = std::minmax(from, to);
        const auto [found, fresh] = _middles.try_emplace({key.first, key.second}, 0U);
        if (fresh) {
            const LonLat a = _places[from];
            const LonLat b = _places[to];
            _places.push_back({(a.lonDeg + b.lonDeg) / 2, (a.latDeg + b.latDeg) / 2});
            _area.points.push_back(toEcef(_places.back()));
            found->second = static_cast<unsigned>(_places.size() - 1);
        }
        return found->second;
    }

    double _maxEdgeMeters;
    std::vector<LonLat> _places;
    ProjectableArea _area;
    std::map<std::pair<unsigned, unsigned>, unsigned> _middles;
};

std::vector<ProjectableArea> areasOf(const std::vector<Polygon>& polygons) {
    std::vector<ProjectableArea> result;
    result.reserve(polygons.size());
    for (const Polygon& polygon : polygons) {
        result.push_back(makeProjectableArea(polygon));
    }
    return result;
}

/// Talks, treaties and proposals are no ways on the ground: they are drawn as arcs. So are orders, flatter.
Polyline drawnLine(const Link& link, const LinkPath& path, int lane) {
    if (path.line.size() < 2 || !link.routeIds.empty() || !link.viaPlaceIds.empty()) {
        return path.line;
    }
    switch (link.kind) {
    case LinkKind::diplomacy:
    case LinkKind::treaty:
    case LinkKind::proposal:
        break;
    case LinkKind::order:
        return bentGeodesic(path.line.front(), path.line.back(), 0.06);
    case LinkKind::transfer:
    case LinkKind::supply:
        return path.line;
    }
    // Bent to the same side whichever end it is told from.
    const bool eastward = path.line.front().lonDeg <= path.line.back().lonDeg;
    return bentGeodesic(path.line.front(), path.line.back(), (eastward ? 1 : -1) * bendOfLane(lane));
}

bool countsPairs(const Series& series) {
    return series.unit.in(Language::en).find("pair") != std::string::npos;
}

SceneModel::LinkShape shapeOf(const Chronicle& chronicle, const Link& link, int lane) {
    SceneModel::LinkShape shape;
    shape.link = &link;
    shape.series = chronicle.seriesOf(link.seriesId);
    shape.paths = pathsOf(chronicle, link);
    for (const LinkPath& path : shape.paths) {
        shape.lines.push_back(makeProjectable(drawnLine(link, path, lane)));
    }
    shape.inferred = link.provenance.certainty == Certainty::reconstructed ||
                     std::any_of(link.routeIds.begin(), link.routeIds.end(), [&](const std::string& id) {
                         const Route* route = chronicle.route(id);
                         return route != nullptr && route->provenance.certainty == Certainty::reconstructed;
                     });
    if (shape.series != nullptr) {
        shape.beats = Beats(*shape.series, link.span);
        shape.bothWays = countsPairs(*shape.series);
    }
    return shape;
}

SceneModel::ZoneShape shapeOf(const Zone& zone) {
    SceneModel::ZoneShape shape;
    shape.areas = areasOf(zone.areas);
    for (const Polygon& polygon : zone.areas) {
        for (Ring ring : polygon.rings) {
            if (!ring.empty()) {
                ring.push_back(ring.front());
            }
            shape.rims.push_back(makeProjectable(ring));
        }
    }
    return shape;
}

} // namespace

const std::vector<Ecef>& ProjectableLine::forScale(double metersPerPixel, double partOfPixel) const {
    size_t level = 0;
    while (level + 1 < points.size() && toleranceMeters[level + 1] <= metersPerPixel * partOfPixel) {
        ++level;
    }
    return points[level];
}

ProjectableLine makeProjectable(std::span<const LonLat> line, double maxLegMeters) {
    ProjectableLine result;
    Polyline thinner = densify(line, maxLegMeters);
    result.points[0] = positionsOf(thinner);
    for (size_t level = 1; level < result.points.size(); ++level) {
        // Each level from the last: the tolerances add up to at most a half more, and it is much faster.
        thinner = simplify(
            thinner, ProjectableLine::toleranceMeters[level] - ProjectableLine::toleranceMeters[level - 1]);
        result.points[level] = positionsOf(thinner);
    }
    bound(result.points[0], result.center, result.radiusMeters);
    return result;
}

ProjectableArea makeProjectableArea(const Polygon& polygon, double maxEdgeMeters) {
    const Triangulation parts = triangulate(polygon);
    AreaBuilder builder(parts, maxEdgeMeters);
    for (size_t i = 0; i + 2 < parts.triangles.size(); i += 3) {
        builder.add({parts.triangles[i], parts.triangles[i + 1], parts.triangles[i + 2]});
    }
    return builder.finish();
}

struct SceneModel::Morphs {
    std::mutex mutex;
    std::map<std::pair<size_t, size_t>, LineMorph>
        built; ///< by front and trace; a map keeps its members in place
};

SceneModel::SceneModel(SceneModel&& other) noexcept = default;
SceneModel::~SceneModel() = default;

SceneModel::SceneModel(ChroniclePtr chronicle)
    : _chronicle(std::move(chronicle)), _morphs(std::make_unique<Morphs>()), _gaps(*_chronicle) {
    const Chronicle& whole = *_chronicle;
    _edges.reserve(whole.edges.size());
    for (const CellEdge& edge : whole.edges) {
        _edges.push_back({&edge, makeProjectable(edge.line)});
    }
    for (const Claim& claim : whole.claims) {
        ClaimShape shape;
        shape.claim = &claim;
        for (const Polyline& line : claim.lines) {
            shape.lines.push_back(makeProjectable(line));
        }
        shape.areas = areasOf(claim.areas);
        _claims.push_back(std::move(shape));
    }
    for (const LaterBorder& border : whole.laterBorders) {
        LaterShape shape{&border, {}};
        for (const Polyline& line : border.lines) {
            shape.lines.push_back(makeProjectable(line));
        }
        _laterBorders.push_back(std::move(shape));
    }
    for (const Cell& cell : whole.cells) {
        const bool disputed =
            std::any_of(whole.ownership.begin(), whole.ownership.end(), [&](const Ownership& row) {
                return row.cellId == cell.id && row.rule == Rule::disputed;
            });
        if (disputed) {
            _disputedGround.push_back({&cell, areasOf(cell.polygons)});
        }
    }
    for (const Region& region : whole.regions) {
        _regionCurves.push_back(makeProjectable(region.curve));
    }
    _placeSides = nameSideOrders(whole.places);
    addRoutesAndLinks();
    addEpochs();
}

void SceneModel::addRoutesAndLinks() {
    const Chronicle& whole = *_chronicle;
    for (const Route& route : whole.routes) {
        _routes.push_back({&route, makeProjectable(route.line), lengthMeters(route.line)});
    }
    const std::vector<int> lanes = arcLanes(whole);
    for (size_t i = 0; i < whole.links.size(); ++i) {
        _links.push_back(shapeOf(whole, whole.links[i], lanes[i]));
    }
    for (const Zone& zone : whole.zones) {
        _zones.push_back(shapeOf(zone));
    }
}

void SceneModel::addEpochs() {
    const Chronicle& whole = *_chronicle;
    const auto add = [&](const auto& things) {
        for (const auto& thing : things) {
            _epochs.push_back(thing.span.start);
            _epochs.push_back(thing.span.end);
        }
    };
    add(whole.ownership);
    add(whole.claims);
    add(whole.zones);
    add(whole.routes);
    for (const Route& route : whole.routes) {
        add(route.periods);
    }
    std::sort(_epochs.begin(), _epochs.end());
    _epochs.erase(std::unique(_epochs.begin(), _epochs.end()), _epochs.end());
}

const LineMorph& SceneModel::morph(size_t frontIndex, size_t traceIndex) const {
    const std::lock_guard lock(_morphs->mutex);
    const auto known = _morphs->built.find({frontIndex, traceIndex});
    if (known != _morphs->built.end()) {
        return known->second;
    }
    const std::vector<FrontTrace>& traces = _chronicle->fronts.at(frontIndex).traces;
    const FrontTrace& from = traces.at(traceIndex);
    const FrontTrace& to = traces.at(traceIndex + 1);
    return _morphs->built
        .try_emplace({frontIndex, traceIndex}, from.line, to.line, anchorsBetween(*_chronicle, from, to))
        .first->second;
}

size_t SceneModel::groundEpoch(Instant at) const {
    return static_cast<size_t>(std::upper_bound(_epochs.begin(), _epochs.end(), at) - _epochs.begin());
}

} // namespace khalkha
