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
    RowFault fault;
};

/// What is wrong with a file that can be read none the less.
struct FileScan {
    std::vector<ScanFault> faults;
    std::optional<size_t> rows; ///< how many there are, where that was counted
};

/// Strict JSON (RFC 8259) in the shape of GeoJSON, within the limits of reading_limits.h. Memory is bounded
/// by the longest text in it. Bytes that are no UTF-8 are left to those who read the values.
[[nodiscard]] Result<FileScan> scanGeoJson(const std::filesystem::path& path);
/// The lengths in a FlatGeobuf against those of the file, and texts with a NUL in them. Memory is bounded by
/// the largest feature.
[[nodiscard]] Result<FileScan> scanFlatGeobuf(const std::filesystem::path& path);
/// The table of a shapefile (.dbf) and the kind of the files beside it.
[[nodiscard]] Result<FileScan> scanShapefile(const std::filesystem::path& path);

/// Gives the rows read their faults; a layer of another number of rows gets one of its own.
void addScanFaults(const FileScan& scan, LayerContent& layer);

} // namespace khalkha
