#pragma once
// ImGui panels: read session and frame, push commands. A panel edits a copy and dispatches; it owns only
// scratch.

#include "base/result.h"
#include "panels/section_layout.h"
#include "scene/frame.h"
#include "session/session.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace khalkha {

/// What panels may see.
struct PanelInput {
    const Session& session;
    const Frame* frame = nullptr;                 ///< last frame drawn, may be null
    const std::vector<Error>* problems = nullptr; ///< faults found while loading
    const GroundProfile* ground = nullptr;        ///< of the section in the session; null: not known
    double displayWidth = 1280, displayHeight = 720;
    double uiScale = 1;
    /// Of the panels beside the map the one that is shown, for want of room for more; empty: all that are
    /// open.
    std::string_view only = {};
};
/// Where a widget was drawn last, in display units: for tests and recordings that point at it.
struct WidgetBox {
    double left = 0, top = 0, right = 0, bottom = 0;
};
/// Scratch of the documents, remarks and the guided reading.
struct ReadingMemory {
    enum class Tab { documents, river, heights, names, terrain, unknown, other } tab = Tab::documents;
    std::string search;
    bool all = false;     ///< with the documents of the background
    std::string lastRead; ///< what was read in the last frame
    std::string lastDetail, lastStep, scrollTo;
    bool takesArrows = false; ///< Left and Right go through the documents
};
/// Scratch of widgets: text being typed, what is hovered, scroll positions. Lives as long as the window.
struct PanelMemory {
    std::string searchText;
    bool searchTouched = false;
    double timelineDragStart = 0; ///< x of the mouse where the drag began
    std::string scrolledToEvent;
    bool focusSearch = false; ///< set by the stage: the search field takes the keyboard
    int listCursor = -1;      ///< row of the event list under keyboard control
    enum class Drag { none, cursor, pan, loopStart, loopEnd } timelineDrag = Drag::none;
    std::string chosenSeries; ///< the figure chosen in a plot: its series, and its place among the values
    size_t chosenFigure = 0;
    bool plotPressedOnFigure = false, plotDragged = false;
    ReadingMemory reading;
    std::string stripKey; ///< claims that the strip is of
    std::vector<StripPlace> strip;
    std::string front;                ///< in a narrow window: the side panel that is shown, see frontPanel
    std::set<std::string> openBefore; ///< side panels with contents in the last frame
    std::string selectedBefore;
    std::string mapHoverId; ///< what the mouse rests on over the map; empty over panels
    std::string scrolledToPosition;
    std::set<std::string> shownSections;      ///< of the right column in the last frame
    Span timelineDragRange;                   ///< what the timeline showed when the drag began
    std::map<std::string, WidgetBox> widgets; ///< by name, of the last frame
    std::string focused;                      ///< of them, the one that shows the focus of the keyboard
};
/// What panels leave for the stage.
struct PanelOutput {
    double insetLeftPx = 0, insetTopPx = 0, insetRightPx = 0, insetBottomPx = 0; ///< covered by docked panels
};

/// All panels that are open, in the theme of the view. Call between ImGui::NewFrame and ImGui::Render.
PanelOutput showPanels(const PanelInput& input, PanelMemory& memory, Commands& out);
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
void mapTooltip(const PanelInput& input, const PickShape& pick);
/// A few words over the map at its upper edge, between what panels cover: what was done, how to come back.
void lineOver(const PanelInput& input, std::string_view text, const PanelOutput& insets);
/// Colours and sizes of ImGui after the theme and scale.
void applyPanelStyle(const Theme& theme, double uiScale);

} // namespace khalkha
