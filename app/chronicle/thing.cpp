#include "chronicle/thing.h"

#include <algorithm>
#include <array>

namespace khalkha {

namespace {

constexpr std::array<std::string_view, thingKindCount> codes{
    "event",
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
    "position"};

} // namespace

std::string_view thingKindCode(ThingKind kind) {
    return codes.at(static_cast<size_t>(kind));
}

std::optional<ThingKind> parseThingKind(std::string_view code) {
    const auto found = std::find(codes.begin(), codes.end(), code);
    return found == codes.end() ? std::nullopt : std::optional(static_cast<ThingKind>(found - codes.begin()));
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
    }
    return false;
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
