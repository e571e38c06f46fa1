#pragma once
// The rows of the list of events, under headings of years and months.

#include "panels/widgets.h"

namespace khalkha {

/// Only the rows in sight are drawn, however many there are.
void eventRows(const PanelInput& input, PanelMemory& memory, Commands& out);

} // namespace khalkha
