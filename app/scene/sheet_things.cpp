#include "scene/sheet_things.h"

#include <fmt/format.h>

#include <cmath>
#include <numbers>

namespace khalkha {

namespace {

Provenance trust(Certainty certainty) {
    Provenance provenance;
    provenance.certainty = certainty;
    return provenance;
}

Instant hours(double after) {
    return {sheetInstant.seconds + static_cast<std::int64_t>(after * secondsPerHour)};
}

} // namespace

SheetThings::SheetThings(const Chronicle& campaign, const Camera& camera, double unitPx)
    : _camera(camera), _unitPx(unitPx) {
    _chronicle.manifest = campaign.manifest;
    _chronicle.manifest.id = "symbol-sheet";
    _chronicle.sides = campaign.sides;
}

LonLat SheetThings::at(double x, double y) const {
    return _camera.pick({x * _unitPx, y * _unitPx}).value_or(LonLat{});
}

Polyline SheetThings::level(const SampleBox& box, double dy) const {
    return {at(box.x, box.y + dy), at(box.x + box.width, box.y + dy)};
}

Polygon SheetThings::rectangle(const SampleBox& box) const {
    const double top = box.y - box.height / 2;
    const double bottom = box.y + box.height / 2;
    const double right = box.x + box.width;
    return {{{at(box.x, top), at(right, top), at(right, bottom), at(box.x, bottom)}}};
}

std::string SheetThings::nextId(const char* kind) {
    return fmt::format("{}-{:03}", kind, ++_count);
}

std::string SheetThings::placeAt(double x, double y) {
    Place place;
    place.id = nextId("place");
    place.at = at(x, y);
    place.label = false;
    _chronicle.places.push_back(place);
    return place.id;
}

void SheetThings::front(const SampleBox& box, Basis basis) {
    Front front;
    front.id = nextId("front");
    front.sideId = "soviet";
    front.enemyOnRight = false;
    const auto trace = [&](double after, double dy) {
        const bool inferred = basis == Basis::reconstructed;
        front.traces.push_back(
            {hours(after),
             level(box, 6 + dy),
             {},
             trust(inferred ? Certainty::reconstructed : Certainty::certain)});
    };
    if (basis == Basis::interpolated) {
        // It stands half way between two traces.
        trace(-24, 12);
        trace(24, -12);
    } else {
        trace(0, 0);
    }
    _chronicle.fronts.push_back(std::move(front));
}

void SheetThings::axis(const SampleBox& box, AxisStyle style, bool mainEffort, Basis basis) {
    Axis axis;
    axis.id = nextId("axis");
    axis.sideId = "soviet";
    axis.style = style;
    axis.mainEffort = mainEffort;
    axis.strength = mainEffort ? 0.5 : 0.3; // of the weaker ones: they are drawn largest this near
    const auto waypoint = [&](double after, double part) {
        Waypoint point;
        point.at = hours(after);
        point.position = at(box.x + part * box.width, box.y);
        point.provenance =
            trust(basis == Basis::reconstructed ? Certainty::reconstructed : Certainty::certain);
        axis.waypoints.push_back(std::move(point));
    };
    waypoint(-24, 0);
    waypoint(basis == Basis::interpolated ? 24 : 0, basis == Basis::interpolated ? 2 : 1);
    axis.provenance = axis.waypoints.front().provenance;
    _chronicle.axes.push_back(std::move(axis));
}

void SheetThings::position(const SampleBox& box, PositionKind kind, const char* side, Certainty certainty) {
    Position position;
    position.id = nextId("position");
    position.sideId = side;
    position.kind = kind;
    position.enemy = Hand::left;
    position.provenance = trust(certainty);
    position.line = level(box, kind == PositionKind::line ? 5 : 0);
    if (kind == PositionKind::pocket) {
        position.line.clear();
        constexpr int corners = 36;
        for (int i = 0; i <= corners; ++i) {
            const double angle = 2 * std::numbers::pi * (i % corners) / corners;
            position.line.push_back(
                at(box.x + box.width / 2 + std::cos(angle) * box.width * 0.32,
                   box.y + std::sin(angle) * box.height / 2));
        }
    }
    _chronicle.positions.push_back(std::move(position));
}

void SheetThings::zoneLine(const SampleBox& box, const char* kind) {
    Zone zone;
    zone.id = nextId("zone");
    zone.sideId = "japan";
    zone.kind = kind;
    zone.line = level(box);
    zone.at = at(box.x + box.width / 2, box.y);
    zone.provenance = trust(Certainty::certain);
    _chronicle.zones.push_back(std::move(zone));
}

void SheetThings::zonePoint(const SampleBox& box, const char* kind, const char* side) {
    Zone zone;
    zone.id = nextId("zone");
    zone.sideId = side;
    zone.kind = kind;
    zone.at = at(box.x + box.width / 2, box.y);
    zone.provenance = trust(Certainty::certain);
    _chronicle.zones.push_back(std::move(zone));
}

void SheetThings::zoneArea(const SampleBox& box, const char* kind, const char* side) {
    Zone zone;
    zone.id = nextId("zone");
    zone.sideId = side;
    zone.kind = kind;
    zone.at = at(box.x + box.width / 2, box.y);
    zone.areas = {rectangle(box)};
    zone.provenance = trust(Certainty::certain);
    _chronicle.zones.push_back(std::move(zone));
}

void SheetThings::border(const SampleBox& box) {
    const auto state = [&](const char* side, double dy) {
        Polity polity;
        polity.id = nextId("polity");
        polity.sideId = side;
        const Side* const found = [&]() -> const Side* {
            for (const Side& each : _chronicle.sides) {
                if (each.id == side) {
                    return &each;
                }
            }
            return nullptr;
        }();
        polity.hue = found == nullptr ? Hue::grey : found->hue;
        Cell cell;
        cell.id = nextId("cell");
        cell.polygons = {rectangle({box.x, box.y + dy, box.width, box.height / 2})};
        Ownership held;
        held.cellId = cell.id;
        held.polityId = polity.id;
        _chronicle.polities.push_back(std::move(polity));
        _chronicle.ownership.push_back(std::move(held));
        _chronicle.cells.push_back(std::move(cell));
        return _chronicle.cells.back().id;
    };
    CellEdge edge;
    edge.leftCell = state("soviet", -box.height / 4);
    edge.rightCell = state("manchukuo", box.height / 4);
    edge.line = level(box);
    edge.provenance = trust(Certainty::certain);
    _chronicle.edges.push_back(std::move(edge));
}

void SheetThings::laterBorder(const SampleBox& box) {
    LaterBorder border;
    border.id = nextId("later");
    border.lines = {level(box)};
    _chronicle.laterBorders.push_back(std::move(border));
}

void SheetThings::claimLine(const SampleBox& box, const char* side) {
    Claim claim;
    claim.id = nextId("claim");
    claim.sideId = side;
    claim.lines = {level(box)};
    _chronicle.claims.push_back(std::move(claim));
}

void SheetThings::claimArea(const SampleBox& box, const char* side) {
    Claim claim;
    claim.id = nextId("claim");
    claim.sideId = side;
    claim.unsettled = claim.sideId.empty();
    claim.kind = ClaimKind::area;
    claim.areas = {rectangle(box)};
    _chronicle.claims.push_back(std::move(claim));
}

void SheetThings::route(const SampleBox& box, RouteKind kind, int gaugeMm, Certainty certainty) {
    Route route;
    route.id = nextId("route");
    route.kind = kind;
    route.line = level(box);
    route.provenance = trust(certainty);
    if (gaugeMm > 0) {
        RoutePeriod period;
        period.gaugeMm = gaugeMm;
        route.periods.push_back(std::move(period));
    }
    _chronicle.routes.push_back(std::move(route));
}

void SheetThings::link(const SampleBox& box, LinkKind kind, bool broken) {
    Link link;
    link.id = nextId("link");
    link.kind = kind;
    const bool ofSides = kind == LinkKind::diplomacy || kind == LinkKind::treaty;
    link.sideId = ofSides ? "" : kind == LinkKind::supply || kind == LinkKind::transfer ? "soviet" : "japan";
    link.fromPlaceId = placeAt(box.x, box.y);
    link.toPlaceIds = {placeAt(box.x + box.width, box.y)};
    link.span = {hours(-48), hours(48)};
    if (broken) {
        Date fallen;
        fallen.span = {hours(-24), hours(-24)};
        fallen.precision = Precision::minute;
        link.broken = fallen;
    }
    link.provenance = trust(Certainty::certain);
    _chronicle.links.push_back(std::move(link));
}

void SheetThings::event(const SampleBox& box, const char* category, Certainty certainty) {
    Event event;
    event.id = nextId("event");
    event.start.span = {hours(-1), hours(1)};
    event.category = category;
    event.actorIds = {"soviet"};
    event.placeIds = {placeAt(box.x + box.width / 2, box.y)};
    event.provenance = trust(certainty);
    _chronicle.events.push_back(std::move(event));
}

void SheetThings::vagueEvent(const SampleBox& box, const char* category) {
    event(box, category, Certainty::certain);
    _chronicle.events.back().start.approximate = true;
}

ChroniclePtr SheetThings::take() {
    _chronicle.finish();
    return std::make_shared<const Chronicle>(std::move(_chronicle));
}

} // namespace khalkha
