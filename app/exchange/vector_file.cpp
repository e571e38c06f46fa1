#include "exchange/vector_file.h"

#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace khalkha {

namespace {
namespace fs = std::filesystem;

Result<VectorFile> openPackage(const fs::path& path) {
    Result<VettedPackage> package = vetPackage(path);
    if (!package) {
        return package.error();
    }
    const GuardedConnections guarded(*package->budget);
    const fs::path file = package->copy ? package->copy->file() : path;
    Result<DatasetPtr> dataset = openDataset(file, path, {DatasetKind::vector, "GPKG", {}}, package->budget);
    if (!dataset) {
        return dataset.error();
    }
    return VectorFile{*std::move(dataset), {}, std::move(package->layers)};
}

Result<VectorFile> openScanned(const fs::path& path, Result<FileScan> scan, const DatasetRequest& request) {
    if (!scan) {
        return scan.error();
    }
    Result<DatasetPtr> dataset = openDataset(path, path, request);
    if (!dataset) {
        return dataset.error();
    }
    return VectorFile{*std::move(dataset), *std::move(scan), {}};
}

const PackageLayer* find(const std::vector<PackageLayer>& layers, std::string_view name) {
    const std::string lower = toLowerAscii(name);
    const auto found = std::find_if(
        layers.begin(), layers.end(), [&lower](const PackageLayer& layer) { return layer.name == lower; });
    return found == layers.end() ? nullptr : &*found;
}

} // namespace

const RowFault* VectorFile::refusalOf(std::string_view layer) const {
    const PackageLayer* const found = find(layers, layer);
    return found != nullptr && found->refusal ? &*found->refusal : nullptr;
}

const FileScan& VectorFile::scanOf(std::string_view layer) const {
    const PackageLayer* const found = find(layers, layer);
    return found == nullptr ? scan : found->scan;
}

namespace {

/// Tables and layers of other programs.
enum class Foreign { no, table, layer };

Foreign foreignKind(const fs::path& path) {
    struct Format {
        std::string_view ending;
        Foreign kind;
    };
    static constexpr std::array<Format, 19> formats{
        {{".xlsx", Foreign::table},
         {".xls", Foreign::table},
         {".ods", Foreign::table},
         {".numbers", Foreign::table},
         {".tsv", Foreign::table},
         {".txt", Foreign::table},
         {".kml", Foreign::layer},
         {".kmz", Foreign::layer},
         {".gpx", Foreign::layer},
         {".gml", Foreign::layer},
         {".tab", Foreign::layer},
         {".mif", Foreign::layer},
         {".dxf", Foreign::layer},
         {".dbf", Foreign::table},
         {".gdb", Foreign::layer},
         {".topojson", Foreign::layer},
         {".geojsonl", Foreign::layer},
         {".sqlite", Foreign::layer},
         {".parquet", Foreign::layer}}};
    const std::string ending = toLowerAscii(path.extension().string());
    const auto* const found = std::find_if(
        formats.begin(), formats.end(), [&ending](const Format& format) { return format.ending == ending; });
    return found == formats.end() ? Foreign::no : found->kind;
}

} // namespace

bool isForeignFormat(const fs::path& path) {
    return foreignKind(path) != Foreign::no;
}

std::string remedyForFormat(const fs::path& path) {
    switch (foreignKind(path)) {
    case Foreign::table:
        return "Save it as CSV in UTF-8.";
    case Foreign::layer:
        return fmt::format(
            "Save it as GeoJSON in QGIS (Export, Save Features As), or by: ogr2ogr places.geojson {}.",
            printable(path.filename().string()));
    case Foreign::no:
        break;
    }
    return "Convert it to .geojson, .csv, .gpkg, .fgb or .shp.";
}

Result<VectorFile> openVectorFile(const fs::path& path, ShapeTexts texts) {
    if (Failure refusal = refuseIrregular(path, maxVectorFileBytes)) {
        return *refusal;
    }
    const std::string driver = vectorDriverOf(path);
    if (driver == "GPKG") {
        return openPackage(path);
    }
    if (driver == "GeoJSON") {
        // DATE_AS_STRING keeps the precision that is written.
        return openScanned(path, scanGeoJson(path), {DatasetKind::vector, driver, {"DATE_AS_STRING=YES"}});
    }
    if (driver == "ESRI Shapefile") {
        DatasetRequest request{DatasetKind::vector, driver, {}};
        if (texts == ShapeTexts::raw) {
            request.options.emplace_back("ENCODING=");
        }
        return openScanned(path, scanShapefile(path), request);
    }
    if (driver == "FlatGeobuf") {
        return openScanned(path, scanFlatGeobuf(path), {DatasetKind::vector, driver, {}});
    }
    if (driver == "CSV") {
        return openScanned(path, FileScan{}, csvRequest());
    }
    return Error{
        ErrorKind::input,
        {path.string(), {}, {}, {}},
        fmt::format("files ending in \"{}\" are not read.", printable(path.extension().string())),
        remedyForFormat(path)};
}

} // namespace khalkha
