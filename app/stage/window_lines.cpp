// What the window shows above its panels: a line that says what was done or how to come back, text that is
// being composed, the black picture.
#include "base/translate.h"
#include "stage/window_loop.h"

#include <SDL.h>
#include <imgui/imgui.h>

namespace khalkha {

namespace {

constexpr double hintSeconds = 4;
constexpr float hintEdge = 10; ///< of the window's top: the mouse there asks how to come back, desktop units

} // namespace

bool WindowLoop::isWaitOver() const {
    const double time = now();
    const auto over = [&](double due) { return due > 0 && time >= due; };
    return over(_blinkAt) || over(_lineUntil) || over(_hintUntil);
}

void WindowLoop::say(std::string text, double seconds) {
    _line = std::move(text);
    _lineUntil = now() + seconds;
    _turnsToDraw = settleTurns;
}

void WindowLoop::noteHiding() {
    const SessionState& state = _parts.session.state();
    const bool hides = state.panelsHidden || state.fullScreen;
    const bool lineEnds = _lineUntil > 0 && now() >= _lineUntil;
    const bool hintEnds = _hintUntil > 0 && now() >= _hintUntil;
    if (lineEnds || hintEnds) {
        _reported = false;
    }
    if (hides && !_wasHiding) {
        _hintUntil = now() + hintSeconds;
    } else if (!hides || hintEnds) {
        _hintUntil = 0;
    }
    _wasHiding = hides;
    if (lineEnds) {
        _lineUntil = 0;
        _line.clear();
    }
}

std::string WindowLoop::lineOverMap() const {
    const SessionState& state = _parts.session.state();
    const Language language = state.view.language;
    if (!_line.empty()) {
        return _line;
    }
    const ImVec2 mouse = ImGui::GetMousePos();
    const bool atEdge = ImGui::IsMousePosValid(&mouse) && mouse.y <= hintEdge;
    if (!(state.panelsHidden || state.fullScreen) || !(atEdge || _hintUntil > 0)) {
        return {};
    }
    return tr(
        language,
        state.presenting                         ? "Esc ends the presentation; F1 shows all keys"
        : state.panelsHidden && state.fullScreen ? "H shows the panels, F11 leaves full screen"
        : state.panelsHidden                     ? "H shows the panels"
                                                 : "F11 leaves full screen");
}

void WindowLoop::drawOverPanels(const PanelInput& input) {
    const SessionState& state = _parts.session.state();
    if (state.black) {
        ImGui::GetForegroundDrawList()->AddRectFilled({0, 0}, ImGui::GetIO().DisplaySize, IM_COL32_BLACK);
        ImGui::SetMouseCursor(ImGuiMouseCursor_None);
        return;
    }
    _parts.host.showComposition(_text.composition(), theme(state.view.theme));
    if (const std::string line = lineOverMap(); !line.empty()) {
        lineOver(input, line, _insets);
    }
}

} // namespace khalkha
