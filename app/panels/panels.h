#pragma once
// ImGui panels: read session and frame, push commands. A panel edits a copy and dispatches; it owns only
// scratch.

#include "base/result.h"
#include "panels/event_sketch.h"
#include "panels/section_layout.h"
#include "panels/tip_place.h"
#include "scene/frame.h"
#include "session/session.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace khalkha {

/// The ground under the mouse.
struct PointedGround {
    LonLat at;
    double metersPerPixel = 0; ///< of the picture, in its middle
    double rangeMeters = 0;    ///< from the eye to the middle of the picture
};

/// What panels may see.
struct PanelInput {
    const Session& session;
    const Frame* frame = nullptr;                 ///< last frame drawn, may be null
    const std::vector<Error>* problems = nullptr; ///< faults found while loading
    const GroundProfile* ground = nullptr;        ///< of the section in the session; null: not known
    double displayWidth = 1280, displayHeight = 720;
    double uiScale = 1;
    std::optional<PointedGround> pointed = std::nullopt; ///< while the mouse is over the map
    bool mayExplain = false; ///< the mouse has rested and nothing else goes on: tooltips are wanted
};
/// Scratch of the documents, remarks and the guided reading.
struct ReadingMemory {
    enum class Tab { documents, river, heights, names, terrain, unknown, other } tab = Tab::documents;
    std::string search;
    bool all = false;  ///< with the documents of the background
    ThingRef lastRead; ///< what was read in the last frame
    std::string lastDetail, lastStep, scrollTo;
    bool takesArrows = false; ///< Left and Right go through the documents
};
/// Scratch of a field in which a date is typed.
struct DateFieldMemory {
    std::string text;
    std::string message; ///< below the field in the last frame
    bool shown = false;  ///< the field was there in the last frame
    bool takeFocus = false;
    bool isActive = false, wasActive = false; ///< has the keyboard, now and in the frame before
};
/// Scratch of the list of events: what it showed in the last frame, and where it goes.
struct ListMemory {
    std::string selected;
    std::uint64_t clockSettings = 0; ///< of the session
    std::optional<size_t> clockRow;  ///< the last row that had begun
    size_t count = 0;                ///< of rows
    size_t wantedRow = 0;
    bool pressed = false; ///< by the mouse, since it went down over it
    int settle = 0;       ///< frames in which it still goes to the wanted row
    int frame = -2;       ///< the last one in which it was shown
    float scrollY = 0;
    bool follows = true; ///< the clock; not while the user looks elsewhere
};
/// Scratch of widgets: text being typed, what is hovered, scroll positions. Lives as long as the window.
struct PanelMemory {
    std::string searchText;
    bool searchTouched = false;
    double timelineDragStart = 0; ///< x of the mouse where the drag began
    EventSketch sketch;           ///< of the events in list and timeline
    ListMemory list;
    bool detailSeen = false;       ///< the detail of what is selected was shown in the last frame
    bool focusSearch = false;      ///< set by the stage: the search field takes the keyboard
    std::string foundText;         ///< search of the last frame
    int foundCursor = -1;          ///< row that had the keyboard in it
    int listCursor = -1;           ///< row of the event list under keyboard control
    std::uint64_t cursorAmong = 0; ///< of which filtering that row is
    ThingRef cursorBeside;         ///< what was selected then
    bool goesToHit = false;        ///< Enter was pressed in the search
    enum class Drag { none, cursor, pan, loopStart, loopEnd } timelineDrag = Drag::none;
    std::string chosenSeries; ///< the figure chosen in a plot: its series, and its place among the values
    size_t chosenFigure = 0;
    bool plotPressedOnFigure = false, plotDragged = false;
    ReadingMemory reading;
    DateFieldMemory dateEntry, compareDate;
    std::string stripKey; ///< claims that the strip is of
    std::vector<StripPlace> strip;
    ThingRef mapHover; ///< what the mouse rests on over the map; empty over panels
    std::string scrolledToPosition;
    std::set<std::string> shownSections;      ///< of the right column in the last frame
    Span timelineDragRange;                   ///< what the timeline showed when the drag began
    bool reports = false;                     ///< somebody reads where the widgets are
    std::map<std::string, WidgetBox> widgets; ///< by name, of the last frame
    std::optional<WidgetBox> dateBox; ///< where the timeline shows the date, in this frame or the last
    std::string focused;              ///< of them, the one that shows the focus of the keyboard
    /// Told when a part of the panels is done that began where the one before it ended: bar, list, detail,
    /// right, reading, documents, timeline, windows. Whoever measures sets it.
    std::function<void(const char* part)> onPartDone;
};
/// All panels that are open, in the theme of the view. Call between ImGui::NewFrame and ImGui::Render. What
/// the docked ones cover of the window, in display units.
[[nodiscard]] CoveredEdges showPanels(const PanelInput& input, PanelMemory& memory, Commands& out);
void timelinePanel(const PanelInput& input, PanelMemory& memory, Commands& out);
/// The strip of all events above the timeline.
void timelineOverview(const PanelInput& input, PanelMemory& memory, Commands& out);
void eventListPanel(const PanelInput& input, PanelMemory& memory, Commands& out);
void eventDetailPanel(const PanelInput& input, PanelMemory& memory, Commands& out);
void plotsPanel(const PanelInput& input, PanelMemory& memory, Commands& out);
void documentsPanel(const PanelInput& input, PanelMemory& memory, Commands& out);
void storyPanel(const PanelInput& input, PanelMemory& memory, Commands& out);
void positionsPanel(const PanelInput& input, PanelMemory& memory, Commands& out);
void comparePanel(const PanelInput& input, PanelMemory& memory, Commands& out);
/// The grip on the line between two views; a place and lengths in display units. hot: the mouse is on it.
void dividerGrip(const PanelInput& input, double x, double top, double bottom, bool hot);
void rulerPanel(const PanelInput& input, PanelMemory& memory, Commands& out);
void measurePanel(const PanelInput& input, PanelMemory& memory, Commands& out);
void sectionPanel(const PanelInput& input, PanelMemory& memory, Commands& out);
void layersPanel(const PanelInput& input, PanelMemory& memory, Commands& out);
void legendPanel(const PanelInput& input, PanelMemory& memory, Commands& out);
void problemsPanel(const PanelInput& input, PanelMemory& memory, Commands& out);
void helpPanel(const PanelInput& input, PanelMemory& memory, Commands& out);
void settingsPanel(const PanelInput& input, PanelMemory& memory, Commands& out);
/// Name, basis and sources of what is under the mouse on the map.
/// shape: the line or the point of it, in display units.
void mapTooltip(const PanelInput& input, const PickShape& pick, const std::vector<ScreenPoint>& shape);
/// A few words over the map at its upper edge, between what panels cover: what was done, how to come back.
void lineOver(const PanelInput& input, std::string_view text, const CoveredEdges& covered);
/// Colours and sizes of ImGui after the theme and scale.
void applyPanelStyle(const Theme& theme, double uiScale);

} // namespace khalkha
