#include "prepare/gshhg.h"

#include <cpl_error.h>
#include <fmt/format.h>
#include <gdal_priv.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace khalkha {

namespace {

/// A one-dimensional array of whole numbers. Empty when it cannot be read.
std::vector<int> readNumbers(const GDALGroup& group, const std::string& name) {
    const std::shared_ptr<GDALMDArray> array = group.OpenMDArray(name);
    if (array == nullptr || array->GetDimensionCount() != 1) {
        return {};
    }
    const size_t count = array->GetDimensions()[0]->GetSize();
    constexpr size_t largest = 100'000'000; // guards against a damaged header
    if (count == 0 || count > largest) {
        return {};
    }
    std::vector<int> numbers(count);
    const GUInt64 start = 0;
    const GDALExtendedDataType type = GDALExtendedDataType::Create(GDT_Int32);
    if (!array->Read(&start, &count, nullptr, nullptr, type, numbers.data())) {
        return {};
    }
    return numbers;
}

struct BinnedArrays {
    std::vector<int> binSize, firstSegment, segmentCount, pointCount, level, firstPoint, x, y;

    [[nodiscard]] bool complete() const {
        return binSize.size() == 1 && binSize[0] > 0 && 360 * 60 % binSize[0] == 0 && !firstSegment.empty() &&
               segmentCount.size() == firstSegment.size() && !pointCount.empty() &&
               level.size() == pointCount.size() && firstPoint.size() == pointCount.size() && !x.empty() &&
               y.size() == x.size();
    }
};

BinnedArrays readArrays(const GDALGroup& group) {
    return {
        readNumbers(group, "Bin_size_in_minutes"),
        readNumbers(group, "Id_of_first_segment_in_a_bin"),
        readNumbers(group, "N_segments_in_a_bin"),
        readNumbers(group, "N_points_for_a_segment"),
        readNumbers(group, "Hierarchial_level_of_a_segment"),
        readNumbers(group, "Id_of_first_point_in_a_segment"),
        readNumbers(group, "Relative_longitude_from_SW_corner_of_bin"),
        readNumbers(group, "Relative_latitude_from_SW_corner_of_bin")};
}

/// Offsets are unsigned 16 bit kept in a signed type: the whole bin is 65535 units.
double offsetDeg(int stored, double binDeg) {
    return (stored & 0xFFFF) * binDeg / 65535.0;
}

/// Points of a segment; empty when the numbers do not fit the file.
Polyline segmentPoints(const BinnedArrays& arrays, int segment, LonLat corner, double binDeg) {
    const int64_t first = arrays.firstPoint[segment];
    const int64_t count = arrays.pointCount[segment] & 0xFFFF;
    if (first < 0 || first + count > static_cast<int64_t>(arrays.x.size())) {
        return {};
    }
    Polyline points;
    for (int64_t i = first; i < first + count; ++i) {
        // Rounded so that the ends of two bins' segments on their common edge are the same numbers.
        const auto round = [](double deg) { return std::round(deg * 1e7) / 1e7; };
        const LonLat point{
            round(corner.lonDeg + offsetDeg(arrays.x[i], binDeg)),
            round(corner.latDeg + offsetDeg(arrays.y[i], binDeg))};
        if (points.empty() || !(points.back() == point)) {
            points.push_back(point);
        }
    }
    return points;
}

using LinesByLevel = std::map<int, std::vector<GeosPtr>>;

void addBin(const BinnedArrays& arrays, size_t bin, LonLat corner, double binDeg, LinesByLevel& lines) {
    for (int i = 0; i < arrays.segmentCount[bin]; ++i) {
        const int64_t segment = static_cast<int64_t>(arrays.firstSegment[bin]) + i;
        if (segment < 0 || segment >= static_cast<int64_t>(arrays.pointCount.size())) {
            return;
        }
        const Polyline points = segmentPoints(arrays, static_cast<int>(segment), corner, binDeg);
        if (points.size() >= 2) {
            lines[arrays.level[segment]].push_back(makeLine(points));
        }
    }
}

/// Share of the line's length that lies within the area, 0..1.
double shareWithin(const GEOSGeometry* line, const GEOSGeometry* outside) {
    double all = 0;
    double rest = 0;
    GEOSLength_r(geosContext(), line, &all);
    GEOSLength_r(geosContext(), outside, &rest);
    return all > 0 ? 1 - rest / all : 1;
}

} // namespace

Result<std::vector<BinnedLine>> readBinnedLines(const std::filesystem::path& path, const LonLatBox& window) {
    const std::array<const char*, 2> drivers{"netCDF", nullptr};
    const GDALDatasetUniquePtr dataset(GDALDataset::Open(
        path.c_str(), GDAL_OF_MULTIDIM_RASTER | GDAL_OF_READONLY, drivers.data(), nullptr, nullptr));
    const std::shared_ptr<GDALGroup> group = dataset == nullptr ? nullptr : dataset->GetRootGroup();
    const BinnedArrays arrays = group == nullptr ? BinnedArrays{} : readArrays(*group);
    if (!arrays.complete()) {
        return Error{
            ErrorKind::input,
            {path.string(), {}, {}, {}},
            fmt::format("is no binned GSHHG file: {}.", CPLGetLastErrorMsg()),
            "Reinstall the Debian package gmt-gshhg-full; GDAL needs its netCDF driver."};
    }
    const double binDeg = arrays.binSize[0] / 60.0;
    const auto columns = static_cast<size_t>(360 * 60 / arrays.binSize[0]);
    LinesByLevel lines;
    for (size_t bin = 0; bin < arrays.firstSegment.size(); ++bin) {
        // Bins run eastwards from 0 E, rows southwards from the pole; the corner is the south-west one.
        double west = static_cast<double>(bin % columns) * binDeg;
        west = west >= 180 ? west - 360 : west;
        const size_t row = bin / columns;
        const double south = 90 - static_cast<double>(row + 1) * binDeg;
        if (west < window.eastDeg && west + binDeg > window.westDeg && south < window.northDeg &&
            south + binDeg > window.southDeg) {
            addBin(arrays, bin, {west, south}, binDeg, lines);
        }
    }
    std::vector<BinnedLine> result;
    for (auto& [level, parts] : lines) {
        const GeosPtr collection = makeCollection(GEOS_MULTILINESTRING, std::move(parts));
        const GeosPtr merged(GEOSLineMerge_r(geosContext(), collection.get()));
        for (GeosPtr& line : partsOf(merged.get(), 1)) {
            result.push_back({std::move(line), level});
        }
    }
    return result;
}

std::vector<BinnedLine>
linesNotShown(std::vector<BinnedLine> lines, const std::vector<GeosPtr>& others, double nearDeg) {
    BoxIndex index;
    for (size_t i = 0; i < others.size(); ++i) {
        index.add(boundsOf(others[i].get()), i);
    }
    std::vector<BinnedLine> kept;
    for (BinnedLine& line : lines) {
        LonLatBox box = boundsOf(line.line.get());
        box = {box.westDeg - nearDeg, box.southDeg - nearDeg, box.eastDeg + nearDeg, box.northDeg + nearDeg};
        GeosPtr outside = copyOf(line.line.get());
        for (const size_t other : index.find(box)) {
            const GeosPtr belt(GEOSBuffer_r(geosContext(), others[other].get(), nearDeg, 4));
            outside = differenceOf(outside.get(), belt.get());
        }
        if (isEmpty(outside.get()) || shareWithin(line.line.get(), outside.get()) > 0.5) {
            continue;
        }
        // What runs beside another line is cut, but a mouth that reaches the other line stays.
        double near = 0;
        GEOSLength_r(geosContext(), line.line.get(), &near);
        double rest = 0;
        GEOSLength_r(geosContext(), outside.get(), &rest);
        if (near - rest < 3 * nearDeg) {
            kept.push_back(std::move(line));
            continue;
        }
        for (GeosPtr& part : partsOf(outside.get(), 1)) {
            kept.push_back({std::move(part), line.level});
        }
    }
    return kept;
}

} // namespace khalkha
