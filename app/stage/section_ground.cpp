#include "stage/section_ground.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace khalkha {

namespace {

constexpr size_t profilePoints = 241;
constexpr size_t mostChunks = 16;
constexpr double oneRiverMeters = 150; ///< crossings nearer to each other are one: rivers are cut into chunks

/// Bilinear heights of the finest level, tiles kept while it lives.
class Heights {
public:
    explicit Heights(TileSource& tiles) : _tiles(tiles) {}
    [[nodiscard]] std::optional<double> at(LonLat place) {
        const double perDeg = 1 / heightPixelDeg(0);
        const double x = (place.lonDeg + 180) * perDeg - 0.5;
        const double y = (90 - place.latDeg) * perDeg - 0.5;
        const int columns = static_cast<int>(std::lround(360 * perDeg / heightTilePx));
        const int rows = columns / 2;
        const auto floored = [](double value) { return static_cast<int>(std::floor(value / heightTilePx)); };
        const int column = floored(x);
        const int row = std::clamp(floored(y), 0, rows - 1);
        const HeightTile& tile = tileOf({0, (column + columns) % columns, row});
        if (tile.sizePx <= 0) {
            return std::nullopt;
        }
        const double u = x - column * heightTilePx + heightBorderPx;
        const double v = std::clamp(y - row * heightTilePx + heightBorderPx, 0.0, tile.sizePx - 1.001);
        const int left = static_cast<int>(u);
        const int top = static_cast<int>(v);
        const auto pixel = [&](int dx, int dy) {
            return static_cast<double>(tile.meters[static_cast<size_t>(top + dy) * tile.sizePx + left + dx]);
        };
        const double a = u - left;
        const double b = v - top;
        return (pixel(0, 0) * (1 - a) + pixel(1, 0) * a) * (1 - b) +
               (pixel(0, 1) * (1 - a) + pixel(1, 1) * a) * b;
    }

private:
    const HeightTile& tileOf(HeightKey key) {
        const auto found = _kept.find(key);
        if (found != _kept.end()) {
            return found->second;
        }
        return _kept.emplace(key, _tiles.heights(key, true).value_or(HeightTile{})).first->second;
    }
    TileSource& _tiles;
    std::map<HeightKey, HeightTile> _kept;
};

std::vector<double> riversUnder(TileSource& tiles, const GroundSection& section) {
    const double side = chunkDeg[static_cast<size_t>(Detail::close)];
    std::set<ChunkKey> keys;
    const double step = 5000;
    for (double along = 0; along < section.lengthMeters() + step; along += step) {
        const LonLat at = section.at(along);
        keys.insert(
            {Detail::close,
             static_cast<int>(std::floor((at.lonDeg + 180) / side)),
             static_cast<int>(std::floor((at.latDeg + 90) / side))});
        if (keys.size() > mostChunks) {
            return {};
        }
    }
    std::vector<double> found;
    for (const ChunkKey& key : keys) {
        const std::optional<BaseChunk> chunk = tiles.chunk(key, true);
        for (const RiverLine& river : chunk ? chunk->rivers : std::vector<RiverLine>{}) {
            for (const double along : section.crossings(river.line)) {
                found.push_back(along);
            }
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(
        std::unique(
            found.begin(), found.end(), [](double a, double b) { return std::abs(a - b) < oneRiverMeters; }),
        found.end());
    return found;
}

} // namespace

GroundProfile readGround(TileSource& tiles, const SectionPath& path) {
    GroundProfile profile{path, {}, heightPixelDeg(0), {}};
    const GroundSection section(path.points);
    Heights heights(tiles);
    for (size_t i = 0; i < profilePoints; ++i) {
        const double along = section.lengthMeters() * static_cast<double>(i) / (profilePoints - 1);
        const std::optional<double> meters = heights.at(section.at(along));
        if (!meters) {
            profile.meters.clear();
            break;
        }
        profile.meters.push_back(*meters);
    }
    profile.riverCrossings = riversUnder(tiles, section);
    return profile;
}

} // namespace khalkha
