#include "stage/tool_input.h"

#include "scene/claim_ruler.h"

#include <SDL.h>

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

constexpr double closeReachPx = 9; ///< from the first point, desktop units

Camera cameraOf(const InputContext& context) {
    const Frame* const frame = context.frames.at(static_cast<size_t>(context.pane));
    return {context.camera(), context.viewport(), frame != nullptr ? frame->terrain : nullptr};
}

bool isOpen(const SessionState& state, const char* panel) {
    return state.openPanels.count(panel) > 0 && !state.panelsHidden;
}

} // namespace

std::optional<LonLat> groundAt(const InputContext& context, ScreenPoint at) {
    return cameraOf(context).pick(at);
}

void moveTools(const InputContext& context, ScreenPoint at, Commands& out) {
    const SessionState& state = context.session.state();
    // With Shift the ruler stays where it is while the mouse goes elsewhere.
    if (!isOpen(state, "ruler") || context.panelsWantMouse || (SDL_GetModState() & KMOD_SHIFT) != 0) {
        return;
    }
    const std::optional<LonLat> ground = groundAt(context, at);
    if (!ground) {
        return;
    }
    const std::vector<ClaimGap>& pairs = context.session.claimGaps().at(state.view.at);
    Ruler ruler = state.ruler.value_or(Ruler{});
    ruler.at = *ground;
    const std::optional<RulerReading> reading = readRuler(pairs, ruler);
    if (reading && isNear(pairs[reading->pair], *ground)) {
        out.emplace_back(SetRuler{ruler});
    }
}

bool clickTools(const InputContext& context, ScreenPoint at, Commands& out) {
    const MeasureTool& tool = context.session.state().measure;
    if (!tool.active) {
        return false;
    }
    const MeasuredLine& line = tool.line;
    if (line.points.size() > 2 && !line.closed) {
        const auto first = cameraOf(context).projectVisible(line.points.front());
        if (first && std::hypot(first->x - at.x, first->y - at.y) < closeReachPx * context.pixelScale) {
            out.emplace_back(MeasureClose{});
            return true;
        }
    }
    if (const std::optional<LonLat> ground = groundAt(context, at)) {
        out.emplace_back(MeasurePoint{*ground});
    }
    return true;
}

bool doubleClickTools(const InputContext& context, Commands& out) {
    if (!context.session.state().measure.active) {
        return false;
    }
    out.emplace_back(SetMeasuring{false});
    return true;
}

Commands commandsOfToolKey(int key, const InputContext& context) {
    const SessionState& state = context.session.state();
    const bool measuring = isOpen(state, "measure");
    switch (key) {
    case SDLK_w:
        return {ShowPanel{"ruler", !isOpen(state, "ruler")}};
    case SDLK_x:
        return {ShowPanel{"section", !isOpen(state, "section")}};
    case SDLK_m:
        if (measuring) {
            return {SetMeasuring{false}, ShowPanel{"measure", false}};
        }
        return {SetMeasuring{true}};
    case SDLK_BACKSPACE:
        return measuring ? Commands{MeasureUndo{}} : Commands{};
    case SDLK_DELETE:
        return measuring ? Commands{MeasureClear{}} : Commands{};
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
    case SDLK_ESCAPE:
        return state.measure.active ? Commands{SetMeasuring{false}} : Commands{};
    default:
        return {};
    }
}

} // namespace khalkha
