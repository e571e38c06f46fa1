#pragma once
// GDAL opened to regular files of a few formats only, and silent. Everything in exchange opens data through
// this.

#include "base/result.h"
#include "exchange/reading_limits.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

class GDALDataset;

namespace khalkha {

/// Registers the drivers needed (GeoJSON, CSV, GPKG, FlatGeobuf, ESRI Shapefile, GTiff, MEM), denies every
/// virtual file system but /vsimem/ (archives, standard input, the network), refuses every request that GDAL
/// or PROJ would send, reads no settings of other programs.
/// Any thread, any number of times; the functions below call it themselves.
void prepareGdal();

/// While it lives, the messages that GDAL gives in this thread are kept here instead of printed.
class GdalMessages {
public:
    GdalMessages();
    ~GdalMessages();
    GdalMessages(const GdalMessages&) = delete;
    GdalMessages& operator=(const GdalMessages&) = delete;
    GdalMessages(GdalMessages&&) = delete;
    GdalMessages& operator=(GdalMessages&&) = delete;

    struct Said {
        bool failure = false; ///< GDAL could not do what it was to do; else it only remarks on it
        std::string text;
    };
    /// Warnings and errors since the last take, without repetitions, on one line; "" if none.
    [[nodiscard]] std::string take();
    /// The same one by one, each fit for a one-line message and without a full stop; five at most.
    [[nodiscard]] std::vector<Said> takeEach();
    [[nodiscard]] bool empty() const { return _messages.empty(); }
    /// Called by GDAL.
    void add(const char* message, bool failure);

private:
    std::vector<Said> _messages;
};

struct DatasetCloser {
    void operator()(GDALDataset* dataset) const;
    std::shared_ptr<void> keeps; ///< what the dataset needs until it is closed
};
using DatasetPtr = std::unique_ptr<GDALDataset, DatasetCloser>;

/// The error when the path is not an existing, readable, regular file of 1..maxBytes bytes.
[[nodiscard]] Failure refuseIrregular(const std::filesystem::path& path, std::uintmax_t maxBytes);

/// Name of the GDAL driver that reads files of this ending; "" if the program reads no such files.
[[nodiscard]] std::string vectorDriverOf(const std::filesystem::path& path);
/// Whether a column of a CSV is read as geometry (WKT); the name in lower case.
[[nodiscard]] bool isGeometryName(std::string_view name);
enum class DatasetKind { vector, raster };
/// How a file is opened: read-only, by one driver. options: "NAME=VALUE".
struct DatasetRequest {
    DatasetKind kind = DatasetKind::vector;
    std::string driver;
    std::vector<std::string> options;
};
/// All texts, the first row the names of the columns.
[[nodiscard]] DatasetRequest csvRequest();
/// shown is the path for messages. What keeps is given lives as long as the dataset.
[[nodiscard]] Result<DatasetPtr> openDataset(
    const std::filesystem::path& path,
    const std::filesystem::path& shown,
    const DatasetRequest& request,
    std::shared_ptr<void> keeps = {});
/// Opens a CSV that lies in memory under /vsimem/. shown: the file that it came from, for messages.
[[nodiscard]] Result<DatasetPtr>
openCsvInMemory(const std::filesystem::path& shown, const std::string& memoryPath);
/// Opens a GeoTIFF read-only.
[[nodiscard]] Result<DatasetPtr> openRasterFile(const std::filesystem::path& path);

} // namespace khalkha
