#include "exchange/gdal_guard.h"

#include "base/text.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_http.h>
#include <cpl_string.h>
#include <cpl_vsi_virtual.h>
#include <fmt/format.h>
#include <gdal_frmts.h>
#include <gdal_priv.h>
#include <ogr_srs_api.h>
#include <ogrsf_frmts.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
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

/// GDAL asks here for whatever it would fetch, on every way but the virtual file systems.
CPLHTTPResult* refuseToFetch( // NOLINT(readability-function-size): the parameters are GDAL's
    const char* /*address*/,
    CSLConstList /*options*/,
    GDALProgressFunc /*progress*/,
    void* /*progressData*/,
    CPLHTTPFetchWriteFunc /*write*/,
    void* /*writeData*/,
    void* /*userData*/) {
    // GDAL frees both, and takes nullptr for "do it yourself".
    auto* const refusal = static_cast<CPLHTTPResult*>(CPLCalloc(1, sizeof(CPLHTTPResult)));
    refusal->nStatus = 1;
    refusal->pszErrBuf = CPLStrdup("nothing is fetched from a network");
    return refusal;
}

} // namespace

void prepareGdal() {
    static std::once_flag once;
    std::call_once(once, [] {
        OSRSetPROJEnableNetwork(FALSE);
        CPLHTTPSetFetchCallback(refuseToFetch, nullptr);
        // Instead of ~/.gdal/gdalrc and the like, which are read when the first driver is registered.
        CPLSetConfigOption("GDAL_CONFIG_FILE", "/dev/null");
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
    if (fault && fault != std::errc::no_such_file_or_directory) {
        return atFile(
            path,
            fmt::format("it cannot be looked at: {}.", fault.message()),
            "Give yourself the right to open the folder, and check the path.");
    }
    if (!fs::exists(status)) {
        return atFile(path, "there is no such file.", "Check the spelling and where you are.");
    }
    if (!fs::is_regular_file(status)) {
        return atFile(path, "this is not a regular file.", "Give a file of geodata.");
    }
    if (::access(path.c_str(), R_OK) != 0) {
        return atFile(
            path,
            fmt::format("it cannot be opened: {}.", std::generic_category().message(errno)),
            "Give yourself the right to read it (chmod u+r).");
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

Result<DatasetPtr> openDataset(
    const fs::path& path, const fs::path& shown, const DatasetRequest& request, std::shared_ptr<void> keeps) {
    prepareGdal();
    std::error_code fault;
    // An absolute path cannot be taken for inline JSON, an address or "DRIVER:name".
    const fs::path absolute = fs::absolute(path, fault);
    if (fault) {
        return atFile(shown, "the path cannot be resolved: " + fault.message() + ".", {});
    }
    const std::array<const char*, 2> drivers{request.driver.c_str(), nullptr};
    CPLStringList options;
    for (const std::string& option : request.options) {
        options.AddString(option.c_str());
    }
    const unsigned kind = request.kind == DatasetKind::vector ? GDAL_OF_VECTOR : GDAL_OF_RASTER;
    GdalMessages messages;
    DatasetPtr dataset(
        GDALDataset::Open(absolute.c_str(), kind | GDAL_OF_READONLY, drivers.data(), options.List(), nullptr),
        DatasetCloser{std::move(keeps)});
    if (!dataset) {
        const std::string told = messages.take();
        return atFile(
            shown,
            fmt::format("not a readable {} file{}.", request.driver, told.empty() ? "" : " (" + told + ")"),
            "It may be truncated or of another format: open it in QGIS or a text editor, or restore it.");
    }
    return dataset;
}

namespace {
constexpr std::array<const char*, 5> geometryNames{"wkt", "wkt_geom", "geom", "the_geom", "geometry"};
} // namespace

bool isGeometryName(std::string_view name) {
    return std::find(geometryNames.begin(), geometryNames.end(), name) != geometryNames.end();
}

DatasetRequest csvRequest() {
    return {
        DatasetKind::vector,
        "CSV",
        {"HEADERS=YES",
         "AUTODETECT_TYPE=NO",
         "EMPTY_STRING_AS_NULL=NO"}}; // tells an empty field from a missing one
}

Result<DatasetPtr> openCsvInMemory(const fs::path& shown, const std::string& memoryPath) {
    std::string names;
    for (const char* const name : geometryNames) {
        names += (names.empty() ? "" : ",") + std::string(name);
    }
    DatasetRequest request = csvRequest();
    request.options.push_back("GEOM_POSSIBLE_NAMES=" + names);
    return openDataset(memoryPath, shown, request);
}

Result<DatasetPtr> openRasterFile(const fs::path& path) {
    if (Failure refusal = refuseIrregular(path, maxRasterFileBytes)) {
        return *refusal;
    }
    return openDataset(path, path, {DatasetKind::raster, "GTiff", {}});
}

} // namespace khalkha
