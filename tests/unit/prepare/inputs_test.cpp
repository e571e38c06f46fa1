#include "prepare/border_lines.h"
#include "prepare/gshhg.h"
#include "prepare/inputs.h"
#include "prepare/prepare.h"

#include "geo/polyline.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <algorithm>
#include <fstream>

using namespace khalkha;
namespace fs = std::filesystem;

namespace {

/// A folder of its own that goes when the test ends.
struct TemporaryFolder {
    fs::path path = fs::temp_directory_path() / ("khalkha-inputs-" + std::to_string(getpid()));
    TemporaryFolder() { fs::create_directories(path); }
    ~TemporaryFolder() { fs::remove_all(path); }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    TemporaryFolder(TemporaryFolder&&) = delete;
    TemporaryFolder& operator=(TemporaryFolder&&) = delete;
};

void write(const fs::path& path, const std::string& text) {
    std::ofstream(path) << text;
}

} // namespace

TEST_CASE("a missing file names its package") {
    const TemporaryFolder folder;
    const std::vector<InputFile> files{{folder.path / "x.nc", "gmt-gshhg-full"}};
    const Failure failure = missingInput(files);
    REQUIRE(failure);
    CHECK(failure->hint.find("gmt-gshhg-full") != std::string::npos);
    CHECK(failure->where.file.find("x.nc") != std::string::npos);
}

TEST_CASE("the hash follows the content of the project's files") {
    const TemporaryFolder folder;
    const std::vector<InputFile> files{{folder.path / "a.csv", ""}};
    write(files[0].path, "cell,lon,lat\n");
    const Result<std::string> first = inputsHash(files);
    const Result<std::string> again = inputsHash(files);
    REQUIRE(first);
    REQUIRE(again);
    CHECK(*first == *again);
    write(files[0].path, "cell,lon,lot\n");
    const Result<std::string> changed = inputsHash(files);
    REQUIRE(changed);
    CHECK(*changed != *first);
}

TEST_CASE("a foreign folder is not replaced") {
    const TemporaryFolder folder;
    write(folder.path / "letter.txt", "dear");
    PrepareJob job;
    job.inputs.geodata = fs::path(KHALKHA_SOURCE_DIR) / "geodata";
    job.out = folder.path;
    job.quiet = true;
    const Result<PrepareOutcome> outcome = prepareBaseGeography(job);
    REQUIRE_FALSE(outcome);
    CHECK(fs::exists(folder.path / "letter.txt"));
    CHECK(std::distance(fs::directory_iterator(folder.path), fs::directory_iterator()) == 1);
}

TEST_CASE("a table's bad number names file, row and field") {
    const std::map<std::string, std::string> row{{"lon", "12x"}};
    const Result<double> number = numberOf(row, "lon", "geodata/cell_seeds.csv", 4);
    REQUIRE_FALSE(number);
    CHECK(number.error().where.feature == "#4");
    CHECK(number.error().where.field == "lon");
}

TEST_CASE("the Khalkha comes out of the binned rivers within 500 m of the claim's line") {
    const PrepareInputs inputs;
    registerPrepareDrivers();
    const auto lines = readBinnedLines(inputs.gshhg / "binned_river_f.nc", {117, 47, 120, 49});
    REQUIRE(lines);
    std::ifstream file(fs::path(KHALKHA_SOURCE_DIR) / "geodata/border_lines.geojson");
    const nlohmann::json json = nlohmann::json::parse(file);
    size_t compared = 0;
    for (const nlohmann::json& feature : json["features"]) {
        if (feature["properties"]["id"] != "i2_khalkha_river_claim") {
            continue;
        }
        for (const nlohmann::json& position : feature["geometry"]["coordinates"]) {
            const LonLat at{position[0].get<double>(), position[1].get<double>()};
            double best = 1e9;
            for (const BinnedLine& line : *lines) {
                const auto near = nearest(pointsOf(line.line.get()), at);
                best = near ? std::min(best, near->distanceMeters) : best;
            }
            CHECK(best < 500);
            ++compared;
        }
    }
    CHECK(compared > 100);
}

TEST_CASE("lines beside a known one are dropped, others stay whole") {
    std::vector<BinnedLine> lines;
    lines.push_back({makeLine({{0, 0.01}, {10, 0.01}}), 2});
    lines.push_back({makeLine({{5, 0}, {5, 8}}), 3});
    std::vector<GeosPtr> known;
    known.push_back(makeLine({{-1, 0}, {11, 0}}));
    const std::vector<BinnedLine> kept = linesNotShown(std::move(lines), known, 0.06);
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].level == 3);
    CHECK(boundsOf(kept[0].line.get()).southDeg == 0); // the mouth still reaches the known line
}
