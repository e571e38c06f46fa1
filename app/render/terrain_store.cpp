#include "render/terrain_store.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cstddef>

namespace khalkha {

namespace {

constexpr size_t keptChunks = 48;

} // namespace

TerrainChunk::TerrainChunk(BaseChunk chunk, ChunkKey key)
    : _chunk(std::move(chunk)),
      _key(key),
      _fillArray(
          _fillVertices,
          _fillIndices,
          sizeof(FillVertex),
          {{0, 3, Attribute::Type::float32, offsetof(FillVertex, x)},
           {1, 2, Attribute::Type::unorm16, offsetof(FillVertex, u)}}),
      _lineArray(
          _lineVertices,
          _lineIndices,
          sizeof(LineVertex),
          {{0, 3, Attribute::Type::float32, offsetof(LineVertex, x)},
           {1, 3, Attribute::Type::snorm16, offsetof(LineVertex, direction)},
           {2, 1, Attribute::Type::snorm16, offsetof(LineVertex, side)},
           {3, 1, Attribute::Type::uint8, offsetof(LineVertex, kind)}}) {}

void TerrainChunk::use(const Terrain& terrain, const Ecef& origin) {
    Made wanted{terrain.stepDeg(), terrain.exaggeration(), {}};
    if (!terrain.covers(boxOf(_key))) {
        const HeightGrid& grid = terrain.grid();
        wanted.partly = {grid.firstColumn, grid.firstRow, grid.columns, grid.rows};
    }
    const bool sameGround = _made && *_made == wanted;
    if (sameGround && origin == _origin) {
        return;
    }
    if (!_made || _made->stepDeg != wanted.stepDeg) {
        _fill = terrainFill(_chunk, _key, terrain.stepDeg());
        _fillIndices.upload(std::span<const std::uint32_t>(_fill.indices), Buffer::Use::keep);
    }
    if (!sameGround) {
        _lines = terrainLines(_chunk, terrain);
        _lineIndices.upload(std::span<const std::uint32_t>(_lines.indices), Buffer::Use::keep);
    }
    _made = wanted;
    _origin = origin;
    const std::vector<FillVertex> fill = terrainVertices(_fill, terrain, origin);
    _fillVertices.upload(std::span<const FillVertex>(fill), Buffer::Use::keep);
    const std::vector<LineVertex> lines = lineVertices(_lines, origin);
    _lineVertices.upload(std::span<const LineVertex>(lines), Buffer::Use::keep);
}

void TerrainStore::begin(const Camera& camera) {
    ++_frame;
    // Float holds a position to 6e-8 of its distance from the origin: a thousandth of a pixel at 10 ranges.
    // It stays while the target is within reach, so that buffers are seldom made anew. A picture does not
    // depend on earlier ones: there it is always the target.
    constexpr double reachInRanges = 10;
    const LonLat target = camera.view().target;
    if (_wait || !_originAt ||
        glm::distance(toEcef(target), _origin) > reachInRanges * camera.view().rangeMeters) {
        _originAt = target;
        _origin = toEcef(target);
    }
}

const TerrainChunk* TerrainStore::find(ChunkKey key, const Terrain& terrain) {
    auto known = _chunks.find(key);
    if (known == _chunks.end()) {
        std::optional<BaseChunk> chunk = _tiles.chunk(key, _wait);
        if (!chunk) {
            return nullptr;
        }
        known = _chunks.try_emplace(key, *std::move(chunk), key).first;
    }
    known->second.lastUsed = _frame;
    known->second.use(terrain, _origin);
    return &known->second;
}

void TerrainStore::end() {
    while (_chunks.size() > keptChunks) {
        const auto oldest =
            std::min_element(_chunks.begin(), _chunks.end(), [](const auto& a, const auto& b) {
                return a.second.lastUsed < b.second.lastUsed;
            });
        if (oldest->second.lastUsed == _frame) {
            break;
        }
        _chunks.erase(oldest);
    }
}

} // namespace khalkha
