#include "exchange/row_words.h"

#include <algorithm>

namespace khalkha {

namespace {

constexpr std::array<std::string_view, 15> zoneKinds{
    "fortified-region",
    "fortified-point",
    "fortress",
    "border-works",
    "coastal-defence",
    "planned-line",
    "fortified-line",
    "delaying-line",
    "redoubt",
    "garrison",
    "occupied",
    "sphere",
    "objective",
    "demand",
    "other"};

constexpr std::array<std::string_view, 19> regionKinds{
    "ocean",
    "sea",
    "bay",
    "strait",
    "lake",
    "river",
    "range",
    "peak",
    "plateau",
    "plain",
    "steppe",
    "desert",
    "basin",
    "peninsula",
    "island",
    "island-part",
    "island-chain",
    "region",
    "archipelago"};

void readCategory(RowReader& reader, Event& event) {
    const std::vector<std::string_view> words(eventCategories().begin(), eventCategories().end());
    (void)reader.text("category", Required::yes);
    event.category = reader.word("category", words, "other");
}

void readDates(RowReader& reader, Event& event) {
    const RowReader::Dates dates = reader.dates(Required::yes);
    event.start = dates.start.value_or(Date{});
    event.end = dates.end;
    event.endIsUnknown = dates.endIsUnknown;
    // The end of a day is the start of the next one, of which it is no part.
    const bool before = event.end && event.end->span.start < event.start.span.start &&
                        event.end->span.end <= event.start.span.start;
    if (before && reader.ok()) {
        reader.reject(
            "end",
            "the end (" + std::string(reader.raw("end")) + ") comes before the start (" +
                std::string(reader.raw("start")) + ").",
            "Correct one of the two dates.");
    }
    if (reader.ok()) {
        reader.expectWithinEvents("start", event.span());
    }
}

} // namespace

void loadEvents(LoadContext& context) {
    constexpr std::array<std::string_view, 2> actorLayers{"sides", "formations"};
    constexpr std::array<std::string_view, 1> placeLayers{"places"};
    const CampaignLayer& layer = context.layer("events");
    SeenIds seen;
    for (const Row& row : layer.content.rows) {
        RowReader reader(context, layer, row);
        Event event;
        event.id = reader.id();
        seen.check(reader, event.id);
        readDates(reader, event);
        readCategory(reader, event);
        event.title = reader.local("title", Required::yes);
        event.summary = reader.local("summary");
        event.actorIds = reader.references("actors", actorLayers);
        event.placeIds = reader.references("places", placeLayers);
        event.numbers = reader.measures("numbers");
        event.provenance = reader.provenance(SourceNeed::required);
        context.usedPlaces.insert(event.placeIds.begin(), event.placeIds.end());
        if (reader.ok()) {
            context.chronicle.events.push_back(std::move(event));
        }
    }
}

void loadZonesAndRegions(LoadContext& context) {
    const CampaignLayer& zones = context.layer("zones");
    SeenIds seenZones;
    for (const Row& row : zones.content.rows) {
        RowReader reader(context, zones, row);
        Zone zone;
        zone.id = reader.id();
        seenZones.check(reader, zone.id);
        zone.sideId = reader.reference("side", "sides");
        (void)reader.text("kind", Required::yes);
        zone.kind = reader.word("kind", zoneKinds, "other");
        zone.name = reader.local("name", Required::yes);
        if (row.geometry.shape == Shape::area) {
            RowReader::Area where = reader.area();
            zone.at = where.at;
            zone.areas = std::move(where.areas);
        } else {
            RowReader::Anchored where = reader.pointOrLine("Digitise it as a point, a line or an area.");
            zone.at = where.at;
            zone.line = std::move(where.line);
        }
        zone.span = reader.span();
        zone.provenance = reader.provenance(SourceNeed::required);
        reader.expectWithinEvents("start", zone.span);
        if (reader.ok()) {
            context.chronicle.zones.push_back(std::move(zone));
        }
    }
    const CampaignLayer& regions = context.layer("regions");
    SeenIds seenRegions;
    for (const Row& row : regions.content.rows) {
        RowReader reader(context, regions, row);
        Region region;
        region.id = reader.id();
        seenRegions.check(reader, region.id);
        (void)reader.text("kind", Required::yes);
        region.kind = reader.word("kind", regionKinds, "region");
        region.level = reader.wholeNumber("level", 3, 1, 5);
        region.name = reader.local("name", Required::yes);
        RowReader::Anchored where = reader.pointOrLine();
        region.at = where.at;
        region.curve = std::move(where.line);
        region.provenance = reader.provenance(SourceNeed::required);
        if (reader.ok()) {
            context.chronicle.regions.push_back(std::move(region));
        }
    }
}

} // namespace khalkha
