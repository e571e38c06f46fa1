#pragma once
// Which grid of heights a picture needs. No OpenGL.

#include "scene/camera.h"

namespace khalkha {

/// One step for the whole picture, so that the ground has no cracks; nodes as in HeightGrid, over all chunks
/// that may be seen.
struct TerrainPlan {
    int stepMinutes = 60;
    int level = 0; ///< of the heights, see HeightKey
    int firstColumn = 0, firstRow = 0, columns = 0, rows = 0;
    [[nodiscard]] double stepDeg() const { return stepMinutes / 60.0; }
    friend bool operator==(const TerrainPlan&, const TerrainPlan&) = default;
};
/// camera: on coarse ground round the view (see coarseBox).
[[nodiscard]] TerrainPlan planTerrain(const Camera& camera);
/// Ground that may be seen by a camera without terrain, with what is near it.
[[nodiscard]] LonLatBox coarseBox(const Camera& camera);

} // namespace khalkha
