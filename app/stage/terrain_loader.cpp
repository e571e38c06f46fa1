#include "stage/terrain_loader.h"

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

constexpr size_t keptTiles = 128;
constexpr size_t keptTerrains = 4; // two panes, and what they showed before

int columnsOf(int level) {
    return static_cast<int>(std::lround(360 / (heightTilePx * heightPixelDeg(level))));
}

/// Weights of the four pixels around a place between the two in the middle: straight, or through the pixels
/// without corners (Catmull-Rom) where the grid is finer than the pixels.
std::array<double, 4> weights(double part, bool smooth) {
    if (!smooth) {
        return {0, 1 - part, part, 0};
    }
    const double p2 = part * part;
    const double p3 = p2 * part;
    return {
        0.5 * (-part + 2 * p2 - p3),
        0.5 * (2 - 5 * p2 + 3 * p3),
        0.5 * (part + 4 * p2 - 3 * p3),
        0.5 * (-p2 + p3)};
}

} // namespace

class TerrainLoader::Sampler {
public:
    Sampler(TerrainLoader& loader, int level, bool smooth)
        : _loader(loader), _level(level), _smooth(smooth) {}

    /// Fills the grid; false when tiles are missing, all of which have been asked for then.
    bool fill(HeightGrid& grid, bool wait) {
        bool complete = true;
        grid.meters.assign(static_cast<size_t>(grid.columns) * static_cast<size_t>(grid.rows), 0);
        size_t index = 0;
        for (int row = 0; row < grid.rows; ++row) {
            for (int column = 0; column < grid.columns; ++column, ++index) {
                const LonLat at{
                    -180 + (grid.firstColumn + column) * grid.stepDeg,
                    -90 + (grid.firstRow + row) * grid.stepDeg};
                complete = heightAt(at, wait, grid.meters[index]) && complete;
            }
        }
        return complete;
    }

private:
    bool heightAt(LonLat at, bool wait, float& meters) {
        const double pixelDeg = heightPixelDeg(_level);
        const double tileDeg = heightTilePx * pixelDeg;
        const int columns = columnsOf(_level);
        const int rawColumn = static_cast<int>(std::floor((at.lonDeg + 180) / tileDeg + 1e-9));
        const int row =
            std::clamp(static_cast<int>(std::floor((90 - at.latDeg) / tileDeg + 1e-9)), 0, columns / 2 - 1);
        const HeightTile* tile = find({_level, rawColumn % columns, row}, wait);
        if (tile == nullptr) {
            return false;
        }
        if (tile->sizePx <= 0) {
            return true;
        }
        const double x = (at.lonDeg + 180) / pixelDeg - 0.5 - rawColumn * heightTilePx + heightBorderPx;
        const double y = (90 - at.latDeg) / pixelDeg - 0.5 - row * heightTilePx + heightBorderPx;
        const int left = std::clamp(static_cast<int>(std::floor(x)), 1, tile->sizePx - 3);
        const int top = std::clamp(static_cast<int>(std::floor(y)), 1, tile->sizePx - 3);
        const std::array<double, 4> across = weights(x - left, _smooth);
        const std::array<double, 4> down = weights(y - top, _smooth);
        double sum = 0;
        for (int dy = 0; dy < 4; ++dy) {
            const std::int16_t* line =
                tile->meters.data() + static_cast<std::ptrdiff_t>(top - 1 + dy) * tile->sizePx + left - 1;
            const double value =
                across[0] * line[0] + across[1] * line[1] + across[2] * line[2] + across[3] * line[3];
            sum += down.at(static_cast<size_t>(dy)) * value;
        }
        meters = static_cast<float>(std::max(sum, 0.0));
        return true;
    }

    const HeightTile* find(HeightKey key, bool wait) {
        if (!_known || _key != key) {
            _key = key;
            _tile = _loader.tile(key, wait);
            _known = true;
        }
        return _tile;
    }

    TerrainLoader& _loader;
    int _level;
    bool _smooth;
    bool _known = false;
    HeightKey _key;
    const HeightTile* _tile = nullptr;
};

const HeightTile* TerrainLoader::tile(HeightKey key, bool wait) {
    const auto known = _kept.find(key);
    if (known != _kept.end()) {
        return &known->second;
    }
    std::optional<HeightTile> read = _tiles.heights(key, wait);
    if (!read) {
        return nullptr;
    }
    return &_kept.try_emplace(key, *std::move(read)).first->second;
}

std::shared_ptr<const HeightGrid> TerrainLoader::base() {
    if (!_base) {
        constexpr int perDeg = 3;
        HeightGrid grid{1.0 / perDeg, 0, 0, 360 * perDeg + 1, 180 * perDeg + 1, {}};
        Sampler(*this, heightLevels - 1, false).fill(grid, true);
        _base = std::make_shared<const HeightGrid>(std::move(grid));
    }
    return _base;
}

TerrainPtr TerrainLoader::coarse(const Camera& flat, double exaggeration) {
    const LonLatBox box = coarseBox(flat);
    const std::shared_ptr<const HeightGrid> all = base();
    constexpr double wideDeg = 60;
    const int every = box.eastDeg - box.westDeg > wideDeg || box.northDeg - box.southDeg > wideDeg ? 3 : 1;
    HeightGrid grid;
    grid.stepDeg = all->stepDeg * every;
    grid.firstColumn = static_cast<int>(std::floor((box.westDeg + 180) / grid.stepDeg));
    grid.firstRow = static_cast<int>(std::floor((box.southDeg + 90) / grid.stepDeg));
    grid.columns = static_cast<int>(std::ceil((box.eastDeg + 180) / grid.stepDeg)) - grid.firstColumn + 1;
    grid.rows = static_cast<int>(std::ceil((box.northDeg + 90) / grid.stepDeg)) - grid.firstRow + 1;
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
            const size_t x = static_cast<size_t>(grid.firstColumn + column) * every;
            const size_t y = static_cast<size_t>(grid.firstRow + row) * every;
            grid.meters.push_back(all->meters[y * static_cast<size_t>(all->columns) + x]);
        }
    }
    return std::make_shared<const Terrain>(std::move(grid), all, exaggeration);
}

TerrainPtr TerrainLoader::terrain(const ViewState& view, Viewport viewport) {
    _incomplete = false;
    if (!(view.exaggeration > 0)) {
        return nullptr;
    }
    const double exaggeration = std::min(view.exaggeration, maxExaggeration);
    const TerrainPtr around = coarse(Camera(view.camera, viewport), exaggeration);
    const TerrainPlan plan = planTerrain(Camera(view.camera, viewport, around));
    const auto known = std::find_if(_made.begin(), _made.end(), [&](const Made& made) {
        return made.plan == plan && made.exaggeration == exaggeration;
    });
    if (known != _made.end()) {
        _made.splice(_made.begin(), _made, known);
        return known->terrain;
    }
    HeightGrid grid{plan.stepDeg(), plan.firstColumn, plan.firstRow, plan.columns, plan.rows, {}};
    if (!Sampler(*this, plan.level, plan.stepMinutes == 1).fill(grid, _wait)) {
        _incomplete = true;
        const auto similar = std::find_if(_made.begin(), _made.end(), [&](const Made& made) {
            return made.exaggeration == exaggeration && made.plan.stepMinutes <= 2 * plan.stepMinutes;
        });
        return similar != _made.end() ? similar->terrain : around;
    }
    _made.push_front(
        {plan, exaggeration, std::make_shared<const Terrain>(std::move(grid), base(), exaggeration)});
    if (_made.size() > keptTerrains) {
        _made.pop_back();
    }
    if (_kept.size() > keptTiles) {
        _kept.clear();
    }
    return _made.front().terrain;
}

} // namespace khalkha
