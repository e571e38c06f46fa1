#pragma once
// TileSource over exchange's reader, with one thread that reads ahead. What cannot be read is empty, and is
// told.

#include "exchange/base_geography.h"
#include "render/tile_source.h"

#include <memory>
#include <vector>

namespace khalkha {

class TileLoader : public TileSource {
public:
    explicit TileLoader(BaseGeography geography);
    TileLoader(const TileLoader&) = delete;
    TileLoader& operator=(const TileLoader&) = delete;
    ~TileLoader() override;
    [[nodiscard]] std::optional<BaseChunk> chunk(ChunkKey key, bool wait) override;
    [[nodiscard]] std::optional<ReliefTile> relief(ReliefKey key, bool wait) override;
    [[nodiscard]] std::optional<HeightTile> heights(HeightKey key, bool wait) override;
    [[nodiscard]] bool pending() const override;
    /// What could not be read since the last call, one error a file of the base geography; each file is told
    /// of once. A picture drawn meanwhile lacks it.
    [[nodiscard]] std::vector<Error> takeFailures();
    /// How many pieces have been read from files so far, by whichever thread.
    [[nodiscard]] size_t piecesRead() const;

private:
    struct Queue;
    std::unique_ptr<Queue> _queue;
};

} // namespace khalkha
