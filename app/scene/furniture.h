#pragma once
// Date, legend, scale bar, north arrow, sources: always on a picture that leaves the program.

#include "scene/layers.h"

namespace khalkha {

/// Boxes the furniture will take, before anything is painted (labels keep clear of them).
/// Legend keys: front.attested, front.interpolated, front.reconstructed, axis.main, axis.secondary,
/// axis.<hue>, axis.reconstructed, claim.<sideId>, claim.unsettled, disputed, border, zone, event, …
struct FurnitureLayout {
    std::vector<ScreenBox> boxes;
    Frame::FurnitureType type;
};
/// `picture`: notes of all views of the picture, if it has several: what its one legend and its one list of
/// sources speak of.
[[nodiscard]] FurnitureLayout
layoutFurniture(const ComposeInput& in, const ComposeNotes& notes, const ComposeNotes* picture = nullptr);
void paintFurniture(
    const ComposeInput& in,
    const ComposeNotes& notes,
    Painter& painter,
    const ComposeNotes* picture = nullptr);

} // namespace khalkha
