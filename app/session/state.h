#pragma once
// The running program's state: what is looked at, and what stands around it.

#include "chronicle/model.h"
#include "scene/comparison.h"
#include "session/panel_names.h"

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace khalkha {

struct EventFilter {
    std::string text;                 ///< see search.h
    std::set<std::string> categories; ///< empty = all
    std::string sideId;               ///< empty = all
    Span period;
    bool disputed = false; ///< only events about which sources differ
};

struct Playback {
    bool playing = false;
    double hoursPerSecond = 6;
    bool loop = false;
    Span loopRange;
};

/// The tool that measures lines of points. What it holds is on the picture while its panel is open.
struct MeasureTool {
    MeasuredLine line;
    bool active = false;               ///< clicks on the map add points
    std::vector<MeasuredLine> changes; ///< as the line was before each change, oldest first
    std::vector<MeasuredLine> undone;  ///< as it was before each step back, oldest first
};

struct SessionState {
    ViewState view;
    Comparison compare;
    Pane focus = Pane::left; ///< the view that was moved last: flights to events move it
    Playback playback;
    Span timelineRange;
    EventFilter filter;
    ThingRef read;                    ///< document or remark beside the map
    std::string storyId;              ///< guided reading under way; empty = none
    size_t storyStep = 0;             ///< its step, from 0
    std::set<std::string> openPanels; ///< of panelNames
    /// Those of them beside the map that were opened or asked for, the last one last.
    std::vector<std::string> panelOrder;
    MeasureTool measure;
    std::optional<Ruler> ruler;         ///< while its panel is open; else it is not on the picture
    std::optional<SectionPath> section; ///< likewise
    PanelSpace panels;                  ///< beside the map, as the stage last told
    std::set<std::string> foldedPlots;  ///< groups of series of which only the heading is shown
    bool fullScreen = false;
    bool askingDate = false;   ///< a field waits for a date to be typed
    bool panelsHidden = false; ///< all panels hidden for the moment
    bool presenting = false;   ///< full screen without panels, until it is ended
    bool fullScreenBefore = false, panelsHiddenBefore = false; ///< what presenting began from
    bool black = false;                                        ///< nothing is seen for the moment
    /// All there was before the guided reading under way; null = none has changed anything.
    std::shared_ptr<const SessionState> beforeReading;

    /// Of the event that is selected; empty if there is none, or another thing is.
    [[nodiscard]] const std::string& selectedEventId() const {
        static const std::string none;
        return view.selected.kind == ThingKind::event ? view.selected.id : none;
    }
};

} // namespace khalkha
