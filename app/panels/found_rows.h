#pragma once
// What a search has found, in place of the list of events.

#include "panels/widgets.h"

namespace khalkha {

/// Hits of the search by kind, the best kind and the best hit first. Draws only the rows in sight.
void foundRows(const PanelInput& input, PanelMemory& memory, Commands& out);
/// How many there are.
[[nodiscard]] size_t foundCount(const PanelInput& input);
/// Goes to a hit, counted from the best one; nothing behind the last.
void goToHit(const PanelInput& input, size_t index, Commands& out);

} // namespace khalkha
