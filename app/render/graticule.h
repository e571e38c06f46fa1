#pragma once
// Meridians and parallels for a view. No OpenGL.

#include "scene/camera.h"

namespace khalkha {

/// Step that leaves a few lines on the picture, degrees.
[[nodiscard]] double graticuleStepDeg(const Camera& camera);

struct Graticule {
    std::vector<Polyline> lines; ///< with points close enough for straight legs
    double maxLegMeters = 100e3;
};
[[nodiscard]] Graticule graticule(const Camera& camera, double stepDeg);

} // namespace khalkha
