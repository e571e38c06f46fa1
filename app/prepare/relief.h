#pragma once
// Shaded relief out of the 8-bit elevation tiles of Marble, calibrated and steadied by ETOPO5.

#include "prepare/inputs.h"
#include "prepare/progress.h"
#include "prepare/raster.h"

namespace khalkha {

inline constexpr int reliefWidthPx = 10800; ///< 2 arc minutes
inline constexpr int reliefHeightPx = reliefWidthPx / 2;

/// Writes relief.tif: shade and height with overviews 1/2 and 1/4 that are shaded anew, not averaged; and
/// beside it heights.tif: metres, with overviews 1/2, 1/4 and 1/8.
/// landPath: prepared land polygons, for the sea's mask. Reports a weight of reliefWeight in all.
[[nodiscard]] Failure writeRelief(
    const PrepareInputs& inputs,
    const std::filesystem::path& landPath,
    const std::filesystem::path& out,
    Progress& progress);
inline constexpr double reliefWeight = 50;

} // namespace khalkha
