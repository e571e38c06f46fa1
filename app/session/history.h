#pragma once
// The way back: places, dates and selections in the order in which the user was there, as a browser keeps
// pages.

#include "session/state.h"

#include <deque>
#include <memory>

namespace khalkha {

/// Where the user was. A camera on its way counts as where it goes.
struct Stop {
    std::array<CameraView, 2> cameras; ///< left and right
    Instant at;
    Span timeline;
    ThingRef selected;
    std::string storyId; ///< guided reading under way; empty = none
    size_t storyStep = 0;
    /// All there was, where the way to or from here changes more than the place: a guided reading, the way
    /// home.
    std::shared_ptr<const SessionState> whole;
    [[nodiscard]] bool isSamePlace(const Stop& other) const;
};

/// How a place was left: moves of one kind that follow each other are one step of the way back.
enum class Leaving {
    jump,   ///< an event, a flight, a selection, the way home: always a step
    camera, ///< drags, wheel, arrows
    days,   ///< days forward and back
    clock   ///< the clock dragged along, set to an instant, or playing: one step a gesture
};

class History {
public:
    /// The user leaves a place. What was ahead is gone.
    void leave(Stop from, Leaving how);
    /// A gesture has begun or ended: the next move of the clock is a step of its own.
    void endGesture();
    /// The stop before this one, or the one after it; nullopt when there is none. now: with all there is.
    [[nodiscard]] std::optional<Stop> step(bool back, Stop now);
    void clear() { *this = {}; }

private:
    static constexpr size_t mostStops = 200;
    std::deque<Stop> _back, _ahead; ///< the nearest last
    std::optional<Leaving> _last;
};

} // namespace khalkha
