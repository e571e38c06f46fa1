#pragma once
// Relief as colours of land. Colouring once per tile instead of once per pixel leaves the shader with one
// texture fetch. No OpenGL.

#include "render/base_view.h"
#include "scene/theme.h"

namespace khalkha {

struct ReliefPicture {
    int sizePx = 0;                   ///< side with the border
    int borderPx = 1;                 ///< around the part of the chunk
    std::vector<std::uint8_t> pixels; ///< RGBA rows, north first; empty if there is no relief
};
/// Colour of land under the theme by shade and height of the relief.
[[nodiscard]] Colour landColour(const Theme& theme, std::uint8_t shade, std::uint8_t height);
/// The part of a tile that a chunk covers; enlarged so far by cubic splines that a pixel of relief shows no
/// facets when it covers many pixels of the picture.
[[nodiscard]] ReliefPicture
reliefPicture(const ReliefTile& tile, const ReliefPart& part, const Theme& theme, int enlarge);

} // namespace khalkha
