#pragma once
// A small campaign for tests of the session.

#include "chronicle/model.h"

namespace khalkha {

inline Instant instantAt(const char* text) {
    return parseDate(text, 9 * 60)->span.start;
}

inline Event makeEvent(const char* id, const char* start, const char* category) {
    Event event;
    event.id = id;
    event.start = *parseDate(start, 9 * 60);
    event.category = category;
    return event;
}

/// Three sides, two places, one formation, four events of August 1945.
inline ChroniclePtr sampleChronicle() {
    auto chronicle = std::make_shared<Chronicle>();
    Manifest& manifest = chronicle->manifest;
    manifest.id = "sample";
    manifest.zoneMinutes = 9 * 60;
    manifest.span = {instantAt("1931-01-01"), instantAt("1946-01-01")};
    manifest.openAt = instantAt("1945-08-09T00:00");
    manifest.openView = {122.3, 45.2};

    for (const auto& [id, parent] : {std::pair{"soviet", ""}, {"mongolia", "soviet"}, {"japan", ""}}) {
        Side side;
        side.id = id;
        side.parentId = parent;
        side.name.in(Language::en) = id;
        chronicle->sides.push_back(side);
    }
    Formation army;
    army.id = "SU-36A";
    army.sideId = "soviet";
    army.name.in(Language::en) = "36th Army";
    army.name.in(Language::ru) = "36-я армия";
    chronicle->formations.push_back(army);

    const auto addPlace = [&](const char* id, const char* en, const char* ja, LonLat at) {
        Place place;
        place.id = id;
        place.at = at;
        PlaceName name;
        name.name.in(Language::en) = en;
        name.name.in(Language::ja) = ja;
        place.names.push_back(name);
        chronicle->places.push_back(place);
    };
    addPlace("hailar", "Hailar", "海拉爾", {119.75, 49.21});
    addPlace("mukden", "Mukden", "奉天", {123.43, 41.8});

    Event hailar = makeEvent("EV-HAI", "1945-08-09", "siege");
    hailar.end = *parseDate("1945-08-18", 9 * 60);
    hailar.title.in(Language::en) = "Siege of Hailar";
    hailar.title.in(Language::ja) = "ハイラル要塞の戦い";
    hailar.title.in(Language::ru) = "Осада Хайлара";
    hailar.actorIds = {"SU-36A", "japan"};
    hailar.placeIds = {"hailar"};
    Event declaration = makeEvent("EV-DECL", "1945-08-08T17:00+03:00", "diplomacy");
    declaration.title.in(Language::en) = "Declaration of war (Satō received)";
    declaration.actorIds = {"soviet"};
    Event steppe = makeEvent("EV-MON", "1945-08-14", "march");
    steppe.title.in(Language::en) = "Cavalry crosses the steppe";
    steppe.actorIds = {"mongolia"};
    Event mukden = makeEvent("EV-MUK", "1945-08-19T13:15", "airborne");
    mukden.title.in(Language::en) = "Landing at Mukden";
    mukden.placeIds = {"mukden", "hailar"};
    chronicle->events = {hailar, declaration, steppe, mukden};
    chronicle->finish();
    return chronicle;
}

} // namespace khalkha
