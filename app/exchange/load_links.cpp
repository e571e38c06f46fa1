// Relations between places.

#include "exchange/row_words.h"

#include <fmt/format.h>

#include <algorithm>

namespace khalkha {

namespace {

constexpr std::array<Choice<LinkKind>, 7> linkKinds{
    {{"diplomacy", LinkKind::diplomacy},
     {"treaty", LinkKind::treaty},
     {"transfer", LinkKind::transfer},
     {"supply", LinkKind::supply},
     {"order", LinkKind::order},
     {"proposal", LinkKind::proposal},
     {"other", LinkKind::other}}};
constexpr std::array<std::string_view, 1> placeLayers{"places"};
constexpr std::array<std::string_view, 1> routeLayers{"routes"};
constexpr std::array<std::string_view, 1> eventLayers{"events"};

/// Both ends and the way between them.
void readWay(RowReader& reader, Link& link) {
    link.fromPlaceId = reader.reference("from", "places", Required::yes);
    (void)reader.text("to", Required::yes);
    link.toPlaceIds = reader.references("to", placeLayers);
    link.viaPlaceIds = reader.references("via", placeLayers);
    link.routeIds = reader.references("routes", routeLayers);
    const bool hasVia = !reader.raw("via").empty();
    const bool hasRoutes = !reader.raw("routes").empty();
    if (hasVia && hasRoutes) {
        reader.reject(
            "via",
            "the way is given twice, by places and by routes.",
            "Keep routes if it runs along them, else via.");
    } else if ((hasVia || hasRoutes) && link.toPlaceIds.size() > 1) {
        reader.reject(
            hasVia ? "via" : "routes",
            fmt::format("a way leads to one place, but {} are given in to.", link.toPlaceIds.size()),
            "Make a link of each, or take the way out.");
    }
    const bool goesNowhere =
        hasVia || hasRoutes ? false
                            : std::find(link.toPlaceIds.begin(), link.toPlaceIds.end(), link.fromPlaceId) !=
                                  link.toPlaceIds.end();
    if (goesNowhere && reader.ok()) {
        reader.reject("to", "the link ends where it begins.", "Correct one of the two places.");
    }
}

void readBroken(RowReader& reader, Link& link) {
    link.broken = reader.date("broken");
    if (!link.broken || !reader.ok()) {
        return;
    }
    const Span& fell = link.broken->span;
    if (fell.end < link.span.start || fell.start > link.span.end) {
        reader.reject(
            "broken",
            fmt::format(
                "it falls ({}) outside the time from start ({}) to end ({}).",
                reader.raw("broken"),
                reader.raw("start").empty() ? ".." : reader.raw("start"),
                reader.raw("end").empty() ? ".." : reader.raw("end")),
            "Correct the dates: a broken link is drawn from its fall to its end.");
    }
}

/// A series without values has been reported itself; the link then goes without its pulses.
void readPulses(RowReader& reader, const LoadContext& context, Link& link) {
    link.seriesId = reader.reference("series", "series");
    const auto& all = context.chronicle.series;
    const auto series =
        std::find_if(all.begin(), all.end(), [&link](const Series& one) { return one.id == link.seriesId; });
    if (series == all.end()) {
        link.seriesId.clear();
        return;
    }
    const bool negative = std::any_of(
        series->values.begin(), series->values.end(), [](const SeriesValue& v) { return v.value < 0; });
    if (negative) {
        reader.fault(
            "series",
            fmt::format("series \"{}\" has negative values, which cannot be movements a day.", series->id),
            "Name a series of movements a day.");
        link.seriesId.clear();
    }
}

} // namespace

void loadLinks(LoadContext& context) {
    const CampaignLayer& layer = context.layer("links");
    SeenIds seen;
    for (const Row& row : layer.content.rows) {
        RowReader reader(context, layer, row);
        Link link;
        link.id = reader.id();
        seen.check(reader, link.id);
        (void)reader.text("kind", Required::yes);
        link.kind = reader.choice<LinkKind>("kind", linkKinds, LinkKind::other, LinkKind::other);
        link.name = reader.local("name", Required::yes);
        link.sideId = reader.reference("side", "sides");
        readWay(reader, link);
        link.formationId = reader.reference("formation", "formations");
        link.span = reader.span();
        readBroken(reader, link);
        readPulses(reader, context, link);
        link.speedKmPerHour = reader.number("speed_km_h", link.speedKmPerHour, 0.1, 2000);
        link.eventIds = reader.references("events", eventLayers);
        link.numbers = reader.measures("numbers");
        link.provenance = reader.provenance(SourceNeed::required);
        reader.expectWithinEvents("start", link.span);
        context.usedPlaces.insert(link.fromPlaceId);
        context.usedPlaces.insert(link.toPlaceIds.begin(), link.toPlaceIds.end());
        context.usedPlaces.insert(link.viaPlaceIds.begin(), link.viaPlaceIds.end());
        if (reader.ok() && !link.toPlaceIds.empty()) { // else each unknown place has been reported
            context.chronicle.links.push_back(std::move(link));
        }
    }
}

} // namespace khalkha
