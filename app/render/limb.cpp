#include "render/limb.h"

#include <glm/geometric.hpp>

#include <cmath>
#include <numbers>

namespace khalkha {

namespace {

glm::dvec3 unitSphere(const glm::dvec3& at) {
    return {at.x / wgs84A, at.y / wgs84A, at.z / wgs84B};
}

} // namespace

double LimbRays::insidePx(double x, double y) const {
    const glm::dvec3 direction = ray + rayX * x + rayY * y;
    const double size = glm::length(direction);
    const glm::dvec2 slope(
        towards.y - tangent * glm::dot(direction, rayX) / size,
        towards.z - tangent * glm::dot(direction, rayY) / size);
    return (towards.x + towards.y * x + towards.z * y - tangent * size) / glm::length(slope);
}

LimbRays limbRays(const Camera& camera) {
    const Viewport size = camera.viewport();
    const double tangentOfHalf = std::tan(verticalFieldOfViewDeg * std::numbers::pi / 360);
    const double pixel = 2 * tangentOfHalf / size.heightPx;
    const glm::dvec3 eye = unitSphere(camera.eye());
    LimbRays rays;
    // Lengths in equatorial radii, so that numbers stay near 1.
    rays.rayX = unitSphere(camera.right()) * wgs84A * pixel;
    rays.rayY = unitSphere(camera.up()) * wgs84A * pixel;
    rays.ray = unitSphere(camera.forward()) * wgs84A - rays.rayX * (size.widthPx / 2.0) -
               rays.rayY * (size.heightPx / 2.0);
    rays.towards = {-glm::dot(rays.ray, eye), -glm::dot(rays.rayX, eye), -glm::dot(rays.rayY, eye)};
    rays.tangent = std::sqrt(std::max(glm::dot(eye, eye) - 1, 0.0));
    return rays;
}

bool limbShows(const LimbRays& rays, Viewport viewport, double marginPx) {
    // What lies inside the limb is convex on the screen: its corners decide.
    for (const double x : {0.0, static_cast<double>(viewport.widthPx)}) {
        for (const double y : {0.0, static_cast<double>(viewport.heightPx)}) {
            if (rays.insidePx(x, y) < marginPx) {
                return true;
            }
        }
    }
    return false;
}

std::vector<std::vector<LimbPoint>> limbRuns(const Camera& camera, double marginPx) {
    const Viewport size = camera.viewport();
    const glm::dvec3 eye = unitSphere(camera.eye());
    const double distance2 = glm::dot(eye, eye);
    const glm::dvec3 axis = eye / std::sqrt(distance2);
    const glm::dvec3 middle = eye / distance2;
    const double radius = std::sqrt(std::max(1 - 1 / distance2, 0.0));
    const glm::dvec3 aside =
        glm::normalize(std::abs(axis.z) < 0.9 ? glm::cross(axis, {0, 0, 1}) : glm::cross(axis, {1, 0, 0}));
    const glm::dvec3 across = glm::cross(axis, aside);

    const LimbRays rays = limbRays(camera);
    // A whole small disc needs fewer legs than a horizon of which little is on the picture.
    const double discPx = 1 / std::max(rays.tangent * glm::length(rays.rayX), 1e-12);
    const int steps = discPx < size.heightPx ? 240 : 720;
    std::vector<std::vector<LimbPoint>> runs(1);
    for (int i = 0; i <= steps; ++i) {
        const double angle = 2 * std::numbers::pi * i / steps;
        const glm::dvec3 at = middle + (aside * std::cos(angle) + across * std::sin(angle)) * radius;
        const std::optional<ScreenPoint> point =
            camera.projectAsIs({at.x * wgs84A, at.y * wgs84A, at.z * wgs84B});
        const bool near = point && point->x > -marginPx && point->x < size.widthPx + marginPx &&
                          point->y > -marginPx && point->y < size.heightPx + marginPx;
        if (!near) {
            if (!runs.back().empty()) {
                runs.emplace_back();
            }
            continue;
        }
        const glm::dvec2 pixel(point->x, size.heightPx - point->y);
        const double here = rays.insidePx(pixel.x, pixel.y);
        const glm::dvec2 slope(
            rays.insidePx(pixel.x + 1, pixel.y) - here, rays.insidePx(pixel.x, pixel.y + 1) - here);
        runs.back().push_back({pixel, -glm::normalize(slope)});
    }
    return runs;
}

} // namespace khalkha
