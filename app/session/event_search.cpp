#include "session/event_search.h"

#include "base/text.h"

#include <algorithm>

namespace khalkha {

namespace {

void append(std::string& text, const LocalText& local) {
    for (const std::string& part : local.text) {
        if (!part.empty()) {
            text += part;
            text += '\n';
        }
    }
}

/// Side of an actor: itself if it is a side, the side of the formation otherwise.
std::string_view sideOf(const Chronicle& chronicle, std::string_view actorId) {
    if (const Formation* formation = chronicle.formation(actorId)) {
        return formation->sideId;
    }
    return actorId;
}

} // namespace

std::string searchTextOf(const Chronicle& chronicle, const Event& event) {
    std::string text;
    append(text, event.title);
    append(text, event.summary);
    for (const std::string& placeId : event.placeIds) {
        if (const Place* place = chronicle.place(placeId)) {
            for (const PlaceName& name : place->names) {
                append(text, name.name);
            }
        }
    }
    for (const std::string& actorId : event.actorIds) {
        if (const Formation* formation = chronicle.formation(actorId)) {
            append(text, formation->name);
            append(text, formation->commander);
        } else if (const Side* side = chronicle.side(actorId)) {
            append(text, side->name);
            append(text, side->shortName);
        }
    }
    return foldedForSearch(text);
}

bool matchesSearch(std::string_view foldedText, std::string_view search) {
    const std::vector<std::string> words = splitList(foldedForSearch(search), ' ');
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        return foldedText.find(word) != std::string_view::npos;
    });
}

bool concernsSide(const Chronicle& chronicle, const Event& event, std::string_view sideId) {
    return std::any_of(event.actorIds.begin(), event.actorIds.end(), [&](const std::string& actorId) {
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

bool passesFilter(
    const Chronicle& chronicle, const Event& event, std::string_view foldedText, const EventFilter& filter) {
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
    if (!filter.sideId.empty() && !concernsSide(chronicle, event, filter.sideId)) {
        return false;
    }
    return matchesSearch(foldedText, filter.text);
}

} // namespace khalkha
