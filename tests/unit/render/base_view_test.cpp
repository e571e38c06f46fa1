#include "render/base_view.h"
#include "render/graticule.h"
#include "render/limb.h"

#include <doctest/doctest.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <random>

using namespace khalkha;

namespace {

CameraView randomView(std::mt19937& random) {
    std::uniform_real_distribution<double> unit(0, 1);
    CameraView view;
    view.target = {unit(random) * 360 - 180, std::asin(unit(random) * 2 - 1) * 57.29577951308232};
    view.rangeMeters = 100 * std::pow(2e5, unit(random)); // 100 m .. 20,000 km
    view.headingDeg = unit(random) * 359;
    view.tiltDeg = unit(random) * maxTiltDeg;
    return view;
}

} // namespace

TEST_CASE("What is seen lies in a chunk that is asked for") {
    std::mt19937 random(1);
    for (int i = 0; i < 300; ++i) {
        const Camera camera(randomView(random), {1280, 720});
        const Detail detail = chooseDetail(camera);
        const std::vector<ChunkKey> keys = visibleChunks(camera, detail);
        for (int k = 0; k < 20; ++k) {
            const ScreenPoint at{(k % 5) * 319.0 + 1, (k / 5) * 239.0 + 1};
            const std::optional<LonLat> ground = camera.pick(at);
            if (!ground) {
                continue;
            }
            const bool covered = std::any_of(keys.begin(), keys.end(), [&](ChunkKey key) {
                const LonLatBox box = boxOf(key);
                return ground->lonDeg >= box.westDeg - 1e-9 && ground->lonDeg <= box.eastDeg + 1e-9 &&
                       ground->latDeg >= box.southDeg - 1e-9 && ground->latDeg <= box.northDeg + 1e-9;
            });
            CAPTURE(i);
            CAPTURE(ground->lonDeg);
            CAPTURE(ground->latDeg);
            CHECK(covered);
        }
        CHECK(keys.size() < 160);
    }
}

TEST_CASE("Relief parts lie where their chunks lie") {
    for (const ChunkKey key :
         {ChunkKey{Detail::close, 99, 46},
          {Detail::theatre, 20, 9},
          {Detail::globe, 11, 0},
          {Detail::globe, 3, 5}}) {
        for (const double metersPerPixel : {50.0, 2000.0, 12000.0}) {
            const ReliefPart part = reliefPart(key, metersPerPixel);
            const double deg = reliefTileDeg.at(static_cast<size_t>(part.key.level));
            const LonLatBox box = boxOf(key);
            CHECK(-180 + (part.key.column + part.left) * deg == doctest::Approx(box.westDeg));
            CHECK(90 - (part.key.row + part.top) * deg == doctest::Approx(box.northDeg));
            CHECK(part.left >= 0);
            CHECK(part.left + part.side < 1 + 1e-9);
            CHECK(part.top + part.side < 1 + 1e-9);
        }
    }
    CHECK(coarser({Detail::close, 99, 46}, Detail::theatre) == ChunkKey{Detail::theatre, 19, 9});
}

TEST_CASE("The limb divides ground from sky") {
    std::mt19937 random(2);
    for (int i = 0; i < 200; ++i) {
        const Viewport size{1280, 720};
        const Camera camera(randomView(random), size);
        const LimbRays rays = limbRays(camera);
        bool sky = false;
        for (int k = 0; k < 60; ++k) {
            const ScreenPoint at{(k % 10) * 142.0, (k / 10) * 143.9};
            const double inside = rays.insidePx(at.x, size.heightPx - at.y);
            if (std::abs(inside) > 0.05) {
                CAPTURE(i);
                CHECK((inside > 0) == camera.pick(at).has_value());
            }
            sky |= inside < -0.05;
        }
        if (sky) {
            CHECK(limbShows(rays, size, 0));
        }
        for (const std::vector<LimbPoint>& run : limbRuns(camera, 100)) {
            for (const LimbPoint& point : run) {
                CHECK(std::abs(rays.insidePx(point.at.x, point.at.y)) < 0.02);
                const glm::dvec2 out = point.at + point.outward * 3.0;
                CHECK(rays.insidePx(out.x, out.y) == doctest::Approx(-3).epsilon(0.05));
            }
        }
    }
}

TEST_CASE("Float positions round the chosen origin are within 0.05 px of double") {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> unit(0, 1);
    NearOrigin nearOrigin;
    const Viewport size{1920, 1080};
    double worst = 0;
    CameraView view;
    for (int i = 0; i < 1000; ++i) {
        // Every third view continues the one before, as a drag does, so that kept origins are measured too.
        if (i % 3 == 0) {
            view = randomView(random);
        } else {
            view.target.lonDeg = std::clamp(
                view.target.lonDeg + (unit(random) - 0.5) * view.rangeMeters * 8e-5, -179.0, 179.0);
        }
        const Camera camera(view, size);
        const std::optional<Ecef> near = nearOrigin.update(camera);
        const Detail detail = chooseDetail(camera);
        const double deg = chunkDeg.at(static_cast<size_t>(detail));
        for (int k = 0; k < 10; ++k) {
            const std::optional<LonLat> ground =
                camera.pick({unit(random) * size.widthPx, unit(random) * size.heightPx});
            if (!ground) {
                continue;
            }
            const ChunkKey key{
                detail,
                static_cast<int>((std::min(ground->lonDeg, 179.999999) + 180) / deg),
                static_cast<int>((std::min(ground->latDeg, 89.999999) + 90) / deg)};
            const Ecef origin = near ? *near : boundsOf(key).center;
            const Ecef exact = toEcef(*ground);
            const std::optional<ScreenPoint> expected = camera.project(exact);
            REQUIRE(expected);
            const glm::vec4 clip =
                camera.clipFromRelative(origin) * glm::vec4(glm::vec3(exact - origin), 1.0F);
            const double x = (double(clip.x) / double(clip.w) + 1) / 2 * size.widthPx;
            const double y = (1 - double(clip.y) / double(clip.w)) / 2 * size.heightPx;
            worst = std::max(worst, std::hypot(x - expected->x, y - expected->y));
        }
    }
    MESSAGE("largest error in pixels: " << worst);
    CHECK(worst < 0.05);
}

TEST_CASE("A graticule keeps some lines on the picture at every scale") {
    for (double range = 100; range < 4e7; range *= 3) {
        CameraView view;
        view.rangeMeters = range;
        const Camera camera(view, {1280, 720});
        const double step = graticuleStepDeg(camera);
        const Graticule lines = graticule(camera, step);
        CHECK_FALSE(lines.lines.empty());
        CHECK(lines.lines.size() < 200);
        for (const Polyline& line : lines.lines) {
            const bool meridian = line.front().lonDeg == line.back().lonDeg;
            const double value = meridian ? line.front().lonDeg : line.front().latDeg;
            CHECK(std::abs(value / step - std::round(value / step)) < 1e-6);
        }
    }
}
