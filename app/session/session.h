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
    std::set<std::string> openPanels; ///< timeline, events, detail, layers, legend, settings, problems, help
    bool fullScreen = false;
    bool panelsHidden = false; ///< all panels hidden for the moment
};

/// Things only the stage can do, asked for by commands and collected for it.
struct StageRequests {
    std::vector<std::string> shots;
    std::optional<std::string> copyText;
    std::optional<std::string> link; ///< http or https only
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
    /// Takes a whole view (the command line's) over what was remembered.
    void look(const ViewState& view);
    /// Size of the picture: flights to a region choose their height after it.
    void setViewport(Viewport viewport) { _viewport = viewport; }
    /// Ends of what the timeline can show: campaign and events.
    [[nodiscard]] Span timelineLimits() const { return _limits; }

private:
    struct Gliding {
        LonLat grabbed;
        ScreenPoint cursor, speedPxPerS;
    };
    struct Zooming {
        ScreenPoint cursor;
        double remainingLog = 0; ///< natural logarithm of the factor still to go
    };
    void apply(const Seek& command);
    void apply(const StepDays& command);
    void apply(const StepEvent& command);
    void apply(const Play& command);
    void apply(const SetSpeed& command);
    void apply(const SetLoop& command);
    void apply(const SetTimelineRange& command);
    void apply(const SetView& command);
    void apply(const SelectEvent& command);
    void apply(const Select& command);
    void apply(const SetLayerVisible& command);
    void apply(const SetLayerOpacity& command);
    void apply(const SetLanguage& command);
    void apply(const SetTheme& command);
    void apply(const SetPerspective& command);
    void apply(const SetUiScale& command);
    void apply(const SetFilter& command);
    void apply(const ShowPanel& command);
    void apply(const SetFullScreen& command);
    void apply(const TakeShot& command);
    void apply(const CopyText& command);
    void apply(const OpenLink& command);
    void apply(const SetSecondLanguage& command);
    void apply(const SetFurniture& command);
    void apply(const Glide& command);
    void apply(const ZoomAt& command);
    void apply(const Quit& command);
    void seekTo(Instant at);
    void stopCamera();
    void refilter();
    void advancePlayback(double dtSeconds);
    void advanceCamera(double dtSeconds);
    ChroniclePtr _chronicle;
    SessionState _state;
    std::vector<const Event*> _filtered;
    std::vector<std::string> _searchTexts; ///< one an event, folded
    std::optional<Flight> _flight;
    double _flightSeconds = 0;
    std::optional<Gliding> _gliding;
    std::optional<Zooming> _zooming;
    double _fractionSeconds = 0; ///< part of a second of the map's time not yet played
    Viewport _viewport;
    Span _limits;
    StageRequests _requests;
};

} // namespace khalkha
