#pragma once
// What the tooltip and the detail say of things; ground_things.h and traffic_things.h of some kinds.

#include "panels/widgets.h"

namespace khalkha {

/// What a thing is called and rests on at the instant shown.
struct ThingSummary {
    const char* kind = nullptr;           ///< in the user's language; null: there is no such thing
    std::string name, second;             ///< name, and a second line (army of an axis); may be empty
    std::optional<Basis> basis;           ///< of its position at this instant, where that has a meaning
    std::optional<Provenance> provenance; ///< nullopt: of a front that does not stand at this instant
    std::vector<std::string> more;        ///< further lines: time, operator and gauge, figure in force
};
[[nodiscard]] ThingSummary summarise(const PanelInput& input, const ThingRef& thing);
/// The parts of the detail below its title that only its kind has (way, traces, names).
void thingParts(const PanelInput& input, const ThingRef& thing, Commands& out);

/// The detail of a series below its title: the figure chosen, all figures, sources.
void seriesParts(const PanelInput& input, PanelMemory& memory, const Series& series, Commands& out);
/// Numbers with their units, what they count, and their own sources.
void numbersTable(const PanelInput& input, const std::vector<Measure>& numbers);

} // namespace khalkha
