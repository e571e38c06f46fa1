#pragma once
// The outline of the globe on the screen. No OpenGL.

#include "scene/camera.h"

#include <glm/vec3.hpp>

namespace khalkha {

/// View rays in the space where the ellipsoid is the unit sphere, as functions of the pixel counted from the
/// lower left corner; and what the shaders need to find how far a pixel is inside the limb.
struct LimbRays {
    glm::dvec3 ray{}, rayX{}, rayY{};
    glm::dvec3 towards{}; ///< minus ray times eye: at (0, 0), change per x, change per y
    double tangent = 0;   ///< length of the tangent from the eye to the sphere

    /// Pixels inside the limb: positive inside, negative outside.
    [[nodiscard]] double insidePx(double x, double y) const;
};
[[nodiscard]] LimbRays limbRays(const Camera& camera);

/// Whether a pixel within the margin around the picture is less than the margin inside the limb.
[[nodiscard]] bool limbShows(const LimbRays& rays, Viewport viewport, double marginPx);

/// The limb as runs of pixels (from the lower left corner) within a margin around the picture, and on every
/// pixel the direction outwards, unit length.
struct LimbPoint {
    glm::dvec2 at{}, outward{};
};
[[nodiscard]] std::vector<std::vector<LimbPoint>> limbRuns(const Camera& camera, double marginPx);

} // namespace khalkha
