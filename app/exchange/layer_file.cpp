#include "exchange/layer_file.h"

#include "exchange/layer_text.h"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <array>
#include <cstdint>
#include <fstream>

namespace khalkha {

namespace {

/// A GeoPackage shorter than its first page says has lost its end. SQLite notices only when it wants a page
/// that is not there.
Failure refuseCut(const std::filesystem::path& path) {
    std::array<unsigned char, 100> head{};
    std::ifstream stream(path, std::ios::binary);
    stream.read(reinterpret_cast<char*>(head.data()), head.size());
    if (stream.gcount() != static_cast<std::streamsize>(head.size())) {
        return std::nullopt; // no database, which GDAL will say
    }
    const auto number = [&head](size_t at, size_t bytes) {
        std::uintmax_t value = 0;
        for (size_t i = 0; i < bytes; ++i) {
            value = value << 8U | head.at(at + i);
        }
        return value;
    };
    // https://www.sqlite.org/fileformat.html: size of a page, pages, and whether their number is up to date.
    const std::uintmax_t pageBytes = number(16, 2) == 1 ? 65536 : number(16, 2);
    const std::uintmax_t wanted = number(24, 4) == number(92, 4) ? pageBytes * number(28, 4) : 0;
    std::error_code fault;
    const std::uintmax_t bytes = std::filesystem::file_size(path, fault);
    if (fault || bytes >= wanted) {
        return std::nullopt;
    }
    return Error{
        ErrorKind::input,
        {path.string(), {}, {}, {}},
        fmt::format("the file is truncated: it has {} of {} bytes.", bytes, wanted),
        "Restore it."};
}

} // namespace

Result<LayerFile> LayerFile::open(const std::filesystem::path& path) {
    LayerFile file(path);
    if (vectorDriverOf(path) == "CSV") {
        Result<CsvFile> csv = CsvFile::open(path);
        if (!csv) {
            return csv.error();
        }
        file._csv = *std::move(csv);
        return file;
    }
    Result<VectorFile> opened = openVectorFile(path, ShapeTexts::raw);
    if (vectorDriverOf(path) == "GPKG" && opened) {
        if (Failure cut = refuseCut(path)) {
            return *cut;
        }
    }
    if (!opened) {
        return opened.error();
    }
    file._file = *std::move(opened);
    return file;
}

Result<LayerContent> LayerFile::read(OGRLayer& layer, const std::string& name, ReadLimits limits) const {
    const std::string driver = vectorDriverOf(_path);
    limits.offsetsLost = driver == "GPKG";
    limits.valuesScanned = _file.scanOf(layer.GetName()).allValues;
    if (_csv) {
        limits.columns = _csv->header();
    }
    Result<LayerContent> content = readLayerContent(dataset(), layer, _path.string(), name, limits);
    if (!content) {
        return content;
    }
    if (_csv) {
        _csv->settleRows(*content);
    }
    const TextEncoding encoding =
        driver == "ESRI Shapefile" ? shapefileEncoding(_path, *content) : TextEncoding{"UTF-8", {}, {}};
    settleTexts(*content, encoding);
    addScanFaults(_file.scanOf(layer.GetName()), limits.spec != nullptr, *content);
    return content;
}

} // namespace khalkha
