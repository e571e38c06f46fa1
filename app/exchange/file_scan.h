#pragma once
// What GDAL reads without a word, or without bound, is looked for in the bytes of a file before GDAL sees it:
// half-numbers, duplicate keys, text after a NUL, addresses, and more of everything than is good.

#include "exchange/layer_reader.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace khalkha {

struct ScanFault {
    size_t row = 0; ///< number of the row as it will be read, counted from 1; 0 = the layer
    RowFault fault; ///< its field: the column as the file names it
    enum class Counts {
        always,
        ifRead,  ///< the value is not what the file says it is: no matter where nobody reads the column
        ifSchema ///< the schema has no such values; in other layers they are sound
    } counts = Counts::always;
};

/// What is wrong with a file that can be read none the less.
struct FileScan {
    std::vector<ScanFault> faults;
    std::optional<size_t> rows; ///< how many there are, where that was counted
    bool allValues = false;     ///< every number and date was looked at: what GDAL says of them is no news
};

/// Gathers the faults of values, a bounded number of each column.
class ValueFaults {
public:
    ValueFaults(FileScan& scan, ScanFault::Counts counts) : _scan(scan), _counts(counts) {}
    /// One more value of the fault's field. Beyond a thousand, all values of the field are at fault.
    void add(size_t row, RowFault fault);

private:
    FileScan& _scan;
    ScanFault::Counts _counts;
    std::map<std::string, size_t, std::less<>> _found; ///< by field
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
/// column that has a fault of the layer as a whole are left out. ofSchema: the layer is one of a campaign.
void addScanFaults(const FileScan& scan, bool ofSchema, LayerContent& layer);

} // namespace khalkha
