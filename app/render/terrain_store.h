#pragma once
// Pieces of the base map on raised relief in GPU memory.

#include "gpu/buffer.h"
#include "gpu/vertex_array.h"
#include "render/base_view.h"
#include "render/terrain_mesh.h"
#include "render/tile_source.h"

#include <array>
#include <map>
#include <optional>

namespace khalkha {

class TerrainChunk {
public:
    TerrainChunk(BaseChunk chunk, ChunkKey key);

    /// Makes anew what the relief or the origin changes.
    void use(const Terrain& terrain, const Ecef& origin);

    [[nodiscard]] const VertexArray& fillArray() const { return _fillArray; }
    [[nodiscard]] const VertexArray& lineArray() const { return _lineArray; }
    [[nodiscard]] const TerrainFill& fill() const { return _fill; }
    [[nodiscard]] std::uint32_t seaIndices() const {
        return static_cast<std::uint32_t>(_fill.indices.size()) - _fill.landIndices - _fill.lakeIndices;
    }
    [[nodiscard]] const LineMesh& lines() const { return _lines; }

    std::uint64_t lastUsed = 0; ///< number of the frame

private:
    /// What the relief under the chunk depends on.
    struct Made {
        double stepDeg = 0, exaggeration = 0;
        std::array<int, 4> partly{}; ///< the relief's grid when it does not reach over the whole chunk
        friend bool operator==(const Made&, const Made&) = default;
    };
    BaseChunk _chunk;
    ChunkKey _key;
    TerrainFill _fill;
    LineMesh _lines;
    std::optional<Made> _made;
    Ecef _origin{};
    Buffer _fillVertices{Buffer::Kind::vertices}, _fillIndices{Buffer::Kind::indices};
    Buffer _lineVertices{Buffer::Kind::vertices}, _lineIndices{Buffer::Kind::indices};
    VertexArray _fillArray, _lineArray;
};

class TerrainStore {
public:
    TerrainStore(TileSource& tiles, bool wait) : _tiles(tiles), _wait(wait) {}
    /// Once before the chunks of a frame; decides the origin common to them all, so that neighbours have the
    /// same corners to the bit.
    void begin(const Camera& camera);
    /// nullptr while its data are missing.
    [[nodiscard]] const TerrainChunk* find(ChunkKey key, const Terrain& terrain);
    [[nodiscard]] const Ecef& origin() const { return _origin; }
    /// Forgets what has long been unseen.
    void end();

private:
    TileSource& _tiles;
    bool _wait;
    std::map<ChunkKey, TerrainChunk> _chunks;
    std::optional<LonLat> _originAt;
    Ecef _origin{};
    std::uint64_t _frame = 0;
};

} // namespace khalkha
