#include "stage/tool_input.h"

#include "scene/claim_ruler.h"

#include <SDL.h>

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

constexpr double pointReachPx = 9; ///< from a measured point, desktop units at the usual size of type

Camera cameraOf(const InputContext& context) {
    const Frame* const frame = context.frames.at(static_cast<size_t>(context.pane));
    return {context.camera(), context.viewport(), frame != nullptr ? frame->terrain : nullptr};
}

bool isOpen(const SessionState& state, const char* panel) {
    return state.openPanels.count(panel) > 0 && !state.panelsHidden;
}

/// The section goes along what is measured, if that is on the map.
Commands commandsOfSection(const InputContext& context) {
    const SessionState& state = context.session.state();
    if (isOpen(state, "section")) { // behind another panel it comes to the front
        return {ShowPanel{"section", !context.session.shows("section")}};
    }
    if (std::optional<SectionPath> path = sectionAlong(state.view.measured)) {
        return {SetSection{std::move(path)}};
    }
    return {ShowPanel{"section", true}};
}

/// Whether the mouse is on a point of the map: the points grow with the type.
bool isAt(const InputContext& context, LonLat point, ScreenPoint mouse) {
    const auto at = cameraOf(context).projectVisible(point);
    const double reach =
        pointReachPx * context.pixelScale * std::max(1.0, context.session.state().view.uiScale);
    return at && std::hypot(at->x - mouse.x, at->y - mouse.y) < reach;
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

std::optional<size_t> measuredPointAt(const InputContext& context, ScreenPoint at) {
    if (context.panelsWantMouse) {
        return std::nullopt;
    }
    // The last one lies on top.
    const Polyline& points = context.session.state().view.measured.points;
    for (size_t i = points.size(); i-- > 0;) {
        if (isAt(context, points[i], at)) {
            return i;
        }
    }
    return std::nullopt;
}

bool clickTools(const InputContext& context, ScreenPoint at, Commands& out) {
    const MeasureTool& tool = context.session.state().measure;
    if (!tool.active) {
        return false;
    }
    const MeasuredLine& line = tool.line;
    if (line.points.size() > 2 && !line.closed && isAt(context, line.points.front(), at)) {
        out.emplace_back(MeasureClose{});
        return true;
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
    // Points are set, or the panel is in sight: what stands behind another panel comes to the front instead.
    const bool measuring = state.measure.active || context.session.shows("measure");
    switch (key) {
    case SDLK_w:
        return {ShowPanel{"ruler", !context.session.shows("ruler")}};
    case SDLK_x:
        return commandsOfSection(context);
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
