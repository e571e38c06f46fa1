#include "prepare/relief.h"

#include "prepare/elevation.h"
#include "prepare/hill_shade.h"
#include "prepare/layer_io.h"

#include <cpl_string.h>
#include <fmt/format.h>
#include <gdal_priv.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace khalkha {

namespace {
namespace fs = std::filesystem;

/// The land with its lakes: what is left is sea.
Result<std::vector<GeosPtr>> readLandShells(const fs::path& path) {
    const Result<std::vector<SourceFeature>> features = readLayer(path);
    if (!features) {
        return features.error();
    }
    std::vector<GeosPtr> shells;
    for (const SourceFeature& feature : *features) {
        forEachPart(feature.geometry.get(), 2, [&](const GEOSGeometry* part) {
            shells.push_back(makePolygon(polygonOf(part).rings[0]));
        });
    }
    return shells;
}

/// 0 = sea level and below, 255 = 6,000 m.
Raster<std::uint8_t> heightTint(const Raster<float>& heights) {
    Raster<std::uint8_t> result(heights.width(), heights.height());
    for (int y = 0; y < result.height(); ++y) {
        for (int x = 0; x < result.width(); ++x) {
            const double value = heights.at(x, y) * 255.0 / 6000;
            result.at(x, y) = static_cast<std::uint8_t>(std::clamp(std::lround(value), 0L, 255L));
        }
    }
    return result;
}

template <class T> constexpr GDALDataType pixelType = GDT_Byte;
template <> constexpr GDALDataType pixelType<std::int16_t> = GDT_Int16;

template <class T> bool writeBand(GDALRasterBand* band, const Raster<T>& pixels) {
    const int width = pixels.width();
    const int height = pixels.height();
    return band != nullptr && band->GetXSize() == width && band->GetYSize() == height &&
           band->RasterIO(
               GF_Write,
               0,
               0,
               width,
               height,
               const_cast<T*>(pixels.row(0)), // NOLINT: the interface reads and writes
               width,
               height,
               pixelType<T>,
               0,
               0,
               nullptr) == CE_None;
}

/// Whole metres; sea is 0.
Raster<std::int16_t> metres(const Raster<float>& heights) {
    Raster<std::int16_t> result(heights.width(), heights.height());
    for (int y = 0; y < result.height(); ++y) {
        for (int x = 0; x < result.width(); ++x) {
            result.at(x, y) =
                static_cast<std::int16_t>(std::clamp(std::lround(heights.at(x, y)), -500L, 9000L));
        }
    }
    return result;
}

Error outputError(const fs::path& path) {
    return {
        ErrorKind::output,
        {path.string(), {}, {}, {}},
        fmt::format("cannot be written: {}.", CPLGetLastErrorMsg()),
        "Check that the disk has room."};
}

/// An empty GeoTIFF over the whole Earth, tiled and packed; null when it cannot be created.
GDALDatasetUniquePtr
createTiff(const fs::path& path, const Raster<float>& like, int bands, GDALDataType type) {
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    CPLStringList options;
    options.SetNameValue("TILED", "YES");
    options.SetNameValue("BLOCKXSIZE", "512");
    options.SetNameValue("BLOCKYSIZE", "512");
    options.SetNameValue("COMPRESS", "ZSTD");
    options.SetNameValue("ZSTD_LEVEL", "9");
    options.SetNameValue("PREDICTOR", "2");
    GDALDatasetUniquePtr dataset(
        driver->Create(path.c_str(), like.width(), like.height(), bands, type, options.List()));
    if (dataset != nullptr) {
        const double pixelDeg = 360.0 / like.width();
        std::array<double, 6> transform{-180, pixelDeg, 0, 90, 0, -pixelDeg};
        dataset->SetGeoTransform(transform.data());
        OGRSpatialReference reference;
        reference.importFromEPSG(4326);
        dataset->SetSpatialRef(&reference);
    }
    return dataset;
}

/// False when the disk is full.
bool flushed(GDALDataset& dataset) {
    CPLErrorReset();
    static_cast<void>(dataset.FlushCache(true)); // returns nothing before GDAL 3.7
    return CPLGetLastErrorType() != CE_Failure;
}

Failure writeTiff(const fs::path& path, const Raster<float>& heights) {
    const GDALDatasetUniquePtr dataset = createTiff(path, heights, 2, GDT_Byte);
    if (dataset == nullptr) {
        return outputError(path);
    }
    dataset->GetRasterBand(1)->SetDescription("shade");
    dataset->GetRasterBand(2)->SetDescription("height");
    std::array<int, 2> factors{2, 4};
    if (!writeBand(dataset->GetRasterBand(1), hillShade(heights)) ||
        !writeBand(dataset->GetRasterBand(2), heightTint(heights)) ||
        dataset->BuildOverviews("NONE", 2, factors.data(), 0, nullptr, nullptr, nullptr) != CE_None) {
        return outputError(path);
    }
    for (size_t i = 0; i < factors.size(); ++i) {
        const Raster<float> coarse = shrunk(heights, factors.at(i));
        const int overview = static_cast<int>(i);
        if (!writeBand(dataset->GetRasterBand(1)->GetOverview(overview), hillShade(coarse)) ||
            !writeBand(dataset->GetRasterBand(2)->GetOverview(overview), heightTint(coarse))) {
            return outputError(path);
        }
    }
    return flushed(*dataset) ? std::nullopt : Failure(outputError(path));
}

/// heights.tif: whole metres, overviews of means.
Failure writeHeights(const fs::path& path, const Raster<float>& heights) {
    const GDALDatasetUniquePtr dataset = createTiff(path, heights, 1, GDT_Int16);
    std::array<int, 3> factors{2, 4, 8};
    if (dataset == nullptr || !writeBand(dataset->GetRasterBand(1), metres(heights)) ||
        dataset->BuildOverviews("NONE", 3, factors.data(), 0, nullptr, nullptr, nullptr) != CE_None) {
        return outputError(path);
    }
    dataset->GetRasterBand(1)->SetDescription("metres");
    for (size_t i = 0; i < factors.size(); ++i) {
        if (!writeBand(
                dataset->GetRasterBand(1)->GetOverview(static_cast<int>(i)),
                metres(shrunk(heights, factors.at(i))))) {
            return outputError(path);
        }
    }
    return flushed(*dataset) ? std::nullopt : Failure(outputError(path));
}

} // namespace

Failure
writeRelief(const PrepareInputs& inputs, const fs::path& landPath, const fs::path& out, Progress& progress) {
    progress.begin("relief: reading the tiles");
    const Result<Raster<std::uint8_t>> grey = readMarbleTiles(inputs.marbleRelief);
    if (!grey) {
        return grey.error();
    }
    const Result<Raster<float>> etopo = readEtopo(inputs.etopo);
    if (!etopo) {
        return etopo.error();
    }
    const Result<std::vector<GeosPtr>> shells = readLandShells(landPath);
    if (!shells) {
        return shells.error();
    }
    const Result<Raster<std::uint8_t>> land = rasterizeMask(*shells, grey->width(), grey->height());
    if (!land) {
        return land.error();
    }
    const GreyTable table = calibrateGrey(*grey, *etopo);
    progress.finish(reliefWeight * 0.2);
    progress.begin("relief: taking the steps out of the plains");
    const Raster<float> heights = steplessHeights(*grey, *land, table);
    progress.finish(reliefWeight * 0.4);
    progress.begin("relief: shading");
    if (Failure failure = writeTiff(out, heights)) {
        return failure;
    }
    if (Failure failure = writeHeights(out.parent_path() / "heights.tif", heights)) {
        return failure;
    }
    progress.finish(reliefWeight * 0.4);
    return std::nullopt;
}

} // namespace khalkha
