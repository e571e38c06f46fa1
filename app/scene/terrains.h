#pragma once
// Where compose gets raised relief from. Stage implements it with the tile loader.

#include "scene/terrain.h"
#include "scene/view_state.h"

namespace khalkha {

class Terrains {
public:
    Terrains() = default;
    Terrains(const Terrains&) = delete;
    Terrains& operator=(const Terrains&) = delete;
    virtual ~Terrains() = default;
    /// Surface for everything that the view shows; nullptr where its relief is flat.
    [[nodiscard]] virtual TerrainPtr terrain(const ViewState& view, Viewport viewport) = 0;
};

} // namespace khalkha
