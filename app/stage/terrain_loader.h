#pragma once
// Raised relief for compose, out of the height tiles of the base geography.

#include "render/terrain_plan.h"
#include "render/tile_source.h"
#include "scene/terrains.h"

#include <list>
#include <map>

namespace khalkha {

class TerrainLoader : public Terrains {
public:
    /// tiles must outlive it. With wait the surface is always the one that the view asks for; without, an
    /// earlier or a coarser one stands in until the tiles are there.
    TerrainLoader(TileSource& tiles, bool wait) : _tiles(tiles), _wait(wait) {}
    [[nodiscard]] TerrainPtr terrain(const ViewState& view, Viewport viewport) override;
    /// The last surface given was a stand-in: ask again when tiles have come.
    [[nodiscard]] bool isIncomplete() const { return _incomplete; }

private:
    struct Made {
        TerrainPlan plan;
        double exaggeration = 0;
        TerrainPtr terrain;
    };
    /// Heights by place, of one level.
    class Sampler;
    [[nodiscard]] std::shared_ptr<const HeightGrid> base();
    [[nodiscard]] TerrainPtr coarse(const Camera& flat, double exaggeration);
    [[nodiscard]] const HeightTile* tile(HeightKey key, bool wait);

    TileSource& _tiles;
    bool _wait;
    bool _incomplete = false;
    std::shared_ptr<const HeightGrid> _base;
    std::map<HeightKey, HeightTile> _kept;
    std::list<Made> _made; ///< latest first
};

} // namespace khalkha
