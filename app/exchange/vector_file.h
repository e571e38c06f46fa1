#pragma once
// A file of layers, looked at in its bytes (file_scan.h, package_vet.h) and then opened by GDAL.

#include "exchange/file_scan.h"
#include "exchange/gdal_guard.h"
#include "exchange/package_vet.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace khalkha {

struct VectorFile {
    DatasetPtr dataset;
    FileScan scan;                    ///< of a file of one layer
    std::vector<PackageLayer> layers; ///< of a GeoPackage

    /// Why a layer of a GeoPackage must not be touched, not even asked for its fields; nullptr if it may.
    [[nodiscard]] const RowFault* refusalOf(std::string_view layer) const;
    [[nodiscard]] const FileScan& scanOf(std::string_view layer) const;
};

/// Whether a file is a table or a layer of another program, by its ending.
[[nodiscard]] bool isForeignFormat(const std::filesystem::path& path);
/// How a file of another format becomes one that is read, as a sentence.
[[nodiscard]] std::string remedyForFormat(const std::filesystem::path& path);

/// Whether GDAL turns the texts of a shapefile into UTF-8, or leaves the bytes as they are.
enum class ShapeTexts { recoded, raw };
/// Opens .geojson, .json, .csv, .gpkg, .fgb or .shp read-only, with the driver of its ending alone. Nothing
/// is written, not even beside the file. A CSV is taken as it is: those of users are read by csv_text.h.
[[nodiscard]] Result<VectorFile>
openVectorFile(const std::filesystem::path& path, ShapeTexts texts = ShapeTexts::recoded);

} // namespace khalkha
