#pragma once
// What the detail says of the ground: places, regions and waters, states.

#include "panels/things.h"

namespace khalkha {

[[nodiscard]] ThingSummary summaryOf(const PanelInput& input, const Place& place);
[[nodiscard]] ThingSummary summaryOf(const PanelInput& input, const Region& region);
[[nodiscard]] ThingSummary summaryOf(const PanelInput& input, const Polity& polity);

/// Names in all languages, where it lies, what happened there.
void placeParts(const PanelInput& input, const Place& place, Commands& out);
void regionParts(const PanelInput& input, const Region& region);
/// Names, and the side it stands on.
void polityParts(const PanelInput& input, const Polity& polity, Commands& out);

} // namespace khalkha
