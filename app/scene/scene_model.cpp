#include "scene/scene_model.h"

#include "chronicle/basis.h"
#include "geo/antimeridian.h"
#include "geo/polyline.h"
#include "scene/sample.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>
#include <optional>
#include <set>

namespace khalkha {

namespace {

/// An axis head steers a morph only if both traces pass this near to it.
constexpr double anchorReachMeters = 30e3;

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

std::vector<AreaShape> areasOf(const std::vector<Polygon>& polygons) {
    std::vector<AreaShape> result;
    result.reserve(polygons.size());
    std::optional<LonLat> cutAt; // where the first part is cut at the 180th meridian
    for (const Polygon& polygon : polygons) {
        result.emplace_back(polygon);
        if (!polygon.rings.empty() && isCutOrPolar(polygon.rings.front())) {
            if (!cutAt) {
                cutAt =
                    *std::find_if(polygon.rings.front().begin(), polygon.rings.front().end(), [](LonLat at) {
                        return std::abs(at.lonDeg) == 180 || std::abs(at.latDeg) == 90;
                    });
            }
            result.back().setHatchAnchor(*cutAt);
        }
    }
    return result;
}

/// A ball around lines that have one each.
Ball ballAround(const std::vector<ProjectableLine>& lines) {
    std::vector<Ecef> corners;
    for (const ProjectableLine& line : lines) {
        corners.push_back(line.center - line.radiusMeters);
        corners.push_back(line.center + line.radiusMeters);
    }
    return khalkha::ballAround(corners);
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
    case LinkKind::other:
        break;
    case LinkKind::order:
        return bentGeodesic(path.line.front(), path.line.back(), 0.06);
    case LinkKind::transfer:
    case LinkKind::supply:
        return path.line;
    }
    // Bent to the same side whichever end it is told from.
    const bool eastward = std::remainder(path.line.back().lonDeg - path.line.front().lonDeg, 360.0) >= 0;
    return bentGeodesic(path.line.front(), path.line.back(), (eastward ? 1 : -1) * bendOfLane(lane));
}

SceneModel::LinkShape shapeOf(const Chronicle& chronicle, const Link& link, int lane) {
    SceneModel::LinkShape shape;
    shape.link = &link;
    shape.series = chronicle.seriesOf(link.seriesId);
    shape.paths = pathsOf(chronicle, link);
    for (const LinkPath& path : shape.paths) {
        shape.lines.push_back(makeProjectable(drawnLine(link, path, lane)));
    }
    shape.reach = ballAround(shape.lines);
    shape.inferred = isInferred(chronicle, link);
    if (shape.series != nullptr) {
        shape.beats = Beats(*shape.series, link.span);
        shape.bothWays = shape.series->bothWays;
    }
    return shape;
}

SceneModel::ZoneShape shapeOf(const Zone& zone) {
    SceneModel::ZoneShape shape;
    shape.areas = areasOf(zone.areas);
    shape.rims = bordersToDraw(zone.areas, shape.areas);
    shape.line = makeProjectable(zone.line);
    return shape;
}

SceneModel::FrontStart startOf(const Front& front) {
    SceneModel::FrontStart start;
    if (front.traces.size() < 2) {
        return start;
    }
    for (const LonLat& at : front.traces.front().line) {
        start.points.push_back(toEcef(at));
    }
    constexpr size_t legs = SceneModel::FrontStart::legsPerBall;
    for (size_t first = 0; first + 1 < start.points.size(); first += legs) {
        const auto begin = start.points.begin() + static_cast<std::ptrdiff_t>(first);
        const size_t count = std::min(legs + 1, start.points.size() - first);
        start.balls.push_back(khalkha::ballAround({begin, begin + static_cast<std::ptrdiff_t>(count)}));
    }
    return start;
}

/// Numbers claims so that those to exactly the same areas have the same.
void numberGrounds(std::vector<SceneModel::ClaimShape>& claims) {
    std::map<std::pair<size_t, std::pair<double, double>>, std::vector<size_t>> alike;
    for (size_t i = 0; i < claims.size(); ++i) {
        claims[i].ground = i;
        const std::vector<Polygon>& areas = claims[i].claim->areas;
        if (areas.empty() || areas.front().rings.empty() || areas.front().rings.front().empty()) {
            continue;
        }
        const LonLat first = areas.front().rings.front().front();
        std::vector<size_t>& group = alike[{areas.size(), {first.lonDeg, first.latDeg}}];
        const auto same = std::find_if(
            group.begin(), group.end(), [&](size_t other) { return claims[other].claim->areas == areas; });
        if (same != group.end()) {
            claims[i].ground = *same;
        } else {
            group.push_back(i);
        }
    }
}

} // namespace

struct SceneModel::Morphs {
    std::mutex mutex;
    std::map<std::pair<size_t, size_t>, LineMorph>
        built; ///< by front and trace; a map keeps its members in place
};

SceneModel::SceneModel(SceneModel&& other) noexcept = default;
SceneModel::~SceneModel() = default;

SceneModel::SceneModel(ChroniclePtr chronicle, ClaimGapTablePtr gaps)
    : _chronicle(std::move(chronicle)), _morphs(std::make_unique<Morphs>()), _gaps(std::move(gaps)) {
    if (!_gaps) {
        _gaps = std::make_shared<const ClaimGapTable>(*_chronicle);
    }
    const Chronicle& whole = *_chronicle;
    addEdges();
    addClaims();
    for (const LaterBorder& border : whole.laterBorders) {
        LaterShape shape{&border, {}};
        for (const Polyline& line : border.lines) {
            shape.lines.push_back(makeProjectable(line));
        }
        _laterBorders.push_back(std::move(shape));
    }
    std::set<std::string_view> disputed;
    for (const Ownership& row : whole.ownership) {
        if (row.rule == Rule::disputed) {
            disputed.insert(row.cellId);
        }
    }
    for (const Cell& cell : whole.cells) {
        if (disputed.contains(cell.id)) {
            _disputedGround.push_back({&cell, areasOf(cell.polygons)});
        }
    }
    for (const Region& region : whole.regions) {
        _regionCurves.push_back(makeProjectable(region.curve));
    }
    _placeSides = nameSideOrders(whole.places);
    addRoutesAndLinks();
    addReaches();
    addEpochs();
}

void SceneModel::addEdges() {
    const Chronicle& whole = *_chronicle;
    std::map<std::string_view, size_t> cells;
    const auto indexOf = [&](const std::string& id) {
        const auto [found, isNew] = cells.try_emplace(id, _edgeCells.size());
        if (isNew) {
            _edgeCells.emplace_back(id);
        }
        return found->second;
    };
    _edges.reserve(whole.edges.size());
    for (const CellEdge& edge : whole.edges) {
        const size_t left = indexOf(edge.leftCell);
        _edges.push_back({&edge, makeProjectable(edge.line), left, indexOf(edge.rightCell)});
    }
}

void SceneModel::addClaims() {
    for (const Claim& claim : _chronicle->claims) {
        ClaimShape shape;
        shape.claim = &claim;
        for (const Polyline& line : claim.lines) {
            shape.lines.push_back(makeProjectable(line));
        }
        shape.areas = areasOf(claim.areas);
        _claims.push_back(std::move(shape));
    }
    numberGrounds(_claims);
}

void SceneModel::addReaches() {
    const Chronicle& whole = *_chronicle;
    constexpr double maxLegMeters = 100e3;
    const auto add = [](std::vector<Ecef>& points, const Polyline& line) {
        for (const LonLat at : densify(line, maxLegMeters)) {
            points.push_back(toEcef(at));
        }
    };
    for (const Front& front : whole.fronts) {
        std::vector<Ecef> points;
        for (const FrontTrace& trace : front.traces) {
            add(points, trace.line);
        }
        // Between two traces points run along the ground, which is arched over the straight way.
        Ball ball = khalkha::ballAround(points);
        ball.radiusMeters += ball.radiusMeters * ball.radiusMeters / (2 * wgs84B);
        _frontReach.push_back(ball);
        _frontStarts.push_back(startOf(front));
    }
    for (const Axis& axis : whole.axes) {
        Polyline way;
        for (const Waypoint& waypoint : axis.waypoints) {
            way.push_back(waypoint.position);
        }
        std::vector<Ecef> points;
        add(points, way);
        _axisReach.push_back(khalkha::ballAround(points));
    }
    for (const Position& position : whole.positions) {
        _positions.push_back(makeProjectable(position.line));
    }
}

void SceneModel::addRoutesAndLinks() {
    const Chronicle& whole = *_chronicle;
    for (const Route& route : whole.routes) {
        RouteShape shape{&route, makeProjectable(route.line), 0};
        shape.lengthMeters = shape.line.detail ? shape.line.detail->lengthMeters() : lengthMeters(route.line);
        _routes.push_back(std::move(shape));
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
    const std::pair place(frontIndex, traceIndex);
    {
        const std::lock_guard lock(_morphs->mutex);
        const auto known = _morphs->built.find(place);
        if (known != _morphs->built.end()) {
            return known->second;
        }
    }
    // Made without the lock: nobody waits for it, and two who make the same one at once make equal ones.
    const std::vector<FrontTrace>& traces = _chronicle->fronts.at(frontIndex).traces;
    const FrontTrace& from = traces.at(traceIndex);
    const FrontTrace& to = traces.at(traceIndex + 1);
    LineMorph made(from.line, to.line, anchorsBetween(*_chronicle, from, to));
    const std::lock_guard lock(_morphs->mutex);
    return _morphs->built.try_emplace(place, std::move(made)).first->second;
}

size_t SceneModel::morphsMade() const {
    const std::lock_guard lock(_morphs->mutex);
    return _morphs->built.size();
}

void SceneModel::makeAhead(Instant from, const std::function<bool()>& goOn) const {
    struct Due {
        double seconds = 0; ///< from now, in either direction
        size_t front = 0, trace = 0;
        std::optional<Instant> gapsAt; ///< instead of a morph
    };
    std::vector<Due> due;
    const auto distance = [&](Instant start, Instant end) {
        const auto at = static_cast<double>(from.seconds);
        return std::max(
            {0.0, static_cast<double>(start.seconds) - at, at - static_cast<double>(end.seconds)});
    };
    for (size_t front = 0; front < _chronicle->fronts.size(); ++front) {
        const std::vector<FrontTrace>& traces = _chronicle->fronts[front].traces;
        for (size_t i = 0; i + 1 < traces.size(); ++i) {
            due.push_back({distance(traces[i].at, traces[i + 1].at), front, i, {}});
        }
    }
    const std::vector<Instant> epochs = _gaps->epochs();
    for (size_t i = 0; i < epochs.size(); ++i) {
        const Instant end = i + 1 < epochs.size() ? epochs[i + 1] : endOfTime;
        due.push_back({distance(epochs[i], end), 0, 0, epochs[i]});
    }
    std::stable_sort(
        due.begin(), due.end(), [](const Due& a, const Due& b) { return a.seconds < b.seconds; });
    for (const Due& each : due) {
        if (!goOn()) {
            return;
        }
        if (!each.gapsAt) {
            (void)morph(each.front, each.trace);
            continue;
        }
        const size_t pairs = _gaps->at(*each.gapsAt).size();
        for (size_t pair = 0; pair < pairs && goOn(); ++pair) {
            (void)_gaps->widths(*each.gapsAt, pair);
        }
    }
}

size_t SceneModel::groundEpoch(Instant at) const {
    return static_cast<size_t>(std::upper_bound(_epochs.begin(), _epochs.end(), at) - _epochs.begin());
}

} // namespace khalkha
