#include "scene/sample.h"

#include "geo/polyline.h"
#include "scene/sample_traffic.h"

#include <algorithm>

namespace khalkha {

namespace {

void append(std::vector<AxisStretch>& stretches, LonLat from, LonLat to, Basis basis) {
    if (stretches.empty() || stretches.back().basis != basis) {
        stretches.push_back({{from}, basis});
    }
    stretches.back().line.push_back(to);
}

/// Azimuth at which the head looks: that of the last leg that has a length.
void setHeading(SampledAxis& result) {
    const Polyline& line = result.travelled;
    for (size_t i = line.size(); i-- > 1;) {
        const Geodesic leg = geodesicInverse(line[i - 1], line[i]);
        if (leg.distanceMeters > 0.5) {
            result.headingDeg = leg.azimuth2Deg;
            return;
        }
    }
    const std::vector<Waypoint>& waypoints = result.axis->waypoints;
    for (size_t i = 1; i < waypoints.size(); ++i) {
        const Geodesic leg = geodesicInverse(waypoints[i - 1].position, waypoints[i].position);
        if (leg.distanceMeters > 0.5) {
            result.headingDeg = leg.azimuth1Deg;
            return;
        }
    }
}

double hoursBetween(Instant from, Instant to) {
    return static_cast<double>(to.seconds - from.seconds) / secondsPerHour;
}

/// Walks the finished legs, then the one under way.
void travel(SampledAxis& result, Instant at) {
    const std::vector<Waypoint>& waypoints = result.axis->waypoints;
    result.travelled.push_back(waypoints.front().position);
    result.head = waypoints.front().position;
    result.basis = basisAt(waypoints.front().provenance);
    Instant lastMove = waypoints.front().at;
    for (size_t i = 1; i < waypoints.size(); ++i) {
        const Waypoint& from = waypoints[i - 1];
        const Waypoint& to = waypoints[i];
        if (at <= from.at) {
            break;
        }
        const bool finished = at >= to.at;
        const auto whole = static_cast<double>(to.at.seconds - from.at.seconds);
        const double fraction =
            finished || !(whole > 0) ? 1.0 : static_cast<double>(at.seconds - from.at.seconds) / whole;
        result.head = finished ? to.position : geodesicPoint(from.position, to.position, fraction);
        const Basis between = basisBetween(from.provenance, to.provenance);
        const Basis drawn = finished && between == Basis::interpolated ? Basis::attested : between;
        append(result.stretches, result.travelled.back(), result.head, drawn);
        result.travelled.push_back(result.head);
        result.basis = at == to.at ? basisAt(to.provenance) : between;
        if (from.position != to.position) {
            lastMove = finished ? to.at : at;
        }
        if (finished && i + 1 == waypoints.size()) {
            result.arrived = true;
            result.basis = basisAt(to.provenance);
        }
    }
    result.hoursSinceMove = hoursBetween(lastMove, at);
}

/// Owner of a cell for the drawing of borders.
struct CellHolder {
    const Polity* polity = nullptr;
    bool disputed = false;
};

const Polity* holderOfDisputed(const Chronicle& chronicle, const Ownership& row, Perspective perspective) {
    if (perspective != Perspective::japan && perspective != Perspective::soviet) {
        return nullptr;
    }
    const Camp wanted = perspective == Perspective::japan ? Camp::japan : Camp::soviet;
    for (const std::string* id : {&row.polityId, &row.claimantId}) {
        const Polity* polity = chronicle.polity(*id);
        if (polity != nullptr && campOf(chronicle, polity->sideId) == wanted) {
            return polity;
        }
    }
    return nullptr;
}

CellHolder
holderOfCell(const Chronicle& chronicle, std::string_view cellId, Instant at, Perspective perspective) {
    if (cellId.empty()) {
        return {};
    }
    const Ownership* row = chronicle.ownerOf(cellId, at);
    if (row == nullptr) {
        return {};
    }
    if (row->rule == Rule::disputed) {
        return {holderOfDisputed(chronicle, *row, perspective), true};
    }
    return {chronicle.polity(row->polityId), false};
}

void sampleEdges(const SceneModel& model, Instant at, Perspective perspective, Sample& result) {
    const Chronicle& chronicle = model.chronicle();
    std::vector<CellHolder> holders;
    holders.reserve(model.edgeCells().size());
    for (const std::string_view id : model.edgeCells()) {
        holders.push_back(holderOfCell(chronicle, id, at, perspective));
    }
    for (const SceneModel::Edge& edge : model.edges()) {
        const CellEdge& arc = *edge.edge;
        const bool outside = arc.leftCell.empty() || arc.rightCell.empty();
        if (outside && !arc.coast) {
            continue; // the rim of the partition is nobody's border
        }
        const CellHolder& left = holders[edge.leftCell];
        const CellHolder& right = holders[edge.rightCell];
        const bool disputed = left.disputed != right.disputed;
        if (left.polity == right.polity && !disputed) {
            continue;
        }
        result.edges.push_back({&edge, left.polity, right.polity, !arc.coast && !outside, disputed});
    }
}

void sampleGround(const SceneModel& model, Instant at, Sample& result) {
    const Chronicle& chronicle = model.chronicle();
    for (const SceneModel::DisputedGround& ground : model.disputedGround()) {
        const Ownership* row = chronicle.ownerOf(ground.cell->id, at);
        if (row != nullptr && row->rule == Rule::disputed) {
            result.disputed.push_back(
                {&ground, chronicle.polity(row->polityId), chronicle.polity(row->claimantId), row});
        }
    }
}

bool inBox(const LonLatBox& box, LonLat at) {
    return at.lonDeg >= box.westDeg && at.lonDeg <= box.eastDeg && at.latDeg >= box.southDeg &&
           at.latDeg <= box.northDeg;
}

bool covers(const std::vector<Polygon>& polygons, LonLat at) {
    return std::any_of(
        polygons.begin(), polygons.end(), [&](const Polygon& polygon) { return contains(polygon, at); });
}

/// Whether a claimed line runs through the box of disputed ground, and so bounds it.
bool bounds(const Claim& claim, const LonLatBox& box) {
    return std::any_of(claim.lines.begin(), claim.lines.end(), [&](const Polyline& line) {
        return std::any_of(line.begin(), line.end(), [&](LonLat point) { return inBox(box, point); });
    });
}

} // namespace

double presenceOf(const Position& position, Instant at) {
    // Open ends are the ends of a 64-bit integer: compare before subtracting.
    // What goes has nearly gone before what comes is seen: two half-seen positions on each other say nothing.
    constexpr double overlap = 0.3;
    const auto left = [](Instant from, Instant to) {
        return static_cast<double>(to.seconds - from.seconds) / positionFadeSeconds;
    };
    const auto eased = [](double part) {
        const double within = std::clamp(part, 0.0, 1.0);
        return within * within * (3 - 2 * within);
    };
    const Span& span = position.span;
    if (span.contains(at)) {
        const bool open = span.start == beginningOfTime || span.end == endOfTime;
        const bool brief = !open && span.end.seconds - span.start.seconds < 4 * positionFadeSeconds;
        const bool last =
            span.end != endOfTime && span.end.seconds - positionFadeSeconds < at.seconds && !brief;
        return last ? eased((left(at, span.end) - overlap) / (1 - overlap)) : 1;
    }
    const bool coming = span.start != beginningOfTime && span.start != endOfTime && at < span.start &&
                        span.start.seconds - positionFadeSeconds < at.seconds;
    return coming ? 1 - eased(left(at, span.start) / (1 - overlap)) : 0;
}

bool showsClaim(const Chronicle& chronicle, const Claim& claim, Perspective perspective) {
    if (claim.unsettled) {
        return true;
    }
    switch (perspective) {
    case Perspective::both:
        return true;
    case Perspective::japan:
        return campOf(chronicle, claim.sideId) != Camp::soviet;
    case Perspective::soviet:
        return campOf(chronicle, claim.sideId) != Camp::japan;
    case Perspective::none:
        break;
    }
    return false;
}

std::optional<SampledAxis> sampleAxis(const Axis& axis, Instant at, bool withLine) {
    if (axis.waypoints.empty() || at < axis.waypoints.front().at || !axis.span.contains(at)) {
        return std::nullopt;
    }
    SampledAxis result;
    result.axis = &axis;
    if (!withLine) {
        return result;
    }
    travel(result, at);
    setHeading(result);
    result.lengthMeters = lengthMeters(result.travelled);
    return result;
}

std::optional<SampledFront>
sampleFront(const SceneModel& model, size_t frontIndex, Instant at, bool withLine) {
    const Front& front = model.chronicle().fronts.at(frontIndex);
    const std::optional<FrontState> state = frontAt(front, at);
    if (!state) {
        return std::nullopt;
    }
    SampledFront result{*state, &front, {}};
    if (!withLine) {
        return result;
    }
    if (result.exact || result.held) {
        result.line = result.before->line;
        return result;
    }
    const double fraction = static_cast<double>(at.seconds - result.before->at.seconds) /
                            static_cast<double>(result.after->at.seconds - result.before->at.seconds);
    result.line = model.morph(frontIndex, result.index).sample(fraction);
    return result;
}

Sample
sample(const SceneModel& model, Instant at, Perspective perspective, Pulses pulses, const Camera* camera) {
    const Chronicle& chronicle = model.chronicle();
    const auto seen = [&](const Ball& reach) {
        constexpr double marginPx = 300; // what is drawn beside a line
        return camera == nullptr || camera->maySee(reach.center, reach.radiusMeters, marginPx);
    };
    Sample result;
    result.at = at;
    for (size_t i = 0; i < chronicle.fronts.size(); ++i) {
        if (auto front = sampleFront(model, i, at, seen(model.frontReach()[i]))) {
            result.fronts.push_back(std::move(*front));
        }
    }
    for (size_t i = 0; i < chronicle.axes.size(); ++i) {
        if (auto sampled = sampleAxis(chronicle.axes[i], at, seen(model.axisReach()[i]))) {
            result.axes.push_back(std::move(*sampled));
        }
    }
    sampleEdges(model, at, perspective, result);
    sampleGround(model, at, result);
    for (const SceneModel::ClaimShape& shape : model.claims()) {
        if (shape.claim->span.contains(at) && showsClaim(chronicle, *shape.claim, perspective)) {
            result.claims.push_back(&shape);
        }
    }
    for (const Zone& zone : chronicle.zones) {
        if (zone.span.contains(at)) {
            result.zones.push_back(&zone);
        }
    }
    sampleTraffic(model, at, pulses, camera, result);
    for (const Position& position : chronicle.positions) {
        if (position.span.contains(at)) {
            result.positions.push_back(&position);
        } else if (presenceOf(position, at) > 0) {
            result.coming.push_back(&position);
        }
    }
    for (const Event& event : chronicle.events) {
        const Span span = event.span();
        const bool recent = span.start <= at && hoursBetween(span.start, at) < 24;
        if (span.contains(at) || recent) {
            result.events.push_back(&event);
        }
    }
    return result;
}

const Polity* politySeen(const Chronicle& chronicle, const Ownership& ownership, Perspective perspective) {
    return ownership.rule == Rule::disputed ? holderOfDisputed(chronicle, ownership, perspective)
                                            : chronicle.polity(ownership.polityId);
}

namespace {

const Cell* cellAt(const Chronicle& chronicle, LonLat at) {
    for (const Cell& cell : chronicle.cells) {
        if (inBox(cell.box, at) && covers(cell.polygons, at)) {
            return &cell;
        }
    }
    return nullptr;
}

} // namespace

const Polity* polityAt(const Chronicle& chronicle, LonLat at, Instant when, Perspective perspective) {
    const Cell* cell = cellAt(chronicle, at);
    const Ownership* row = cell != nullptr ? chronicle.ownerOf(cell->id, when) : nullptr;
    return row != nullptr ? politySeen(chronicle, *row, perspective) : nullptr;
}

Holder holderAt(const Chronicle& chronicle, LonLat at, Instant when, Perspective perspective) {
    Holder result;
    result.cell = cellAt(chronicle, at);
    const Ownership* row = result.cell != nullptr ? chronicle.ownerOf(result.cell->id, when) : nullptr;
    if (row != nullptr) {
        result.disputed = row->rule == Rule::disputed;
        result.polity = politySeen(chronicle, *row, perspective);
    }
    for (const Claim& claim : chronicle.claims) {
        if (!claim.span.contains(when) || !showsClaim(chronicle, claim, perspective)) {
            continue;
        }
        if (covers(claim.areas, at) || (result.disputed && bounds(claim, result.cell->box))) {
            result.claimedBy.push_back(&claim);
        }
    }
    return result;
}

} // namespace khalkha
