#pragma once
// Date, legend, scale bar, north arrow, sources: always on a picture that leaves the program.

#include "scene/layers.h"
#include "scene/legend.h"

namespace khalkha {

/// Boxes the furniture will take, before anything is painted (labels keep clear of them).
/// Legend keys: front.attested, front.interpolated, front.reconstructed, axis.main, axis.secondary,
/// axis.<hue>, axis.reconstructed, claim.<sideId>, claim.unsettled, disputed, border, zone, event, …
struct FurnitureLayout {
    std::vector<ScreenBox> boxes;
    Frame::FurnitureType type;
    /// What is kept for the legend: marks that find no place take their rows with them.
    std::optional<LegendRoom> legendRoom;
    double legendScale = 1;
};
/// `picture`: notes of all views of the picture, if it has several: what its one legend and its one list of
/// sources speak of.
[[nodiscard]] FurnitureLayout
layoutFurniture(const ComposeInput& in, const ComposeNotes& notes, const ComposeNotes* picture = nullptr);
/// Within the boxes of the layout that labels have kept clear of, though the legend may have fewer rows by
/// now.
void paintFurniture(
    const ComposeInput& in,
    const ComposeNotes& notes,
    const FurnitureLayout& layout,
    Painter& painter,
    const ComposeNotes* picture = nullptr);

} // namespace khalkha
