#pragma once
// Rows of the legend panel for what stands on the ground: places, routes, fortified regions.

#include "panels/widgets.h"

namespace khalkha {

inline constexpr double legendSampleWidth = 58; ///< at scale 1

/// Space for a sample at the left of a row; returns the left end of its middle line. The text comes beside
/// it.
[[nodiscard]] ImVec2 beginLegendSample(const PanelInput& input);
void endLegendSample(const PanelInput& input, const char* text);

/// Places by rank, routes, fortified regions, where the campaign has any.
void legendMarks(const PanelInput& input);

} // namespace khalkha
