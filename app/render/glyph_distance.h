#pragma once
// Signed distance of pixels to an outline of straight legs. stb_truetype's own signed distance leaves out
// cubic curves, which all CJK outlines are made of.

#include "render/font_metrics.h"

#include <span>

namespace khalkha {

/// A leg of a closed outline, in pixels, y down.
struct OutlineLeg {
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

/// A value per pixel: 255 is sdfPaddingPx inside, 0 is sdfPaddingPx outside, 127.5 the outline; at pixel
/// centres. Inside by the non-zero winding rule. Empty if there are no legs.
[[nodiscard]] SdfGlyph distanceGlyph(std::span<const OutlineLeg> legs);

} // namespace khalkha
