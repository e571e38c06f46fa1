#include "render/chunk_store.h"

#include <algorithm>
#include <cstddef>

namespace khalkha {

namespace {

struct GridVertex {
    float x = 0, y = 0, z = 0; ///< metres from the origin
    Colour colour;
};
/// Scale from which on all land is drawn as a net of coloured corners, a side of which covers then 25 pixels
/// or more.
constexpr double gridBelowMetersPerPixel = 30;
constexpr int gridEnlargement = 2;
/// Of pictures as fine as the screen.
constexpr int fineEnlargement = 2;

constexpr size_t keptBytes = size_t{256} << 20U;
constexpr size_t keptReliefTiles = 24;

/// Whether a relief picture of twice the resolution is as fine as the screen.
bool isFine(Detail detail, double metersPerPixel) {
    return detail == Detail::globe ? metersPerPixel > 4000
                                   : detail == Detail::theatre && metersPerPixel > 2200;
}

/// How far a relief picture is enlarged. A pixel of relief covers some 2 pixels of a globe or a theatre:
/// twice as many are as fine as the screen, and the nearest of them looks as smooth as a mixture of four and
/// takes half the time. Near the ground it covers a hundred; few pieces are seen there, and the texture
/// mixes.
int enlargement(Detail detail, double metersPerPixel) {
    if (detail != Detail::close) {
        return isFine(detail, metersPerPixel) ? fineEnlargement : 1;
    }
    return metersPerPixel < 120 ? 8 : 4;
}

} // namespace

GpuChunk::GpuChunk(const BaseChunk& chunk, ChunkKey key)
    : _key(key),
      _fill(fillMesh(chunk, key)),
      _isAllLand(khalkha::isAllLand(_fill)),
      _lines(lineMesh(chunk, key.detail)),
      _bounds(boundsOf(key)),
      _origin(_bounds.center),
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
           {3, 1, Attribute::Type::uint8, offsetof(LineVertex, kind)}}),
      _gridArray(
          _gridVertices,
          _gridIndices,
          sizeof(GridVertex),
          {{0, 3, Attribute::Type::float32, offsetof(GridVertex, x)},
           {1, 4, Attribute::Type::unorm8, offsetof(GridVertex, colour)}}) {
    _fillIndices.upload(std::span<const std::uint32_t>(_fill.indices), Buffer::Use::keep);
    _lineIndices.upload(std::span<const std::uint32_t>(_lines.indices), Buffer::Use::keep);
    _origin = _bounds.center + Ecef{1, 0, 0}; // so that the next line uploads
    useOrigin(_bounds.center);
}

void GpuChunk::useOrigin(const Ecef& origin) {
    if (origin == _origin) {
        return;
    }
    _origin = origin;
    const std::vector<FillVertex> fill = fillVertices(_fill, origin);
    _fillVertices.upload(std::span<const FillVertex>(fill), Buffer::Use::keep);
    const std::vector<LineVertex> lines = lineVertices(_lines, origin);
    _lineVertices.upload(std::span<const LineVertex>(lines), Buffer::Use::keep);
    uploadGrid();
}

void GpuChunk::uploadGrid() {
    std::vector<GridVertex> corners;
    corners.reserve(_grid.positions.size());
    for (size_t i = 0; i < _grid.positions.size(); ++i) {
        const glm::vec3 at(_grid.positions[i] - _origin);
        corners.push_back({at.x, at.y, at.z, _grid.colours[i]});
    }
    _gridVertices.upload(std::span<const GridVertex>(corners), Buffer::Use::keep);
}

void GpuChunk::useRelief(const ReliefPicture& picture, const ReliefStyle& style) {
    _reliefStyle = style;
    _relief.reset();
    _grid = style.grid ? reliefGrid(picture, _key) : ReliefGrid{};
    uploadGrid();
    _gridIndices.upload(std::span<const std::uint32_t>(_grid.indices), Buffer::Use::keep);
    if (!picture.pixels.empty() && !hasGrid()) {
        _relief.emplace(Texture::Format::rgba8, picture.widthPx, picture.heightPx);
        _relief->upload(0, 0, picture.widthPx, picture.heightPx, picture.pixels);
        if (style.enlarge == fineEnlargement) {
            _relief->useNearest();
        }
    }
}

size_t GpuChunk::bytes() const {
    const size_t texture = _relief ? size_t{4} * static_cast<size_t>(_relief->widthPx()) *
                                         static_cast<size_t>(_relief->heightPx())
                                   : 0;
    return texture + _grid.positions.size() * (sizeof(GridVertex) + sizeof(Ecef) + 4) +
           _grid.indices.size() * 8 + _fill.positions.size() * (sizeof(FillVertex) + sizeof(Ecef) + 4) +
           _lines.vertices.size() * (2 * sizeof(LineVertex) + sizeof(Ecef) / 2) +
           (_fill.indices.size() + _lines.indices.size()) * 8;
}

VisibleChunks ChunkStore::update(const Camera& camera, Detail detail, const Theme& theme, Relief relief) {
    ++_frame;
    _shading = {camera.metersPerPixel(), &theme, relief};
    const std::optional<Ecef> nearOrigin = _nearOrigin.update(camera);
    const std::vector<ChunkKey> keys = visibleChunks(camera, detail);
    readAhead(keys);

    VisibleChunks visible;
    std::vector<ChunkKey> standIns;
    std::vector<const GpuChunk*> wanted;
    const auto take = [&](GpuChunk& chunk, ChunkKey key, bool wait) {
        chunk.lastUsed = _frame;
        chunk.useOrigin(nearOrigin ? *nearOrigin : chunk.bounds().center);
        visible.missing |= !shade(chunk, key, wait);
    };
    for (const ChunkKey key : keys) {
        if (GpuChunk* chunk = find(key, _wait)) {
            take(*chunk, key, _wait);
            wanted.push_back(chunk);
            continue;
        }
        visible.missing = true;
        ChunkKey standIn = coarser(key, Detail::globe);
        const ChunkKey theatre = coarser(key, detail == Detail::close ? Detail::theatre : Detail::globe);
        if (_chunks.contains(theatre)) {
            standIn = theatre;
        }
        if (std::find(standIns.begin(), standIns.end(), standIn) == standIns.end()) {
            standIns.push_back(standIn);
        }
    }
    // Coarsest first, the finer ones cover them. The pieces for globes are small: they are worth waiting for.
    std::sort(standIns.begin(), standIns.end());
    for (const ChunkKey key : standIns) {
        if (GpuChunk* chunk = find(key, true)) {
            take(*chunk, key, true);
            visible.chunks.push_back(chunk);
        }
    }
    // The nearest were asked for first; a fixed order keeps the picture independent of that.
    visible.chunks.insert(visible.chunks.end(), wanted.begin(), wanted.end());
    dropUnused();
    return visible;
}

void ChunkStore::readAhead(const std::vector<ChunkKey>& keys) {
    for (const ChunkKey key : keys) {
        find(key, false);
        if (_shading.relief != Relief::none) {
            findRelief(reliefPart(key, _shading.metersPerPixel).key, false);
        }
    }
}

GpuChunk* ChunkStore::find(ChunkKey key, bool wait) {
    const auto known = _chunks.find(key);
    if (known != _chunks.end()) {
        return &known->second;
    }
    const std::optional<BaseChunk> chunk = _tiles.chunk(key, wait);
    if (!chunk) {
        return nullptr;
    }
    return &_chunks.try_emplace(key, *chunk, key).first->second;
}

const ReliefTile* ChunkStore::findRelief(ReliefKey key, bool wait) {
    auto known = _relief.find(key);
    if (known == _relief.end()) {
        std::optional<ReliefTile> tile = _tiles.relief(key, wait);
        if (!tile) {
            return nullptr;
        }
        known = _relief.try_emplace(key, KeptRelief{*std::move(tile), 0}).first;
    }
    known->second.lastUsed = _frame;
    return &known->second.tile;
}

bool ChunkStore::shade(GpuChunk& chunk, ChunkKey key, bool wait) {
    if (_shading.relief == Relief::none) {
        return true;
    }
    const ReliefPart part = reliefPart(key, _shading.metersPerPixel);
    ReliefStyle style{
        part.key.level, enlargement(key.detail, _shading.metersPerPixel), _shading.theme->name, false};
    if (_shading.relief == Relief::any && chunk.isAllLand() && key.detail == Detail::close &&
        _shading.metersPerPixel < gridBelowMetersPerPixel) {
        style.grid = true;
        style.enlarge = gridEnlargement;
    }
    if (chunk.reliefStyle() == style || chunk.landIndices() == 0) {
        return true;
    }
    const ReliefTile* tile = findRelief(part.key, wait);
    if (tile == nullptr) {
        return false;
    }
    const LandPalette& palette = _palettes.try_emplace(_shading.theme->name, *_shading.theme).first->second;
    chunk.useRelief(reliefPicture(*tile, part, palette, style.enlarge), style);
    return true;
}

void ChunkStore::dropUnused() {
    size_t total = 0;
    std::vector<std::pair<std::uint64_t, ChunkKey>> unused;
    for (const auto& [key, chunk] : _chunks) {
        total += chunk.bytes();
        if (chunk.lastUsed != _frame) {
            unused.emplace_back(chunk.lastUsed, key);
        }
    }
    std::sort(unused.begin(), unused.end());
    for (const auto& [frame, key] : unused) {
        if (total <= keptBytes) {
            break;
        }
        const auto chunk = _chunks.find(key);
        total -= chunk->second.bytes();
        _chunks.erase(chunk);
    }
    while (_relief.size() > keptReliefTiles) {
        const auto oldest =
            std::min_element(_relief.begin(), _relief.end(), [](const auto& a, const auto& b) {
                return a.second.lastUsed < b.second.lastUsed;
            });
        if (oldest->second.lastUsed == _frame) {
            break;
        }
        _relief.erase(oldest);
    }
}

} // namespace khalkha
