#pragma once
// Draws a plot that is laid out: axes, bars, steps, lines, points, the clock.

#include "panels/plot_layout.h"
#include "panels/widgets.h"

namespace khalkha {

/// What is set off in a plot.
struct PlotEmphasis {
    const PlotMark* hovered = nullptr;
    const PlotMark* chosen = nullptr;
    bool focused = false; ///< under the keyboard
};
void drawPlot(
    const PanelInput& input,
    ImDrawList& list,
    const PlotGroup& group,
    const PlotLayout& layout,
    const PlotEmphasis& emphasis);
/// A sample of a series for its legend: colour of the side, pattern or shape of the series.
void drawSeriesSample(
    const PanelInput& input,
    ImDrawList& list,
    const Series& series,
    size_t index,
    ImVec2 corner,
    ImVec2 size);
/// Height of what stands below the area of the plot: the labels of its axis.
[[nodiscard]] float axisHeight(const PlotLayout& layout);

} // namespace khalkha
