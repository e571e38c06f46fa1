// What single keys mean.
#include "stage/input.h"

#include <SDL.h>
#include <fmt/format.h>

namespace khalkha {

namespace {

/// Name of a picture from the instant shown: "khalkha-1945-08-14T2100.png".
std::string shotName(const Session& session) {
    std::string name =
        isoInstant(session.state().view.at, session.chronicle().manifest.zoneMinutes).substr(0, 16);
    std::erase(name, ':');
    return "khalkha-" + name + ".png";
}

Command toggled(const InputContext& context, const char* panel) {
    const SessionState& state = context.session.state();
    return ShowPanel{panel, state.panelsHidden || state.openPanels.count(panel) == 0};
}

Commands commandsOfEscape(const InputContext& context) {
    const SessionState& state = context.session.state();
    for (const char* floating : {"help", "problems"}) {
        if (state.openPanels.count(floating) > 0) {
            return {ShowPanel{floating, false}};
        }
    }
    if (!state.view.selectedId.empty()) {
        return {Select{}};
    }
    if (state.panelsHidden) {
        return {ShowPanel{"all", true}};
    }
    return state.fullScreen ? Commands{SetFullScreen{false}} : Commands{};
}

Commands commandsOfLayerKey(int key, const InputContext& context) {
    // As in the list of layers: 1 is the topmost.
    const int row = key == SDLK_0 ? 9 : key - SDLK_1;
    const auto layer = static_cast<Layer>(layerCount - 1 - row);
    return {SetLayerVisible{layer, !context.session.state().view.layer(layer).visible}};
}

/// Keys of time; empty if it is none.
Commands commandsOfTimeKey(int key, const InputContext& context) {
    const SessionState& state = context.session.state();
    const Span stretch = state.playback.loop ? state.playback.loopRange : state.timelineRange;
    switch (key) {
    case SDLK_SPACE:
        return {Play{!state.playback.playing}};
    case SDLK_COMMA:
    case SDLK_j:
        return {StepDays{-1}};
    case SDLK_PERIOD:
    case SDLK_l:
        return {StepDays{1}};
    case SDLK_LEFTBRACKET:
    case SDLK_PAGEUP:
        return {StepEvent{-1}};
    case SDLK_RIGHTBRACKET:
    case SDLK_PAGEDOWN:
        return {StepEvent{1}};
    case SDLK_HOME:
        return {Seek{stretch.start}};
    case SDLK_END:
        return {Seek{{stretch.end.seconds - 1}}};
    default:
        return {};
    }
}

Commands commandsOfWindowKey(int key, const InputContext& context) {
    const SessionState& state = context.session.state();
    switch (key) {
    case SDLK_F1:
        return {toggled(context, "help")};
    case SDLK_F11:
    case SDLK_f:
        return {SetFullScreen{!state.fullScreen}};
    case SDLK_h:
        return {ShowPanel{"all", state.panelsHidden}};
    case SDLK_e:
        return {toggled(context, "events")};
    case SDLK_y:
        return {toggled(context, "layers")};
    case SDLK_k:
        return {toggled(context, "legend")};
    case SDLK_s:
        return {toggled(context, "settings")};
    case SDLK_g:
        return {SetLanguage{state.view.language == Language::ja ? Language::en : Language::ja}};
    case SDLK_t:
        return {SetTheme{static_cast<ThemeName>((static_cast<int>(state.view.theme) + 1) % 3)}};
    case SDLK_c:
        return {SetPerspective{static_cast<Perspective>((static_cast<int>(state.view.perspective) + 1) % 4)}};
    case SDLK_p:
        return {TakeShot{shotName(context.session)}};
    case SDLK_ESCAPE:
        return commandsOfEscape(context);
    default:
        return {};
    }
}

} // namespace

Commands commandsOfKey(int key, bool shift, const InputContext& context) {
    if (key >= SDLK_0 && key <= SDLK_9 && !shift) {
        return commandsOfLayerKey(key, context);
    }
    const Manifest& manifest = context.session.chronicle().manifest;
    CameraView view = context.session.state().view.camera;
    if (key == SDLK_n) {
        view.headingDeg = 0;
        view.tiltDeg = 0;
        return {SetView{view, true}};
    }
    if (key == SDLK_r) {
        return {SetView{viewFromHeight(manifest.openView, manifest.openHeightKm * 1000, 0, 0), true}};
    }
    Commands commands = commandsOfTimeKey(key, context);
    return commands.empty() ? commandsOfWindowKey(key, context) : commands;
}

Commands commandsOfControlKey(int key, const InputContext& context) {
    const SessionState& state = context.session.state();
    const double scale = state.view.uiScale;
    switch (key) {
    case SDLK_PLUS:
    case SDLK_EQUALS:
    case SDLK_KP_PLUS:
        return {SetUiScale{scale + 0.25}};
    case SDLK_MINUS:
    case SDLK_KP_MINUS:
        return {SetUiScale{scale - 0.25}};
    case SDLK_0:
        return {SetUiScale{1}};
    case SDLK_c:
        return {CopyText{fmt::format(
            "--at {} --view {}",
            isoInstant(state.view.at, context.session.chronicle().manifest.zoneMinutes),
            formatView(state.view.camera))}};
    case SDLK_q:
        return {Quit{}};
    default:
        return {};
    }
}

} // namespace khalkha
