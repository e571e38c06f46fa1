#pragma once
// Windows of rasters that cover the whole Earth: columns wrap round it, rows are held at the poles.

#include <gdal_priv.h>

#include <algorithm>
#include <span>
#include <vector>

namespace khalkha {

/// The band itself or its overview of that width; nullptr if there is none.
[[nodiscard]] GDALRasterBand* bandOfWidth(GDALRasterBand* band, int widthPx);

template <class T> constexpr GDALDataType gdalPixel = GDT_Byte;
template <> inline constexpr GDALDataType gdalPixel<std::int16_t> = GDT_Int16;

/// Reads a square window into pixels interleaved by band; false when the file is damaged.
template <class T>
bool readWrapped(
    std::span<GDALRasterBand* const> bands, int left, int top, int sizePx, std::vector<T>& pixels) {
    const int width = bands[0]->GetXSize();
    const int height = bands[0]->GetYSize();
    const auto lineValues = static_cast<size_t>(sizePx) * bands.size();
    pixels.assign(static_cast<size_t>(sizePx) * lineValues, 0);
    const int firstRow = std::clamp(top, 0, height - 1);
    const int lastRow = std::clamp(top + sizePx - 1, 0, height - 1);
    for (int done = 0; done < sizePx;) {
        const int column = ((left + done) % width + width) % width;
        const int count = std::min(sizePx - done, width - column);
        for (size_t band = 0; band < bands.size(); ++band) {
            T* target = pixels.data() + static_cast<size_t>(firstRow - top) * lineValues +
                        static_cast<size_t>(done) * bands.size() + band;
            const CPLErr result = bands[band]->RasterIO(
                GF_Read,
                column,
                firstRow,
                count,
                lastRow - firstRow + 1,
                target,
                count,
                lastRow - firstRow + 1,
                gdalPixel<T>,
                static_cast<GSpacing>(bands.size()) * static_cast<GSpacing>(sizeof(T)),
                static_cast<GSpacing>(lineValues) * static_cast<GSpacing>(sizeof(T)),
                nullptr);
            if (result != CE_None) {
                return false;
            }
        }
        done += count;
    }
    const auto copyRow = [&](int from, int to) {
        std::copy_n(
            pixels.begin() + static_cast<std::ptrdiff_t>(from * lineValues),
            lineValues,
            pixels.begin() + static_cast<std::ptrdiff_t>(to * lineValues));
    };
    for (int row = 0; row < firstRow - top; ++row) {
        copyRow(firstRow - top, row);
    }
    for (int row = lastRow - top + 1; row < sizePx; ++row) {
        copyRow(lastRow - top, row);
    }
    return true;
}

} // namespace khalkha
