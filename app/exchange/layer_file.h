#pragma once
// A file of geodata of any format that is read, with what its format needs beside GDAL.

#include "exchange/csv_text.h"
#include "exchange/layer_reader.h"
#include "exchange/vector_file.h"

#include <filesystem>
#include <optional>
#include <string>

namespace khalkha {

class LayerFile {
public:
    /// The error is one of the file.
    [[nodiscard]] static Result<LayerFile> open(const std::filesystem::path& path);

    [[nodiscard]] GDALDataset& dataset() const { return _csv ? _csv->dataset() : *_file.dataset; }
    /// Layers of a GeoPackage, as its schema has them; those with a refusal must not be touched.
    [[nodiscard]] const std::vector<PackageLayer>& packageLayers() const { return _file.layers; }
    [[nodiscard]] const RowFault* refusalOf(std::string_view layer) const { return _file.refusalOf(layer); }
    /// Reads a layer of the dataset, all its texts in UTF-8. name: as messages call it. Of the limits, what
    /// the format decides is set here.
    [[nodiscard]] Result<LayerContent>
    read(OGRLayer& layer, const std::string& name, ReadLimits limits) const;

private:
    explicit LayerFile(std::filesystem::path path) : _path(std::move(path)) {}

    std::filesystem::path _path;
    std::optional<CsvFile> _csv; ///< else the file
    VectorFile _file;
};

} // namespace khalkha
