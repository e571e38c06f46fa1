#pragma once
// Hill shade in the manner of a printed atlas: light from the north-west and a little from its sides, small
// slopes held back, large ones compressed, broad forms under the fine ones.

#include "prepare/raster.h"

#include <cstdint>

namespace khalkha {

/// Shade of a whole-Earth grid of heights in metres; 128 = flat. The exaggeration grows with the size of a
/// pixel, so that coarser grids read alike.
[[nodiscard]] Raster<std::uint8_t> hillShade(const Raster<float>& heights);

} // namespace khalkha
