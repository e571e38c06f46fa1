#pragma once
// The rows of the list of events, under headings of years and months; and what other lists of its kind use.

#include "panels/widgets.h"

namespace khalkha {

/// Only the rows in sight are drawn, however many there are.
void eventRows(const PanelInput& input, PanelMemory& memory, Commands& out);

/// Heights of rows and headings, in display units.
struct ListRowSizes {
    float event = 0, heading = 0;
};
[[nodiscard]] ListRowSizes listRowSizes(const PanelInput& input);
/// A row of an event, where ImGui's cursor is; `row` is its place for the keyboard.
void eventRow(const PanelInput& input, PanelMemory& memory, const Event& event, int row, Commands& out);
/// A heading over rows, with their number at its right end; corner: on the screen.
void listHeading(const PanelInput& input, const std::string& text, size_t number, ImVec2 corner);

} // namespace khalkha
