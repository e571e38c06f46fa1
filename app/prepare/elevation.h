#pragma once
// Elevation in metres out of an 8-bit picture of it: calibration, and smoothing that takes the steps away.

#include "prepare/geos.h"
#include "prepare/raster.h"

#include "base/result.h"

#include <array>
#include <cstdint>
#include <filesystem>

namespace khalkha {

/// Metres by grey value, ascending; grey is not linear in metres.
using GreyTable = std::array<double, 256>;

/// Mosaic of Marble's tile level: rows x columns of tiles of the same size, plate carree.
[[nodiscard]] Result<Raster<std::uint8_t>> readMarbleTiles(const std::filesystem::path& folder);

/// ETOPO5 turned to begin at 180 W: values at the nodes lon = -180 + x / 12, lat = 90 - y / 12, metres, sea
/// negative.
[[nodiscard]] Result<Raster<float>> readEtopo(const std::filesystem::path& path);

/// Where the polygons are: 1, else 0. Whole Earth.
[[nodiscard]] Result<Raster<std::uint8_t>>
rasterizeMask(const std::vector<GeosPtr>& polygons, int widthPx, int heightPx);

/// Median height of each grey value on quiet ground, made ascending and smooth. Greys that do not occur are
/// interpolated.
[[nodiscard]] GreyTable calibrateGrey(const Raster<std::uint8_t>& grey, const Raster<float>& etopo);

/// Heights without terraces: the smoothest surface that stays within the doubt of every grey value - a step
/// in the plains, where the eye sees steps, much less in mountains, where they are real. Sea (land = 0) is 0.
[[nodiscard]] Raster<float>
steplessHeights(const Raster<std::uint8_t>& grey, const Raster<std::uint8_t>& land, const GreyTable& table);

/// Means of factor x factor pixels.
[[nodiscard]] Raster<float> shrunk(const Raster<float>& raster, int factor);
/// Gaussian-like blur (three box passes), in pixels, wrapping round the Earth.
[[nodiscard]] Raster<float> blurred(const Raster<float>& raster, int radiusPx);

} // namespace khalkha
