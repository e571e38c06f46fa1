// What traffic runs on, and dated positions of troops.

#include "base/text.h"
#include "exchange/row_words.h"

#include <fmt/format.h>

#include <algorithm>

namespace khalkha {

namespace {

constexpr std::array<Choice<PositionKind>, 6> positionKinds{
    {{"line", PositionKind::line},
     {"start-line", PositionKind::startLine},
     {"patrol", PositionKind::patrol},
     {"pocket", PositionKind::pocket},
     {"arrow", PositionKind::arrow},
     {"other", PositionKind::other}}};
constexpr std::array<Choice<RouteKind>, 5> routeKinds{
    {{"railway", RouteKind::railway},
     {"road", RouteKind::road},
     {"river", RouteKind::river},
     {"sea", RouteKind::sea},
     {"other", RouteKind::other}}};

using RouteIndex = std::map<std::string, size_t, std::less<>>;

RouteIndex readRoutes(LoadContext& context) {
    constexpr std::array<std::string_view, 1> placeLayers{"places"};
    const CampaignLayer& layer = context.layer("routes");
    RouteIndex index;
    SeenIds seen;
    for (const Row& row : layer.content.rows) {
        RowReader reader(context, layer, row);
        Route route;
        route.id = reader.id();
        seen.check(reader, route.id);
        (void)reader.text("kind", Required::yes);
        route.kind = reader.choice<RouteKind>("kind", routeKinds, RouteKind::other, RouteKind::other);
        route.name = reader.local("name", Required::yes);
        route.system = reader.text("system");
        route.line = reader.line(RowReader::Drawn::byPieces);
        route.placeIds = reader.references("stations", placeLayers);
        route.span = reader.span();
        route.provenance = reader.provenance(SourceNeed::required);
        reader.expectWithinEvents("start", route.span);
        context.usedPlaces.insert(route.placeIds.begin(), route.placeIds.end());
        if (reader.ok()) {
            index.emplace(route.id, context.chronicle.routes.size());
            context.chronicle.routes.push_back(std::move(route));
        }
    }
    return index;
}

void addPeriod(RowReader& reader, Route& route, RoutePeriod period) {
    const auto clash =
        std::find_if(route.periods.begin(), route.periods.end(), [&period](const RoutePeriod& other) {
            return period.span.start < other.span.end && other.span.start < period.span.end;
        });
    if (clash != route.periods.end()) {
        reader.reject(
            "start",
            fmt::format("route \"{}\" has another period at the same time.", route.id),
            "End one row before the other begins (an end that is a date includes that day).");
        return;
    }
    // A word that is not known may have meant a railway.
    if (route.kind != RouteKind::railway && route.kind != RouteKind::other && period.gaugeMm > 0) {
        reader.fault("gauge_mm", "only a railway has a gauge.", "Leave it empty.");
        period.gaugeMm = 0;
    }
    route.periods.push_back(std::move(period));
}

void loadPeriods(LoadContext& context, const RouteIndex& index) {
    const CampaignLayer& layer = context.layer("route_periods");
    for (const Row& row : layer.content.rows) {
        RowReader reader(context, layer, row);
        const auto owner = index.find(reader.reference("route", "routes", Required::yes));
        const bool known = owner != index.end();
        RoutePeriod period;
        period.operatorName = reader.local("operator");
        period.gaugeMm = reader.wholeNumber("gauge_mm", 0, 0, 3000);
        period.span = reader.span();
        const Provenance* const owners =
            known ? &context.chronicle.routes[owner->second].provenance : nullptr;
        // Where the route names none either, that has been reported there.
        const bool sourced = known && !owners->sources.empty();
        period.provenance = reader.provenance(sourced ? SourceNeed::required : SourceNeed::optional, owners);
        if (known && reader.ok()) {
            addPeriod(reader, context.chronicle.routes[owner->second], std::move(period));
        }
    }
}

/// A pocket is a line that comes back to where it began.
void checkPocket(RowReader& reader, const Position& position) {
    if (position.kind != PositionKind::pocket || !reader.ok()) {
        return;
    }
    if (position.line.front() != position.line.back()) {
        reader.reject(
            "geometry",
            fmt::format(
                "the ring of the pocket does not close: it begins at {}, {} and ends at {}, {}.",
                position.line.front().lonDeg,
                position.line.front().latDeg,
                position.line.back().lonDeg,
                position.line.back().latDeg),
            "Let it end at its first point.");
    } else if (position.line.size() < 4) {
        reader.reject(
            "geometry", "a pocket has three different points at least.", "Digitise it again or delete it.");
    }
}

} // namespace

void loadRoutes(LoadContext& context) {
    loadPeriods(context, readRoutes(context));
}

void loadPositions(LoadContext& context) {
    constexpr std::array<std::string_view, 1> formationLayers{"formations"};
    const CampaignLayer& layer = context.layer("positions");
    SeenIds seen;
    for (const Row& row : layer.content.rows) {
        RowReader reader(context, layer, row);
        Position position;
        position.id = reader.id();
        seen.check(reader, position.id);
        position.sideId = reader.reference("side", "sides", Required::yes);
        (void)reader.text("kind", Required::yes);
        position.kind =
            reader.choice<PositionKind>("kind", positionKinds, PositionKind::other, PositionKind::other);
        position.name = reader.local("name", Required::yes);
        position.formationIds = reader.references("formations", formationLayers);
        position.line = reader.line(RowReader::Drawn::byPieces);
        checkPocket(reader, position);
        position.enemy = reader.choice<Hand>("enemy", handWords, Hand::none);
        position.span = reader.span();
        position.provenance = reader.provenance(SourceNeed::required);
        reader.expectWithinEvents("start", position.span);
        if (reader.ok()) {
            context.chronicle.positions.push_back(std::move(position));
        }
    }
}

} // namespace khalkha
