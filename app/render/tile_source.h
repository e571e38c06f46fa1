#pragma once
// Where render gets pieces of the base map from. Stage implements it with exchange's reader.

#include "geo/base_chunk.h"

#include <optional>

namespace khalkha {

class TileSource {
public:
    TileSource() = default;
    TileSource(const TileSource&) = delete;
    TileSource& operator=(const TileSource&) = delete;
    virtual ~TileSource() = default;
    /// nullopt when not there yet; after that pending() is true and a later call may have it.
    /// With wait = true it blocks until the piece is there; a piece that cannot be read is empty.
    [[nodiscard]] virtual std::optional<BaseChunk> chunk(ChunkKey key, bool wait) = 0;
    [[nodiscard]] virtual std::optional<ReliefTile> relief(ReliefKey key, bool wait) = 0;
    /// A source without heights has none: raised relief is flat there.
    [[nodiscard]] virtual std::optional<HeightTile> heights(HeightKey /*key*/, bool /*wait*/) {
        return HeightTile{};
    }
    [[nodiscard]] virtual bool pending() const = 0;
};

} // namespace khalkha
