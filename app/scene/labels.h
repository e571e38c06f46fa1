#pragma once
// Placement of labels: names of polities, seas and regions, places, axes, claims. Nothing overlaps.

#include "scene/layers.h"

namespace khalkha {

/// Places all labels of the picture. `reserved` are the boxes of the furniture. Deterministic: candidates are
/// tried in the order of priority, rank, id; positions right, left, above, below and the four corners.
void paintLabels(
    const ComposeInput& in,
    const std::vector<ScreenBox>& reserved,
    Painter& painter,
    Frame& frame,
    ComposeNotes& notes);

} // namespace khalkha
