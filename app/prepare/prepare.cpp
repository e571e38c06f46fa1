#include "prepare/prepare.h"

#include "prepare/base_vectors.h"
#include "prepare/cells.h"
#include "prepare/gshhg.h"
#include "prepare/relief.h"

#include "base/new_file.h"
#include "exchange/base_geography.h"
#include "exchange/base_manifest.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <future>

namespace khalkha {

namespace {
namespace fs = std::filesystem;

constexpr double closeWeight = 25;
constexpr double theatreWeight = 4;
constexpr double globeWeight = 1;
constexpr double cellsWeight = 20;

std::vector<fs::path> outputNames() {
    std::vector<fs::path> names{"relief.tif", "heights.tif", "cells.fgb", "edges.fgb"};
    for (const char* layer : {"land", "lakes", "coast", "shores", "rivers"}) {
        for (const char* scale : {"110", "50", "10"}) {
            names.emplace_back(fmt::format("{}_{}.fgb", layer, scale));
        }
    }
    return names;
}

/// Made of the same, and as it was made.
bool isUpToDate(const fs::path& out, const std::string& hash) {
    const Result<BaseManifest> manifest = readBaseManifest(out);
    const std::vector<fs::path> names = outputNames();
    return manifest && manifest->inputs == hash &&
           std::all_of(names.begin(), names.end(), [&](const fs::path& name) {
               return !checkBaseFile(out / name, *manifest);
           });
}

Failure writeManifest(const fs::path& folder, const std::string& hash) {
    nlohmann::ordered_json json;
    json["format"] = baseGeographyFormat;
    json["inputs"] = hash;
    json["sources"] = nlohmann::ordered_json::array(
        {{{"what", "land, lakes, rivers, boundary lines"},
          {"from", "Natural Earth 1:10m, 1:50m, 1:110m (libmagics++-data)"},
          {"licence", "public domain"}},
         {{"what", "rivers of the theatre that Natural Earth lacks, among them the Khalkha"},
          {"from", "World Data Bank II in GSHHG 2.3.7 (gmt-gshhg-full)"},
          {"licence", "WDB-II public domain; GSHHG LGPL-3+"}},
         {{"what", "relief"},
          {"from", "SRTM tiles of Marble (marble-qt-data), calibrated against ETOPO5 (ferret-datasets)"},
          {"licence", "public domain"}},
         {{"what", "borders"},
          {"from", "geodata/border_lines.geojson and Natural Earth"},
          {"licence", "see there"}}});
    for (const fs::path& name : outputNames()) {
        const Result<BaseFile> file = measureBaseFile(folder / name);
        if (!file) {
            return file.error();
        }
        json["files"][name.string()] = {{"bytes", file->bytes}, {"xxh3", file->xxh3}};
    }
    return writeNewFile(folder / "base.json", json.dump(2) + '\n');
}

Result<std::vector<LonLat>> readLakesLeftOut(const fs::path& path) {
    const auto rows = readTable(path, {"name", "lon", "lat", "filled"});
    if (!rows) {
        return rows.error();
    }
    std::vector<LonLat> lakes;
    for (size_t i = 0; i < rows->size(); ++i) {
        const Result<double> lon = numberOf((*rows)[i], "lon", path, i + 1);
        const Result<double> lat = numberOf((*rows)[i], "lat", path, i + 1);
        if (!lon || !lat) {
            return lon ? lat.error() : lon.error();
        }
        lakes.push_back({*lon, *lat});
    }
    return lakes;
}

/// Where the rivers of 1:10m are thinned for theatre views: those of 1:50m lack the Nonni, the Yalu, the
/// Kerulen.
constexpr LonLatBox theatreRivers{86, 30, 165, 60};
/// Where rivers are taken from WDB-II when Natural Earth lacks them.
constexpr LonLatBox binnedRivers{100, 38, 150, 55};

struct ExtraRivers {
    std::vector<RankedLine> close, theatre;
};

/// Row of extra_rivers.csv.
struct NamedRiver {
    LonLat at;
    int rank = 5;
};

Result<std::vector<NamedRiver>> readNamedRivers(const fs::path& path) {
    const auto rows = readTable(path, {"name", "lon", "lat", "rank"});
    if (!rows) {
        return rows.error();
    }
    std::vector<NamedRiver> rivers;
    for (size_t i = 0; i < rows->size(); ++i) {
        const Result<double> lon = numberOf((*rows)[i], "lon", path, i + 1);
        const Result<double> lat = numberOf((*rows)[i], "lat", path, i + 1);
        const Result<double> rank = numberOf((*rows)[i], "rank", path, i + 1);
        if (!lon || !lat || !rank) {
            return !lon ? lon.error() : (lat ? rank.error() : lat.error());
        }
        rivers.push_back({{*lon, *lat}, std::clamp(static_cast<int>(*rank), 1, 5)});
    }
    return rivers;
}

/// The named river that runs along the line.
const NamedRiver* namedOn(const GEOSGeometry* line, const std::vector<NamedRiver>& named) {
    for (const NamedRiver& river : named) {
        double distanceDeg = 0;
        GEOSDistance_r(geosContext(), line, makePoint(river.at).get(), &distanceDeg);
        constexpr double onLineDeg = 0.01;
        if (distanceDeg < onLineDeg) {
            return &river;
        }
    }
    return nullptr;
}

GeosPtr thinned(const GEOSGeometry* line) {
    constexpr double toleranceDeg = 0.006; // the generalisation of 1:50m
    return GeosPtr(GEOSSimplify_r(geosContext(), line, toleranceDeg));
}

/// Rank of a river of WDB-II without a row in extra_rivers.csv.
int binnedRank(int level) {
    return level <= 2 ? 4 : 5;
}

/// Rivers of WDB-II that Natural Earth has not, and those of 1:10m thinned for theatre views.
Result<ExtraRivers> readExtraRivers(const PrepareInputs& inputs) {
    const Result<std::vector<NamedRiver>> named = readNamedRivers(inputs.geodata / "extra_rivers.csv");
    if (!named) {
        return named.error();
    }
    Result<std::vector<BinnedLine>> binned =
        readBinnedLines(inputs.gshhg / "binned_river_f.nc", binnedRivers);
    if (!binned) {
        return binned.error();
    }
    Result<std::vector<SourceFeature>> known =
        readLayer(inputs.naturalEarth / "10m/ne_10m_rivers_lake_centerlines.shp", {{}, theatreRivers});
    if (!known) {
        return known.error();
    }
    ExtraRivers result;
    std::vector<GeosPtr> others;
    const GeosPtr window = makeBox(theatreRivers);
    for (const RankedLine& river : riversOutsideLakes(*known, {})) {
        constexpr int smallestInTheatre = 4;
        const NamedRiver* name = namedOn(river.line.get(), *named);
        const int rank = name == nullptr ? river.rank : name->rank;
        if (rank <= smallestInTheatre) {
            const GeosPtr inside = intersectionOf(river.line.get(), window.get());
            result.theatre.push_back({thinned(inside.get()), rank});
        }
        others.push_back(copyOf(river.line.get()));
    }
    constexpr double nearDeg = 0.06;
    for (BinnedLine& line : linesNotShown(*std::move(binned), others, nearDeg)) {
        const NamedRiver* river = namedOn(line.line.get(), *named);
        const int rank = river == nullptr ? binnedRank(line.level) : river->rank;
        if (river != nullptr) {
            result.theatre.push_back({thinned(line.line.get()), rank});
        }
        result.close.push_back({std::move(line.line), rank});
    }
    return result;
}

Failure prepareVectors(const PrepareInputs& inputs, const fs::path& folder, Progress& progress) {
    const Result<std::vector<LonLat>> leftOut = readLakesLeftOut(inputs.geodata / "modern_lakes.csv");
    if (!leftOut) {
        return leftOut.error();
    }
    Result<ExtraRivers> extra = readExtraRivers(inputs);
    if (!extra) {
        return extra.error();
    }
    progress.begin("land, lakes and rivers for globes");
    if (Failure failure = writeBaseVectors({Detail::globe, inputs.naturalEarth, folder, *leftOut, {}, {}})) {
        return failure;
    }
    progress.finish(globeWeight);
    progress.begin("land, lakes and rivers for theatres");
    if (Failure failure = writeBaseVectors(
            {Detail::theatre,
             inputs.naturalEarth,
             folder,
             *leftOut,
             std::move(extra->theatre),
             theatreRivers})) {
        return failure;
    }
    progress.finish(theatreWeight);
    progress.begin("land, lakes and rivers close up");
    if (Failure failure = writeBaseVectors(
            {Detail::close, inputs.naturalEarth, folder, *leftOut, std::move(extra->close), {}})) {
        return failure;
    }
    progress.finish(closeWeight);
    return std::nullopt;
}

Failure prepareCells(const PrepareInputs& inputs, const fs::path& folder, Progress& progress) {
    progress.begin("borders and cells");
    const Result<PartitionInput> input = readPartitionInput(inputs);
    if (!input) {
        return input.error();
    }
    const Result<Partition> partition = partitionLand(*input);
    if (!partition) {
        return partition.error();
    }
    if (Failure failure = writePartition(*input, *partition, folder)) {
        return failure;
    }
    progress.finish(cellsWeight);
    progress.begin(fmt::format(
        "{} cells, {:.1f} km2 of {:.1f} km2 land; overlap {:.1f} m2, gap {:.1f} m2",
        partition->cells.size(),
        partition->sumSquareMeters / 1e6,
        partition->landSquareMeters / 1e6,
        partition->overlapSquareMeters,
        partition->gapSquareMeters));
    return std::nullopt;
}

Failure
prepareInto(const PrepareJob& job, const fs::path& folder, const std::string& hash, Progress& progress) {
    std::future<Failure> relief = std::async(std::launch::async, [&] {
        return writeRelief(
            job.inputs, job.inputs.naturalEarth / "10m/ne_10m_land.shp", folder / "relief.tif", progress);
    });
    Failure failure = prepareVectors(job.inputs, folder, progress);
    failure = failure ? failure : prepareCells(job.inputs, folder, progress);
    const Failure reliefFailure = relief.get();
    failure = failure ? failure : reliefFailure;
    return failure ? failure : writeManifest(folder, hash);
}

/// As prepareInto, but what the libraries throw becomes an Error.
Failure
prepareSafely(const PrepareJob& job, const fs::path& folder, const std::string& hash, Progress& progress) {
    try {
        return prepareInto(job, folder, hash, progress);
    } catch (const std::exception& error) {
        return Error{
            ErrorKind::output,
            {folder.string(), {}, {}, {}},
            fmt::format("the preparation stopped: {}.", error.what()),
            "Check that there is room on the disk and 2 GB of free memory; reinstall the packages if it "
            "stays so."};
    }
}

/// Removes working folders of runs that were interrupted.
void removeAbandoned(const fs::path& target) {
    const std::string prefix = target.filename().string() + ".part-";
    std::error_code code;
    std::vector<fs::path> abandoned;
    for (const fs::directory_entry& entry : fs::directory_iterator(target.parent_path(), code)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(prefix)) {
            const int process = std::atoi(name.c_str() + prefix.size()); // NOLINT: 0 for what is no number
            if (process > 0 && kill(process, 0) != 0 && errno == ESRCH) {
                abandoned.push_back(entry.path());
            }
        }
    }
    for (const fs::path& folder : abandoned) {
        fs::remove_all(folder, code);
    }
}

/// Puts the finished folder in the place of the old one.
Failure swapFolders(const fs::path& made, const fs::path& out) {
    const fs::path old = fs::path(out) += fmt::format(".old-{}", getpid());
    std::error_code code;
    if (fs::exists(out, code)) {
        fs::rename(out, old, code);
    }
    if (!code) {
        fs::rename(made, out, code);
    }
    if (code) {
        return Error{
            ErrorKind::output,
            {out.string(), {}, {}, {}},
            fmt::format("cannot be replaced: {}.", code.message()),
            {}};
    }
    fs::remove_all(old, code);
    return std::nullopt;
}

/// Refuses to replace a folder that is not one of ours.
Failure refuseForeignFolder(const fs::path& out) {
    std::error_code code;
    if (!fs::exists(out, code) || (fs::is_directory(out, code) && fs::is_empty(out, code)) ||
        fs::exists(out / "base.json", code)) {
        return std::nullopt;
    }
    return Error{
        ErrorKind::output,
        {out.string(), {}, {}, {}},
        "holds something other than a base geography and is not replaced.",
        "Choose another folder with --out, or empty this one."};
}

} // namespace

Result<PrepareOutcome> prepareBaseGeography(const PrepareJob& job) {
    const std::vector<InputFile> files = inputFiles(job.inputs);
    if (const Failure missing = missingInput(files)) {
        return *missing;
    }
    const Result<std::string> hash = inputsHash(files);
    if (!hash) {
        return hash.error();
    }
    const fs::path out = fs::absolute(job.out).lexically_normal();
    if (!job.force && isUpToDate(out, *hash)) {
        return PrepareOutcome::upToDate;
    }
    if (const Failure foreign = refuseForeignFolder(out)) {
        return *foreign;
    }
    registerPrepareDrivers();
    // A trailing slash would put the working folder inside.
    const fs::path target = out.has_filename() ? out : out.parent_path();
    const fs::path working = fs::path(target) += fmt::format(".part-{}", getpid());
    removeAbandoned(target);
    std::error_code code;
    fs::create_directories(working, code);
    if (code) {
        return Error{
            ErrorKind::output,
            {working.string(), {}, {}, {}},
            fmt::format("cannot be created: {}.", code.message()),
            "Choose a folder with --out in which you may write."};
    }
    Progress progress(reliefWeight + closeWeight + theatreWeight + globeWeight + cellsWeight, job.quiet);
    Failure failure = prepareSafely(job, working, *hash, progress);
    failure = failure ? failure : swapFolders(working, target);
    if (failure) {
        fs::remove_all(working, code);
        return *failure;
    }
    progress.close("ready: " + target.string());
    return PrepareOutcome::made;
}

} // namespace khalkha
