#pragma once
// Search and filter of events, in every language of their texts.

#include "base/text.h"
#include "chronicle/model.h"
#include "session/session.h"

#include <string>
#include <string_view>

namespace khalkha {

/// All that an event can be found by: titles, summaries, names of places and actors, in all languages;
/// folded.
[[nodiscard]] std::string searchTextOf(const Chronicle& chronicle, const Event& event);
/// Whether every word of the text (separated by blanks) occurs in the folded text.
[[nodiscard]] bool matchesSearch(std::string_view foldedText, std::string_view search);
/// Whether an actor of the event is the side, belongs to it, or is a formation of either.
[[nodiscard]] bool concernsSide(const Chronicle& chronicle, const Event& event, std::string_view sideId);
/// Whether the event passes the filter; foldedText as from searchTextOf.
[[nodiscard]] bool passesFilter(
    const Chronicle& chronicle, const Event& event, std::string_view foldedText, const EventFilter& filter);

} // namespace khalkha
