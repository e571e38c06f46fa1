#include "base_folder.h"

#include "exchange/base_geography.h"
#include "exchange/gdal_guard.h"

#include <doctest/doctest.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <unistd.h>

#include <array>
#include <cmath>
#include <fstream>
#include <string>

using namespace khalkha;
namespace fs = std::filesystem;

namespace {

void writeLayer(const fs::path& path, const std::vector<std::pair<int, const char*>>& features) {
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("FlatGeobuf");
    const GDALDatasetUniquePtr dataset(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    OGRLayer* layer = dataset->CreateLayer(path.stem().c_str(), nullptr, wkbUnknown, nullptr);
    OGRFieldDefn chunk("chunk", OFTInteger);
    OGRFieldDefn rank("rank", OFTInteger);
    REQUIRE(layer->CreateField(&chunk) == OGRERR_NONE);
    REQUIRE(layer->CreateField(&rank) == OGRERR_NONE);
    for (const auto& [number, wkt] : features) {
        const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
        feature->SetField(0, number);
        feature->SetField(1, 3);
        OGRGeometry* geometry = nullptr;
        REQUIRE(OGRGeometryFactory::createFromWkt(wkt, nullptr, &geometry) == OGRERR_NONE);
        feature->SetGeometryDirectly(geometry);
        REQUIRE(layer->CreateFeature(feature.get()) == OGRERR_NONE);
    }
}

/// Height and shade are functions of the column, so that every read can be checked.
int shadeOf(int column) {
    return 1 + column % 200;
}

void writeRelief(const fs::path& path) {
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    std::string tiled = "TILED=YES";
    std::string sparse = "SPARSE_OK=TRUE";
    std::array<char*, 3> options{tiled.data(), sparse.data(), nullptr};
    const GDALDatasetUniquePtr dataset(
        driver->Create(path.c_str(), 10800, 5400, 2, GDT_Byte, options.data()));
    std::array<int, 2> factors{2, 4};
    REQUIRE(dataset->BuildOverviews("NONE", 2, factors.data(), 0, nullptr, nullptr, nullptr) == CE_None);
    const auto fill = [](GDALRasterBand* band, int column, int row, int width, int height, int value) {
        std::vector<std::uint8_t> pixels(static_cast<size_t>(width) * height);
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                pixels[static_cast<size_t>(y) * width + x] =
                    static_cast<std::uint8_t>(value < 0 ? shadeOf(column + x) : value);
            }
        }
        REQUIRE(
            band->RasterIO(
                GF_Write,
                column,
                row,
                width,
                height,
                pixels.data(),
                width,
                height,
                GDT_Byte,
                0,
                0,
                nullptr) == CE_None);
    };
    fill(dataset->GetRasterBand(1), 0, 0, 512, 512, -1);
    fill(dataset->GetRasterBand(1), 10240, 0, 560, 512, -1);
    // 0 E 45 N is the corner of pixels 5399|5400 and 1349|1350.
    fill(dataset->GetRasterBand(2), 5399, 1349, 1, 2, 100);
    fill(dataset->GetRasterBand(2), 5400, 1349, 1, 2, 200);
    fill(dataset->GetRasterBand(1)->GetOverview(1), 0, 0, 2700, 1350, 77);
}

/// A small base geography in a folder of its own.
struct Fixture {
    fs::path folder = fs::temp_directory_path() / ("khalkha-base-" + std::to_string(getpid()));
    Fixture() {
        prepareGdal();
        fs::create_directories(folder);
        writeRelief(folder / "relief.tif");
        // Chunk 99/45 of 3 degrees: 117..120 E, 45..48 N.
        const int here = 45 * 1000 + 99;
        writeLayer(
            folder / "land_10.fgb",
            {{here, "POLYGON((117 45,118 45,118 46,117 46,117 45))"},
             {here,
              "POLYGON((118 45,119 45,119 46,118 46,118 45),(118.2 45.2,118.4 45.2,118.4 45.4,118.2 45.2))"},
             {here + 1, "POLYGON((120 45,121 45,121 46,120 46,120 45))"}});
        writeLayer(
            folder / "lakes_10.fgb", {{here, "POLYGON((117.4 47.6,117.9 47.6,117.9 47.9,117.4 47.6))"}});
        writeLayer(folder / "coast_10.fgb", {{here - 1, "LINESTRING(114 45,117 46)"}});
        writeLayer(folder / "shores_10.fgb", {{here, "LINESTRING(117.4 47.6,117.9 47.6,117.9 47.9)"}});
        writeLayer(
            folder / "rivers_10.fgb",
            {{here, "LINESTRING(118 47,119 47.5)"}, {here, "LINESTRING(118 46,119 46)"}});
        test::writeBaseManifest(folder);
    }
    ~Fixture() { fs::remove_all(folder); }
    Fixture(const Fixture&) = delete;
    Fixture& operator=(const Fixture&) = delete;
    Fixture(Fixture&&) = delete;
    Fixture& operator=(Fixture&&) = delete;
};

} // namespace

TEST_CASE_FIXTURE(Fixture, "a chunk holds its own features and none of its neighbours'") {
    const Result<BaseGeography> base = BaseGeography::open(folder);
    REQUIRE(base);
    const Result<BaseChunk> chunk = base->chunk({Detail::close, 99, 45});
    REQUIRE(chunk);
    REQUIRE(chunk->land.size() == 2);
    CHECK(chunk->lakes.size() == 1);
    CHECK(chunk->coast.empty());
    CHECK(chunk->shores.size() == 1);
    REQUIRE(chunk->rivers.size() == 2);
    CHECK(chunk->rivers[0].rank == 3);
    size_t holes = 0;
    for (const Polygon& polygon : chunk->land) {
        CHECK(polygon.rings[0].size() == 4); // the repeated first point is gone
        holes += polygon.rings.size() - 1;
    }
    CHECK(holes == 1);
}

TEST_CASE_FIXTURE(Fixture, "an empty chunk and one off the map are empty") {
    const Result<BaseGeography> base = BaseGeography::open(folder);
    REQUIRE(base);
    for (const ChunkKey key : {ChunkKey{Detail::close, 10, 10}, ChunkKey{Detail::close, 500, 3}}) {
        const Result<BaseChunk> chunk = base->chunk(key);
        REQUIRE(chunk);
        CHECK(chunk->land.empty());
    }
}

TEST_CASE_FIXTURE(Fixture, "a missing layer is an error that names its file") {
    fs::remove(folder / "rivers_10.fgb");
    const Result<BaseGeography> base = BaseGeography::open(folder);
    REQUIRE(base);
    const Result<BaseChunk> chunk = base->chunk({Detail::close, 99, 45});
    REQUIRE_FALSE(chunk);
    CHECK(chunk.error().where.file.find("rivers_10.fgb") != std::string::npos);
}

TEST_CASE_FIXTURE(Fixture, "a truncated layer is an error, not a crash") {
    fs::resize_file(folder / "land_10.fgb", fs::file_size(folder / "land_10.fgb") / 2);
    const Result<BaseGeography> base = BaseGeography::open(folder);
    REQUIRE(base);
    const Result<BaseChunk> chunk = base->chunk({Detail::close, 99, 45});
    REQUIRE_FALSE(chunk);
    CHECK(chunk.error().where.file.find("land_10.fgb") != std::string::npos);
}

TEST_CASE_FIXTURE(Fixture, "a file of the right size with another content is an error that names it") {
    const auto spoil = [this](const char* name) {
        std::fstream file(folder / name, std::ios::binary | std::ios::in | std::ios::out);
        file.seekp(-1, std::ios::end);
        file.put('\x55');
    };
    spoil("coast_10.fgb");
    {
        const Result<BaseGeography> base = BaseGeography::open(folder);
        REQUIRE(base);
        const Result<BaseChunk> chunk = base->chunk({Detail::close, 99, 45});
        REQUIRE_FALSE(chunk);
        CHECK(chunk.error().where.file == (folder / "coast_10.fgb").string());
        CHECK(chunk.error().what.find("content") != std::string::npos);
        CHECK(chunk.error().hint.find("khalkha-prepare") != std::string::npos);
    }
    spoil("relief.tif");
    const Result<BaseGeography> base = BaseGeography::open(folder);
    REQUIRE_FALSE(base);
    CHECK(base.error().where.file == (folder / "relief.tif").string());
}

TEST_CASE_FIXTURE(
    Fixture, "a file that base.json does not name is an error, and so is a base.json without files") {
    std::ofstream(folder / "rivers_50.fgb") << "x";
    const Result<BaseManifest> manifest = readBaseManifest(folder);
    REQUIRE(manifest);
    CHECK_FALSE(checkBaseFile(folder / "land_10.fgb", *manifest));
    CHECK(checkBaseFile(folder / "rivers_50.fgb", *manifest));
    CHECK(checkBaseFile(folder / "gone.fgb", *manifest));
    for (const char* const rest :
         {"", R"(,"files":[])", R"(,"files":{"relief.tif":17})", R"(,"files":{"a":{"bytes":1}})"}) {
        std::ofstream(folder / "base.json") << R"({"format":)" << baseGeographyFormat << rest << "}";
        CHECK_FALSE(BaseGeography::open(folder));
    }
}

TEST_CASE_FIXTURE(Fixture, "another format, or none, is refused") {
    std::ofstream(folder / "base.json") << R"({"format":0})";
    CHECK_FALSE(BaseGeography::open(folder));
    std::ofstream(folder / "base.json") << "nonsense";
    CHECK_FALSE(BaseGeography::open(folder));
    fs::remove(folder / "base.json");
    const Result<BaseGeography> none = BaseGeography::open(folder);
    REQUIRE_FALSE(none);
    CHECK(none.error().hint.find("khalkha-prepare") != std::string::npos);
}

TEST_CASE_FIXTURE(Fixture, "relief tiles wrap at the antimeridian and are held at the pole") {
    const Result<BaseGeography> base = BaseGeography::open(folder);
    REQUIRE(base);
    const Result<ReliefTile> tile = base->relief({2, 0, 0});
    REQUIRE(tile);
    REQUIRE(tile->sizePx == 452);
    REQUIRE(tile->pixels.size() == size_t{452} * 452 * 2);
    const auto shade = [&](int x, int y) {
        return int{tile->pixels[(static_cast<size_t>(y) * 452 + x) * 2]};
    };
    CHECK(shade(0, 10) == shadeOf(10799));
    CHECK(shade(1, 10) == shadeOf(0));
    CHECK(shade(451, 10) == shadeOf(450));
    CHECK(shade(5, 0) == shade(5, 1)); // beyond the pole: the first row again
    const Result<ReliefTile> last = base->relief({2, 23, 0});
    REQUIRE(last);
    CHECK(int{last->pixels[size_t{452} * 2 * 10 + 451 * 2]} == shadeOf(0));
}

TEST_CASE_FIXTURE(Fixture, "coarse relief comes from the overview") {
    const Result<BaseGeography> base = BaseGeography::open(folder);
    REQUIRE(base);
    const Result<ReliefTile> tile = base->relief({0, 3, 2});
    REQUIRE(tile);
    CHECK(int{tile->pixels[0]} == 77);
    CHECK_FALSE(base->relief({3, 0, 0}));
    CHECK_FALSE(base->relief({0, 0, 9}));
}

TEST_CASE_FIXTURE(Fixture, "heights are bilinear between pixels") {
    const Result<BaseGeography> base = BaseGeography::open(folder);
    REQUIRE(base);
    const double half = 1.0 / 60; // half a pixel, degrees
    const auto at = [&](double lon) {
        const Result<double> height = base->heightMeters({lon, 45});
        REQUIRE(height);
        return *height;
    };
    CHECK(at(-half) == doctest::Approx(100 * 6000.0 / 255));
    CHECK(at(half) == doctest::Approx(200 * 6000.0 / 255));
    CHECK(at(0) == doctest::Approx(150 * 6000.0 / 255));
    CHECK_FALSE(base->heightMeters({std::nan(""), 0}));
    CHECK(base->heightMeters({180, 90}));
    CHECK(base->heightMeters({-180, -90}));
}
