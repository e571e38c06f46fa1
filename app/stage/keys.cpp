// What single keys mean.
#include "session/compare_words.h"
#include "session/layer_keys.h"
#include "stage/tool_input.h"

#include <SDL.h>
#include <fmt/format.h>

namespace khalkha {

namespace {

Command toggled(const InputContext& context, const char* panel) {
    // What is open behind another panel comes to the front.
    return ShowPanel{panel, !context.session.shows(panel)};
}

Commands commandsOfEscape(const InputContext& context) {
    const SessionState& state = context.session.state();
    for (const char* floating : {"help", "problems"}) {
        if (context.session.shows(floating)) {
            return {ShowPanel{floating, false}};
        }
    }
    if (state.presenting) {
        return {SetPresenting{false}};
    }
    if (!state.view.selected.empty()) {
        return {Select{}};
    }
    if (state.openPanels.count("documents") > 0 && !state.panelsHidden) {
        return {ShowPanel{"documents", false}};
    }
    if (state.panelsHidden) {
        return {ShowPanel{"all", true}};
    }
    return state.fullScreen ? Commands{SetFullScreen{false}} : Commands{};
}

Commands commandsOfLayerKey(LayerKey key, const InputContext& context) {
    const std::optional<Layer> layer = layerOfKey(key);
    return layer ? Commands{SetLayerVisible{*layer, !context.session.state().view.layer(*layer).visible}}
                 : Commands{};
}

bool isReading(const SessionState& state) {
    return !state.storyId.empty() && state.openPanels.count("story") > 0;
}

/// A presenter goes through the guided reading while one is under way, else through the events.
Commands commandsOfPresenter(const SessionState& state, int by) {
    return isReading(state) ? Commands{StepStory{by}} : Commands{StepEvent{by}};
}

/// Whether the key is a presenter's for a black picture: B and "." while a class looks on. (In a guided
/// reading beside the panels B still opens the documents, but "." would only part the day from its text.)
bool isBlackKey(int key, bool clickerInHand, const SessionState& state) {
    const bool presents = state.presenting || state.fullScreen || state.panelsHidden || clickerInHand;
    return (key == SDLK_b && presents) || (key == SDLK_PERIOD && (presents || isReading(state)));
}

Span stretchOf(const SessionState& state) {
    return state.playback.loop ? state.playback.loopRange : state.timelineRange;
}

/// Keys of time; empty if it is none.
Commands commandsOfTimeKey(int key, const InputContext& context) {
    const SessionState& state = context.session.state();
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
        return {StepEvent{-1}};
    case SDLK_RIGHTBRACKET:
        return {StepEvent{1}};
    case SDLK_PAGEUP:
        return commandsOfPresenter(state, -1);
    case SDLK_PAGEDOWN:
        return commandsOfPresenter(state, 1);
    case SDLK_HOME:
        return {GoHome{}};
    case SDLK_END:
        return {Seek{{stretchOf(state).end.seconds - 1}}};
    default:
        return {};
    }
}

/// Date and view as options of the command line.
std::string viewOptions(const Session& session) {
    const SessionState& state = session.state();
    const Comparison& compare = state.compare;
    const int zone = session.chronicle().manifest.zoneMinutes;
    std::string text =
        fmt::format("--at {} --view {}", isoInstant(state.view.at, zone), formatView(state.view.camera));
    if (compare.isOn()) {
        text += fmt::format(
            " --claims {} --compare {} --compare-claims {} --divider {:.3g}",
            perspectiveCode(state.view.perspective),
            compareCode(compare.mode),
            perspectiveCode(compare.perspective),
            compare.divider);
        if (compare.fixedAt || compare.offsetSeconds != 0) {
            text += " --compare-at " + formatCompareTime({compare.fixedAt, compare.offsetSeconds}, zone);
        }
        if (!compare.sharesCamera()) {
            text += " --compare-view " + formatView(compare.camera);
        }
    }
    return text;
}

Commands commandsOfDivider(const InputContext& context, double by) {
    const Comparison& compare = context.session.state().compare;
    return compare.isOn() ? Commands{SetCompareDivider{compare.divider + by}} : Commands{};
}

/// The next claims for the view under the mouse.
Commands nextClaims(const InputContext& context) {
    const SessionState& state = context.session.state();
    const auto after = [](Perspective seen) {
        return static_cast<Perspective>((static_cast<int>(seen) + 1) % 4);
    };
    if (context.pane == Pane::right) {
        return {SetComparePerspective{after(state.compare.perspective)}};
    }
    return {SetPerspective{after(state.view.perspective)}};
}

Commands commandsOfWindowKey(int key, const InputContext& context) {
    const SessionState& state = context.session.state();
    switch (key) {
    case SDLK_F1:
    case SDLK_QUESTION:
        return {toggled(context, "help")};
    case SDLK_F5:
        return {SetPresenting{true}};
    case SDLK_F11:
    case SDLK_f:
        return {SetFullScreen{!state.fullScreen}};
    case SDLK_h:
        return {ShowPanel{"all", state.panelsHidden}};
    case SDLK_e:
        return {toggled(context, "events")};
    case SDLK_d:
        return {toggled(context, "plots")};
    case SDLK_i:
        return {toggled(context, "story")};
    case SDLK_b:
        return {toggled(context, "documents")};
    case SDLK_o:
        return {toggled(context, "positions")};
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
    case SDLK_a:
        return {SetSymbols{static_cast<SymbolStyle>((static_cast<int>(state.view.symbols) + 1) % 4)}};
    case SDLK_c:
        return nextClaims(context);
    case SDLK_v:
        return {SetCompare{static_cast<CompareMode>((static_cast<int>(state.compare.mode) + 1) % 3)}};
    case SDLK_u:
        return state.compare.mode == CompareMode::split ? Commands{SetCompareLinked{!state.compare.linked}}
                                                        : Commands{};
    case SDLK_p:
        return {TakeShot{}};
    case SDLK_ESCAPE:
        return commandsOfEscape(context);
    default:
        return {};
    }
}

} // namespace

Commands commandsOfKey(const Shortcut& pressed, bool clickerInHand, const InputContext& context) {
    const int key = pressed.key;
    if (key >= SDLK_0 && key <= SDLK_9) {
        return commandsOfLayerKey({key - SDLK_0, pressed.shift}, context);
    }
    if (isBlackKey(key, clickerInHand, context.session.state())) {
        return {SetBlack{true}};
    }
    if (Commands commands = commandsOfToolKey(key, context); !commands.empty()) {
        return commands;
    }
    const Manifest& manifest = context.session.chronicle().manifest;
    CameraView view = context.camera();
    if (key == SDLK_n) {
        view.headingDeg = 0;
        view.tiltDeg = 0;
        return {SetView{view, true, context.pane}};
    }
    if (key == SDLK_r) {
        return {SetView{
            viewFromHeight(manifest.openView, manifest.openHeightKm * 1000, 0, 0), true, context.pane}};
    }
    Commands commands = commandsOfTimeKey(key, context);
    return commands.empty() ? commandsOfWindowKey(key, context) : commands;
}

Commands commandsOfAltKey(const Shortcut& key) {
    const bool back = key.key == SDLK_AC_BACK || (key.alt && key.key == SDLK_LEFT);
    const bool forward = key.key == SDLK_AC_FORWARD || (key.alt && key.key == SDLK_RIGHT);
    return back ? Commands{StepHistory{-1}} : forward ? Commands{StepHistory{1}} : Commands{};
}

Commands commandsOfControlKey(const Shortcut& pressed, const InputContext& context) {
    const SessionState& state = context.session.state();
    const double scale = state.view.uiScale;
    switch (pressed.key) {
    case SDLK_HOME:
        return {Seek{stretchOf(state).start}};
    case SDLK_END:
        return {Seek{{stretchOf(state).end.seconds - 1}}};
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
        return {CopyText{viewOptions(context.session)}};
    case SDLK_d:
        return {AskDate{true}};
    case SDLK_LEFT:
        return commandsOfDivider(context, -0.05);
    case SDLK_RIGHT:
        return commandsOfDivider(context, 0.05);
    case SDLK_z:
        return state.openPanels.count("measure") == 0 ? Commands{}
               : pressed.shift                        ? Commands{MeasureRedo{}}
                                                      : Commands{MeasureUndo{}};
    case SDLK_y:
        return state.openPanels.count("measure") > 0 ? Commands{MeasureRedo{}} : Commands{};
    case SDLK_q:
        return {Quit{}};
    default:
        return {};
    }
}

} // namespace khalkha
