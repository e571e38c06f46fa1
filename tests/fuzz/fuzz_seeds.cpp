// fuzz_seeds FOLDER: the layers of a sound campaign as seeds, and a GeoPackage of them; the formats' own
// makers write what no hand does.

#include "../unit/exchange/campaign_fixture.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cstdio>
#include <memory>

using namespace khalkha::test;
namespace fs = std::filesystem;

namespace {

void copyLayers(const std::vector<fs::path>& from, const fs::path& to, const char* driverName) {
    GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName(driverName);
    const std::unique_ptr<GDALDataset> target(driver->Create(to.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    for (const fs::path& path : from) {
        const std::unique_ptr<GDALDataset> source(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
        if (source != nullptr && target != nullptr) {
            target->CopyLayer(source->GetLayer(0), path.stem().c_str());
        }
    }
}

void write(const fs::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

} // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::fprintf(stderr, "fuzz_seeds FOLDER\n");
        return 2;
    }
    const fs::path target = arguments[1];
    for (const char* const name : {"campaign", "package", "json", "csv", "shapefile", "flatgeobuf"}) {
        fs::create_directories(target / name);
    }
    GDALAllRegister();
    const CampaignFolder folder;
    unsigned char pick = 0;
    std::vector<fs::path> layers;
    for (const auto& [name, content] : soundLayers()) {
        write(target / "campaign" / name, std::string(1, static_cast<char>(pick++)) + content);
        layers.push_back(folder.path() / name);
        write(target / (name.ends_with(".csv") ? "csv" : "json") / name, content);
    }
    copyLayers(layers, target / "package/sound.gpkg", "GPKG");
    for (const char* const name : {"places", "claims", "regions"}) {
        const fs::path source = folder.path() / (std::string(name) + ".geojson");
        copyLayers({source}, target / "flatgeobuf" / (std::string(name) + ".fgb"), "FlatGeobuf");
        const TemporaryFolder shapes;
        copyLayers({source}, shapes.path() / "s.shp", "ESRI Shapefile");
        std::string table = shapes.read("s.dbf");
        std::string points = shapes.read("s.shp");
        table.resize(std::max(table.size(), points.size()), '\x1a'); // the target cuts in the middle
        points.resize(table.size(), '\0');
        write(target / "shapefile" / name, table + points);
    }
    return 0;
}
