#pragma once
// What GDAL reads without a word, or without bound, is looked for in the bytes of a file before GDAL sees it:
// half-numbers, duplicate keys, text after a NUL, addresses, and more of everything than is good.

#include "exchange/layer_reader.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace khalkha {

struct ScanFault {
    size_t row = 0; ///< number of the row as it will be read, counted from 1; 0 = the layer
    RowFault fault; ///< its field: the column as the file names it
    bool ofValue =
        false; ///< the value is not what the file says it is: no matter where nobody reads the column
};

/// What is wrong with a file that can be read none the less.
struct FileScan {
    std::vector<ScanFault> faults;
    std::optional<size_t> rows; ///< how many there are, where that was counted
    bool allValues = false;     ///< every number and date was looked at: what GDAL says of them is no news
};

/// Strict JSON (RFC 8259) in the shape of GeoJSON, within the limits of reading_limits.h. Memory is bounded
/// by the longest text in it. Bytes that are no UTF-8 are left to those who read the values.
[[nodiscard]] Result<FileScan> scanGeoJson(const std::filesystem::path& path);
/// The lengths in a FlatGeobuf against those of the file, and texts with a NUL in them. Memory is bounded by
/// the largest feature.
[[nodiscard]] Result<FileScan> scanFlatGeobuf(const std::filesystem::path& path);
/// The table of a shapefile (.dbf), its numbers and dates above all, and the kind of the files beside it.
[[nodiscard]] Result<FileScan> scanShapefile(const std::filesystem::path& path);

/// Gives the rows read their faults; a layer of another number of rows gets one of its own. Values of a
/// column that has a fault of the layer as a whole are left out.
void addScanFaults(const FileScan& scan, LayerContent& layer);

} // namespace khalkha
