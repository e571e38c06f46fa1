#pragma once
// The running program's state and how commands change it. No window, no GPU, no clock of its own.

#include "chronicle/claim_gaps.h"
#include "scene/navigation.h"
#include "session/command.h"
#include "session/extent.h"
#include "session/history.h"
#include "session/panel_names.h"
#include "session/search.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <future>
#include <optional>
#include <set>

namespace khalkha {

/// A picture of the map as it is when it is asked for; it is made when all of that is there.
struct PictureRequest {
    std::string path; ///< empty: a new file in the user's folder of pictures
    Instant at;       ///< the clock may have gone on since
};

/// Things only the stage can do, asked for by commands and collected for it.
struct StageRequests {
    std::vector<PictureRequest> shots;
    std::optional<std::string> copyText;
    std::optional<std::string> link; ///< http or https only
    bool quit = false;
    std::optional<bool> fullScreen;
};

/// What was remembered at the start, and the same after the arguments of the command line (JSON of
/// Session::save).
struct RunOfArguments {
    std::string remembered, started;
};

class Session {
public:
    /// gaps: of the same chronicle; null: a table of its own.
    explicit Session(ChroniclePtr chronicle, ClaimGapTablePtr gaps = nullptr);
    [[nodiscard]] const SessionState& state() const { return _state; }
    [[nodiscard]] const Chronicle& chronicle() const { return *_chronicle; }
    /// Pairs of claims that stand against each other, kept for each time.
    [[nodiscard]] const ClaimGapTable& claimGaps() const { return *_gaps; }
    void dispatch(const Command& command);
    /// Moves playback, flights and inertia on by dt seconds of the user's time. The clock of the map goes on
    /// by all of it; a camera goes on by a tenth of a second at most, so that its way is seen. Nothing for
    /// what is not a time > 0.
    void advance(double dtSeconds);
    /// True while something moves by itself (playing, flying): the stage must keep drawing.
    [[nodiscard]] bool isMoving() const;
    /// Where not all panels have room: the one out of which something was selected (plots, positions), while
    /// it keeps its place and the detail stands with it; else "".
    [[nodiscard]] std::string_view toolWithDetail() const;
    /// A flight, a glide or the wheel goes on in one of the views.
    [[nodiscard]] bool isCameraMoving() const;
    /// How often the clock was set; playing on does not count.
    [[nodiscard]] std::uint64_t clockSettings() const { return _clockSettings; }
    [[nodiscard]] StageRequests takeRequests();
    /// Events that pass the filter, ascending in time. Valid until the next dispatch.
    [[nodiscard]] const std::vector<const Event*>& filteredEvents() const { return _filtered; }

    /// Row of an event among them; nothing if it is not there.
    [[nodiscard]] std::optional<size_t> filteredRow(std::string_view eventId) const;
    /// Another number whenever filteredEvents() and found() may have changed.
    [[nodiscard]] std::uint64_t filterings() const { return _filterings; }
    /// An index that is made meanwhile, of the same chronicle: the first search waits for it instead of
    /// making one.
    void expectIndex(std::shared_future<SearchIndexPtr> index) { _indexToCome = std::move(index); }

    /// What the text of the filter finds, by kind, the best kind and the best hit first: events that pass the
    /// filter, and all else unless the filter asks for certain events. Empty without a text. Valid until the
    /// next dispatch.
    [[nodiscard]] const std::vector<std::vector<SearchHit>>& found() const { return _found; }

    /// Remembered between starts (JSON): view, layers, language, theme, panels. Unknown fields are ignored.
    [[nodiscard]] std::string save() const;
    /// Takes what it can; errors name the field.
    Failure restore(std::string_view json);
    /// Opens the session: `first` sets what a first start has of its own (language, size of type), `restore`
    /// takes what was remembered, and `arguments` (of the command line; called twice) stand over both for
    /// this run alone. GoHome leads back to a first start with these arguments. Gives what withoutArguments
    /// needs.
    using Step = std::function<void(Session&)>;
    RunOfArguments open(const Step& first, const Step& restore, const Step& arguments);
    /// A gesture of the user has ended: the next move of the clock is a step of its own for the way back.
    void endGesture() { _history.endGesture(); }
    /// Takes what is compared with the view, whole.
    void compare(const Comparison& comparison);
    /// The camera that moves when the pane's is moved, and what it shows.
    [[nodiscard]] const CameraView& camera(Pane pane) const;
    /// Size of the picture: flights to a region choose their height after it.
    void setViewport(Viewport viewport) { setViewports(viewport, viewport); }
    /// The same for two views.
    void setViewports(Viewport left, Viewport right) { _viewports = {left, right}; }
    /// Flights to events and of guided readings aim at the middle of what is not covered; one under way turns
    /// to it when that changes.
    void setCovered(const CoveredEdges& covered);
    /// Boxes of the furniture of a view, pixels of it: a jump to a thing keeps it clear of them.
    void setFurniture(const std::vector<ScreenBox>& boxes, Pane pane) {
        _furniture[static_cast<size_t>(pane)] = boxes;
    }
    /// How many panels there is room for beside the map.
    void setPanelSpace(PanelSpace space) { _state.panels = space; }
    /// Whether a panel is seen: open, not hidden, and in front where there is not room for all.
    [[nodiscard]] bool shows(std::string_view panel) const;
    /// The panel beside the map that was opened last; empty if there is none.
    [[nodiscard]] std::string_view frontPanel() const;
    /// Ends of what the timeline can show: campaign and events.
    [[nodiscard]] Span timelineLimits() const { return _limits; }

private:
    struct Gliding {
        LonLat grabbed;
        ScreenPoint cursor, speedPxPerS;
        Pane pane = Pane::left; ///< whose pixels these are
    };
    struct Zooming {
        ScreenPoint cursor;
        double remainingLog = 0; ///< natural logarithm of the factor still to go
        Pane pane = Pane::left;
    };
    /// What moves a camera by itself.
    struct Motion {
        std::optional<Flight> flight;
        double flightSeconds = 0;
        /// Where a flight goes or went, as if nothing were covered; until the camera is moved otherwise.
        std::optional<CameraView> goal;
        std::optional<Extent> extent;  ///< what is to fill the view there
        bool clearOfFurniture = false; ///< it aims at what the furniture leaves free
        std::optional<Gliding> gliding;
        std::optional<Zooming> zooming;
        [[nodiscard]] bool isOn() const { return flight || gliding || zooming; }
    };
    void apply(const Seek& command);
    void apply(const AskDate& command);
    void apply(const StepDays& command);
    void apply(const StepEvent& command);
    void apply(const Play& command);
    void apply(const SetSpeed& command);
    void apply(const SetLoop& command);
    void apply(const SetTimelineRange& command);
    void apply(const SetView& command);
    void apply(const SelectEvent& command);
    void apply(const Select& command);
    void apply(const GoTo& command);
    void apply(const SetLayerVisible& command);
    void apply(const SetLayerOpacity& command);
    void apply(const SetLanguage& command);
    void apply(const SetTheme& command);
    void apply(const SetPerspective& command);
    void apply(const SetSymbols& command);
    void apply(const SetUiScale& command);
    void apply(const SetReducedMotion& command);
    void apply(const SetExaggeration& command);
    void apply(const SetFilter& command);
    void apply(const ShowPanel& command);
    void apply(const FoldPlot& command);
    void apply(const SetFullScreen& command);
    void apply(const TakeShot& command);
    void apply(const CopyText& command);
    void apply(const OpenLink& command);
    void apply(const SetSecondLanguage& command);
    void apply(const SetFurniture& command);
    void apply(const Glide& command);
    void apply(const ZoomAt& command);
    void apply(const SetCompare& command);
    void apply(const SetCompareDivider& command);
    void apply(const SetCompareLinked& command);
    void apply(const SetComparePerspective& command);
    void apply(const SetCompareTime& command);
    void apply(const Hover& command);
    void apply(const Read& command);
    void apply(const OpenStory& command);
    void apply(const StepStory& command);
    void apply(const SetRuler& command);
    void apply(const SetMeasuring& command);
    void apply(const MeasurePoint& command);
    void apply(const MeasureMove& command);
    void apply(const MeasureClose& command);
    void apply(const MeasureUndo& command);
    void apply(const MeasureRedo& command);
    void apply(const MeasureClear& command);
    void apply(const SetSection& command);
    /// Keeps what the line was before, for undo.
    void changeMeasured(MeasuredLine line);
    /// A section along the line goes with it.
    void setMeasured(MeasuredLine line);
    /// Puts the tools whose panels are open on the picture, and takes the others off it.
    void showTools();
    void apply(const StepHistory& command);
    void apply(const GoHome& command);
    void apply(const SetPresenting& command);
    void apply(const SetBlack& command);
    void openPanel(const std::string& panel);
    void closePanel(const std::string& panel);
    /// Whether it is open and has something to show.
    [[nodiscard]] bool hasContents(std::string_view panel) const;
    /// Whether another one that has contents was asked for later.
    [[nodiscard]] bool isBehind(std::string_view panel, std::string_view other) const;
    void apply(const Quit& command);
    /// Where the user is, or is going.
    [[nodiscard]] Stop stopHere() const;
    /// The same before a command, with all there is where the command changes more than a place.
    [[nodiscard]] Stop stopBefore(const Command& command) const;
    void noteLeaving(const Command& command, Stop before);
    [[nodiscard]] std::shared_ptr<const SessionState> snapshot() const;
    void takePlace(const Stop& stop);
    /// Takes all of a state but the user's settings, the window's own, and what can be taken back step by
    /// step.
    void takeWhole(const SessionState& whole);
    /// The state as it is to be after the reading.
    [[nodiscard]] SessionState withoutReading() const;
    void leaveReading();
    void enterStep(const StoryStep& step);
    /// Sets the clock.
    void seekTo(Instant at);
    /// Lets it go on.
    void moveClock(Instant at);
    /// What plays: the loop, the campaign, or all there is once the clock is behind the campaign.
    [[nodiscard]] Span playedSpan() const;
    void endPresentingIfSeen();
    /// Flies so that the middle of the goal comes to the middle of what is not covered, by panels or by
    /// furniture too.
    void flyTo(const CameraView& goal, Pane pane, bool clearOfFurniture = false);
    /// Flies the view that was moved last so that an extent fills what is free of it.
    void flyTo(const Extent& extent);
    /// The goal turned so that its middle stands in the middle of what is not covered.
    [[nodiscard]] CameraView aimed(const CameraView& goal, Pane pane, bool clearOfFurniture) const;
    [[nodiscard]] CoveredEdges coveredOf(Pane pane, bool withFurnitureToo) const;
    /// The pane whose camera a pane shows.
    [[nodiscard]] Pane cameraOwner(Pane pane) const;
    CameraView& cameraOf(Pane pane);
    Motion& motionOf(Pane pane) { return _motions[static_cast<size_t>(cameraOwner(pane))]; }
    /// Where the camera comes to rest.
    [[nodiscard]] CameraView restingCamera(Pane pane) const;
    [[nodiscard]] Viewport viewportOf(Pane pane) const { return _viewports[static_cast<size_t>(pane)]; }
    void stopCamera() { _motions = {}; }
    void refilter();
    void advancePlayback(double dtSeconds);
    void advanceCamera(CameraView& camera, Motion& motion, double dtSeconds);
    ChroniclePtr _chronicle;
    ClaimGapTablePtr _gaps;
    SessionState _state;
    SessionState _opening; ///< where GoHome leads
    History _history;
    std::vector<const Event*> _filtered;
    std::vector<std::vector<SearchHit>> _found;
    SearchIndexPtr _index; ///< there from the first search on
    std::shared_future<SearchIndexPtr> _indexToCome;
    std::uint64_t _filterings = 0;
    std::uint64_t _clockSettings = 0;
    std::array<Motion, 2> _motions; ///< of the left camera and of the right one
    double _fractionSeconds = 0;    ///< part of a second of the map's time not yet played
    std::array<Viewport, 2> _viewports{};
    CoveredEdges _covered;
    std::array<std::vector<ScreenBox>, 2> _furniture;
    Span _limits;
    StageRequests _requests;
};

} // namespace khalkha
