#pragma once
// How the timeline and the list show that a date is not exact.

#include "panels/time_stretch.h"
#include "panels/widgets.h"

#include <vector>

namespace khalkha {

/// Stretches that touch or overlap become one; ascending.
[[nodiscard]] std::vector<TimeStretch> joinedStretches(std::vector<TimeStretch> stretches);

/// Dots around a mark: the event was some time about there.
void vagueRing(ImDrawList& list, ImVec2 center, float radius, ImU32 colour);
/// The time in which an event may lie, behind its mark: with soft ends where the date is about, hatched where
/// it is doubtful. Drawn within room only.
void vagueBand(
    const PanelInput& input,
    ImDrawList& list,
    const Event& event,
    const TimeStretch& stretch,
    const TimeStretch& room,
    float y);

} // namespace khalkha
