#include "exchange/foreign_settings.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace khalkha {

namespace {

/// GDAL takes any of its settings from the environment; these are the beginnings of those that its core and
/// the drivers used here know, of PROJ's, and of those of libraries below them.
constexpr std::array<std::string_view, 20> families{
    "GDAL_",  "OGR_",     "OSR_",        "CPL_",        "PROJ_",
    "VSI_",   "GEOJSON_", "SQLITE_",     "OGR2SQLITE_", "GPKG_",
    "SHAPE_", "DBF_",     "FGB_",        "CSV_",        "GTIFF_",
    "TIFF_",  "GEOTIFF_", "SPATIALITE_", "CENTER_LONG", "CHECK_WITH_INVERT_PROJ"};

bool isForeign(std::string_view name) {
    return std::any_of(families.begin(), families.end(), [name](std::string_view family) {
        return name.starts_with(family);
    });
}

} // namespace

void dropForeignSettings() {
    std::vector<std::string> names;
    for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
        const std::string_view text = *entry;
        const std::string_view name = text.substr(0, text.find('='));
        if (isForeign(name)) {
            names.emplace_back(name);
        }
    }
    for (const std::string& name : names) {
        ::unsetenv(name.c_str());
    }
    // PROJ looks into a folder of the user before its own (~/.local/share/proj, XDG_DATA_HOME), even for its
    // database. /nonexistent is Debian's name for a folder that is never there.
    ::setenv("PROJ_USER_WRITABLE_DIRECTORY", "/nonexistent", 1);
}

} // namespace khalkha
