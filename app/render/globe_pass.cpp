#include "render/globe_pass.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cstddef>

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

double rimPxOf(const PassInput& in) {
    return in.frame.viewport.heightPx * 0.3;
}

/// Pixels in which the haze over the ground falls to a third.
double hazePxOf(const PassInput& in, double glowPx) {
    return std::min(0.8 * glowPx, in.frame.viewport.heightPx * 0.05);
}

/// Inside a closed run, which is convex.
glm::dvec2 middleOf(const std::vector<LimbPoint>& ring) {
    glm::dvec2 sum{};
    for (const LimbPoint& point : ring) {
        sum += point.at;
    }
    return sum / static_cast<double>(ring.size());
}

/// Where the shaders' exponentials have fallen below half a step of colour.
constexpr double glowReach = GlobePass::hazeReach;

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
      haze(program.uniform("hazePx")),
      rim(program.uniform("rimPx")),
      fillColour(program.uniform("fillColour")) {}

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
    Program::set(haze, static_cast<float>(hazePxOf(in, glowPx)));
    Program::set(rim, static_cast<float>(rimPxOf(in)));
    Program::set(fillColour, rgba(in.theme.space));
}

double GlobePass::hazePx(const PassInput& in, const LimbRays& rays) {
    return hazePxOf(in, glowPxOf(in, rays));
}

GlobePass::GlobePass(Program ocean, Program glow, Program limb, Program flat)
    : _ocean(std::move(ocean)),
      _glow(std::move(glow)),
      _limb(std::move(limb)),
      _flat(std::move(flat)),
      _array(
          _vertices,
          _indices,
          sizeof(StripVertex),
          {{0, 2, Attribute::Type::float32, offsetof(StripVertex, x)},
           {1, 1, Attribute::Type::float32, offsetof(StripVertex, insidePx)}}) {}

Result<GlobePass> GlobePass::create(const std::filesystem::path& shaderFolder) {
    Result<Program> ocean = Program::load(shaderFolder, "globe", "ocean");
    if (!ocean) {
        return ocean.error();
    }
    Result<Program> glow = Program::load(shaderFolder, "globe", "glow");
    if (!glow) {
        return glow.error();
    }
    Result<Program> limb = Program::load(shaderFolder, "globe", "limb");
    if (!limb) {
        return limb.error();
    }
    Result<Program> flat = Program::load(shaderFolder, "globe", "flat");
    if (!flat) {
        return flat.error();
    }
    return GlobePass(*std::move(ocean), *std::move(glow), *std::move(limb), *std::move(flat));
}

std::uint32_t GlobePass::uploadStrips(
    const std::vector<std::vector<LimbPoint>>& runs,
    std::span<const double> insidePx,
    std::optional<glm::dvec2> middle) {
    std::vector<StripVertex> corners;
    std::vector<std::uint32_t> indices;
    for (size_t strip = 0; strip + 1 < insidePx.size(); ++strip) {
        for (const std::vector<LimbPoint>& run : runs) {
            for (size_t i = 0; i < run.size(); ++i) {
                const auto end = static_cast<std::uint32_t>(corners.size());
                if (i > 0) {
                    indices.insert(indices.end(), {end - 2, end - 1, end, end, end - 1, end + 1});
                }
                for (const size_t side : {strip, strip + 1}) {
                    const bool inMiddle = middle && side == 0;
                    const double inside = inMiddle ? glm::distance(run[i].at, *middle) : insidePx[side];
                    const glm::vec2 at(inMiddle ? *middle : run[i].at - run[i].outward * inside);
                    corners.push_back({at.x, at.y, static_cast<float>(inside)});
                }
            }
        }
    }
    _vertices.upload(std::span<const StripVertex>(corners), Buffer::Use::stream);
    _indices.upload(std::span<const std::uint32_t>(indices), Buffer::Use::stream);
    return static_cast<std::uint32_t>(indices.size() / (insidePx.size() - 1));
}

void GlobePass::drawBelowLand(const PassInput& in) {
    const LimbRays rays = limbRays(in.camera);
    const double rimPx = rimPxOf(in);
    if (!limbShows(rays, in.frame.viewport, rimPx)) {
        clearColour(rgba(in.theme.ocean));
        return;
    }
    // Painted by strips along the limb, as one shader over all pixels costs more than all of the land. Where
    // the whole disc is on the picture the ocean is a fan about its middle: the disc is no circle, so that
    // strips of one width would leave a hole there.
    const double glowPx = glowPxOf(in, rays);
    const double diagonalPx = glm::length(glm::dvec2(in.viewportPx()));
    const double discPx = 1 / std::max(rays.tangent * glm::length(rays.rayX), 1e-12);
    const std::vector<std::vector<LimbPoint>> runs = limbRuns(in.camera, diagonalPx + rimPx);
    const bool wholeDisc = runs.size() == 1 && runs[0].size() > 2 && discPx < diagonalPx &&
                           glm::distance(runs[0].front().at, runs[0].back().at) < 1e-3;
    const std::array<double, 4> distances{
        std::min(rimPx, 0.9 * discPx), 0, -glowPx * glowReach, -glowPx * glowReach - diagonalPx};
    const std::uint32_t count = wholeDisc
                                    ? uploadStrips(runs, std::span(distances).first(3), middleOf(runs[0]))
                                    : uploadStrips(runs, std::span(distances));
    clearColour(rgba(wholeDisc ? in.theme.space : in.theme.ocean));
    apply(DrawState{.blend = false});
    _ocean.use(in, rays, glowPx);
    in.draw(_array, 0, count);
    _glow.use(in, rays, glowPx);
    in.draw(_array, count, count);
    if (!wholeDisc) {
        _flat.use(in, rays, glowPx);
        in.draw(_array, 2 * count, count);
    }
}

void GlobePass::drawAboveLand(const PassInput& in) {
    const LimbRays rays = limbRays(in.camera);
    const double glowPx = glowPxOf(in, rays);
    const double inner = hazePxOf(in, glowPx) * glowReach;
    if (!limbShows(rays, in.frame.viewport, inner)) {
        return;
    }
    const std::array<double, 2> distances{inner, -2};
    const std::uint32_t count = uploadStrips(limbRuns(in.camera, inner + 64), std::span(distances));
    apply(DrawState{});
    _limb.use(in, rays, glowPx);
    in.draw(_array, 0, count);
}

} // namespace khalkha
