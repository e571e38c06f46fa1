#include "session/history.h"

#include <utility>

namespace khalkha {

bool Stop::isSamePlace(const Stop& other) const {
    return cameras == other.cameras && at == other.at && selectedId == other.selectedId &&
           eventId == other.eventId && storyId == other.storyId && storyStep == other.storyStep;
}

void History::leave(Stop from, Leaving how) {
    const bool goesOn = how != Leaving::jump && _last == how;
    _last = how;
    if (goesOn) {
        return;
    }
    _ahead.clear();
    _back.push_back(std::move(from));
    if (_back.size() > mostStops) {
        _back.pop_front();
    }
}

void History::endGesture() {
    if (_last == Leaving::clock) {
        _last.reset();
    }
}

std::optional<Stop> History::step(bool back, Stop now) {
    std::deque<Stop>& from = back ? _back : _ahead;
    std::deque<Stop>& to = back ? _ahead : _back;
    if (from.empty()) {
        return std::nullopt;
    }
    Stop found = std::move(from.back());
    from.pop_back();
    // The way in the other direction crosses the same change.
    if (!found.whole) {
        now.whole.reset();
    }
    to.push_back(std::move(now));
    _last.reset();
    return found;
}

} // namespace khalkha
