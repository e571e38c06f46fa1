#include "panels/event_sketch.h"

#include "session/session.h"

#include <algorithm>

namespace khalkha {

namespace {

constexpr size_t mostInYear = 12; ///< events of a year that need no months

} // namespace

void EventSketch::follow(const Session& session) {
    if (_filterings == session.filterings()) {
        return;
    }
    if (!_filterings) {
        const std::vector<Event>& events = session.chronicle().events;
        for (const std::string& category : eventCategories()) {
            const bool used = std::any_of(
                events.begin(), events.end(), [&](const Event& event) { return event.category == category; });
            if (used) {
                _categories.push_back(category);
            }
        }
        _anyDisputed = std::any_of(events.begin(), events.end(), [](const Event& event) {
            return !event.provenance.disagreement.empty();
        });
    }
    _filterings = session.filterings();
    const std::vector<const Event*>& events = session.filteredEvents();
    _headings = eventHeadings(events, session.chronicle().manifest.zoneMinutes, mostInYear);
    _firstRows.clear();
    for (const EventHeading& heading : _headings) {
        _firstRows.push_back(heading.before);
    }
    _marks = MarkOrder(events);
    _density.clear();
    ++_renewals;
}

const std::vector<double>& EventSketch::density(const Session& session, const Span& span, size_t parts) {
    if (_density.size() != parts || _densitySpan != span) {
        std::vector<Instant> starts;
        for (const Event* event : session.filteredEvents()) {
            starts.push_back(event->start.span.start);
        }
        _density = densityOf(starts, span, parts);
        _densitySpan = span;
    }
    return _density;
}

} // namespace khalkha
