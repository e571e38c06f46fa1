#include "chronicle/thing.h"

#include "base/code_table.h"

#include <algorithm>

namespace khalkha {

namespace {

constexpr CodeTable<ThingKind, thingKindCount> codes{
    {"event",
     "series",
     "axis",
     "front",
     "claim",
     "later-border",
     "place",
     "polity",
     "region",
     "zone",
     "route",
     "link",
     "position",
     "formation",
     "document",
     "story",
     "remark",
     "height"}};

} // namespace

std::string_view thingKindCode(ThingKind kind) {
    return codes.of(kind);
}

std::optional<ThingKind> parseThingKind(std::string_view code) {
    return codes.parse(code);
}

bool holds(const Chronicle& chronicle, const ThingRef& thing) {
    switch (thing.kind) {
    case ThingKind::event:
        return chronicle.event(thing.id) != nullptr;
    case ThingKind::series:
        return chronicle.seriesOf(thing.id) != nullptr;
    case ThingKind::axis:
        return chronicle.axis(thing.id) != nullptr;
    case ThingKind::front:
        return chronicle.front(thing.id) != nullptr;
    case ThingKind::claim:
        return chronicle.claim(thing.id) != nullptr;
    case ThingKind::laterBorder:
        return chronicle.laterBorder(thing.id) != nullptr;
    case ThingKind::place:
        return chronicle.place(thing.id) != nullptr;
    case ThingKind::polity:
        return chronicle.polity(thing.id) != nullptr;
    case ThingKind::region:
        return chronicle.region(thing.id) != nullptr;
    case ThingKind::zone:
        return chronicle.zone(thing.id) != nullptr;
    case ThingKind::route:
        return chronicle.route(thing.id) != nullptr;
    case ThingKind::link:
        return chronicle.link(thing.id) != nullptr;
    case ThingKind::position:
        return chronicle.position(thing.id) != nullptr;
    case ThingKind::formation:
        return chronicle.formation(thing.id) != nullptr;
    case ThingKind::document:
        return chronicle.document(thing.id) != nullptr;
    case ThingKind::story:
        return chronicle.story(thing.id) != nullptr;
    case ThingKind::remark:
        return chronicle.remark(thing.id) != nullptr;
    case ThingKind::height:
        return chronicle.spotHeight(thing.id) != nullptr;
    }
    return false;
}

LocalText nameOf(const Chronicle& chronicle, const ThingRef& thing, Instant at) {
    if (!holds(chronicle, thing)) {
        return {};
    }
    const std::string& id = thing.id;
    switch (thing.kind) {
    case ThingKind::event:
        return chronicle.event(id)->title;
    case ThingKind::series:
        return chronicle.seriesOf(id)->name;
    case ThingKind::axis:
        return chronicle.axis(id)->name;
    case ThingKind::front:
        return chronicle.front(id)->name;
    case ThingKind::claim:
        return chronicle.claim(id)->name;
    case ThingKind::laterBorder:
        return chronicle.laterBorder(id)->name;
    case ThingKind::place:
        return chronicle.nameOf(*chronicle.place(id), at);
    case ThingKind::polity:
        return chronicle.polity(id)->name;
    case ThingKind::region:
        return chronicle.region(id)->name;
    case ThingKind::zone:
        return chronicle.zone(id)->name;
    case ThingKind::route:
        return chronicle.route(id)->name;
    case ThingKind::link:
        return chronicle.link(id)->name;
    case ThingKind::position:
        return chronicle.position(id)->name;
    case ThingKind::formation:
        return chronicle.formation(id)->name;
    case ThingKind::document:
        return chronicle.document(id)->title;
    case ThingKind::story:
        return chronicle.story(id)->title;
    case ThingKind::remark:
        return chronicle.remark(id)->term.empty() ? chronicle.remark(id)->text : chronicle.remark(id)->term;
    case ThingKind::height:
        return chronicle.spotHeight(id)->name;
    }
    return {};
}

ThingRef findThing(const Chronicle& chronicle, std::string_view id, std::optional<ThingKind> kind) {
    for (int i = 0; i < thingKindCount; ++i) {
        ThingRef thing{static_cast<ThingKind>(i), std::string(id)};
        if ((!kind || thing.kind == *kind) && holds(chronicle, thing)) {
            return thing;
        }
    }
    return {};
}

} // namespace khalkha
