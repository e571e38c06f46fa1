#pragma once
// Relief as colours of land. Colouring once per tile instead of once per pixel leaves the shader with one
// texture fetch. No OpenGL.

#include "render/base_view.h"
#include "scene/theme.h"

#include <algorithm>

namespace khalkha {

struct ReliefPicture {
    int widthPx = 0, heightPx = 0;    ///< with the border
    int borderPx = 1;                 ///< around the part of the chunk
    std::vector<std::uint8_t> pixels; ///< RGBA rows, north first; empty if there is no relief
};
/// Colour of land under the theme by shade and height of the relief.
[[nodiscard]] Colour landColour(const Theme& theme, std::uint8_t shade, std::uint8_t height);
/// The colours of land under a theme, by shade and height of the relief.
class LandPalette {
public:
    explicit LandPalette(const Theme& theme);
    /// Shade and height as in ReliefTile, in steps of a half and of one; clamped.
    [[nodiscard]] const Colour& at(float shade, float height) const {
        const auto row = static_cast<size_t>(std::clamp(shade * 2 + 0.5F, 0.0F, shadeSteps - 1.0F));
        const auto column = static_cast<size_t>(std::clamp(height + 0.5F, 0.0F, heightSteps - 1.0F));
        return _colours[row * heightSteps + column];
    }

private:
    static constexpr size_t shadeSteps = 512;
    static constexpr size_t heightSteps = 256;
    std::vector<Colour> _colours;
};
/// The part of a tile that a chunk covers, its pixels as wide on the ground as they are high; enlarged so far
/// by cubic splines that a pixel of relief shows no facets when it covers many pixels of the picture.
[[nodiscard]] ReliefPicture
reliefPicture(const ReliefTile& tile, const ReliefPart& part, const LandPalette& palette, int enlarge);

} // namespace khalkha
