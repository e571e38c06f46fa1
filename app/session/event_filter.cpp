#include "session/event_filter.h"

#include <algorithm>

namespace khalkha {

namespace {

/// Side of an actor: itself if it is a side, the side of the formation otherwise.
std::string_view sideOf(const Chronicle& chronicle, std::string_view actorId) {
    if (const Formation* formation = chronicle.formation(actorId)) {
        return formation->sideId;
    }
    return actorId;
}

} // namespace

bool concernsSide(const Chronicle& chronicle, const Event& event, std::string_view sideId) {
    return std::any_of(event.actorIds.begin(), event.actorIds.end(), [&](const std::string& actorId) {
        if (actorId == sideId) {
            return true;
        }
        // Parents of sides are followed a few steps only: a faulty file may hold a ring of them.
        std::string_view side = sideOf(chronicle, actorId);
        for (int step = 0; step < 8 && !side.empty(); ++step) {
            if (side == sideId) {
                return true;
            }
            const Side* const known = chronicle.side(side);
            side = known == nullptr ? std::string_view() : std::string_view(known->parentId);
        }
        return false;
    });
}

bool passesFilter(const Chronicle& chronicle, const Event& event, const EventFilter& filter) {
    if (!filter.categories.empty() && filter.categories.count(event.category) == 0) {
        return false;
    }
    if (filter.disputed && event.provenance.disagreement.empty()) {
        return false;
    }
    const Span span = event.span();
    if (span.end <= filter.period.start || span.start >= filter.period.end) {
        return false;
    }
    return filter.sideId.empty() || concernsSide(chronicle, event, filter.sideId);
}

} // namespace khalkha
