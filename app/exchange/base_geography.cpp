#include "exchange/base_geography.h"

#include "exchange/base_manifest.h"
#include "exchange/gdal_guard.h"
#include "exchange/raster_window.h"
#include "exchange/vector_file.h"

#include <fmt/format.h>
#include <gdal_priv.h>
#include <nlohmann/json.hpp>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <map>
#include <optional>
#include <utility>

namespace khalkha {

namespace {
namespace fs = std::filesystem;

constexpr int layerCount = 5;
constexpr std::array<const char*, layerCount> baseLayerNames{"land", "lakes", "coast", "shores", "rivers"};
constexpr std::array<const char*, detailCount> scaleNames{"110", "50", "10"};
constexpr double topHeightMeters = 6000; // of the height band's 255

bool onEarth(LonLat at) {
    constexpr double slackDeg = 1e-6; // rounding of cuts along the antimeridian
    return std::abs(at.lonDeg) <= 180 + slackDeg && std::abs(at.latDeg) <= 90 + slackDeg; // false for NaN
}

/// Points of a line or ring; empty if one is not on the Earth.
Polyline pointsOf(const OGRSimpleCurve& curve) {
    Polyline points;
    points.reserve(static_cast<size_t>(curve.getNumPoints()));
    for (int i = 0; i < curve.getNumPoints(); ++i) {
        points.push_back({curve.getX(i), curve.getY(i)});
        if (!onEarth(points.back())) {
            return {};
        }
    }
    return points;
}

/// Empty when the polygon is damaged.
Polygon polygonOf(const OGRPolygon& source) {
    Polygon polygon;
    for (const OGRLinearRing* ring : source) {
        Ring points = pointsOf(*ring);
        if (points.size() < 4) {
            return {};
        }
        points.pop_back();
        polygon.rings.push_back(std::move(points));
    }
    return polygon;
}

/// Adds a feature to the chunk; false when it is damaged.
bool addFeature(BaseChunk& chunk, int layer, const OGRFeature& feature) {
    const OGRGeometry* geometry = feature.GetGeometryRef();
    if (geometry == nullptr) {
        return false;
    }
    const OGRwkbGeometryType type = wkbFlatten(geometry->getGeometryType());
    if (layer < 2) {
        Polygon polygon = type == wkbPolygon ? polygonOf(*geometry->toPolygon()) : Polygon{};
        if (polygon.rings.empty()) {
            return false;
        }
        (layer == 0 ? chunk.land : chunk.lakes).push_back(std::move(polygon));
        return true;
    }
    Polyline line = type == wkbLineString ? pointsOf(*geometry->toLineString()) : Polyline{};
    if (line.size() < 2) {
        return false;
    }
    if (layer == 4) {
        const int rank = feature.GetFieldAsInteger("rank");
        chunk.rivers.push_back({std::move(line), std::clamp(rank, 1, 5)});
    } else {
        (layer == 2 ? chunk.coast : chunk.shores).push_back(std::move(line));
    }
    return true;
}

} // namespace

struct BaseGeography::Files {
    fs::path folder;
    BaseManifest manifest;
    /// Opened on first use: [detail][layer].
    std::array<std::array<DatasetPtr, layerCount>, detailCount> layers;
    DatasetPtr reliefFile, heightsFile;

    [[nodiscard]] Result<OGRLayer*> layer(int detail, int index) {
        DatasetPtr& dataset = layers.at(static_cast<size_t>(detail)).at(static_cast<size_t>(index));
        const fs::path path = layerPath(detail, index);
        if (dataset == nullptr) {
            if (const Failure damaged = checkBaseFile(path, manifest)) {
                return *damaged;
            }
            Result<VectorFile> opened = openVectorFile(path);
            if (!opened) {
                return baseFault(path, opened.error().what);
            }
            dataset = std::move(opened->dataset);
        }
        OGRLayer* found = dataset->GetLayer(0);
        if (found == nullptr || found->GetLayerDefn()->GetFieldIndex("chunk") < 0) {
            return baseFault(path, "has no layer with the field chunk.");
        }
        return found;
    }
    [[nodiscard]] fs::path layerPath(int detail, int index) const {
        return folder / fmt::format(
                            "{}_{}.fgb",
                            baseLayerNames.at(static_cast<size_t>(index)),
                            scaleNames.at(static_cast<size_t>(detail)));
    }
    [[nodiscard]] fs::path reliefPath() const { return folder / "relief.tif"; }
    [[nodiscard]] fs::path heightsPath() const { return folder / "heights.tif"; }

    [[nodiscard]] Result<GDALRasterBand*> heightBand() {
        if (heightsFile == nullptr) {
            if (const Failure damaged = checkBaseFile(heightsPath(), manifest)) {
                return *damaged;
            }
            Result<DatasetPtr> opened = openRasterFile(heightsPath());
            if (!opened) {
                return baseFault(
                    heightsPath(), opened.error().what + " The relief cannot be raised without it.");
            }
            heightsFile = *std::move(opened);
        }
        if (heightsFile->GetRasterCount() != 1 ||
            heightsFile->GetRasterXSize() != 2 * heightsFile->GetRasterYSize()) {
            return baseFault(heightsPath(), "expected one band over the whole Earth, twice as wide as high.");
        }
        return heightsFile->GetRasterBand(1);
    }

    /// Shade and height band.
    [[nodiscard]] Result<std::array<GDALRasterBand*, 2>> reliefBands() {
        if (reliefFile == nullptr) {
            if (const Failure damaged = checkBaseFile(reliefPath(), manifest)) {
                return *damaged;
            }
            Result<DatasetPtr> opened = openRasterFile(reliefPath());
            if (!opened) {
                return baseFault(reliefPath(), opened.error().what);
            }
            reliefFile = *std::move(opened);
        }
        if (reliefFile->GetRasterCount() != 2 ||
            reliefFile->GetRasterXSize() != 2 * reliefFile->GetRasterYSize()) {
            return baseFault(reliefPath(), "expected two bands over the whole Earth, twice as wide as high.");
        }
        return std::array<GDALRasterBand*, 2>{reliefFile->GetRasterBand(1), reliefFile->GetRasterBand(2)};
    }
};

BaseGeography::BaseGeography(std::unique_ptr<Files> files) : _files(std::move(files)) {}
BaseGeography::BaseGeography(BaseGeography&&) noexcept = default;
BaseGeography& BaseGeography::operator=(BaseGeography&&) noexcept = default;
BaseGeography::~BaseGeography() = default;

Result<BaseGeography> BaseGeography::open(const fs::path& folder) {
    prepareGdal();
    Result<BaseManifest> manifest = readBaseManifest(folder);
    if (!manifest) {
        return manifest.error();
    }
    auto files = std::make_unique<Files>();
    files->folder = folder;
    files->manifest = *std::move(manifest);
    const Result<std::array<GDALRasterBand*, 2>> bands = files->reliefBands();
    if (!bands) {
        return bands.error();
    }
    return BaseGeography(std::move(files));
}

Result<BaseChunk> BaseGeography::chunk(ChunkKey key) const {
    const auto detail = static_cast<size_t>(key.detail);
    const double side = chunkDeg.at(detail);
    const double west = key.column * side - 180;
    const double south = key.row * side - 90;
    BaseChunk result;
    if (key.column < 0 || key.row < 0 || west >= 180 || south >= 90) {
        return result; // off the map: nothing is there
    }
    constexpr double insideDeg = 1e-7; // leaves out most features that only touch the edge
    const int number = key.row * 1000 + key.column;
    for (int index = 0; index < layerCount; ++index) {
        const Result<OGRLayer*> layer = _files->layer(static_cast<int>(detail), index);
        if (!layer) {
            return layer.error();
        }
        const GdalMessages messages;
        const int chunkField = (*layer)->GetLayerDefn()->GetFieldIndex("chunk");
        (*layer)->SetSpatialFilterRect(
            west + insideDeg, south + insideDeg, west + side - insideDeg, south + side - insideDeg);
        (*layer)->ResetReading();
        while (const OGRFeatureUniquePtr feature{(*layer)->GetNextFeature()}) {
            if (feature->GetFieldAsInteger(chunkField) == number && !addFeature(result, index, *feature)) {
                Error error = baseFault(
                    _files->layerPath(static_cast<int>(detail), index),
                    "is damaged: expected simple geometry on the Earth.");
                error.where.feature = fmt::format("#{}", feature->GetFID() + 1);
                error.where.field = "geometry";
                return error;
            }
        }
        if (!messages.empty()) {
            return baseFault(_files->layerPath(static_cast<int>(detail), index), "is damaged.");
        }
    }
    return result;
}

Result<ReliefTile> BaseGeography::relief(ReliefKey key) const {
    if (key.level < 0 || key.level >= reliefLevels) {
        return baseFault(_files->reliefPath(), fmt::format("has no level {}.", key.level));
    }
    const double side = reliefTileDeg.at(static_cast<size_t>(key.level));
    const int width = static_cast<int>(std::lround(360 / side)) * reliefTilePx;
    const Result<std::array<GDALRasterBand*, 2>> full = _files->reliefBands();
    if (!full) {
        return full.error();
    }
    const std::array<GDALRasterBand*, 2> bands{
        bandOfWidth((*full)[0], width), bandOfWidth((*full)[1], width)};
    if (bands[0] == nullptr || bands[1] == nullptr) {
        return baseFault(_files->reliefPath(), fmt::format("has no overview {} pixels wide.", width));
    }
    ReliefTile tile;
    tile.sizePx = reliefTilePx + 2 * reliefBorderPx;
    const int left = key.column * reliefTilePx - reliefBorderPx;
    const int top = key.row * reliefTilePx - reliefBorderPx;
    const GdalMessages messages;
    if (top >= bands[0]->GetYSize() || top + tile.sizePx <= 0 ||
        !readWrapped<std::uint8_t>(bands, left, top, tile.sizePx, tile.pixels)) {
        return baseFault(
            _files->reliefPath(),
            fmt::format("tile {}/{}/{} cannot be read.", key.level, key.column, key.row));
    }
    return tile;
}

Result<HeightTile> BaseGeography::heights(HeightKey key) const {
    const Result<GDALRasterBand*> full = _files->heightBand();
    if (!full) {
        return full.error();
    }
    const int width = static_cast<int>(std::lround(360 / heightPixelDeg(key.level)));
    GDALRasterBand* band = key.level < 0 || key.level >= heightLevels ? nullptr : bandOfWidth(*full, width);
    if (band == nullptr) {
        return baseFault(_files->heightsPath(), fmt::format("has no level {}.", key.level));
    }
    HeightTile tile;
    tile.sizePx = heightTilePx + 2 * heightBorderPx;
    const int left = key.column * heightTilePx - heightBorderPx;
    const int top = key.row * heightTilePx - heightBorderPx;
    const GdalMessages messages;
    if (top >= band->GetYSize() || top + tile.sizePx <= 0 ||
        !readWrapped<std::int16_t>({&band, 1}, left, top, tile.sizePx, tile.meters)) {
        return baseFault(
            _files->heightsPath(),
            fmt::format("tile {}/{}/{} cannot be read.", key.level, key.column, key.row));
    }
    return tile;
}

Result<double> BaseGeography::heightMeters(LonLat at) const {
    const Result<std::array<GDALRasterBand*, 2>> bands = _files->reliefBands();
    if (!bands) {
        return bands.error();
    }
    if (!onEarth(at)) {
        return Error{
            ErrorKind::usage,
            {},
            fmt::format("{}, {} is no position on the Earth.", at.lonDeg, at.latDeg),
            {}};
    }
    const double pixelsPerDeg = (*bands)[1]->GetXSize() / 360.0;
    const double x = (at.lonDeg + 180) * pixelsPerDeg - 0.5; // heights stand at the pixels' middles
    const double y = (90 - at.latDeg) * pixelsPerDeg - 0.5;
    const int left = static_cast<int>(std::floor(x));
    const int top = static_cast<int>(std::floor(y));
    std::vector<std::uint8_t> pixels;
    const std::array<GDALRasterBand*, 2> twice{(*bands)[1], (*bands)[1]};
    if (!readWrapped<std::uint8_t>(twice, left, top, 2, pixels)) {
        return baseFault(_files->reliefPath(), "cannot be read.");
    }
    const double u = x - left;
    const double v = y - top;
    const double north = pixels[0] * (1 - u) + pixels[2] * u;
    const double south = pixels[4] * (1 - u) + pixels[6] * u;
    return (north * (1 - v) + south * v) * topHeightMeters / 255;
}

} // namespace khalkha
