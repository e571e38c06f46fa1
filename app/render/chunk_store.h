#pragma once
// Pieces of the base map in GPU memory: asked for when seen, dropped when long unseen.

#include "gpu/buffer.h"
#include "gpu/texture.h"
#include "gpu/vertex_array.h"
#include "render/base_mesh.h"
#include "render/base_view.h"
#include "render/relief_grid.h"
#include "render/relief_picture.h"
#include "render/tile_source.h"
#include "scene/theme.h"

#include <map>
#include <optional>

namespace khalkha {

/// What a relief picture was made with.
struct ReliefStyle {
    int level = -1; ///< of the pyramid; -1 = none made yet
    int enlarge = 1;
    ThemeName theme = ThemeName::light;
    bool grid = false; ///< coloured corners instead of a texture
    friend bool operator==(const ReliefStyle&, const ReliefStyle&) = default;
};

/// A piece ready to draw.
class GpuChunk {
public:
    GpuChunk(const BaseChunk& chunk, ChunkKey key);

    /// Makes the float positions anew if they are round another origin.
    void useOrigin(const Ecef& origin);
    void useRelief(const ReliefPicture& picture, const ReliefStyle& style);
    [[nodiscard]] const ReliefStyle& reliefStyle() const { return _reliefStyle; }

    [[nodiscard]] ChunkKey key() const { return _key; }
    [[nodiscard]] const Ecef& origin() const { return _origin; }
    [[nodiscard]] const Bounds& bounds() const { return _bounds; }
    [[nodiscard]] const VertexArray& fillArray() const { return _fillArray; }
    [[nodiscard]] const VertexArray& lineArray() const { return _lineArray; }
    [[nodiscard]] std::uint32_t landIndices() const { return _fill.landIndices; }
    [[nodiscard]] std::uint32_t lakeIndices() const {
        return static_cast<std::uint32_t>(_fill.indices.size()) - _fill.landIndices;
    }
    [[nodiscard]] const LineMesh& lines() const { return _lines; }
    /// nullptr if there is none (yet, or at all).
    [[nodiscard]] const Texture* relief() const { return _relief ? &*_relief : nullptr; }
    /// The relief as coloured corners, if it was made so; then there is no texture.
    [[nodiscard]] bool hasGrid() const { return !_grid.blocks.empty(); }
    [[nodiscard]] const std::vector<ReliefGrid::Block>& gridBlocks() const { return _grid.blocks; }
    [[nodiscard]] const VertexArray& gridArray() const { return _gridArray; }
    [[nodiscard]] bool isAllLand() const { return _isAllLand; }
    [[nodiscard]] size_t bytes() const;

    std::uint64_t lastUsed = 0; ///< number of the frame

private:
    void uploadGrid();

    ChunkKey _key;
    FillMesh _fill;
    bool _isAllLand;
    ReliefGrid _grid;
    LineMesh _lines;
    Bounds _bounds;
    Ecef _origin{};
    Buffer _fillVertices{Buffer::Kind::vertices}, _fillIndices{Buffer::Kind::indices};
    Buffer _lineVertices{Buffer::Kind::vertices}, _lineIndices{Buffer::Kind::indices};
    Buffer _gridVertices{Buffer::Kind::vertices}, _gridIndices{Buffer::Kind::indices};
    VertexArray _fillArray, _lineArray, _gridArray;
    std::optional<Texture> _relief;
    ReliefStyle _reliefStyle;
};

struct VisibleChunks {
    std::vector<const GpuChunk*> chunks; ///< in drawing order; coarse stand-ins for missing ones first
    bool missing = false;                ///< some are stand-ins, or without their relief
};

class ChunkStore {
public:
    /// With wait the pieces asked for are always there.
    ChunkStore(TileSource& tiles, bool wait) : _tiles(tiles), _wait(wait) {}
    /// Valid until the next call.
    /// relief: how it is to be drawn.
    enum class Relief { none, textures, any };
    [[nodiscard]] VisibleChunks
    update(const Camera& camera, Detail detail, const Theme& theme, Relief relief);

private:
    GpuChunk* find(ChunkKey key, bool wait);
    const ReliefTile* findRelief(ReliefKey key, bool wait);
    bool shade(GpuChunk& chunk, ChunkKey key, bool wait);
    void readAhead(const std::vector<ChunkKey>& keys);
    void dropUnused();

    struct Shading {
        double metersPerPixel = 1;
        const Theme* theme = nullptr;
        Relief relief = Relief::any;
    };
    struct KeptRelief {
        ReliefTile tile;
        std::uint64_t lastUsed = 0;
    };
    TileSource& _tiles;
    bool _wait;
    Shading _shading;
    NearOrigin _nearOrigin;
    std::map<ThemeName, LandPalette> _palettes; ///< of the themes used so far
    std::map<ChunkKey, GpuChunk> _chunks;
    std::map<ReliefKey, KeptRelief> _relief;
    std::uint64_t _frame = 0;
};

} // namespace khalkha
