#pragma once
// Date, legend, scale bar, north arrow, sources: always on a picture that leaves the program.

#include "scene/layers.h"

#include <memory>

namespace khalkha {

struct FurniturePlan; // furniture.cpp

/// Boxes the furniture will take, before anything is painted (labels keep clear of them).
/// Legend keys: front.attested, front.interpolated, front.reconstructed, axis.main, axis.secondary,
/// axis.<hue>, axis.reconstructed, claim.<sideId>, claim.unsettled, disputed, border, zone, event, …
struct FurnitureLayout {
    std::vector<ScreenBox> boxes;
    Frame::FurnitureType type;
    std::shared_ptr<const FurniturePlan> plan; ///< for paintFurniture
};
/// `picture`: notes of all views of the picture, if it has several: what its one legend and its one list of
/// sources speak of.
[[nodiscard]] FurnitureLayout
layoutFurniture(const ComposeInput& in, const ComposeNotes& notes, const ComposeNotes* picture = nullptr);
/// What was laid out, for the same input; the legend may have fewer rows by now, and is no larger for it.
void paintFurniture(
    const ComposeInput& in,
    const ComposeNotes& notes,
    const FurnitureLayout& layout,
    Painter& painter,
    const ComposeNotes* picture = nullptr);

} // namespace khalkha
