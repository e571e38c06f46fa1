#pragma once
// Points of lines at which names hold still while the camera moves.

#include "scene/layers.h"

namespace khalkha {

/// The part of the picture that panels leave free, less a margin.
[[nodiscard]] ScreenBox freeOfPanels(const ComposeInput& in, double marginPx);

/// Points of a line on the ground at 1/2, 1/4, 3/4, 1/8 … of its length, as far as they are seen within the
/// area, `most` at the most. The middle of what is seen would wander whenever the camera moves; of these, the
/// first stays the first until it leaves the picture.
[[nodiscard]] std::vector<PointOnLine>
steadyPoints(const Camera& camera, std::span<const Ecef> line, const ScreenBox& area, size_t most);

/// The same of a line of the model, at the level of detail of the view.
[[nodiscard]] std::vector<PointOnLine>
steadyPoints(const Camera& camera, const ProjectableLine& line, const ScreenBox& area, size_t most);

/// Adds stands beside a line on the ground to a label, above it on the screen and level with it.
void addSteadyStands(
    const ComposeInput& in, const ProjectableLine& line, double awayPx, ComposeNotes::Wanted& label);
void addSteadyStands(
    const ComposeInput& in, std::span<const Ecef> line, double awayPx, ComposeNotes::Wanted& label);

} // namespace khalkha
