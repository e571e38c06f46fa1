#include "prepare/elevation.h"

#include "prepare/layer_io.h"

#include <fmt/format.h>
#include <gdal_alg.h>
#include <gdal_priv.h>
#include <ogr_geometry.h>

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {
namespace fs = std::filesystem;

/// Doubt of a grey value, in grey steps, by the range of greys around: JPEG noise on quiet ground, half a
/// step on broken ground.
struct Doubt {
    Raster<float> low, high; ///< metres
};

double metresAt(const GreyTable& table, double grey) {
    const double inside = std::clamp(grey, 0.0, 255.0);
    const int below = std::min(254, static_cast<int>(inside));
    const double part = inside - below;
    return table.at(static_cast<size_t>(below)) * (1 - part) +
           table.at(static_cast<size_t>(below) + 1) * part;
}

int wrapped(int x, int width) {
    return x < 0 ? x + width : (x >= width ? x - width : x);
}

/// Largest less smallest of the (2r+1)^2 pixels around, separable.
Raster<std::uint8_t> localRange(const Raster<std::uint8_t>& grey, int radius) {
    const int width = grey.width();
    const int height = grey.height();
    Raster<std::uint8_t> low(width, height);
    Raster<std::uint8_t> high(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            std::uint8_t least = 255;
            std::uint8_t most = 0;
            for (int d = -radius; d <= radius; ++d) {
                const std::uint8_t value = grey.at(wrapped(x + d, width), y);
                least = std::min(least, value);
                most = std::max(most, value);
            }
            low.at(x, y) = least;
            high.at(x, y) = most;
        }
    }
    Raster<std::uint8_t> range(width, height);
    for (int y = 0; y < height; ++y) {
        const int first = std::max(0, y - radius);
        const int last = std::min(height - 1, y + radius);
        for (int x = 0; x < width; ++x) {
            std::uint8_t least = 255;
            std::uint8_t most = 0;
            for (int row = first; row <= last; ++row) {
                least = std::min(least, low.at(x, row));
                most = std::max(most, high.at(x, row));
            }
            range.at(x, y) = static_cast<std::uint8_t>(most - least);
        }
    }
    return range;
}

Doubt doubtOf(const Raster<std::uint8_t>& grey, const Raster<std::uint8_t>& land, const GreyTable& table) {
    constexpr int radius = 3;
    constexpr double quietRange = 6;   // greys within 7 x 7 pixels: a plain with JPEG noise
    constexpr double brokenRange = 24; // mountains
    constexpr double quietSteps = 2.5;
    constexpr double brokenSteps = 0.5;
    const Raster<std::uint8_t> range = localRange(grey, radius);
    Doubt doubt{Raster<float>(grey.width(), grey.height()), Raster<float>(grey.width(), grey.height())};
    for (int y = 0; y < grey.height(); ++y) {
        for (int x = 0; x < grey.width(); ++x) {
            if (land.at(x, y) == 0) {
                continue; // the sea is 0 without doubt
            }
            const double broken =
                std::clamp((range.at(x, y) - quietRange) / (brokenRange - quietRange), 0.0, 1.0);
            const double steps = quietSteps + (brokenSteps - quietSteps) * broken;
            doubt.low.at(x, y) = static_cast<float>(metresAt(table, grey.at(x, y) - steps));
            doubt.high.at(x, y) = static_cast<float>(metresAt(table, grey.at(x, y) + steps));
        }
    }
    return doubt;
}

/// Jacobi steps of the heat equation, held within the doubt. In place: only two rows of the old state are
/// kept.
void relax(Raster<float>& heights, const Doubt& doubt, int steps) {
    const int width = heights.width();
    const int height = heights.height();
    const auto columns = static_cast<size_t>(width);
    std::vector<float> up(columns);
    std::vector<float> here(columns);
    for (int step = 0; step < steps; ++step) {
        std::copy_n(heights.row(0), width, up.begin());
        for (int y = 0; y < height; ++y) {
            float* out = heights.row(y);
            std::copy_n(out, width, here.begin());
            const float* down = y + 1 < height ? heights.row(y + 1) : here.data();
            const float* low = doubt.low.row(y);
            const float* high = doubt.high.row(y);
            const float* above = up.data();
            const float* old = here.data();
            const auto smooth = [&](int left, int x, int right) {
                const float mean = 0.25F * (above[x] + down[x] + old[left] + old[right]);
                out[x] = std::min(std::max(mean, low[x]), high[x]);
            };
            smooth(width - 1, 0, 1);
            for (int x = 1; x < width - 1; ++x) {
                smooth(x - 1, x, x + 1);
            }
            smooth(width - 2, width - 1, 0);
            std::swap(up, here);
        }
    }
}

/// Adds a coarser raster, bilinear, and keeps the heights within the doubt.
void addCoarse(const Raster<float>& coarse, const Doubt& doubt, Raster<float>& heights) {
    const double scale = static_cast<double>(coarse.width()) / heights.width();
    for (int y = 0; y < heights.height(); ++y) {
        const double v = std::clamp((y + 0.5) * scale - 0.5, 0.0, coarse.height() - 1.0);
        const int top = std::min(static_cast<int>(v), coarse.height() - 2);
        const auto down = static_cast<float>(v - top);
        const float* north = coarse.row(top);
        const float* south = coarse.row(top + 1);
        float* out = heights.row(y);
        const float* low = doubt.low.row(y);
        const float* high = doubt.high.row(y);
        for (int x = 0; x < heights.width(); ++x) {
            const double u = (x + 0.5) * scale - 0.5;
            const int left = static_cast<int>(std::floor(u));
            const auto right = static_cast<float>(u - left);
            const int a = wrapped(left, coarse.width());
            const int b = wrapped(left + 1, coarse.width());
            const float change = (north[a] * (1 - right) + north[b] * right) * (1 - down) +
                                 (south[a] * (1 - right) + south[b] * right) * down;
            out[x] = std::min(std::max(out[x] + change, low[x]), high[x]);
        }
    }
}

/// Pool adjacent violators: the nearest ascending sequence, by weights.
std::vector<double> ascending(const std::vector<double>& values, const std::vector<double>& weights) {
    struct Pool {
        double mean, weight;
        size_t count;
    };
    std::vector<Pool> pools;
    for (size_t i = 0; i < values.size(); ++i) {
        pools.push_back({values[i], weights[i], 1});
        while (pools.size() > 1 && pools[pools.size() - 2].mean > pools.back().mean) {
            const Pool last = pools.back();
            pools.pop_back();
            Pool& pool = pools.back();
            pool.mean = (pool.mean * pool.weight + last.mean * last.weight) / (pool.weight + last.weight);
            pool.weight += last.weight;
            pool.count += last.count;
        }
    }
    std::vector<double> result;
    for (const Pool& pool : pools) {
        result.insert(result.end(), pool.count, pool.mean);
    }
    return result;
}

/// Fills a table from its known greys, straight between them, and rounds its corners.
GreyTable filledTable(const std::vector<int>& greys, const std::vector<double>& metres) {
    GreyTable table{};
    for (int grey = 0; grey < 256; ++grey) {
        const auto above = std::upper_bound(greys.begin(), greys.end(), grey) - greys.begin();
        const auto b = std::clamp<std::ptrdiff_t>(above, 1, static_cast<std::ptrdiff_t>(greys.size()) - 1);
        const double part = static_cast<double>(grey - greys[b - 1]) / (greys[b] - greys[b - 1]);
        table.at(static_cast<size_t>(grey)) =
            metres[b - 1] + std::max(0.0, part) * (metres[b] - metres[b - 1]);
    }
    for (int pass = 0; pass < 4; ++pass) {
        const GreyTable before = table;
        for (size_t i = 1; i < 255; ++i) {
            table.at(i) = (before.at(i - 1) + 2 * before.at(i) + before.at(i + 1)) / 4;
        }
    }
    return table;
}

Raster<float> boxBlurred(const Raster<float>& raster, int radius) {
    const int width = raster.width();
    const int height = raster.height();
    const auto share = 1.0 / (2 * radius + 1);
    Raster<float> across(width, height);
    for (int y = 0; y < height; ++y) {
        double sum = 0;
        for (int d = -radius; d <= radius; ++d) {
            sum += raster.at(wrapped(d, width), y);
        }
        for (int x = 0; x < width; ++x) {
            across.at(x, y) = static_cast<float>(sum * share);
            sum += raster.at(wrapped(x + radius + 1, width), y) - raster.at(wrapped(x - radius, width), y);
        }
    }
    Raster<float> result(width, height);
    std::vector<double> sums(static_cast<size_t>(width), 0);
    const auto add = [&](int y, double sign) {
        const float* row = across.row(std::clamp(y, 0, height - 1));
        for (int x = 0; x < width; ++x) {
            sums[static_cast<size_t>(x)] += sign * row[x];
        }
    };
    for (int d = -radius; d <= radius; ++d) {
        add(d, 1);
    }
    for (int y = 0; y < height; ++y) {
        float* row = result.row(y);
        for (int x = 0; x < width; ++x) {
            row[x] = static_cast<float>(sums[static_cast<size_t>(x)] * share);
        }
        add(y + radius + 1, 1);
        add(y - radius, -1);
    }
    return result;
}

} // namespace

Result<Raster<std::uint8_t>> readMarbleTiles(const fs::path& folder) {
    constexpr int rows = 8;
    constexpr int columns = 16;
    constexpr int tilePx = 675;
    Raster<std::uint8_t> mosaic(columns * tilePx, rows * tilePx);
    const std::array<const char*, 2> drivers{"JPEG", nullptr};
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const fs::path path =
                folder / "3" / fmt::format("{:06}", row) / fmt::format("{:06}_{:06}.jpg", row, column);
            const GDALDatasetUniquePtr tile(
                GDALDataset::Open(path.c_str(), GDAL_OF_RASTER, drivers.data(), nullptr, nullptr));
            const bool fits =
                tile != nullptr && tile->GetRasterXSize() == tilePx && tile->GetRasterYSize() == tilePx;
            if (!fits || tile->GetRasterBand(1)->RasterIO(
                             GF_Read,
                             0,
                             0,
                             tilePx,
                             tilePx,
                             mosaic.row(row * tilePx) + static_cast<std::ptrdiff_t>(column) * tilePx,
                             tilePx,
                             tilePx,
                             GDT_Byte,
                             1,
                             mosaic.width(),
                             nullptr) != CE_None) {
                return Error{
                    ErrorKind::input,
                    {path.string(), {}, {}, {}},
                    "expected a JPEG tile of 675 x 675 pixels.",
                    "Reinstall the Debian package marble-qt-data."};
            }
        }
    }
    return mosaic;
}

Result<Raster<float>> readEtopo(const fs::path& path) {
    constexpr int width = 4320;
    constexpr int height = 2161;
    const std::array<const char*, 2> drivers{"netCDF", nullptr};
    const GDALDatasetUniquePtr dataset(
        GDALDataset::Open(path.c_str(), GDAL_OF_RASTER, drivers.data(), nullptr, nullptr));
    Raster<float> turned(width, height);
    const bool fits =
        dataset != nullptr && dataset->GetRasterXSize() == width && dataset->GetRasterYSize() == height;
    // The file begins at 0 E: its second half comes first here.
    for (int half = 0; half < 2; ++half) {
        if (!fits || dataset->GetRasterBand(1)->RasterIO(
                         GF_Read,
                         half == 0 ? width / 2 : 0,
                         0,
                         width / 2,
                         height,
                         turned.row(0) + static_cast<std::ptrdiff_t>(half) * (width / 2),
                         width / 2,
                         height,
                         GDT_Float32,
                         sizeof(float),
                         static_cast<GSpacing>(width) * static_cast<GSpacing>(sizeof(float)),
                         nullptr) != CE_None) {
            return Error{
                ErrorKind::input,
                {path.string(), {}, {}, {}},
                "expected ETOPO5 on a grid of 4320 x 2161.",
                "Reinstall the Debian package ferret-datasets."};
        }
    }
    return turned;
}

Result<Raster<std::uint8_t>> rasterizeMask(const std::vector<GeosPtr>& polygons, int widthPx, int heightPx) {
    Raster<std::uint8_t> mask(widthPx, heightPx);
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("MEM");
    const GDALDatasetUniquePtr dataset(
        driver == nullptr ? nullptr : driver->Create("", widthPx, heightPx, 1, GDT_Byte, nullptr));
    std::vector<std::unique_ptr<OGRGeometry>> owned;
    std::vector<OGRGeometryH> handles;
    for (const GeosPtr& polygon : polygons) {
        owned.push_back(toOgr(polygon.get()));
        handles.push_back(OGRGeometry::ToHandle(owned.back().get()));
    }
    const std::vector<double> ones(handles.size(), 1);
    std::array<double, 6> transform{-180, 360.0 / widthPx, 0, 90, 0, -180.0 / heightPx};
    int band = 1;
    if (dataset == nullptr || dataset->SetGeoTransform(transform.data()) != CE_None ||
        GDALRasterizeGeometries(
            GDALDataset::ToHandle(dataset.get()),
            1,
            &band,
            static_cast<int>(handles.size()),
            handles.data(),
            nullptr,
            nullptr,
            ones.data(),
            nullptr,
            nullptr,
            nullptr) != CE_None ||
        dataset->GetRasterBand(1)->RasterIO(
            GF_Read, 0, 0, widthPx, heightPx, mask.row(0), widthPx, heightPx, GDT_Byte, 0, 0, nullptr) !=
            CE_None) {
        return Error{
            ErrorKind::output,
            {},
            fmt::format("the mask of the land cannot be drawn: {}.", CPLGetLastErrorMsg()),
            {}};
    }
    return mask;
}

GreyTable calibrateGrey(const Raster<std::uint8_t>& grey, const Raster<float>& etopo) {
    std::array<std::vector<float>, 256> samples;
    const double scale = grey.width() / 360.0;
    for (int j = 1; j + 1 < etopo.height(); ++j) {
        const double lat = 90 - j / 12.0;
        if (lat < -58 || lat > 78) {
            continue; // ice, of which the two know different surfaces
        }
        const int y = std::clamp(static_cast<int>((90 - lat) * scale), 1, grey.height() - 2);
        for (int i = 0; i < etopo.width(); ++i) {
            const int x = static_cast<int>(i / 12.0 * scale) % grey.width();
            int sum = 0;
            int least = 255;
            int most = 0;
            for (int dy = -1; dy <= 1; ++dy) {
                for (int dx = -1; dx <= 1; ++dx) {
                    const int value = grey.at(wrapped(x + dx, grey.width()), y + dy);
                    sum += value;
                    least = std::min(least, value);
                    most = std::max(most, value);
                }
            }
            constexpr int quiet = 8;
            if (most - least <= quiet) {
                samples.at(static_cast<size_t>((sum + 4) / 9)).push_back(etopo.at(i, j));
            }
        }
    }
    std::vector<int> greys;
    std::vector<double> metres;
    std::vector<double> weights;
    for (size_t value = 0; value < samples.size(); ++value) {
        std::vector<float>& list = samples.at(value);
        constexpr size_t enough = 30;
        if (list.size() >= enough) {
            const auto middle = list.begin() + static_cast<std::ptrdiff_t>(list.size() / 2);
            std::nth_element(list.begin(), middle, list.end());
            greys.push_back(static_cast<int>(value));
            metres.push_back(*middle);
            weights.push_back(static_cast<double>(list.size()));
        }
    }
    if (greys.size() < 2) {
        return {};
    }
    return filledTable(greys, ascending(metres, weights));
}

Raster<float>
steplessHeights(const Raster<std::uint8_t>& grey, const Raster<std::uint8_t>& land, const GreyTable& table) {
    const Doubt doubt = doubtOf(grey, land, table);
    Raster<float> heights(grey.width(), grey.height());
    for (int y = 0; y < grey.height(); ++y) {
        for (int x = 0; x < grey.width(); ++x) {
            heights.at(x, y) = land.at(x, y) == 0 ? 0.0F : static_cast<float>(table.at(grey.at(x, y)));
        }
    }
    // Wide plateaus first, on coarser grids, where a step of the iteration goes farther.
    constexpr int coarseSteps = 60;
    constexpr int fineSteps = 24;
    for (const int factor : {8, 4, 2}) {
        if (grey.width() % factor != 0 || grey.height() % factor != 0) {
            continue;
        }
        const Doubt coarse{shrunk(doubt.low, factor), shrunk(doubt.high, factor)};
        const Raster<float> before = shrunk(heights, factor);
        Raster<float> after = before;
        relax(after, coarse, coarseSteps);
        for (int y = 0; y < after.height(); ++y) {
            for (int x = 0; x < after.width(); ++x) {
                after.at(x, y) -= before.at(x, y);
            }
        }
        addCoarse(after, doubt, heights);
    }
    relax(heights, doubt, fineSteps);
    return heights;
}

Raster<float> shrunk(const Raster<float>& raster, int factor) {
    Raster<float> result(raster.width() / factor, raster.height() / factor);
    const float share = 1.0F / static_cast<float>(factor * factor);
    for (int y = 0; y < result.height(); ++y) {
        for (int dy = 0; dy < factor; ++dy) {
            const float* source = raster.row(y * factor + dy);
            float* target = result.row(y);
            for (int x = 0; x < result.width(); ++x) {
                for (int dx = 0; dx < factor; ++dx) {
                    target[x] += source[x * factor + dx] * share;
                }
            }
        }
    }
    return result;
}

Raster<float> blurred(const Raster<float>& raster, int radiusPx) {
    Raster<float> result = boxBlurred(raster, radiusPx);
    result = boxBlurred(result, radiusPx); // one at a time: each is a quarter of a gigabyte
    result = boxBlurred(result, radiusPx);
    return result;
}

} // namespace khalkha
