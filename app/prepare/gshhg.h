#pragma once
// Rivers of the World Data Bank II as GSHHG packs them: binned netCDF that GDAL opens as multidimensional
// arrays.

#include "prepare/geos.h"

#include "base/result.h"

#include <filesystem>

namespace khalkha {

struct BinnedLine {
    GeosPtr line;
    int level = 0; ///< hierarchy of the data base: 1 = wide rivers .. 10; 0 = double-lined rivers
};

/// Reads the lines of all bins that touch the window, joined across the bins' edges and between confluences.
[[nodiscard]] Result<std::vector<BinnedLine>>
readBinnedLines(const std::filesystem::path& path, const LonLatBox& window);

/// Lines that no other line already shows: those which run for more than half their length within nearDeg of
/// one of the others are dropped, from the rest the near parts at their ends are cut.
[[nodiscard]] std::vector<BinnedLine>
linesNotShown(std::vector<BinnedLine> lines, const std::vector<GeosPtr>& others, double nearDeg);

} // namespace khalkha
