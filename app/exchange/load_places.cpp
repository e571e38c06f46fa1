#include "exchange/row_words.h"

namespace khalkha {

namespace {

constexpr std::array<Choice<PlaceKind>, 16> placeKinds{
    {{"capital", PlaceKind::capital},
     {"city", PlaceKind::city},
     {"town", PlaceKind::town},
     {"village", PlaceKind::village},
     {"fort", PlaceKind::fort},
     {"pass", PlaceKind::pass},
     {"hill", PlaceKind::hill},
     {"island", PlaceKind::island},
     {"river", PlaceKind::river},
     {"lake", PlaceKind::lake},
     {"sea", PlaceKind::sea},
     {"range", PlaceKind::range},
     {"region", PlaceKind::region},
     {"strait", PlaceKind::strait},
     {"waypoint", PlaceKind::waypoint},
     {"other", PlaceKind::other}}};

using PlaceIndex = std::map<std::string, size_t, std::less<>>;

PlaceIndex loadUsualNames(LoadContext& context) {
    const CampaignLayer& layer = context.layer("places");
    PlaceIndex index;
    SeenIds seen;
    for (const Row& row : layer.content.rows) {
        RowReader reader(context, layer, row);
        Place place;
        place.id = reader.id();
        seen.check(reader, place.id);
        place.label = reader.flag("label", true);
        const Promise promise = place.label ? Promise::places : Promise::none;
        place.names.push_back({reader.local("name", Required::yes, promise), {}, {}});
        place.at = reader.point();
        place.kind = reader.choice<PlaceKind>("kind", placeKinds, PlaceKind::town, PlaceKind::other);
        place.span = reader.span();
        place.rank = reader.wholeNumber("rank", 3, 1, 5);
        place.provenance = reader.provenance(SourceNeed::required);
        if (reader.ok()) {
            index.emplace(place.id, context.chronicle.places.size());
            context.chronicle.places.push_back(std::move(place));
        }
    }
    return index;
}

/// The names come before the usual one, in the order of the file.
void loadOtherNames(LoadContext& context, const PlaceIndex& index) {
    const CampaignLayer& layer = context.layer("place_names");
    std::map<size_t, std::vector<PlaceName>> namesOfPlace;
    for (const Row& row : layer.content.rows) {
        RowReader reader(context, layer, row);
        PlaceName name;
        const std::string placeId = reader.reference("place", "places", Required::yes);
        name.sideId = reader.reference("side", "sides");
        if (name.sideId.empty() && !reader.raw("side").empty()) {
            continue; // an unknown side must not turn into everybody's
        }
        // A language that is missing comes from the place itself.
        name.name = reader.local("name", Required::yes, Promise::none);
        name.span = reader.span();
        reader.expectWithinEvents("start", name.span);
        (void)reader.provenance(SourceNeed::optional);
        const auto place = index.find(placeId);
        if (reader.ok() && place != index.end()) {
            namesOfPlace[place->second].push_back(std::move(name));
        }
    }
    for (auto& [place, names] : namesOfPlace) {
        std::vector<PlaceName>& all = context.chronicle.places[place].names;
        const LocalText& usual = all.back().name;
        for (PlaceName& name : names) {
            for (size_t i = 0; i < name.name.text.size(); ++i) {
                if (name.name.text[i].empty()) {
                    name.name.text[i] = usual.text[i];
                }
            }
        }
        all.insert(all.begin(), names.begin(), names.end());
    }
}

} // namespace

void loadSides(LoadContext& context) {
    const CampaignLayer& layer = context.layer("sides");
    SeenIds seen;
    for (const Row& row : layer.content.rows) {
        RowReader reader(context, layer, row);
        Side side;
        side.id = reader.id();
        seen.check(reader, side.id);
        side.name = reader.local("name", Required::yes);
        side.shortName = reader.local("short_name", Required::no, Promise::none);
        if (side.shortName.empty()) {
            side.shortName = side.name;
        }
        side.hue = reader.choice<Hue>("hue", hueWords, Hue::grey, Hue::grey);
        side.flag = reader.choice<FlagDesign>("flag", flagWords, FlagDesign::none, FlagDesign::none);
        side.parentId = reader.reference("parent", "sides");
        if (!side.parentId.empty() && side.parentId == side.id) {
            reader.reject("parent", "the side is its own parent.", "Leave it empty.");
        }
        side.provenance = reader.provenance(SourceNeed::optional);
        if (reader.ok()) {
            context.chronicle.sides.push_back(std::move(side));
        }
    }
}

void loadPlaces(LoadContext& context) {
    loadOtherNames(context, loadUsualNames(context));
}

void loadFormations(LoadContext& context) {
    const CampaignLayer& layer = context.layer("formations");
    SeenIds seen;
    for (const Row& row : layer.content.rows) {
        RowReader reader(context, layer, row);
        Formation formation;
        formation.id = reader.id();
        seen.check(reader, formation.id);
        formation.sideId = reader.reference("side", "sides", Required::yes);
        formation.parentId = reader.reference("parent", "formations");
        if (!formation.parentId.empty() && formation.parentId == formation.id) {
            reader.reject("parent", "the formation is its own parent.", "Leave it empty.");
        }
        formation.echelon = reader.text("echelon");
        formation.sidc = reader.sidc("sidc");
        formation.name = reader.local("name", Required::yes);
        formation.commander = reader.local("commander");
        formation.placeId = reader.reference("place", "places");
        reader.expectWithinEvents("start", reader.span());
        formation.strength = reader.measures("strength");
        formation.provenance = reader.provenance(SourceNeed::required);
        context.usedPlaces.insert(formation.placeId);
        if (reader.ok()) {
            context.chronicle.formations.push_back(std::move(formation));
        }
    }
}

} // namespace khalkha
