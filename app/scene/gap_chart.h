#pragma once
// A small chart on the picture: how far apart two claims are, by latitude, with the width that works state
// and the one that the ruler reads.

#include "scene/claim_ruler.h"
#include "scene/layers.h"

namespace khalkha {

struct GapChart {
    const std::vector<WidthAt>* widths = nullptr; ///< of the model, from south to north
    const Measure* stated = nullptr;              ///< in km; nullptr: no work states one
    std::optional<WidthAt> reading;               ///< where the ruler stands
    double southDeg = 0, northDeg = 0;            ///< what is shown: where the width is at most mostKm
    double mostKm = 0;                            ///< end of the axis, a multiple of 5
};
/// The chart of the pair that the ruler measures (what it reads is given), or else of the one in the middle
/// of the picture. nullopt if there is none there, if no width is defined, or if the claims are too small on
/// the picture to be drawn.
[[nodiscard]] std::optional<GapChart>
gapChartOf(const ComposeInput& in, const std::optional<RulerReading>& ruler);

/// Size in pixels at a scale of type.
struct GapChartSize {
    double widthPx = 0, heightPx = 0;
};
[[nodiscard]] GapChartSize measureGapChart(const ComposeInput& in, double scale);
void paintGapChart(
    const ComposeInput& in, const GapChart& chart, const ScreenBox& box, double scale, Painter& painter);

} // namespace khalkha
