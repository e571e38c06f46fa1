#pragma once
// Filters of events: kinds, sides, time, disputed. Text is searched by search.h.

#include "chronicle/model.h"
#include "session/session.h"

#include <string_view>

namespace khalkha {

/// Whether an actor of the event is the side (or the formation), belongs to it, or is a formation of either.
[[nodiscard]] bool concernsSide(const Chronicle& chronicle, const Event& event, std::string_view sideId);
/// Whether the event passes the filter, but for its text.
[[nodiscard]] bool passesFilter(const Chronicle& chronicle, const Event& event, const EventFilter& filter);

} // namespace khalkha
