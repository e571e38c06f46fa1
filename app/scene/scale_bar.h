#pragma once
// Scale bar and north arrow: correct in the middle of the picture.

#include "scene/label_block.h"

namespace khalkha {

/// A bar of two halves.
struct ScaleBar {
    double halfMeters = 0; ///< 1, 2 or 5 times a power of ten
    double halfPx = 0;
};
/// The longest bar of round halves that is no longer than the given length; measured along the horizontal
/// through the middle of the picture, on the ellipsoid.
[[nodiscard]] ScaleBar fitScaleBar(const Camera& camera, double maxLengthPx);
/// Direction of north at the middle of the picture: clockwise from straight up, radians.
[[nodiscard]] double northOnScreenRad(const Camera& camera);

/// Size of the box that holds them, pixels.
struct ScaleBoxSize {
    double widthPx = 0, heightPx = 0;
};
/// barPart: 0..1 of the full length of the bar, where there is no room for it.
[[nodiscard]] ScaleBoxSize measureScaleBox(const ComposeInput& in, double scale, double barPart = 1);
void paintScaleBox(
    const ComposeInput& in, const ScreenBox& box, double scale, Painter& painter, double barPart = 1);

} // namespace khalkha
