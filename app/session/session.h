#pragma once
// The running program's state and how commands change it. No window, no GPU, no clock of its own.

#include "chronicle/model.h"
#include "scene/navigation.h"
#include "session/command.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <set>

namespace khalkha {

struct EventFilter {
    std::string text;                 ///< searched in titles, summaries, places, in all languages
    std::set<std::string> categories; ///< empty = all
    std::string sideId;               ///< empty = all
    Span period;
};

struct Playback {
    bool playing = false;
    double hoursPerSecond = 6;
    bool loop = false;
    Span loopRange;
};

struct SessionState {
    ViewState view;
    Playback playback;
    Span timelineRange;
    EventFilter filter;
    std::string selectedEventId;
    std::set<std::string> openPanels; ///< timeline, events, detail, layers, legend, problems, help
    bool fullScreen = false;
};

/// Things only the stage can do, asked for by commands and collected for it.
struct StageRequests {
    std::vector<std::string> shots;
    std::optional<std::string> copyText;
    bool quit = false;
    std::optional<bool> fullScreen;
};

class Session {
public:
    explicit Session(ChroniclePtr chronicle);
    [[nodiscard]] const SessionState& state() const { return _state; }
    [[nodiscard]] const Chronicle& chronicle() const { return *_chronicle; }
    void dispatch(const Command& command);
    /// Moves playback, flights and inertia on by dt seconds of the user's time.
    void advance(double dtSeconds);
    /// True while something moves by itself (playing, flying): the stage must keep drawing.
    [[nodiscard]] bool isMoving() const;
    [[nodiscard]] StageRequests takeRequests();
    /// Events that pass the filter, ascending in time. Valid until the next dispatch.
    [[nodiscard]] const std::vector<const Event*>& filteredEvents() const { return _filtered; }

    /// Remembered between starts (JSON): view, layers, language, theme, panels. Unknown fields are ignored.
    [[nodiscard]] std::string save() const;
    /// Takes what it can; errors name the field.
    Failure restore(std::string_view json);

private:
    void refilter();
    ChroniclePtr _chronicle;
    SessionState _state;
    std::vector<const Event*> _filtered;
    std::optional<Flight> _flight;
    double _flightSeconds = 0;
    StageRequests _requests;
};

} // namespace khalkha
