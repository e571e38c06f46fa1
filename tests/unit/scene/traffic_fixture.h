#pragma once
// The small campaign of scene_fixture.h with routes, links, a series, positions and areas.

#include "scene_fixture.h"

namespace khalkha::fixture {

inline Place place(const std::string& id, LonLat at) {
    Place result;
    result.id = id;
    result.at = at;
    result.names = {{named(id), {}, {}}};
    return result;
}

inline Route route(const std::string& id, Polyline line, Certainty certainty = Certainty::certain) {
    Route result;
    result.id = id;
    result.name = named(id);
    result.line = std::move(line);
    result.provenance.certainty = certainty;
    result.provenance.sources = {{"atlas", ""}};
    return result;
}

inline Link link(const std::string& id, LinkKind kind, const std::string& from, std::vector<std::string> to) {
    Link result;
    result.id = id;
    result.kind = kind;
    result.sideId = "soviet";
    result.name = named(id);
    result.fromPlaceId = from;
    result.toPlaceIds = std::move(to);
    result.span = {hour(0), hour(240)};
    result.provenance.certainty = Certainty::certain;
    result.provenance.sources = {{"war-diary", ""}};
    return result;
}

inline Date dateOf(Instant start, Instant end) {
    Date result;
    result.span = {start, end};
    return result;
}

/// Route "east" from 116 to 118 E on 47 N, "back" from 120 to 118 E (against the way), "up" north of both.
inline std::shared_ptr<Chronicle> traffic() {
    const auto chronicle = campaign();
    chronicle->places = {
        place("a", {116.5, 47}), place("b", {119.5, 47}), place("c", {118, 47.8}), place("d", {116.6, 46.2})};
    chronicle->routes = {
        route("east", {{116, 47}, {117, 47}, {118, 47}}),
        route("back", {{120, 47}, {119, 47}, {118, 47}}),
        route("up", {{118, 46.9}, {118, 48}}, Certainty::reconstructed)};
    chronicle->routes[0].periods = {
        {{beginningOfTime, hour(48)}, named("Old Railway"), 1524, {}},
        {{hour(48), endOfTime}, named("New Railway"), 1000, {}}};
    chronicle->routes[2].span = {hour(24), endOfTime};

    Link supply = link("supply", LinkKind::supply, "a", {"b"});
    supply.routeIds = {"east", "back"};
    supply.seriesId = "pairs";
    supply.speedKmPerHour = 20;
    Link move = link("move", LinkKind::transfer, "a", {"c"});
    move.routeIds = {"east", "up"};
    move.span = {hour(0), hour(100)};
    Link pact = link("pact", LinkKind::treaty, "a", {"b"});
    pact.broken = dateOf(hour(60), hour(84));
    const Link talks = link("talks", LinkKind::diplomacy, "b", {"a"});
    const Link order = link("order", LinkKind::order, "a", {"b", "c"});
    Link detour = link("detour", LinkKind::transfer, "a", {"b"});
    detour.viaPlaceIds = {"c"};
    detour.span.end = endOfTime;
    chronicle->links = {supply, move, pact, talks, order, detour};

    Series series;
    series.id = "pairs";
    series.name = named("trains");
    series.unit = named("train pairs a day");
    series.moves = named("train pairs");
    series.bothWays = true;
    series.style = SeriesStyle::steps;
    series.values = {
        {dateOf(hour(0), hour(24)), 24, {}, {}, {}, {}}, {dateOf(hour(120), hour(144)), 48, {}, {}, {}, {}}};
    chronicle->series = {series};

    Position ring;
    ring.id = "ring";
    ring.sideId = "japan";
    ring.kind = PositionKind::pocket;
    ring.name = named("Surrounded");
    ring.line = {{118.4, 46.9}, {118.8, 46.9}, {118.8, 47.1}, {118.4, 47.1}, {118.4, 46.9}};
    ring.span = {hour(12), hour(36)};
    chronicle->positions = {ring};

    Zone sphere;
    sphere.id = "sphere";
    sphere.kind = "sphere";
    sphere.sideId = "soviet";
    sphere.name = named("Proposed sphere");
    sphere.areas = {box(116, 46, 118, 47)};
    sphere.at = {117, 46.5};
    sphere.span = {hour(0), hour(72)};
    Zone target;
    target.id = "target";
    target.kind = "objective";
    target.sideId = "soviet";
    target.name = named("Objective");
    target.at = {119.5, 47};
    chronicle->zones = {sphere, target};
    chronicle->finish();
    return chronicle;
}

} // namespace khalkha::fixture
