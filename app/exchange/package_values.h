#pragma once
// Values of a GeoPackage that do not fit the type of their column. SQLite keeps any value in any column; GDAL
// makes 15 of "15,5" in a column of numbers, nothing of 1942 in one of dates, and says so once at most.
// Date-times with an offset are among them.

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>

class GDALDataset;
class OGRLayer;

namespace khalkha {

class PackageValues {
public:
    /// Looks through the columns given, by index. Empty if the layer has no column of ids.
    [[nodiscard]] static PackageValues
    misfits(GDALDataset& dataset, OGRLayer& layer, std::span<const int> columns);
    /// Whether a date with a time of day says how far it is from UTC, by other than a Z.
    [[nodiscard]] static bool hasOffset(std::string_view dateTime);
    /// The value as text; nullptr if it fits.
    [[nodiscard]] const std::string* find(std::int64_t featureId, int column) const;

private:
    std::map<std::pair<std::int64_t, int>, std::string> _texts;
};

} // namespace khalkha
