#include "exchange/gdal_guard.h"

#include "base/text.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi_virtual.h>
#include <fmt/format.h>
#include <gdal_frmts.h>
#include <gdal_priv.h>
#include <ogr_srs_api.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <string_view>
#include <utility>

namespace khalkha {

namespace {
namespace fs = std::filesystem;

void* refuseToOpen(void* /*userData*/, const char* /*name*/, const char* /*access*/) {
    return nullptr;
}
int refuseToStat(void* /*userData*/, const char* /*name*/, VSIStatBufL* /*answer*/, int /*flags*/) {
    return -1;
}

/// Replaces the handler of every virtual file system by one that finds nothing.
void denyVirtualFileSystems() {
    // These live for ever: GDAL may hold on to the replaced handlers and offers no way to release them, and
    // the new ones keep the address of their prefix, not a copy.
    static std::vector<VSIFilesystemHandler*>& replaced = *new std::vector<VSIFilesystemHandler*>;
    static const CPLStringList& prefixes = *new CPLStringList(VSIGetFileSystemsPrefixes(), TRUE);
    VSIFilesystemPluginCallbacksStruct* const refusal = VSIAllocFilesystemPluginCallbacksStruct();
    refusal->open = refuseToOpen;
    refusal->stat = refuseToStat;
    for (int i = 0; i < prefixes.size(); ++i) {
        // /vsimem/ holds only what this process puts there itself; drivers use it for their own work.
        if (!STARTS_WITH(prefixes[i], "/vsimem")) {
            replaced.push_back(VSIFileManager::GetHandler(prefixes[i]));
            VSIInstallPluginHandler(prefixes[i], refusal);
        }
    }
    VSIFreeFilesystemPluginCallbacksStruct(refusal);
}

void CPL_STDCALL keepMessage(CPLErr kind, CPLErrorNum /*number*/, const char* message) {
    auto* const keeper = static_cast<GdalMessages*>(CPLGetErrorHandlerUserData());
    // A ring that does not close is found and told of when it is copied, with its feature.
    const bool ofARing = std::string_view(message).starts_with("Non closed ring detected");
    if (kind >= CE_Warning && keeper != nullptr && !ofARing) {
        keeper->add(message, kind >= CE_Failure);
    }
}

Error atFile(const fs::path& path, std::string what, std::string hint) {
    return {ErrorKind::input, {path.string(), {}, {}, {}}, std::move(what), std::move(hint)};
}

struct Format {
    const char* ending;
    const char* driver;
};
constexpr std::array<Format, 6> vectorFormats{
    {{".geojson", "GeoJSON"},
     {".json", "GeoJSON"},
     {".csv", "CSV"},
     {".gpkg", "GPKG"},
     {".fgb", "FlatGeobuf"},
     {".shp", "ESRI Shapefile"}}};

/// location: what GDAL opens; path: what the user knows the file by.
Result<DatasetPtr> openAt(
    const fs::path& path,
    const std::string& location,
    unsigned kind,
    const std::string& driver,
    char** options) {
    const std::array<const char*, 2> drivers{driver.c_str(), nullptr};
    GdalMessages messages;
    DatasetPtr dataset(
        GDALDataset::Open(location.c_str(), kind | GDAL_OF_READONLY, drivers.data(), options, nullptr));
    if (!dataset) {
        const std::string told = messages.take();
        return atFile(
            path,
            fmt::format("not a readable {} file{}.", driver, told.empty() ? "" : " (" + told + ")"),
            "It may be truncated or of another format: open it in QGIS or a text editor, or restore it.");
    }
    return dataset;
}

Result<DatasetPtr> open(const fs::path& path, unsigned kind, const std::string& driver, char** options) {
    prepareGdal();
    std::error_code fault;
    // An absolute path cannot be taken for inline JSON, an address or "DRIVER:name".
    const fs::path absolute = fs::absolute(path, fault);
    if (fault) {
        return atFile(path, "the path cannot be resolved: " + fault.message() + ".", {});
    }
    return openAt(path, absolute.string(), kind, driver, options);
}

CPLStringList csvOptions() {
    CPLStringList options;
    options.SetNameValue("HEADERS", "YES");
    options.SetNameValue("AUTODETECT_TYPE", "NO");
    options.SetNameValue("EMPTY_STRING_AS_NULL", "NO"); // tells an empty field from a missing one
    return options;
}
} // namespace

void prepareGdal() {
    static std::once_flag once;
    std::call_once(once, [] {
        OSRSetPROJEnableNetwork(FALSE);
        CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");
        // GDAL's own limit of a GeoJSON feature, MB of its memory, is one of half a million vertices.
        CPLSetConfigOption("OGR_GEOJSON_MAX_OBJ_SIZE", "4000");
        CPLSetConfigOption("GDAL_DISABLE_READDIR_ON_OPEN", "EMPTY_DIR");
        RegisterOGRGeoJSON();
        RegisterOGRCSV();
        RegisterOGRGeoPackage();
        RegisterOGRFlatGeobuf();
        RegisterOGRShape();
        GDALRegister_GTiff();
        GDALRegister_MEM();
        denyVirtualFileSystems();
    });
}

GdalMessages::GdalMessages() {
    CPLPushErrorHandlerEx(keepMessage, this);
}

GdalMessages::~GdalMessages() {
    CPLPopErrorHandler();
    CPLErrorReset();
}

void GdalMessages::add(const char* message, bool failure) {
    constexpr size_t maxMessages = 5;
    std::string text = printable(message, 200);
    while (!text.empty() && (text.back() == '.' || text.back() == '?' || text.back() == ' ')) {
        text.pop_back(); // line ends have become '?'
    }
    const auto same = std::find_if(
        _messages.begin(), _messages.end(), [&text](const Said& said) { return said.text == text; });
    if (same != _messages.end()) {
        same->failure = same->failure || failure;
    } else if (_messages.size() < maxMessages) {
        _messages.push_back({failure, std::move(text)});
    } else {
        _messages.back().failure = _messages.back().failure || failure; // a failure is never forgotten
    }
}

std::string GdalMessages::take() {
    std::string text;
    for (const Said& said : takeEach()) {
        text += (text.empty() ? "" : "; ") + said.text;
    }
    return text;
}

std::vector<GdalMessages::Said> GdalMessages::takeEach() {
    return std::exchange(_messages, {});
}

void DatasetCloser::operator()(GDALDataset* dataset) const {
    const GdalMessages silence;
    GDALClose(dataset);
}

Failure refuseIrregular(const fs::path& path, std::uintmax_t maxBytes) {
    std::error_code fault;
    const fs::file_status status = fs::status(path, fault);
    if (!fs::exists(status)) {
        return atFile(path, "there is no such file.", "Check the spelling and where you are.");
    }
    if (!fs::is_regular_file(status)) {
        return atFile(path, "this is not a regular file.", "Give a file of geodata.");
    }
    const std::uintmax_t bytes = fs::file_size(path, fault);
    if (fault) {
        return atFile(path, "its size cannot be read: " + fault.message() + ".", {});
    }
    if (bytes == 0) {
        return atFile(
            path, "the file is empty (0 bytes).", "Restore it, or delete it if the layer is not wanted.");
    }
    if (bytes > maxBytes) {
        return atFile(
            path,
            fmt::format(
                "the file has {} MiB, more than the {} MiB that are read.", bytes >> 20U, maxBytes >> 20U),
            "Simplify or divide it.");
    }
    return std::nullopt;
}

std::string vectorDriverOf(const fs::path& path) {
    const std::string ending = toLowerAscii(path.extension().string());
    const auto* const found =
        std::find_if(vectorFormats.begin(), vectorFormats.end(), [&ending](const Format& f) {
            return ending == f.ending;
        });
    return found == vectorFormats.end() ? std::string() : found->driver;
}

Result<DatasetPtr> openVectorFile(const fs::path& path, ShapeTexts texts) {
    if (Failure refusal = refuseIrregular(path, maxVectorFileBytes)) {
        return *refusal;
    }
    const std::string driver = vectorDriverOf(path);
    if (driver.empty()) {
        return atFile(
            path,
            fmt::format("files ending in \"{}\" are not read.", printable(path.extension().string())),
            "Convert it to .geojson, .csv, .gpkg, .fgb or .shp.");
    }
    CPLStringList options;
    if (driver == "GeoJSON") {
        options.SetNameValue("DATE_AS_STRING", "YES"); // keeps the precision that is written
    } else if (driver == "CSV") {
        options = csvOptions();
    } else if (driver == "ESRI Shapefile" && texts == ShapeTexts::raw) {
        options.SetNameValue("ENCODING", "");
    }
    return open(path, GDAL_OF_VECTOR, driver, options.List());
}

namespace {
constexpr std::array<const char*, 5> geometryNames{"wkt", "wkt_geom", "geom", "the_geom", "geometry"};
} // namespace

bool isGeometryName(std::string_view name) {
    return std::find(geometryNames.begin(), geometryNames.end(), name) != geometryNames.end();
}

Result<DatasetPtr> openCsvInMemory(const fs::path& shown, const std::string& memoryPath) {
    prepareGdal();
    CPLStringList options = csvOptions();
    std::string names;
    for (const char* const name : geometryNames) {
        names += (names.empty() ? "" : ",") + std::string(name);
    }
    options.SetNameValue("GEOM_POSSIBLE_NAMES", names.c_str());
    return openAt(shown, memoryPath, GDAL_OF_VECTOR, "CSV", options.List());
}

Result<DatasetPtr> openRasterFile(const fs::path& path) {
    if (Failure refusal = refuseIrregular(path, maxRasterFileBytes)) {
        return *refusal;
    }
    return open(path, GDAL_OF_RASTER, "GTiff", nullptr);
}

} // namespace khalkha
