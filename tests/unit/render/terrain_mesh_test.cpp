#include "render/base_view.h"
#include "render/terrain_mesh.h"
#include "render/terrain_plan.h"

#include <doctest/doctest.h>
#include <glm/geometric.hpp>

#include <cmath>
#include <map>
#include <random>

using namespace khalkha;

namespace {

constexpr ChunkKey key{Detail::close, 99, 45}; // 117..120 E, 45..48 N
constexpr double step = 1.0 / 15;

TerrainPtr waves(LonLatBox box, double exaggeration) {
    HeightGrid grid;
    grid.stepDeg = step;
    grid.firstColumn = static_cast<int>(std::lround((box.westDeg + 180) / step));
    grid.firstRow = static_cast<int>(std::lround((box.southDeg + 90) / step));
    grid.columns = static_cast<int>(std::lround((box.eastDeg - box.westDeg) / step)) + 1;
    grid.rows = static_cast<int>(std::lround((box.northDeg - box.southDeg) / step)) + 1;
    for (int i = 0; i < grid.columns * grid.rows; ++i) {
        grid.meters.push_back(static_cast<float>(500 + 400 * std::sin(i * 0.7)));
    }
    return std::make_shared<const Terrain>(std::move(grid), nullptr, exaggeration);
}

BaseChunk island() {
    BaseChunk chunk;
    chunk.land.push_back({{{{117.2, 45.3}, {119.7, 45.1}, {119.9, 47.9}, {118.1, 47.2}, {117.3, 47.8}}}});
    chunk.lakes.push_back({{{{118.41, 46.13}, {118.93, 46.21}, {118.72, 46.77}}}});
    chunk.coast.push_back({{117.2, 45.3}, {119.7, 45.1}, {119.9, 47.9}});
    return chunk;
}

double areaDeg(const TerrainFill& fill, size_t from, size_t to) {
    double sum = 0;
    for (size_t i = from; i + 2 < to; i += 3) {
        const LonLat a = fill.points[fill.indices[i]];
        const LonLat b = fill.points[fill.indices[i + 1]];
        const LonLat c = fill.points[fill.indices[i + 2]];
        const double area =
            ((b.lonDeg - a.lonDeg) * (c.latDeg - a.latDeg) - (b.latDeg - a.latDeg) * (c.lonDeg - a.lonDeg)) /
            2;
        CHECK(area > -1e-12); // faces outwards
        sum += area;
    }
    return sum;
}

double areaDeg(const Ring& ring) {
    double sum = 0;
    for (size_t i = 0; i < ring.size(); ++i) {
        const LonLat a = ring[i];
        const LonLat b = ring[(i + 1) % ring.size()];
        sum += a.lonDeg * b.latDeg - b.lonDeg * a.latDeg;
    }
    return std::abs(sum) / 2;
}

} // namespace

TEST_CASE("cut fills keep their area, and land and sea together are the chunk") {
    const BaseChunk chunk = island();
    const TerrainFill fill = terrainFill(chunk, key, step);
    const size_t lakes = fill.landIndices;
    const size_t sea = lakes + fill.lakeIndices;
    CHECK(areaDeg(fill, 0, lakes) == doctest::Approx(areaDeg(chunk.land[0].rings[0])).epsilon(1e-6));
    CHECK(areaDeg(fill, lakes, sea) == doctest::Approx(areaDeg(chunk.lakes[0].rings[0])).epsilon(1e-6));
    // Ground that is not wholly land lies under all that land leaves free.
    CHECK(areaDeg(fill, sea, fill.indices.size()) + areaDeg(fill, 0, lakes) > 9);
    // A chunk that is all land has two triangles a cell and no sea.
    BaseChunk inland;
    inland.land.push_back({{{{117, 45}, {120, 45}, {120, 48}, {117, 48}}}});
    const TerrainFill whole = terrainFill(inland, key, step);
    CHECK(whole.indices.size() == 45 * 45 * 6);
    CHECK(whole.landIndices == whole.indices.size());
    CHECK(whole.points.size() == 46 * 46);
}

TEST_CASE("every point of the mesh is where the surface is sampled, at 1000 random places") {
    const TerrainPtr terrain = waves(boxOf(key), 10);
    const TerrainFill fill = terrainFill(island(), key, step);
    const Camera camera({{118.5, 46.5}, 200e3, 30, 55}, {1920, 1080}, terrain);
    std::mt19937 engine(3);
    const auto random = [&] { return static_cast<double>(engine()) / 4294967296.0; };
    for (int i = 0; i < 1000; ++i) {
        const size_t triangle = engine() % (fill.indices.size() / 3);
        std::array<LonLat, 3> corners{};
        std::array<Ecef, 3> places{};
        for (size_t k = 0; k < 3; ++k) {
            corners.at(k) = fill.points[fill.indices[3 * triangle + k]];
            places.at(k) = terrain->lifted(corners.at(k));
        }
        double b = random();
        double c = random();
        if (b + c > 1) {
            b = 1 - b;
            c = 1 - c;
        }
        const LonLat at{
            corners[0].lonDeg * (1 - b - c) + corners[1].lonDeg * b + corners[2].lonDeg * c,
            corners[0].latDeg * (1 - b - c) + corners[1].latDeg * b + corners[2].latDeg * c};
        const Ecef drawn = places[0] * (1 - b - c) + places[1] * b + places[2] * c;
        const auto expected = camera.projectAsIs(drawn);
        const auto found = camera.project(toEcef(at));
        REQUIRE(expected);
        REQUIRE(found);
        CHECK(std::hypot(expected->x - found->x, expected->y - found->y) < 1e-5);
        CHECK(glm::distance(drawn, terrain->lifted(at)) < 1e-3);
    }
}

TEST_CASE("neighbouring chunks share the corners of their border to the bit") {
    const ChunkKey east{Detail::close, 100, 45};
    const TerrainPtr terrain = waves({114, 42, 126, 51}, 8);
    BaseChunk left;
    BaseChunk right;
    left.land.push_back({{{{117, 45}, {120, 45}, {120, 48}, {117, 48}}}});
    right.land.push_back({{{{120, 45}, {123, 45}, {123, 48}, {120, 48}}}});
    const Ecef origin = toEcef({119, 46});
    const TerrainFill fillLeft = terrainFill(left, key, step);
    const TerrainFill fillRight = terrainFill(right, east, step);
    const auto leftVertices = terrainVertices(fillLeft, *terrain, origin);
    const auto rightVertices = terrainVertices(fillRight, *terrain, origin);
    std::map<long, FillVertex> border;
    for (size_t i = 0; i < fillLeft.points.size(); ++i) {
        if (std::abs(fillLeft.points[i].lonDeg - 120) < 1e-9) {
            border[std::lround(fillLeft.points[i].latDeg * 1e6)] = leftVertices[i];
        }
    }
    CHECK(border.size() == 46);
    size_t shared = 0;
    for (size_t i = 0; i < fillRight.points.size(); ++i) {
        if (std::abs(fillRight.points[i].lonDeg - 120) < 1e-9) {
            const FillVertex& other = border.at(std::lround(fillRight.points[i].latDeg * 1e6));
            CHECK(std::abs(other.x - rightVertices[i].x) < 0.02F);
            CHECK(std::abs(other.y - rightVertices[i].y) < 0.02F);
            CHECK(std::abs(other.z - rightVertices[i].z) < 0.02F);
            ++shared;
        }
    }
    CHECK(shared == 46);
}

TEST_CASE("the plan covers what is seen with a grid that divides the chunks") {
    const TerrainPtr ground = waves({114, 42, 126, 51}, 8);
    for (const double range : {20e3, 140e3, 600e3, 3e6, 1.2e7}) {
        for (const double tilt : {0.0, 50.0, 80.0}) {
            const Camera camera({{118.6, 47.75}, range, 20, tilt}, {1920, 1080}, ground);
            const TerrainPlan plan = planTerrain(camera);
            CAPTURE(range);
            CAPTURE(tilt);
            CHECK(180 % plan.stepMinutes == 0);
            CHECK(plan.columns * plan.rows < 340000);
            for (const ChunkKey chunk : visibleChunks(camera, chooseDetail(camera))) {
                const LonLatBox box = boxOf(chunk);
                CHECK(-180 + plan.firstColumn * plan.stepDeg() <= box.westDeg + 1e-9);
                CHECK(-180 + (plan.firstColumn + plan.columns - 1) * plan.stepDeg() >= box.eastDeg - 1e-9);
            }
        }
    }
}
