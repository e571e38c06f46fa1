#include "scene/camera.h"
#include "scene/layers.h"
#include "scene/terrain.h"

#include <doctest/doctest.h>
#include <glm/geometric.hpp>

#include <cmath>
#include <random>

using namespace khalkha;

namespace {

constexpr Viewport size{1280, 720};

class Random {
public:
    double in(double low, double high) {
        return low + (high - low) * static_cast<double>(_engine() >> 11U) * 0x1.0p-53;
    }

private:
    std::mt19937_64 _engine{7};
};

/// Hills and a ridge along 119 E, 112..126 E, 42..53 N, every 4 minutes.
TerrainPtr hills(double exaggeration) {
    HeightGrid grid{1.0 / 15, 292 * 15, 132 * 15, 14 * 15 + 1, 11 * 15 + 1, {}};
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
            const double lon = -180 + (grid.firstColumn + column) * grid.stepDeg;
            const double lat = -90 + (grid.firstRow + row) * grid.stepDeg;
            const double ridge = 1200 * std::exp(-std::pow((lon - 119) / 0.15, 2));
            grid.meters.push_back(
                static_cast<float>(400 + 200 * std::sin(lon * 9) * std::cos(lat * 7) + ridge));
        }
    }
    const auto base = std::make_shared<const HeightGrid>(grid);
    return std::make_shared<const Terrain>(std::move(grid), base, exaggeration);
}

CameraView tilted(LonLat target, double rangeMeters, double headingDeg, double tiltDeg) {
    return {target, rangeMeters, headingDeg, tiltDeg};
}

double apart(ScreenPoint a, ScreenPoint b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

} // namespace

TEST_CASE("the surface goes through its nodes, and is flat between them") {
    const TerrainPtr terrain = hills(10);
    const double step = terrain->stepDeg();
    const LonLat corner{-180 + 4500 * step, -90 + 2070 * step};
    const double highest = terrain->highestMeters();
    CHECK(highest > 10 * 1400);
    CHECK(highest < 10 * 1801);
    const Ecef a = terrain->lifted(corner);
    const Ecef b = terrain->lifted({corner.lonDeg + step, corner.latDeg});
    const Ecef c = terrain->lifted({corner.lonDeg + step, corner.latDeg + step});
    double height = 0;
    static_cast<void>(toLonLat(a, &height));
    CHECK(height == doctest::Approx(terrain->liftMeters(corner)));
    Random random;
    for (int i = 0; i < 100; ++i) {
        const double v = random.in(0, 1);
        const double u = random.in(v, 1);
        const Ecef expected = a * (1 - u) + b * (u - v) + c * v;
        const Ecef found = terrain->lifted({corner.lonDeg + u * step, corner.latDeg + v * step});
        CHECK(glm::distance(expected, found) < 1e-5);
    }
}

TEST_CASE("a leg lies on the surface between its crossings") {
    const TerrainPtr terrain = hills(8);
    Random random;
    std::vector<double> parts;
    for (int i = 0; i < 200; ++i) {
        const LonLat from{random.in(113, 125), random.in(43, 52)};
        const LonLat to{from.lonDeg + random.in(-0.5, 0.5), from.latDeg + random.in(-0.5, 0.5)};
        const auto between = [&](double part) {
            return LonLat{
                from.lonDeg + (to.lonDeg - from.lonDeg) * part,
                from.latDeg + (to.latDeg - from.latDeg) * part};
        };
        terrain->crossings(from, to, parts);
        parts.insert(parts.begin(), 0);
        parts.push_back(1);
        CHECK(std::is_sorted(parts.begin(), parts.end()));
        for (size_t k = 1; k < parts.size(); ++k) {
            const Ecef a = terrain->lifted(between(parts[k - 1]));
            const Ecef b = terrain->lifted(between(parts[k]));
            const Ecef middle = terrain->lifted(between((parts[k - 1] + parts[k]) / 2));
            CHECK(glm::distance((a + b) * 0.5, middle) < 1e-4);
        }
    }
}

TEST_CASE("a ridge hides what is behind it, and nothing before it") {
    const TerrainPtr terrain = hills(10);
    // From the west, over the plain, towards the ridge at 119 E.
    const Camera camera(tilted({118.2, 47.5}, 60e3, 90, 75), size, terrain);
    CHECK(camera.projectVisible({118.2, 47.5}, 0));
    CHECK(camera.projectVisible({118.7, 47.5}, 0));
    CHECK_FALSE(camera.projectVisible({119.5, 47.5}, 0));
    const Camera flat(tilted({118.2, 47.5}, 60e3, 90, 75), size);
    CHECK(flat.projectVisible({119.5, 47.5}, 0));
    // From above nothing is hidden.
    const Camera above(tilted({119, 47.5}, 400e3, 0, 0), size, terrain);
    Random random;
    for (int i = 0; i < 200; ++i) {
        const LonLat at{random.in(117.5, 120.5), random.in(46.8, 48.2)};
        CHECK(above.projectVisible(at, 0));
    }
}

TEST_CASE("a pixel is picked where the ground is drawn") {
    Random random;
    for (const double exaggeration : {1.0, 10.0, 30.0}) {
        const TerrainPtr terrain = hills(exaggeration);
        for (const double tiltDeg : {0.0, 40.0, 70.0}) {
            const Camera camera(tilted({118.5, 47.5}, 120e3, 70, tiltDeg), size, terrain);
            int met = 0;
            int apartMore = 0;
            for (int i = 0; i < 100; ++i) {
                const ScreenPoint pixel{random.in(0, size.widthPx), random.in(0, size.heightPx)};
                const std::optional<LonLat> ground = camera.pick(pixel);
                if (!ground || ground->lonDeg > 125 || ground->lonDeg < 113) {
                    continue;
                }
                ++met;
                const auto back = camera.project(toEcef(*ground));
                REQUIRE(back);
                apartMore += apart(*back, pixel) < 1e-3 ? 0 : 1;
                CHECK(camera.isVisible(toEcef(*ground)));
            }
            CHECK(met > 30);
            CHECK(apartMore <= 3); // at the brink of a ridge
        }
    }
}

TEST_CASE("the eye stays above the ground, the target in the middle") {
    const TerrainPtr terrain = hills(30);
    const CameraView view = tilted({119.3, 47.5}, 30e3, 90, 80); // the ridge stands behind the eye
    const Camera camera(view, size, terrain);
    double height = 0;
    const LonLat below = toLonLat(camera.eye(), &height);
    CHECK(height > terrain->liftMeters(below));
    const Ecef target =
        toEcef(view.target) + surfaceNormal(view.target) * terrain->baseLiftMeters(view.target);
    const auto middle = camera.projectAsIs(target);
    REQUIRE(middle);
    CHECK(apart(*middle, {640, 360}) < 1e-6);
}

TEST_CASE("lines follow the ground and stop at ridges") {
    const TerrainPtr terrain = hills(10);
    const Camera camera(tilted({118.2, 47.5}, 60e3, 90, 75), size, terrain);
    const Polyline line{{118, 47.52}, {120.5, 47.52}};
    const std::vector<ScreenLine> runs = projectLine(camera, std::span<const LonLat>(line));
    REQUIRE(!runs.empty());
    size_t points = 0;
    for (const ScreenLine& run : runs) {
        points += run.size();
        for (const ScreenPoint& point : run) {
            const auto ground = camera.pick(point);
            // A pixel of the line shows the line's own ground, but for the pixel at which it is hidden.
            if (ground && ground->lonDeg < 118.95) {
                CHECK(ground->latDeg == doctest::Approx(47.52).epsilon(0.002));
            }
        }
    }
    CHECK(points > 20);
    const Camera flat(tilted({118.2, 47.5}, 60e3, 90, 75), size);
    const auto flatRuns = projectLine(flat, std::span<const LonLat>(line));
    REQUIRE(flatRuns.size() == 1);
    // Runs end before the far end of the line, which is behind the ridge.
    const auto end = camera.project(toEcef(line.back()));
    REQUIRE(end);
    CHECK(apart(runs.back().back(), *end) > 5);
}

TEST_CASE("no height is no lift") {
    HeightGrid grid{1, 0, 0, 361, 181, std::vector<float>(361 * 181, 0)};
    const Terrain terrain(grid, nullptr, 20);
    CHECK(terrain.highestMeters() == 0);
    CHECK(terrain.liftMeters({120.3, 45.2}) == 0);
    CHECK(terrain.covers({-180, -90, 180, 90}));
    // At a step of a degree the flat triangles lie under the arc.
    CHECK(glm::distance(terrain.lifted({120.5, 45.5}), toEcef({120.5, 45.5})) < 600);
    CHECK(glm::distance(terrain.lifted({-180, 90}), toEcef({-180, 90})) < 1e-3);
    CHECK(glm::distance(terrain.lifted({180, -90}), toEcef({180, -90})) < 1e-3);
}
