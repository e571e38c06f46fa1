#pragma once
// The bottom row of the furniture: date, scale and north. Its type has the size that the view asks for; where
// there is no room, the row says less.

#include "scene/label_block.h"
#include "scene/layers.h"

#include <optional>

namespace khalkha {

inline constexpr double furnitureMarginPx = 26, furniturePaddingPx = 22; ///< at scale 1

struct BottomRow {
    double scale = 1; ///< of type; under the asked one only where not even the date alone has room
    std::optional<ScreenBox> date, scaleBox;
    LabelBlock dateBlock;
    double barPart = 1; ///< of the full length of the scale bar
};

/// What the row is given: a scale of type, and the height at the area's top that is taken, pixels.
struct RowRequest {
    double scale = 1;
    double takenPx = 0;
};
/// Lays the row out at the bottom of an area. `picture`: notes of all views of a picture
/// of two, nullptr of one; of two views, the one without a third line leaves it blank.
[[nodiscard]] BottomRow planBottomRow(
    const ComposeInput& in,
    const ComposeNotes& notes,
    const ComposeNotes* picture,
    const ScreenBox& area,
    const RowRequest& request);

} // namespace khalkha
