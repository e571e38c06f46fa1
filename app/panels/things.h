#pragma once
// Details of things that are not events: axes, fronts, claims, places, polities, zones, routes, links,
// positions; and of series.

#include "panels/widgets.h"

namespace khalkha {

/// What a thing of that id is called and rests on at the instant shown.
struct ThingSummary {
    const char* kind = nullptr; ///< in the user's language; null: there is no such thing
    std::string name, second;   ///< name, and a second line (army of an axis); may be empty
    std::optional<Basis> basis; ///< of its position at this instant, where that has a meaning
    const Provenance* provenance = nullptr;
    std::vector<std::string> more; ///< further lines: time, operator and gauge, figure in force
};
/// kind is that of a PickShape, or empty: then the first thing of that id counts.
[[nodiscard]] ThingSummary summarise(const PanelInput& input, std::string_view kind, const std::string& id);
/// The parts of the detail below its title that only this kind has (way, traces, names).
void thingParts(const PanelInput& input, const std::string& id, Commands& out);

/// The detail of a series below its title: the figure chosen, all figures, sources.
void seriesParts(const PanelInput& input, PanelMemory& memory, const Series& series, Commands& out);
/// Numbers with their units, what they count, and their own sources.
void numbersTable(const PanelInput& input, const std::vector<Measure>& numbers);

} // namespace khalkha
