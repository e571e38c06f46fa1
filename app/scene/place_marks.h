#pragma once
// Asks for unit symbols and flags: at the heads of axes, by the lines of a battle. Stands that lie on arrows,
// fronts or towns are left out. Names are set first, and marks then take the first stand that is free
// (setMarks): a name holds still though armies move, and a mark that finds no room is left out.

#include "scene/axis_crowding.h"

namespace khalkha {

/// Marks at the heads of the axes, in their order (strongest first). One a formation: columns of one army
/// beside each other do not make it many armies.
void askForAxisMarks(
    const ComposeInput& in, std::span<const CrowdedAxis> axes, SpotField& field, ComposeNotes& notes);
/// Marks beside the lines of the battle, one for each formation as far as the line is long.
void askForPositionMarks(const ComposeInput& in, ComposeNotes& notes);

} // namespace khalkha
