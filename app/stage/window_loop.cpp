#include "stage/window_loop.h"

#include "base/console.h"
#include "base/paths.h"
#include "base/translate.h"
#include "clip/encoder.h"
#include "panels/docked.h"
#include "scene/compose.h"
#include "scene/label_report.h"
#include "stage/new_picture.h"
#include "stage/report_mark.h"
#include "stage/startup_time.h"
#include "stage/tool_input.h"

#include <SDL.h>
#include <fmt/format.h>
#include <imgui/imgui.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>

namespace khalkha {

namespace {

constexpr int turnsUntilGone = 2; ///< until a panel that was closed has no mouse any more
constexpr double reportPauseSeconds = 0.25;
constexpr int longestWaitMs = 60000;
constexpr int tilePauseMs = 15;         ///< between looks for pieces of the base map
constexpr double caretRestSeconds = 10; ///< a caret at which nobody types stops blinking
constexpr double restSeconds = 0.5;     ///< of the mouse before something is explained
constexpr double referenceHeight = 900; ///< height of a window at which panels have scale 1

} // namespace

WindowLoop::WindowLoop(WindowParts parts, std::vector<ScriptStep> script)
    : _parts(std::move(parts)),
      _script(std::move(script)),
      _scripted(!_script.isDone()),
      _problems(_parts.options.problems) {
    const char* const path = std::getenv("KHALKHA_REPORT"); // NOLINT(concurrency-mt-unsafe): nobody sets it
    if (path != nullptr && *path != '\0') {
        if (Result<GrowingFile> opened = GrowingFile::open(path)) {
            _reportFile.emplace(*std::move(opened));
        } else {
            printError("khalkha: KHALKHA_REPORT: {}\n", describe(opened.error()));
        }
    }
    if (_reportFile) {
        listenForMarks();
    }
    _memory.reports = _reportFile || !_script.isDone();
    if (_parts.options.playReport) {
        _memory.onPartDone = [this](const char* part) { partDone(part); };
    }
}

double WindowLoop::now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double WindowLoop::panelScale(double uiScale, double heightUnits) {
    const double bySize = std::clamp(heightUnits / referenceHeight, 0.9, 1.8);
    return std::round(uiScale * bySize * 20) / 20; // fonts are made anew at every step
}

bool WindowLoop::wantsTurn() const {
    return _mapChanged || _turnsToDraw > 0 || _parts.session.isMoving() || _input.isHolding() ||
           _parts.host.hasUnreadInput();
}

bool WindowLoop::isIdle() const {
    return !wantsTurn() && !_parts.canvas.isIncomplete();
}

int WindowLoop::waitMilliseconds() const {
    if (wantsTurn()) {
        return 0;
    }
    double milliseconds = longestWaitMs;
    if (_parts.canvas.isIncomplete()) {
        milliseconds = tilePauseMs;
    }
    for (const double due : {_saveAt, _blinkAt, _lineUntil, _hintUntil}) {
        if (due > 0) {
            milliseconds = std::min(milliseconds, std::max(1.0, (due - now()) * 1000));
        }
    }
    if (_explainAt > 0 && !_explains) {
        milliseconds = std::min(milliseconds, std::max(1.0, (_explainAt - now()) * 1000));
    }
    if (!_script.isDone()) {
        milliseconds = std::min(milliseconds, std::max(1.0, _script.rest(now()) * 1000));
    }
    return static_cast<int>(milliseconds) + 1;
}

InputContext WindowLoop::inputContext() const {
    return {
        _parts.session,
        {&_parts.canvas.frame(Pane::left), &_parts.canvas.frame(Pane::right)},
        paneLayout(),
        _parts.window.pixelScale(),
        _parts.host.wantsMouse()};
}

void WindowLoop::dispatch(const Commands& commands) {
    for (const Command& command : commands) {
        _partStart = now();
        _parts.session.dispatch(command);
        if (std::holds_alternative<SetFilter>(command)) {
            partDone("search");
        }
    }
    if (!commands.empty()) {
        _mapChanged = true;
        _turnsToDraw = settleTurns;
        _turnsUntilMouseIsKnown = turnsUntilGone;
        _saveAt = now() + savePauseSeconds;
    }
}

void WindowLoop::watchMouse(const SDL_Event& event) {
    switch (event.type) {
    case SDL_MOUSEMOTION:
        // Some systems tell of a mouse that has not moved.
        if (event.motion.xrel != 0 || event.motion.yrel != 0 || !_explains) {
            _explainAt = now() + restSeconds;
            _explains = false;
        }
        break;
    case SDL_KEYDOWN:
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEWHEEL:
        _explainAt = 0;
        _explains = false;
        break;
    default:
        break;
    }
}

bool WindowLoop::mayExplain() const {
    const SessionState& state = _parts.session.state();
    const bool presents = state.panelsHidden || state.fullScreen;
    return _explains && !presents && !_parts.session.isMoving() && !_input.isDragging();
}

void WindowLoop::waitForEvents() {
    // Not SDL_PollEvent: it ends where events were last gathered, and the end of a key that has gone down
    // before would wait for one picture more. Where a picture takes long, that is a key held, and it repeats.
    const auto next = [](SDL_Event& event) {
        return SDL_PeepEvents(&event, 1, SDL_GETEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1;
    };
    SDL_Event event;
    const int wait = waitMilliseconds();
    bool have = wait > 0 && SDL_WaitEventTimeout(&event, wait) == 1;
    SDL_PumpEvents();
    have = have || next(event);
    while (have) {
        handle(event);
        // ImGui before 1.87 sees only the state of keys at each frame: a key that goes down and up between
        // two frames would be lost on it.
        have = !_keyToPanels && next(event);
    }
}

void WindowLoop::runScript() {
    const bool idle = isIdle() && _shots.empty();
    while (const ScriptStep* step = _script.next(now(), idle)) {
        if (step->kind == ScriptStep::Kind::state) {
            print("{}\n", stateReport(_parts.session, windowReport()));
            flushConsole();
            continue;
        }
        dispatch({step->command});
        return; // one command a turn: its effect is there before the next
    }
}

ViewState WindowLoop::viewForPicture(bool withPanels) const {
    ViewState view = _parts.session.state().view;
    const double scale = _parts.window.pixelScale();
    view.pixelsPerUnit = scale; // type grows with the picture's height, which is in pixels
    if (withPanels) {
        view.covered = _covered.scaledBy(scale);
        view.eventCaption = !_memory.detailSeen;
    }
    return view;
}

void WindowLoop::reachForMouse(ViewState& view) const {
    const SessionState& state = _parts.session.state();
    if (!state.measure.active || state.measure.line.closed || _parts.host.wantsMouse() ||
        _input.isAtMeasuredPoint(inputContext())) {
        return;
    }
    const auto pointed = pointedGround();
    view.measured.reaching = pointed ? std::optional(pointed->at) : std::nullopt;
}

PaneLayout WindowLoop::paneLayout() const {
    return layoutPanes(_parts.session.state().compare, viewForPicture(true), _parts.window.viewport());
}

void WindowLoop::showWhatIsUnderMouse(const PanelInput& input) {
    const PaneLayout layout = paneLayout();
    if (_input.isAtDivider(layout, _parts.window.pixelScale())) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
        return;
    }
    if (_input.isAtMeasuredPoint(inputContext())) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
        return;
    }
    const Pane pane = layout.paneAt(_input.cursor());
    const PickShape* pick = pickAt(_parts.canvas.frame(pane), layout.inPane(pane, _input.cursor()));
    if (pick != nullptr) {
        _memory.mapHover = pick->thing;
        const double pixels = _parts.window.pixelScale();
        std::vector<ScreenPoint> shape;
        for (const ScreenPoint& point : pick->points) {
            shape.push_back({(point.x + layout.area(pane).leftPx) / pixels, point.y / pixels});
        }
        mapTooltip(input, *pick, shape);
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
}

std::optional<PointedGround> WindowLoop::pointedGround() const {
    if (_parts.host.wantsMouse() || !ImGui::IsMousePosValid()) {
        return std::nullopt;
    }
    InputContext context = inputContext();
    context.pane = context.panes.paneAt(_input.cursor());
    const auto at = groundAt(context, context.panes.inPane(context.pane, _input.cursor()));
    if (!at) {
        return std::nullopt;
    }
    const CameraView& view = context.camera();
    return PointedGround{*at, Camera(view, context.viewport()).metersPerPixel(), view.rangeMeters};
}

const GroundProfile* WindowLoop::groundOfSection() {
    const SessionState& state = _parts.session.state();
    if (!state.section || state.openPanels.count("section") == 0) {
        return nullptr;
    }
    if (!_ground || _ground->path != *state.section) {
        _ground = readGround(_parts.tiles, *state.section);
    }
    return &*_ground;
}

void WindowLoop::drawPanels(Commands& out) {
    const ImGuiIO& io = ImGui::GetIO();
    const PanelInput input{
        _parts.session,
        &_parts.canvas.frame(),
        &_problems,
        groundOfSection(),
        static_cast<double>(io.DisplaySize.x),
        static_cast<double>(io.DisplaySize.y),
        panelScale(_parts.session.state().view.uiScale, io.DisplaySize.y),
        pointedGround(),
        mayExplain()};
    _parts.session.setPanelSpace(panelSpace(input));
    noteHiding();
    applyPanelStyle(theme(_parts.session.state().view.theme), input.uiScale);
    const bool detailSeen = _memory.detailSeen;
    const CoveredEdges covered = showPanels(input, _memory, out);
    _mapChanged = _mapChanged || covered != _covered || detailSeen != _memory.detailSeen;
    _covered = covered;
    if (const PaneLayout layout = paneLayout(); layout.mode != CompareMode::off) {
        const double pixels = _parts.window.pixelScale();
        dividerGrip(
            input,
            (layout.dividerLeftPx + layout.dividerRightPx) / 2.0 / pixels,
            covered.topPx,
            input.displayHeight - covered.bottomPx,
            !io.WantCaptureMouse && _input.isAtDivider(layout, pixels));
    }
    const bool overMap = !io.WantCaptureMouse && !_input.isDragging() && ImGui::IsMousePosValid();
    _memory.mapHover = {};
    if (_input.isDraggingPoint()) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
    }
    if (overMap && !_parts.session.isMoving() && !_parts.session.state().black) {
        showWhatIsUnderMouse(input);
    }
    drawOverPanels(input);
}

void WindowLoop::tellSessionOfPanes() {
    const PaneLayout layout = paneLayout();
    const ViewState view = viewForPicture(true);
    CoveredEdges covered = view.covered;
    if (layout.mode == CompareMode::split) {
        covered.leftPx = covered.rightPx = 0; // the two stand between the panels
    }
    _parts.session.setViewports(layout.viewport(Pane::left), layout.viewport(Pane::right));
    for (const Pane pane : {Pane::left, Pane::right}) {
        _parts.session.setFurniture(_parts.canvas.frame(pane).furniture, pane);
    }
    _parts.session.setCovered(covered);
}

void WindowLoop::drawMapIfNeeded() {
    const bool cameIn = _parts.canvas.isIncomplete() && !_parts.tiles.pending();
    const bool waiting = _parts.canvas.isIncomplete() && _frames % 4 == 0;
    if (!_mapChanged && !cameIn && !waiting) {
        return;
    }
    tellSessionOfPanes();
    ViewState view = viewForPicture(true);
    reachForMouse(view);
    _parts.canvas.draw(view, _parts.session.state().compare, _parts.window.viewport());
    _mapChanged = false;
    ++_maps;
}

void WindowLoop::tellOfMapFaults() {
    for (const Error& failure : _parts.tiles.takeFailures()) {
        showFailure(failure);
        _mapFault = _mapFault ? _mapFault : Failure(failure);
    }
}

bool WindowLoop::turnPanels() {
    _partStart = now();
    const double scale = _parts.window.pixelScale();
    const double wanted =
        panelScale(_parts.session.state().view.uiScale, _parts.window.viewport().heightPx / scale) * scale;
    if (std::abs(wanted - _parts.fontScale) > 1e-6) {
        if (auto fonts = buildUiFonts(_parts.fonts, _parts.characters, wanted)) {
            _parts.host.setFonts(*std::move(fonts));
            _parts.fontScale = wanted;
        }
    }
    _turnsUntilMouseIsKnown = std::max(0, _turnsUntilMouseIsKnown - 1);
    _turnsUntilKeysAreKnown = std::max(0, _turnsUntilKeysAreKnown - 1);
    _parts.host.setBlinking(
        !_parts.session.state().view.reducedMotion && now() - _lastInput < caretRestSeconds);
    _parts.host.beginFrame(scale);
    partDone("begin");
    Commands commands;
    drawPanels(commands);
    partDone("over the map");
    dispatch(commands);
    return !commands.empty();
}

void WindowLoop::drawTurn() {
    const bool more = turnPanels();
    drawMapIfNeeded();
    tellOfMapFaults();
    partDone("map");
    _parts.canvas.show();
    _parts.host.endFrame();
    partDone("panels to pixels");
    _parts.window.present();
    ++_frames;
    _turnsToDraw = more ? settleTurns : std::max(0, _turnsToDraw - 1);
    settleTextEntry();
}

void WindowLoop::settlePanels() {
    (void)turnPanels();
    _parts.host.leaveFrame();
    tellSessionOfPanes();
    settleTextEntry();
}

Failure WindowLoop::takeShot(const PictureRequest& shot) {
    ViewState view = viewForPicture(false);
    view.at = shot.at;
    _parts.canvas.draw(view, _parts.session.state().compare, _parts.window.viewport());
    _mapChanged = true; // what the window shows has panels
    if (_parts.canvas.isIncomplete()) {
        _shots.push_back(shot); // once more when the rest is there
        return {};
    }
    const int zone = _parts.session.chronicle().manifest.zoneMinutes;
    const std::string path =
        shot.path.empty() ? newPicture(shot.at, zone, picturesFolder()).string() : shot.path;
    const Viewport size = _parts.window.viewport();
    if (Failure failure = writePng(path, size.widthPx, size.heightPx, _parts.canvas.pixels())) {
        return failure;
    }
    printError("{}: {} x {} pixels\n", path, size.widthPx, size.heightPx);
    say(fmt::format("{} {}", tr(_parts.session.state().view.language, "Picture written:"), path));
    return {};
}

/// In words on standard error, and in the window for whoever looks at that.
void WindowLoop::showFailure(const Error& error) {
    printError("{}\n", describe(error));
    _problems.push_back(error);
    dispatch({ShowPanel{"problems", true}});
}

void WindowLoop::fulfilRequests() {
    StageRequests requests = _parts.session.takeRequests();
    if (requests.fullScreen) {
        _parts.window.setFullScreen(*requests.fullScreen);
    }
    if (requests.copyText) {
        SDL_SetClipboardText(requests.copyText->c_str());
        say(fmt::format("{} {}", tr(_parts.session.state().view.language, "Copied:"), *requests.copyText));
    }
#if SDL_VERSION_ATLEAST(2, 0, 14)
    if (requests.link) {
        SDL_OpenURL(requests.link->c_str());
    }
#endif
    _shots.insert(_shots.end(), requests.shots.begin(), requests.shots.end());
    if (!_shots.empty() && !_parts.session.isCameraMoving()) {
        for (const PictureRequest& shot : std::exchange(_shots, {})) {
            if (const Failure failure = takeShot(shot)) {
                ++_failedShots;
                showFailure(*failure);
            }
        }
    }
    // Pictures asked for before the end are still made.
    _quit = _quit || (requests.quit && _shots.empty());
    if (requests.quit && !_shots.empty()) {
        _parts.session.dispatch(Quit{});
    }
}

void WindowLoop::addLabels(WindowReport& report) const {
    const bool two = report.layout.mode != CompareMode::off;
    for (const Pane pane : {Pane::left, Pane::right}) {
        if (pane == Pane::right && !two) {
            break;
        }
        for (const ReportedLabel& label : reportLabels(_parts.canvas.frame(pane), _parts.canvas.metrics())) {
            const ScreenPoint at = label.boxes.front().middle;
            const double x = at.x + report.layout.area(pane).leftPx;
            report.widgets.push_back(
                {(pane == Pane::right ? "right-label:" : "label:") + label.id, {x, at.y, x, at.y}});
        }
    }
}

WindowReport WindowLoop::windowReport() const {
    WindowReport report;
    report.viewport = _parts.window.viewport();
    report.cursor = _input.cursor();
    report.layout = paneLayout();
    const Pane pane = report.layout.paneAt(report.cursor);
    const TerrainPtr terrain = _parts.canvas.frame(pane).terrain;
    report.ground = Camera(_parts.session.camera(pane), report.layout.viewport(pane), terrain)
                        .pick(report.layout.inPane(pane, report.cursor));
    report.focus = _memory.focused;
    report.idle = isIdle() && _shots.empty();
    report.line = _parts.session.state().black ? std::string() : lineOverMap();
    report.covered = viewForPicture(true).covered;
    report.type = _parts.canvas.frame().furnitureType;
    report.caption = viewForPicture(true).eventCaption ? _parts.session.state().selectedEventId() : "";
    report.explains = mayExplain();
    report.rested = _explains;
    report.saved = _saveAt <= 0;
    report.waitMs = waitMilliseconds();
    report.marks = _marks;
    report.grip = _input.isAtDivider(report.layout, _parts.window.pixelScale()) ? "divider"
                  : _input.isAtMeasuredPoint(inputContext())                    ? "point"
                                                                                : "";
    report.frames = _frames;
    report.maps = _maps;
    addLabels(report);
    const double scale = _parts.window.pixelScale();
    for (const auto& [name, box] : _memory.widgets) {
        report.widgets.push_back(
            {name, {box.left * scale, box.top * scale, box.right * scale, box.bottom * scale}});
    }
    return report;
}

void WindowLoop::report() {
    if (!_reportFile) {
        return;
    }
    const bool idle = isIdle();
    const bool due = idle ? !_reported : now() >= _reportAt;
    if (due) {
        if (const Failure failure = _reportFile->write(stateReport(_parts.session, windowReport()) + "\n")) {
            printError("khalkha: KHALKHA_REPORT: {}\n", describe(*failure));
            _reportFile.reset();
        }
        _reportAt = now() + reportPauseSeconds;
    }
    _reported = idle;
}

void WindowLoop::saveIfDue(bool atOnce) {
    if (_saveAt <= 0 || (!atOnce && now() < _saveAt)) {
        return;
    }
    _saveAt = 0;
    if (_parts.options.stateFile.empty()) {
        return;
    }
    const std::string state = withoutArguments(_parts.session.save(), _parts.run);
    const Failure failure = saveRemembered(_parts.options.stateFile, state, placeToRemember());
    if (failure && atOnce) {
        printError("{}\n", describe(*failure));
    }
}

std::optional<WindowPlace> WindowLoop::placeToRemember() const {
    const WindowPlace place = _parts.window.place();
    const std::optional<Viewport>& asked = _parts.options.size;
    const bool isAsAsked = asked && _parts.window.isAsOpened();
    return isAsAsked ? _parts.placeRemembered : std::optional(place);
}

void WindowLoop::limitRate(double turnStart) const {
    // Where the system does not wait for the display, the loop does.
    const double rest = _parts.window.refreshSeconds() - (now() - turnStart);
    if (rest > 0.001) {
        SDL_Delay(static_cast<Uint32>(rest * 1000));
    }
}

Failure WindowLoop::run() {
    while (!_quit) {
        const Moving before{
            _parts.session.isMoving(), _parts.session.state().playback.playing, _input.isHolding()};
        waitForEvents();
        const double turnStart = now();
        runScript();
        if (_explainAt > 0 && !_explains && turnStart >= _explainAt) {
            _explains = true;
            _reported = false;
            _turnsToDraw = std::max(_turnsToDraw, settleTurns);
        }
        moveOn(turnStart, before);
        const bool draw = _mapChanged || _turnsToDraw > 0 || _parts.canvas.isIncomplete() || isWaitOver();
        const bool seen = draw && _parts.window.isVisible();
        if (seen) {
            drawTurn();
            if (_frames == 1 && _parts.options.startupReport) {
                printError("first frame: {:.0f} ms\n", millisecondsSinceStart());
            }
        } else if (!_parts.window.isVisible()) {
            SDL_Delay(50);
        }
        fulfilRequests();
        if (seen || _marked) {
            _reported = _reported && !_marked;
            _marked = false;
            report();
        }
        if (seen) {
            limitRate(turnStart);
        }
        saveIfDue(false);
    }
    _saveAt = std::max(_saveAt, 1.0);
    saveIfDue(true);
    tellOfPlay();
    if (_scripted && _failedShots > 0) { // nobody may have looked at the window
        return Error{
            ErrorKind::output, {}, fmt::format("{} pictures could not be written.", _failedShots), ""};
    }
    return _mapFault; // the map lacked something
}

} // namespace khalkha
