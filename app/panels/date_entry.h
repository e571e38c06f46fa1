#pragma once
// A date that is typed: what it means for a session, and the field in which it is typed.

#include "panels/panels.h"

#include <optional>
#include <string>
#include <string_view>

namespace khalkha {

/// What a typed text means.
struct TypedInstant {
    std::optional<Instant> at; ///< where it leads: the first instant of the date, within the timeline
    std::string message;       ///< what was understood, or what is wrong; "" for an empty text
};
/// Reads a date in the language. One that is no part of the timeline leads nowhere, and the message says how
/// far that goes.
[[nodiscard]] TypedInstant typedInstant(std::string_view text, const Session& session, Language language);

/// A field for a date, and below it what was understood. Returns the instant when Enter was pressed on one
/// that can be gone to. name: of the widget in reports.
std::optional<Instant> dateField(
    const PanelInput& input, PanelMemory& memory, DateFieldMemory& field, const char* name, float width);
/// The field over the date of the timeline, while the session asks for a date.
void dateEntry(const PanelInput& input, PanelMemory& memory, Commands& out);

} // namespace khalkha
