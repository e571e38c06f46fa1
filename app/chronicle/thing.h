#pragma once
// What can be pointed at: selected, hovered, named by a label. Ids are unique only within a layer of the
// campaign, so that a thing is its kind and its id.

#include "chronicle/model.h"

#include <compare>

namespace khalkha {

/// In the order in which an id alone is looked for.
enum class ThingKind {
    event,
    series,
    axis,
    front,
    claim,
    laterBorder,
    place,
    polity,
    region,
    zone,
    route,
    link,
    position,
    formation,
    document,
    story,
    remark,
    height
};
inline constexpr int thingKindCount = 18;
/// Stable code for commands and reports: "event", "later-border", …
[[nodiscard]] std::string_view thingKindCode(ThingKind kind);
/// nullopt if no kind has that code.
[[nodiscard]] std::optional<ThingKind> parseThingKind(std::string_view code);

struct ThingRef {
    ThingKind kind = ThingKind::event;
    std::string id; ///< empty = nothing; the kind then means nothing

    [[nodiscard]] bool empty() const { return id.empty(); }
    /// Whether it is that thing; nothing is no thing.
    [[nodiscard]] bool is(ThingKind otherKind, std::string_view otherId) const {
        return kind == otherKind && !id.empty() && id == otherId;
    }
    friend bool operator==(const ThingRef& a, const ThingRef& b) {
        return a.id == b.id && (a.kind == b.kind || a.id.empty());
    }
    friend std::strong_ordering operator<=>(const ThingRef& a, const ThingRef& b) {
        if (a == b) {
            return std::strong_ordering::equal;
        }
        return a.kind != b.kind ? a.kind <=> b.kind : a.id <=> b.id;
    }
};

/// Whether the chronicle holds it.
[[nodiscard]] bool holds(const Chronicle& chronicle, const ThingRef& thing);
/// What it is called at an instant; empty if it is not there, or has no name.
[[nodiscard]] LocalText nameOf(const Chronicle& chronicle, const ThingRef& thing, Instant at);
/// The thing of that kind and id; without a kind the first of that id. Empty if there is none.
[[nodiscard]] ThingRef
findThing(const Chronicle& chronicle, std::string_view id, std::optional<ThingKind> kind = std::nullopt);

} // namespace khalkha
