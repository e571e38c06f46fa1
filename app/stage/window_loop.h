#pragma once
// The loop of the window: input to commands, commands to the session, the session to pictures. Draws only
// when something has changed.

#include "panels/panels.h"
#include "session/state_report.h"
#include "stage/imgui_host.h"
#include "stage/input.h"
#include "stage/map_canvas.h"
#include "stage/script.h"
#include "stage/sdl_window.h"
#include "stage/section_ground.h"
#include "stage/window.h"

#include <fstream>

namespace khalkha {

/// What the loop works with; all outlive it.
struct WindowParts {
    const WindowOptions& options;
    SdlWindow& window;
    ImGuiHost& host;
    MapCanvas& canvas;
    Session& session;
    TileSource& tiles;
    FontFiles fonts;
    UiCharacters characters;
    double fontScale = 1; ///< at which the fonts were built
};

class WindowLoop {
public:
    WindowLoop(WindowParts parts, std::vector<ScriptStep> script);
    [[nodiscard]] Failure run();
    /// Scale of the panels: the user's, times that of the window's height, so that type is readable when a
    /// large picture is projected.
    [[nodiscard]] static double panelScale(double uiScale, double heightUnits);

private:
    void waitForEvents();
    [[nodiscard]] int waitMilliseconds() const;
    void handle(const SDL_Event& event);
    void runScript();
    void dispatch(const Commands& commands);
    void tellSessionOfPanes();
    void drawTurn();
    void drawPanels(Commands& out);
    [[nodiscard]] const GroundProfile* groundOfSection();
    void drawMapIfNeeded();
    Failure fulfilRequests();
    Failure takeShot(const std::string& path);
    void showFailure(const Error& error);
    void report();
    void saveIfDue(bool atOnce);
    void limitRate(double turnStart) const;
    [[nodiscard]] bool isIdle() const;
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
    int _failedShots = 0;
    MapInput _input;
    PanelMemory _memory;
    std::optional<GroundProfile> _ground; ///< of the section
    PanelOutput _insets;
    std::vector<std::string> _shots; ///< wait until the map is complete
    std::ofstream _reportFile;
    double _lastTurn = 0;
    double _saveAt = 0; ///< 0: nothing to save
    double _reportAt = 0;
    int _turnsToDraw = 3;            ///< panels settle within a few frames after a change
    int _turnsUntilMouseIsKnown = 2; ///< until the panels know what is under the mouse
    bool _mapChanged = true, _reported = false, _quit = false, _textInput = false;
    std::int64_t _frames = 0, _maps = 0;
};

} // namespace khalkha
