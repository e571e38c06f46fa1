#include "../exchange/base_folder.h"

#include "exchange/gdal_guard.h"
#include "stage/tile_loader.h"

#include <doctest/doctest.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <fstream>
#include <thread>

using namespace khalkha;
namespace fs = std::filesystem;

namespace {

/// A base geography with one piece of land in theatre chunk (20, 8) and an empty relief; the other files are
/// missing.
class Prepared {
public:
    Prepared() : folder(fs::temp_directory_path() / ("khalkha_loader_" + std::to_string(::getpid()))) {
        prepareGdal();
        fs::remove_all(folder);
        fs::create_directories(folder);
        for (const char* name : {"land_50", "lakes_50", "coast_50", "shores_50", "rivers_50"}) {
            writeLayer(name);
        }
        GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
        std::string tiled = "TILED=YES";
        std::string sparse = "SPARSE_OK=TRUE";
        std::array<char*, 3> options{tiled.data(), sparse.data(), nullptr};
        {
            const GDALDatasetUniquePtr relief(
                driver->Create((folder / "relief.tif").c_str(), 10800, 5400, 2, GDT_Byte, options.data()));
            REQUIRE(relief != nullptr);
        }
        test::writeBaseManifest(folder);
    }
    Prepared(const Prepared&) = delete;
    Prepared& operator=(const Prepared&) = delete;
    ~Prepared() { fs::remove_all(folder); }

    [[nodiscard]] BaseGeography open() const {
        Result<BaseGeography> opened = BaseGeography::open(folder);
        if (!opened) {
            FAIL(describe(opened.error()));
        }
        return *std::move(opened);
    }

    fs::path folder;

private:
    void writeLayer(const std::string& name) const {
        GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("FlatGeobuf");
        const GDALDatasetUniquePtr dataset(
            driver->Create((folder / (name + ".fgb")).c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        OGRLayer* layer = dataset->CreateLayer(name.c_str(), nullptr, wkbUnknown, nullptr);
        OGRFieldDefn chunk("chunk", OFTInteger);
        OGRFieldDefn rank("rank", OFTInteger);
        REQUIRE(layer->CreateField(&chunk) == OGRERR_NONE);
        REQUIRE(layer->CreateField(&rank) == OGRERR_NONE);
        const bool polygon = name == "land_50" || name == "lakes_50";
        const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
        feature->SetField(0, 8020);
        feature->SetField(1, 2);
        OGRGeometry* geometry = nullptr;
        REQUIRE(
            OGRGeometryFactory::createFromWkt(
                polygon ? "POLYGON((120 30,123 30,123 33,120 33,120 30))"
                        : "LINESTRING(120 30,121 31,122 30)",
                nullptr,
                &geometry) == OGRERR_NONE);
        feature->SetGeometryDirectly(geometry);
        REQUIRE(layer->CreateFeature(feature.get()) == OGRERR_NONE);
    }
};

constexpr ChunkKey landKey{Detail::theatre, 20, 8};

} // namespace

TEST_CASE("Waiting gives the piece at once, the same as reading it directly") {
    const Prepared prepared;
    TileLoader loader(prepared.open());
    const std::optional<BaseChunk> chunk = loader.chunk(landKey, true);
    REQUIRE(chunk);
    REQUIRE(chunk->land.size() == 1);
    CHECK(chunk->land[0].rings[0].size() == 4);
    CHECK(chunk->rivers.size() == 1);
    const std::optional<ReliefTile> relief = loader.relief({2, 20, 3}, true);
    REQUIRE(relief);
    CHECK(relief->sizePx == reliefTilePx + 2 * reliefBorderPx);
    CHECK_FALSE(loader.pending());
}

TEST_CASE("Not waiting, pieces arrive by themselves; asking twice reads once") {
    const Prepared prepared;
    TileLoader loader(prepared.open());
    std::optional<BaseChunk> chunk = loader.chunk(landKey, false);
    for (int i = 0; i < 2000 && !chunk; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        chunk = loader.chunk(landKey, false);
    }
    REQUIRE(chunk);
    CHECK(chunk->coast.size() == 1);
    CHECK_FALSE(loader.pending());
    CHECK(loader.piecesRead() == 1);
}

TEST_CASE("What is asked for ahead and then waited for is read once, whoever reads it") {
    const Prepared prepared;
    TileLoader loader(prepared.open());
    constexpr int columns = 24;
    for (int column = 0; column < columns; ++column) {
        static_cast<void>(loader.chunk({Detail::theatre, column, 8}, false)); // none of these is there yet
    }
    for (int column = columns - 1; column >= 0; --column) {
        REQUIRE(loader.chunk({Detail::theatre, column, 8}, true));
    }
    CHECK(loader.piecesRead() == columns);
}

TEST_CASE("What was asked for ahead can be waited for, in any order") {
    const Prepared prepared;
    TileLoader loader(prepared.open());
    for (int column = 0; column < 24; ++column) {
        static_cast<void>(loader.chunk({Detail::theatre, column, 8}, false));
        static_cast<void>(loader.relief({2, column, 3}, false));
    }
    for (int column = 23; column >= 0; --column) {
        const std::optional<BaseChunk> chunk = loader.chunk({Detail::theatre, column, 8}, true);
        REQUIRE(chunk);
        CHECK(chunk->land.size() == (column == 20 ? 1U : 0U));
        CHECK(loader.relief({2, column, 3}, true));
    }
    CHECK_FALSE(loader.pending());
}

TEST_CASE("A damaged file is told of, by the thread that reads ahead, too") {
    const Prepared prepared;
    for (const char* const name : {"coast_50.fgb", "rivers_50.fgb"}) {
        std::ofstream(prepared.folder / name, std::ios::binary | std::ios::trunc) << std::string(400, 'x');
    }
    TileLoader loader(prepared.open());
    CHECK(loader.takeFailures().empty());
    std::optional<BaseChunk> chunk = loader.chunk(landKey, false);
    for (int i = 0; i < 2000 && !chunk; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        chunk = loader.chunk(landKey, false);
    }
    REQUIRE(chunk);
    const std::vector<Error> failures = loader.takeFailures();
    REQUIRE(failures.size() == 1);
    CHECK(failures[0].where.file == (prepared.folder / "coast_50.fgb").string());
}

TEST_CASE("A piece that cannot be read is empty, and nothing hangs") {
    const Prepared prepared;
    TileLoader loader(prepared.open());
    const std::optional<BaseChunk> chunk = loader.chunk({Detail::close, 100, 45}, true); // no such file
    REQUIRE(chunk);
    CHECK(chunk->land.empty());
    const std::vector<Error> failures = loader.takeFailures();
    REQUIRE(failures.size() == 1);
    CHECK(failures[0].where.file == (prepared.folder / "land_10.fgb").string());
    CHECK(failures[0].hint.find("khalkha-prepare") != std::string::npos);
    CHECK(loader.takeFailures().empty());
    static_cast<void>(loader.chunk({Detail::close, 101, 45}, true)); // the same file: told once
    CHECK(loader.takeFailures().empty());
    // Left with work undone.
    for (int column = 0; column < 100; ++column) {
        static_cast<void>(loader.chunk({Detail::close, column, 45}, false));
    }
}
