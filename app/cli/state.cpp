// khalkha state --at T: what is drawn at an instant, as GeoJSON.
#include "cli/commands.h"
#include "cli/environment.h"
#include "cli/json.h"

#include "chronicle/basis.h"
#include "geo/geodesy.h"
#include "scene/sample.h"
#include "scene/unit_identity.h"
#include "session/command.h"

#include <fmt/format.h>

#include <array>
#include <map>

namespace khalkha {

namespace {

const char* routeKindName(RouteKind kind) {
    static constexpr std::array<const char*, 5> names{"railway", "road", "river", "sea", "other"};
    return names[static_cast<size_t>(kind)];
}
const char* linkKindName(LinkKind kind) {
    static constexpr std::array<const char*, 7> names{
        "diplomacy", "treaty", "transfer", "supply", "order", "proposal", "other"};
    return names[static_cast<size_t>(kind)];
}
const char* positionKindName(PositionKind kind) {
    static constexpr std::array<const char*, 6> names{
        "line", "start-line", "patrol", "pocket", "arrow", "other"};
    return names[static_cast<size_t>(kind)];
}

class StateWriter {
public:
    StateWriter(const SceneModel& model, const ViewState& view)
        : _model(model), _view(view), _chronicle(model.chronicle()) {}

    Json collect() {
        const Sample now = sample(_model, _view.at, _view.perspective);
        addPolities();
        addBorders(now);
        addClaims(now);
        addLaterBorders();
        addRoutes(now);
        addZones(now);
        addLinks(now);
        addPositions(now);
        addFronts(now);
        addAxes(now);
        addEvents(now);
        addPlaces();
        return {
            {"type", "FeatureCollection"},
            {"at", isoInstant(_view.at, _chronicle.manifest.zoneMinutes)},
            {"claims", perspectiveCode(_view.perspective)},
            {"view", formatView(_view.camera)},
            {"features", _features}};
    }

private:
    [[nodiscard]] bool shows(Layer layer) const { return _view.layer(layer).visible; }

    static Json properties(
        const std::string& id,
        const char* kind,
        const std::string& side,
        Basis basis,
        const Provenance& provenance) {
        return {
            {"id", id},
            {"kind", kind},
            {"side", side},
            {"basis", basisName(basis)},
            {"certainty", certaintyName(provenance.certainty)},
            {"uncertainty_km", provenance.uncertaintyKm > 0 ? Json(provenance.uncertaintyKm) : Json(nullptr)},
            {"sources", toJson(provenance.sources)}};
    }
    /// The code with the standard identity that the viewpoint gives; null where there is no symbol.
    static Json symbolJson(const std::optional<Sidc>& symbol) {
        return symbol ? Json(formatSidc(*symbol)) : Json(nullptr);
    }
    void add(Json&& properties, Json&& geometry) {
        _features.push_back({{"type", "Feature"}, {"properties", properties}, {"geometry", geometry}});
    }

    void addPolities() {
        if (!shows(Layer::polities)) {
            return;
        }
        struct Held {
            std::vector<const Polygon*> polygons;
            double areaKm2 = 0;
            std::string rule;
            const Ownership* ownership = nullptr;
            std::vector<std::string> cells;
        };
        std::map<std::string, Held> held;
        for (const Cell& cell : _chronicle.cells) {
            const Ownership* owner = _chronicle.ownerOf(cell.id, _view.at);
            if (owner == nullptr) {
                continue;
            }
            const Polity* polity = politySeen(_chronicle, *owner, _view.perspective);
            const std::string holder = polity == nullptr ? std::string() : polity->id;
            Held& entry = held[holder];
            entry.ownership = owner;
            entry.cells.push_back(cell.id);
            for (const Polygon& polygon : cell.polygons) {
                entry.polygons.push_back(&polygon);
                entry.areaKm2 += areaSquareMeters(polygon) / 1e6;
            }
        }
        for (auto& [id, entry] : held) {
            const Polity* polity = _chronicle.polity(id);
            Json fields = properties(
                id.empty() ? "disputed" : id,
                id.empty() ? "disputed" : "polity",
                polity == nullptr ? "" : polity->sideId,
                basisAt(entry.ownership->provenance),
                entry.ownership->provenance);
            fields["name"] = polity == nullptr ? Json::object() : toJson(polity->name);
            fields["area_km2"] = entry.areaKm2;
            fields["cells"] = entry.cells;
            if (id.empty()) {
                fields["claimed_by"] = {entry.ownership->polityId, entry.ownership->claimantId};
            }
            add(std::move(fields), polygonsJson(entry.polygons));
        }
    }

    void addBorders(const Sample& now) {
        if (!shows(Layer::borders)) {
            return;
        }
        for (const SampledEdge& edge : now.edges) {
            if (!edge.border) {
                continue;
            }
            const CellEdge& source = *edge.edge->edge;
            Json fields = properties(
                source.leftCell + "/" + source.rightCell,
                "border",
                "",
                basisAt(source.provenance),
                source.provenance);
            fields["left"] = edge.left == nullptr ? "" : edge.left->id;
            fields["right"] = edge.right == nullptr ? "" : edge.right->id;
            fields["disputed"] = edge.disputed;
            add(std::move(fields), lineJson(source.line));
        }
    }

    void addClaims(const Sample& now) {
        if (!shows(Layer::claims)) {
            return;
        }
        for (const auto* shape : now.claims) {
            const Claim& claim = *shape->claim;
            Json fields =
                properties(claim.id, "claim", claim.sideId, basisAt(claim.provenance), claim.provenance);
            fields["name"] = toJson(claim.name);
            fields["unsettled"] = claim.unsettled;
            std::vector<const Polygon*> areas;
            for (const Polygon& area : claim.areas) {
                areas.push_back(&area);
            }
            add(std::move(fields), areas.empty() ? linesJson(claim.lines) : polygonsJson(areas));
        }
    }

    /// Whatever the date: they are there to be compared with, and say from when on they hold.
    void addLaterBorders() {
        if (!shows(Layer::laterBorder)) {
            return;
        }
        for (const LaterBorder& border : _chronicle.laterBorders) {
            Json fields =
                properties(border.id, "later-border", "", basisAt(border.provenance), border.provenance);
            fields["name"] = toJson(border.name);
            fields["since"] = border.span.start == beginningOfTime
                                  ? Json(nullptr)
                                  : Json(isoInstant(border.span.start, _chronicle.manifest.zoneMinutes));
            add(std::move(fields), linesJson(border.lines));
        }
    }

    void addZones(const Sample& now) {
        if (!shows(Layer::zones)) {
            return;
        }
        for (const Zone* zone : now.zones) {
            Json fields =
                properties(zone->id, "zone", zone->sideId, basisAt(zone->provenance), zone->provenance);
            fields["name"] = toJson(zone->name);
            fields["zone"] = zone->kind;
            std::vector<const Polygon*> areas;
            double squareMeters = 0;
            for (const Polygon& area : zone->areas) {
                areas.push_back(&area);
                squareMeters += areaSquareMeters(area);
            }
            if (areas.empty()) {
                add(std::move(fields), zone->line.empty() ? pointJson(zone->at) : lineJson(zone->line));
                continue;
            }
            fields["area_km2"] = squareMeters / 1e6;
            add(std::move(fields), polygonsJson(areas));
        }
    }

    void addRoutes(const Sample& now) {
        if (!shows(Layer::routes)) {
            return;
        }
        for (const SampledRoute& sampled : now.routes) {
            const Route& route = *sampled.shape->route;
            Json fields = properties(route.id, "route", "", basisAt(route.provenance), route.provenance);
            fields["name"] = toJson(route.name);
            fields["route"] = routeKindName(route.kind);
            fields["system"] = route.system;
            fields["stations"] = route.placeIds;
            fields["operator"] =
                sampled.period == nullptr ? Json(nullptr) : toJson(sampled.period->operatorName);
            fields["gauge_mm"] = sampled.period == nullptr || sampled.period->gaugeMm == 0
                                     ? Json(nullptr)
                                     : Json(sampled.period->gaugeMm);
            fields["length_km"] = sampled.shape->lengthMeters / 1000;
            add(std::move(fields), lineJson(route.line));
        }
    }

    /// The ways themselves, not the arcs as which they are drawn. The length is that of all ways together.
    void addLinks(const Sample& now) {
        if (!shows(Layer::links)) {
            return;
        }
        for (const SampledLink& sampled : now.links) {
            const Link& link = *sampled.shape->link;
            const Basis basis = sampled.shape->inferred ? Basis::reconstructed : Basis::attested;
            Json fields = properties(link.id, "link", link.sideId, basis, link.provenance);
            fields["name"] = toJson(link.name);
            fields["link"] = linkKindName(link.kind);
            fields["from"] = link.fromPlaceId;
            fields["to"] = link.toPlaceIds;
            fields["formation"] = link.formationId;
            fields["broken"] = sampled.broken;
            double meters = 0;
            std::vector<Polyline> lines;
            for (const LinkPath& path : sampled.shape->paths) {
                meters += path.lengthMeters();
                lines.push_back(path.line);
            }
            fields["length_km"] = meters / 1000;
            if (sampled.headMeters) {
                fields["head"] = pointJson(sampled.head)["coordinates"];
                fields["gone_km"] = *sampled.headMeters / 1000;
            }
            if (sampled.shape->series != nullptr) {
                fields["series"] = link.seriesId;
                fields["value"] = sampled.value == nullptr ? Json(nullptr) : Json(sampled.value->value);
                fields["unit"] = toJson(sampled.shape->series->unit);
                fields["moving"] = sampled.pulses.size();
            }
            add(std::move(fields), lines.size() == 1 ? lineJson(lines.front()) : linesJson(lines));
        }
    }

    void addPositions(const Sample& now) {
        if (!shows(Layer::positions)) {
            return;
        }
        for (const Position* position : now.positions) {
            Json fields = properties(
                position->id,
                "position",
                position->sideId,
                basisAt(position->provenance),
                position->provenance);
            fields["name"] = toJson(position->name);
            fields["position"] = positionKindName(position->kind);
            fields["formations"] = position->formationIds;
            fields["symbols"] = Json::array();
            for (const std::string& id : position->formationIds) {
                const Formation* formation = _chronicle.formation(id);
                fields["symbols"].push_back(symbolJson(
                    formation == nullptr ? std::nullopt
                                         : symbolOf(_chronicle, *formation, _view.perspective)));
            }
            fields["length_km"] = lengthMeters(position->line) / 1000;
            add(std::move(fields), lineJson(position->line));
        }
    }

    void addFronts(const Sample& now) {
        if (!shows(Layer::fronts)) {
            return;
        }
        for (const SampledFront& front : now.fronts) {
            Json fields =
                properties(front.front->id, "front", front.front->sideId, front.basis, provenanceOf(front));
            fields["name"] = toJson(front.front->name);
            fields["enemy"] = front.front->enemyId;
            fields["reconstructed"] = front.basis == Basis::reconstructed;
            fields["held"] = front.held;
            fields["trace_before"] = isoInstant(front.before->at, _chronicle.manifest.zoneMinutes);
            fields["trace_after"] = front.after == nullptr
                                        ? Json(nullptr)
                                        : Json(isoInstant(front.after->at, _chronicle.manifest.zoneMinutes));
            fields["length_km"] = lengthMeters(front.line) / 1000;
            add(std::move(fields), lineJson(front.line));
        }
    }

    void addAxes(const Sample& now) {
        if (!shows(Layer::axes)) {
            return;
        }
        for (const SampledAxis& axis : now.axes) {
            Json fields =
                properties(axis.axis->id, "axis", axis.axis->sideId, axis.basis, axis.axis->provenance);
            fields["name"] = toJson(axis.axis->name);
            fields["formation"] = axis.axis->formationId;
            fields["symbol"] = symbolJson(symbolOf(_chronicle, *axis.axis, _view.perspective));
            fields["group"] = axis.axis->group;
            fields["head"] = pointJson(axis.head)["coordinates"];
            fields["start"] = pointJson(axis.axis->waypoints.front().position)["coordinates"];
            fields["length_km"] = axis.lengthMeters / 1000;
            fields["straight_km"] =
                geodesicInverse(axis.axis->waypoints.front().position, axis.head).distanceMeters / 1000;
            fields["arrived"] = axis.arrived;
            add(std::move(fields), lineJson(axis.travelled));
        }
    }

    void addEvents(const Sample& now) {
        if (!shows(Layer::events)) {
            return;
        }
        for (const Event* event : now.events) {
            Json fields = properties(
                event->id,
                "event",
                event->actorIds.empty() ? "" : event->actorIds.front(),
                basisAt(event->provenance),
                event->provenance);
            fields["title"] = toJson(event->title);
            fields["category"] = event->category;
            const Place* place =
                event->placeIds.empty() ? nullptr : _chronicle.place(event->placeIds.front());
            add(std::move(fields), place == nullptr ? Json(nullptr) : pointJson(place->at));
        }
    }

    void addPlaces() {
        if (!shows(Layer::places)) {
            return;
        }
        for (const Place& place : _chronicle.places) {
            if (!place.span.contains(_view.at)) {
                continue;
            }
            Json fields = properties(place.id, "place", "", basisAt(place.provenance), place.provenance);
            fields["name"] = toJson(_chronicle.nameOf(place, _view.at));
            fields["rank"] = place.rank;
            add(std::move(fields), pointJson(place.at));
        }
    }

    const SceneModel& _model;
    const ViewState& _view;
    const Chronicle& _chronicle;
    Json _features = Json::array();
};

} // namespace

int runState(const StateOptions& options) {
    auto campaign = loadCampaign(options.picture.campaign);
    if (!campaign) {
        return fail(campaign.error());
    }
    const auto view = makeViewState(options.picture, campaign->chronicle->manifest);
    if (!view) {
        return fail(view.error());
    }
    warnIfOutside("--at", view->at, *campaign->chronicle);
    const SceneModel model(campaign->chronicle);
    printJson(StateWriter(model, *view).collect(), -1);
    return campaignExitCode(*campaign);
}

} // namespace khalkha
