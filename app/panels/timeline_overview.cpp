// The strip above the timeline: all of time, how many events it holds where, and which part the timeline
// shows.
#include "base/translate.h"
#include "panels/panels.h"
#include "panels/timeline_scale.h"
#include "panels/tooltip.h"
#include "panels/widgets.h"

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

constexpr double barPx = 3;

void drawDensity(
    const PanelInput& input,
    PanelMemory& memory,
    ImDrawList& list,
    const TimelineScale& scale,
    float top,
    float bottom) {
    const float width = scaled(input, barPx);
    const auto bars = static_cast<size_t>(std::max(1.0, scale.width / static_cast<double>(width)));
    const std::vector<double>& heights = memory.sketch.density(input.session, scale.shown, bars);
    const ImU32 ink = imColour(themeOf(input).boxTextSecondary);
    for (size_t i = 0; i < heights.size(); ++i) {
        if (heights[i] <= 0) {
            continue;
        }
        const float x = static_cast<float>(scale.left) + static_cast<float>(i) * width;
        const float height = std::max(1.5F, static_cast<float>(heights[i]) * (bottom - top));
        list.AddRectFilled({x, bottom - height}, {x + width - 1, bottom}, ink);
    }
}

void drawWindow(
    const PanelInput& input, ImDrawList& list, const TimelineScale& scale, float top, float bottom) {
    const Colour accent = accentOf(themeOf(input));
    const Span shown = input.session.state().timelineRange;
    auto left = static_cast<float>(scale.x(shown.start));
    auto right = static_cast<float>(scale.x(shown.end));
    if (right - left < scaled(input, 4)) {
        left = (left + right) / 2 - scaled(input, 2);
        right = left + scaled(input, 4);
    }
    list.AddRectFilled({left, top}, {right, bottom}, imColour(accent.withAlpha(0.18)), scaled(input, 2));
    list.AddRect({left, top}, {right, bottom}, imColour(accent), scaled(input, 2), 0, scaled(input, 1.2));
    const auto now = static_cast<float>(scale.x(input.session.state().view.at));
    list.AddLine({now, top}, {now, bottom}, imColour(accent), scaled(input, 2));
}

} // namespace

void timelineOverview(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const ImVec2 size(std::max(20.0F, ImGui::GetContentRegionAvail().x), scaled(input, 12));
    const Span limits = input.session.timelineLimits();
    const TimelineScale scale{limits, corner.x, size.x};
    ImGui::InvisibleButton("##overview", size);
    showFocus(input);
    noteWidget(memory, "timeline:overview");
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float bottom = corner.y + size.y - scaled(input, 1);
    list.AddLine(
        {corner.x, bottom},
        {corner.x + size.x, bottom},
        imColour(themeOf(input).boxTextSecondary.withAlpha(0.5)));
    drawDensity(input, memory, list, scale, corner.y, bottom);
    drawWindow(input, list, scale, corner.y, bottom);
    if (ImGui::IsItemActive() && ImGui::IsMouseDown(0)) {
        // What the timeline shows gets the mouse in its middle.
        const Span shown = input.session.state().timelineRange;
        const Instant middle{shown.start.seconds + (shown.end.seconds - shown.start.seconds) / 2};
        const Instant at = scale.at(ImGui::GetMousePos().x);
        const Span moved = movedSpan(shown, static_cast<double>(at.seconds - middle.seconds), limits);
        if (moved != shown) {
            out.emplace_back(SetTimelineRange{moved});
        }
    } else {
        explain(
            input,
            tr(languageOf(input), "All events in time; click or drag to choose what the timeline shows"));
    }
}

} // namespace khalkha
