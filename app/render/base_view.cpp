#include "render/base_view.h"

#include <algorithm>
#include <cmath>

namespace khalkha {

LonLatBox horizonBox(const Camera& camera) {
    double heightMeters = 0;
    const LonLat below = toLonLat(camera.eye(), &heightMeters);
    constexpr double degree = 3.14159265358979323846 / 180;
    // A margin of one percent for the flattening.
    double angleDeg = std::acos(wgs84B / (wgs84B + std::max(heightMeters, 1.0))) / degree * 1.01 + 0.01;
    if (camera.terrain() != nullptr) {
        // Raised ground shows from behind the horizon.
        angleDeg += std::acos(wgs84B / (wgs84B + camera.terrain()->highestMeters())) / degree * 1.01;
    }
    LonLatBox box{-180, below.latDeg - angleDeg, 180, below.latDeg + angleDeg};
    const double widest = std::max(std::abs(box.southDeg), std::abs(box.northDeg));
    if (widest < 89) {
        const double sine = std::sin(angleDeg * degree) / std::cos(below.latDeg * degree);
        const double sideDeg = sine < 1 ? std::asin(sine) / degree : 180;
        if (below.lonDeg - sideDeg >= -180 && below.lonDeg + sideDeg <= 180) {
            box.westDeg = below.lonDeg - sideDeg;
            box.eastDeg = below.lonDeg + sideDeg;
        }
    }
    box.southDeg = std::max(box.southDeg, -90.0);
    box.northDeg = std::min(box.northDeg, 90.0);
    return box;
}

namespace {

constexpr double globeFromMetersPerPixel = 4500;
constexpr double closeToMetersPerPixel = 650;
/// A tilted picture reaches to the horizon; with more pieces than this a coarser detail does.
constexpr size_t manyCloseChunks = 72;

double degOf(Detail detail) {
    return chunkDeg.at(static_cast<size_t>(detail));
}

std::vector<ChunkKey> chunksOf(const Camera& camera, Detail detail) {
    const LonLatBox seen = camera.visibleBox();
    const LonLatBox near = horizonBox(camera);
    const double deg = degOf(detail);
    const auto index = [deg](double valueDeg, double fromDeg, int count) {
        return std::clamp(static_cast<int>(std::floor((valueDeg - fromDeg) / deg)), 0, count - 1);
    };
    const int columns = static_cast<int>(360 / deg);
    const int rows = static_cast<int>(180 / deg);
    const int west = index(std::max(seen.westDeg, near.westDeg), -180, columns);
    const int east = index(std::min(seen.eastDeg, near.eastDeg), -180, columns);
    const int south = index(std::max(seen.southDeg, near.southDeg), -90, rows);
    const int north = index(std::min(seen.northDeg, near.northDeg), -90, rows);
    std::vector<ChunkKey> keys;
    for (int row = south; row <= north; ++row) {
        for (int column = west; column <= east; ++column) {
            const ChunkKey key{detail, column, row};
            const Bounds bounds = boundsOf(key);
            if (camera.maySee(bounds.center, bounds.radiusMeters)) {
                keys.push_back(key);
            }
        }
    }
    return keys;
}

} // namespace

Detail chooseDetail(const Camera& camera) {
    const double metersPerPixel = camera.metersPerPixel();
    if (metersPerPixel > globeFromMetersPerPixel) {
        return Detail::globe;
    }
    if (metersPerPixel > closeToMetersPerPixel || chunksOf(camera, Detail::close).size() > manyCloseChunks) {
        return Detail::theatre;
    }
    return Detail::close;
}

int smallestRiverRank(double metersPerPixel) {
    if (metersPerPixel > 9000) {
        return 1;
    }
    if (metersPerPixel > 4500) {
        return 2;
    }
    if (metersPerPixel > 1200) {
        return 3;
    }
    return metersPerPixel > 650 ? 4 : 5;
}

LonLatBox boxOf(ChunkKey key) {
    const double deg = degOf(key.detail);
    const double west = -180 + key.column * deg;
    const double south = -90 + key.row * deg;
    return {west, south, west + deg, south + deg};
}

Bounds boundsOf(ChunkKey key) {
    const LonLatBox box = boxOf(key);
    const double lonDeg = (box.westDeg + box.eastDeg) / 2;
    const double latDeg = (box.southDeg + box.northDeg) / 2;
    Bounds bounds{toEcef({lonDeg, latDeg}), 0};
    for (const double edgeLat : {box.southDeg, latDeg, box.northDeg}) {
        for (const double edgeLon : {box.westDeg, lonDeg, box.eastDeg}) {
            const double distance = glm::length(toEcef({edgeLon, edgeLat}) - bounds.center);
            bounds.radiusMeters = std::max(bounds.radiusMeters, distance);
        }
    }
    bounds.radiusMeters *= 1.001;
    return bounds;
}

std::vector<ChunkKey> visibleChunks(const Camera& camera, Detail detail) {
    std::vector<ChunkKey> keys = chunksOf(camera, detail);
    const Ecef target = toEcef(camera.view().target);
    const auto distance = [&](ChunkKey key) { return glm::length(boundsOf(key).center - target); };
    std::vector<std::pair<double, ChunkKey>> sorted;
    sorted.reserve(keys.size());
    for (const ChunkKey key : keys) {
        sorted.emplace_back(distance(key), key);
    }
    std::sort(sorted.begin(), sorted.end());
    std::transform(sorted.begin(), sorted.end(), keys.begin(), [](const auto& each) { return each.second; });
    return keys;
}

ChunkKey coarser(ChunkKey key, Detail detail) {
    const int times = static_cast<int>(std::lround(degOf(detail) / degOf(key.detail)));
    return {detail, key.column / times, key.row / times};
}

ReliefPart reliefPart(ChunkKey key, double metersPerPixel) {
    // Pixels of 15, 7 and 4 km: not much finer than the picture, or the relief glitters when the globe turns.
    const int level = key.detail != Detail::globe ? 2 : (metersPerPixel > 9000 ? 0 : 1);
    const double tileDeg = reliefTileDeg.at(static_cast<size_t>(level));
    const LonLatBox box = boxOf(key);
    ReliefPart part;
    part.key.level = level;
    part.key.column = static_cast<int>(std::floor((box.westDeg + 180) / tileDeg));
    part.key.row = static_cast<int>(std::floor((90 - box.northDeg) / tileDeg));
    part.left = (box.westDeg + 180) / tileDeg - part.key.column;
    part.top = (90 - box.northDeg) / tileDeg - part.key.row;
    part.side = degOf(key.detail) / tileDeg;
    part.middleLatDeg = (box.southDeg + box.northDeg) / 2;
    return part;
}

std::optional<Ecef> NearOrigin::update(const Camera& camera) {
    // Float holds a position to 6e-8 of its distance from the origin, and the shader adds a few such errors.
    // With a pixel of 0.0006 of the range, 0.05 px allow an origin some 40 ranges away. The middle of a close
    // chunk is at most 240 km from what is seen of it.
    constexpr double farRangeMeters = 12e3;
    constexpr double reachInRanges = 10;
    const double range = camera.view().rangeMeters;
    if (range >= farRangeMeters) {
        _origin.reset();
        return _origin;
    }
    const Ecef target = toEcef(camera.view().target);
    if (!_origin || glm::length(*_origin - target) > reachInRanges * range) {
        _origin = target;
    }
    return _origin;
}

} // namespace khalkha
