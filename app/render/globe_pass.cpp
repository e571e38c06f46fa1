#include "render/globe_pass.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

/// Pixels in which the glow of the atmosphere falls to a third: 70 km at the limb, within what looks well.
double glowPxOf(const PassInput& in, const LimbRays& rays) {
    constexpr double glowMeters = 70e3;
    const double limbMeters = rays.tangent * wgs84A;
    const double pixel = glm::length(rays.rayX);
    const double height = in.frame.viewport.heightPx;
    return std::clamp(glowMeters / std::max(limbMeters * pixel, 1e-9), height * 0.004, height * 0.3);
}

/// Where the shaders' exponentials have fallen below half a step of colour.
constexpr double glowReach = 5.5;

} // namespace

GlobePass::LimbProgram::LimbProgram(Program loaded)
    : program(std::move(loaded)),
      viewportPx(program.uniform("viewportPx")),
      ray(program.uniform("ray")),
      rayX(program.uniform("rayX")),
      rayY(program.uniform("rayY")),
      towards(program.uniform("towards")),
      tangent(program.uniform("tangent")),
      space(program.uniform("space")),
      atmosphere(program.uniform("atmosphere")),
      ocean(program.uniform("ocean")),
      oceanDeep(program.uniform("oceanDeep")),
      glow(program.uniform("glowPx")),
      rim(program.uniform("rimPx")) {}

void GlobePass::LimbProgram::use(const PassInput& in, const LimbRays& rays, double glowPx) const {
    program.use();
    Program::set(viewportPx, in.viewportPx());
    Program::set(ray, glm::vec3(rays.ray));
    Program::set(rayX, glm::vec3(rays.rayX));
    Program::set(rayY, glm::vec3(rays.rayY));
    Program::set(towards, glm::vec3(rays.towards));
    Program::set(tangent, static_cast<float>(rays.tangent));
    Program::set(space, rgb(in.theme.space));
    Program::set(atmosphere, rgb(in.theme.atmosphere));
    Program::set(ocean, rgb(in.theme.ocean));
    Program::set(oceanDeep, rgb(in.theme.oceanDeep));
    Program::set(glow, static_cast<float>(glowPx));
    Program::set(rim, static_cast<float>(in.frame.viewport.heightPx * 0.12));
}

GlobePass::GlobePass(Program ocean, Program limb)
    : _ocean(std::move(ocean)),
      _limb(std::move(limb)),
      _array(_vertices, _indices, sizeof(glm::vec2), {{0, 2, Attribute::Type::float32, 0}}) {}

Result<GlobePass> GlobePass::create(const std::filesystem::path& shaderFolder) {
    Result<Program> ocean = Program::load(shaderFolder, "globe", "ocean");
    if (!ocean) {
        return ocean.error();
    }
    Result<Program> limb = Program::load(shaderFolder, "globe", "limb");
    if (!limb) {
        return limb.error();
    }
    return GlobePass(*std::move(ocean), *std::move(limb));
}

void GlobePass::upload(const std::vector<glm::vec2>& corners, const std::vector<std::uint32_t>& indices) {
    _vertices.upload(std::span<const glm::vec2>(corners), Buffer::Use::stream);
    _indices.upload(std::span<const std::uint32_t>(indices), Buffer::Use::stream);
}

void GlobePass::drawBelowLand(const PassInput& in) {
    const LimbRays rays = limbRays(in.camera);
    const Viewport size = in.frame.viewport;
    const double rimReach = size.heightPx * 0.12 * glowReach;
    if (!limbShows(rays, size, 1) &&
        (in.theme.ocean == in.theme.oceanDeep || !limbShows(rays, size, rimReach))) {
        clearColour(rgba(in.theme.ocean));
        return;
    }
    clearColour(rgba(in.theme.space));
    // Only the box of the disc and its glow, where the whole limb is on the picture.
    const double glowPx = glowPxOf(in, rays);
    glm::dvec2 low(0);
    glm::dvec2 high(in.viewportPx());
    const std::vector<std::vector<LimbPoint>> runs = limbRuns(in.camera, 1e6);
    if (runs.size() == 1 && runs[0].size() > 2 &&
        glm::distance(runs[0].front().at, runs[0].back().at) < 1e-3) {
        glm::dvec2 first = high;
        glm::dvec2 last = low;
        for (const LimbPoint& point : runs[0]) {
            first = glm::min(first, point.at - glowPx * glowReach);
            last = glm::max(last, point.at + glowPx * glowReach);
        }
        low = glm::max(low, glm::floor(first));
        high = glm::min(high, glm::ceil(last));
    }
    const glm::vec2 from(low);
    const glm::vec2 to(high);
    upload({from, {to.x, from.y}, {from.x, to.y}, to}, {0, 1, 2, 2, 1, 3});
    apply(DrawState{.blend = false});
    _ocean.use(in, rays, glowPx);
    in.draw(_array, 0, 6);
}

void GlobePass::drawAboveLand(const PassInput& in) {
    const LimbRays rays = limbRays(in.camera);
    const double glowPx = glowPxOf(in, rays);
    const double inner = glowPx * 0.8 * glowReach;
    if (!limbShows(rays, in.frame.viewport, inner)) {
        return;
    }
    std::vector<glm::vec2> corners;
    std::vector<std::uint32_t> indices;
    for (const std::vector<LimbPoint>& run : limbRuns(in.camera, inner + 64)) {
        for (size_t i = 0; i < run.size(); ++i) {
            const auto end = static_cast<std::uint32_t>(corners.size());
            if (i > 0) {
                indices.insert(indices.end(), {end - 2, end - 1, end, end, end - 1, end + 1});
            }
            corners.emplace_back(run[i].at - run[i].outward * inner);
            corners.emplace_back(run[i].at + run[i].outward * 2.0);
        }
    }
    if (indices.empty()) {
        return;
    }
    upload(corners, indices);
    apply(DrawState{});
    _limb.use(in, rays, glowPx);
    in.draw(_array, 0, static_cast<std::uint32_t>(indices.size()));
}

} // namespace khalkha
