#pragma once
// Finds room for unit symbols and flags: at the heads of axes, by the lines of a battle. A mark lies on no
// other mark, keeps off arrows, fronts and towns where it can, and is left out where there is no room; the
// stronger go first.

#include "scene/axis_crowding.h"

namespace khalkha {

/// What a placed mark covers of the picture.
[[nodiscard]] ScreenBox boxOf(const UnitMark& mark, double scale);
/// Marks at the heads of the axes, in their order (strongest first). One a formation: columns of one army
/// beside each other do not make it many armies.
void placeAxisMarks(
    const ComposeInput& in,
    std::span<const CrowdedAxis> axes,
    SpotField& field,
    Frame& frame,
    ComposeNotes& notes);
/// Marks beside the lines of the battle, one for each formation as far as the line is long.
void placePositionMarks(const ComposeInput& in, Frame& frame, ComposeNotes& notes);

} // namespace khalkha
