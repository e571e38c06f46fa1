#pragma once
// Areas on raised ground as triangles of pixels.

#include "scene/layers.h"

namespace khalkha {

struct ProjectedArea {
    std::vector<ScreenPoint> points;
    std::vector<unsigned> triangles; ///< only those that are seen
};
/// Cuts the area until its triangles follow the ground or are small on the screen; leaves out what nearer
/// ground hides. The camera must have terrain.
[[nodiscard]] ProjectedArea projectOnGround(const Camera& camera, const ProjectableArea& area);

} // namespace khalkha
