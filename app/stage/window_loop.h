#pragma once
// The loop of the window: input to commands, commands to the session, the session to pictures. Draws only
// when something has changed.

#include "base/new_file.h"
#include "panels/panels.h"
#include "session/state_report.h"
#include "stage/imgui_host.h"
#include "stage/input.h"
#include "stage/map_canvas.h"
#include "stage/play_report.h"
#include "stage/script.h"
#include "stage/sdl_window.h"
#include "stage/section_ground.h"
#include "stage/text_entry.h"
#include "stage/tile_loader.h"
#include "stage/turn_clock.h"
#include "stage/window.h"

#include <optional>

namespace khalkha {

/// What the loop works with; all outlive it.
struct WindowParts {
    const WindowOptions& options;
    SdlWindow& window;
    ImGuiHost& host;
    MapCanvas& canvas;
    Session& session;
    TileLoader& tiles;
    FontFiles fonts;
    UiCharacters characters;
    double fontScale = 1; ///< at which the fonts were built
    RunOfArguments run;
    std::optional<WindowPlace> placeRemembered;
};

class WindowLoop {
public:
    WindowLoop(WindowParts parts, std::vector<ScriptStep> script);
    [[nodiscard]] Failure run();
    /// Scale of the panels: the user's, times that of the window's height, so that type is readable when a
    /// large picture is projected.
    [[nodiscard]] static double panelScale(double uiScale, double heightUnits);

private:
    static constexpr int settleTurns = 3;         ///< frames of the panels after a change
    static constexpr double savePauseSeconds = 2; ///< the state is saved when nothing has changed for so long
    void waitForEvents();
    [[nodiscard]] int waitMilliseconds() const;
    void handle(const SDL_Event& event);
    void settleBefore(const SDL_Event& event);
    [[nodiscard]] bool endsBlack(const SDL_Event& event);
    void handleKey(const SDL_Event& event);
    void handleOther(const SDL_Event& event);
    void takeInput(const SDL_Event& event);
    [[nodiscard]] KeyFocus keyFocus() const;
    /// Shows a line over the map for a while.
    void say(std::string text, double seconds = 6);
    /// What is shown over the map now: what was said, or how to come back from a window without panels.
    [[nodiscard]] std::string lineOverMap() const;
    void noteHiding();
    void drawOverPanels(const PanelInput& input);
    [[nodiscard]] bool isWaitOver() const;
    void settleTextEntry();
    void runScript();
    void dispatch(const Commands& commands);
    void tellSessionOfPanes();
    void drawTurn();
    /// Panels take in what happened, without a picture: the one on the screen stays for the moment.
    void settlePanels();
    /// A frame of the panels and its commands, between the host's beginning of it and its end. True if the
    /// panels had commands.
    bool turnPanels();
    /// What moved by itself when the events of a turn were waited for.
    struct Moving {
        bool anything = false, playing = false;
        bool holding = false; ///< of keys
    };
    void moveOn(double turnStart, const Moving& before);
    /// A part of a frame is done that began where the one before it ended.
    void partDone(const char* part);
    void tellOfPlay() const;
    void drawPanels(Commands& out);
    /// Under the mouse, if it is over the map.
    [[nodiscard]] std::optional<PointedGround> pointedGround() const;
    [[nodiscard]] const GroundProfile* groundOfSection();
    void drawMapIfNeeded();
    /// What the map lacks goes to the faults found, once, and their panel opens.
    void tellOfMapFaults();
    void fulfilRequests();
    Failure takeShot(const PictureRequest& shot);
    void showFailure(const Error& error);
    void report();
    void saveIfDue(bool atOnce);
    /// Of a window whose size was an argument, the place of before, unless the user has changed it.
    [[nodiscard]] std::optional<WindowPlace> placeToRemember() const;
    void limitRate(double turnStart) const;
    /// Something goes on, or has not been seen: the next turn waits for nothing.
    [[nodiscard]] bool wantsTurn() const;
    /// Nothing goes on, and the map is complete.
    [[nodiscard]] bool isIdle() const;
    /// Tooltips wait for a mouse that rests, and keep away while something else drives the picture.
    void watchMouse(const SDL_Event& event);
    [[nodiscard]] bool mayExplain() const;
    [[nodiscard]] ViewState viewForPicture(bool withPanels) const;
    void reachForMouse(ViewState& view) const;
    /// Where the views of the window are, with the panels as they are now.
    [[nodiscard]] PaneLayout paneLayout() const;
    void showWhatIsUnderMouse(const PanelInput& input);
    [[nodiscard]] InputContext inputContext() const;
    [[nodiscard]] WindowReport windowReport() const;
    /// Where the names on the map are.
    void addLabels(WindowReport& report) const;
    [[nodiscard]] static double now();

    WindowParts _parts;
    ScriptRunner _script;
    bool _scripted = false;       ///< there was one
    std::vector<Error> _problems; ///< of the data, and what failed since
    Failure _mapFault;            ///< first fault of the base map
    int _failedShots = 0;
    TextEntry _text;
    MapInput _input;
    PanelMemory _memory;
    std::optional<GroundProfile> _ground; ///< of the section
    CoveredEdges _covered;                ///< by docked panels, in display units
    std::vector<PictureRequest> _shots;   ///< wait until the map is complete
    std::optional<GrowingFile> _reportFile;
    TurnClock _clock;
    PlayReport _playReport;
    double _partStart = 0; ///< of the part of a frame that is under way
    double _saveAt = 0;    ///< 0: nothing to save
    double _reportAt = 0;
    double _explainAt = 0;  ///< when the mouse will have rested long enough; 0: not before it moves again
    bool _explains = false; ///< it has rested since
    int _turnsToDraw = 3;   ///< panels settle within a few frames after a change
    int _turnsUntilMouseIsKnown = 2; ///< until the panels know what is under the mouse
    int _turnsUntilKeysAreKnown = 0; ///< until a field that was clicked or asked for has the keyboard
    double _lastInput = 0;           ///< of keys and buttons
    double _blinkAt = 0;             ///< when the caret comes or goes; 0: it does neither
    std::string _line;               ///< said over the map
    double _lineUntil = 0, _hintUntil = 0;
    bool _wasHiding = false;   ///< panels were hidden in the last turn, or the bar was
    bool _keyToPanels = false; ///< the last key was the panels'
    bool _quitAsked = false;   ///< by the window's frame
    int _endedBlack = 0;       ///< place of the key that is held since it brought the picture back; 0 = none
    bool _mapChanged = true, _reported = false, _quit = false;
    bool _marked = false; ///< a mark came since the last turn: a report is due
    std::int64_t _marks = 0;
    std::int64_t _frames = 0, _maps = 0;
};

} // namespace khalkha
