#include "geo/geodesy.h"
#include "render/base_mesh.h"
#include "render/base_view.h"

#include <doctest/doctest.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <map>

using namespace khalkha;

namespace {

constexpr ChunkKey theatreChunk{Detail::theatre, 20, 8}; // 120..135 E, 30..45 N

BaseChunk chunkOfSquares() {
    const LonLatBox box = boxOf(theatreChunk);
    BaseChunk chunk;
    for (int i = 0; i < 2; ++i) {
        const double west = box.westDeg + 3 * i;
        Polygon cell;
        cell.rings.push_back(
            {{west, box.southDeg},
             {west + 3, box.southDeg},
             {west + 3, box.southDeg + 3},
             {west, box.southDeg + 3}});
        chunk.land.push_back(cell);
    }
    chunk.land[0].rings.push_back({{120.5, 30.5}, {121.5, 30.5}, {121.0, 31.5}});
    Polygon lake;
    lake.rings.push_back({{120.5, 30.5}, {121.5, 30.5}, {121.0, 31.5}});
    chunk.lakes.push_back(lake);
    chunk.coast.push_back({{120, 30}, {121, 30.2}, {122, 30}, {122.001, 30.0001}, {121.0, 30.001}});
    chunk.rivers.push_back({{{124, 31}, {125, 32}}, 1});
    chunk.rivers.push_back({{{124, 31}, {125, 31}}, 4});
    return chunk;
}

double area(const FillMesh& mesh, size_t from, size_t to) {
    double sum = 0;
    for (size_t i = from; i + 2 < to; i += 3) {
        const Ecef& a = mesh.positions[mesh.indices[i]];
        const Ecef& b = mesh.positions[mesh.indices[i + 1]];
        const Ecef& c = mesh.positions[mesh.indices[i + 2]];
        const glm::dvec3 normal = glm::cross(b - a, c - a) / 2.0;
        CHECK(glm::dot(normal, a) > 0); // faces outwards
        sum += glm::length(normal);
    }
    return sum;
}

} // namespace

TEST_CASE("Triangles of fills cover the area of their polygons and face outwards") {
    const BaseChunk chunk = chunkOfSquares();
    const FillMesh mesh = fillMesh(chunk, theatreChunk);
    const double land = areaSquareMeters(chunk.land[0]) + areaSquareMeters(chunk.land[1]);
    CHECK(area(mesh, 0, mesh.landIndices) == doctest::Approx(land).epsilon(0.002));
    CHECK(
        area(mesh, mesh.landIndices, mesh.indices.size()) ==
        doctest::Approx(areaSquareMeters(chunk.lakes[0])).epsilon(0.002));
}

TEST_CASE("Close fills stay near the ellipsoid and have no cracks") {
    constexpr ChunkKey key{Detail::close, 100, 45};
    const LonLatBox box = boxOf(key);
    BaseChunk chunk;
    Polygon cell;
    cell.rings.push_back(
        {{box.westDeg, box.southDeg},
         {box.westDeg + 1, box.southDeg},
         {box.westDeg + 1, box.southDeg + 1},
         {box.westDeg + 0.37, box.southDeg + 1},
         {box.westDeg, box.southDeg + 1}});
    chunk.land.push_back(cell);
    const FillMesh mesh = fillMesh(chunk, key);
    std::map<std::pair<unsigned, unsigned>, int> edges;
    for (size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
        glm::dvec3 middle(0);
        for (size_t k = 0; k < 3; ++k) {
            const unsigned a = mesh.indices[i + k];
            const unsigned b = mesh.indices[i + (k + 1) % 3];
            middle += mesh.positions[a] / 3.0;
            ++edges[std::minmax(a, b)];
        }
        double height = 0;
        static_cast<void>(toLonLat(middle, &height));
        CHECK(height > -25);
        CHECK(height <= 0.01);
    }
    // Every edge has a triangle on both sides, or lies on the rim of the polygon.
    for (const auto& [edge, count] : edges) {
        if (count == 1) {
            const LonLat a = toLonLat(mesh.positions[edge.first]);
            const LonLat b = toLonLat(mesh.positions[edge.second]);
            const bool onRim = std::abs(a.lonDeg - b.lonDeg) < 1e-9 || std::abs(a.latDeg - b.latDeg) < 1e-9;
            CHECK(onRim);
        } else {
            CHECK(count == 2);
        }
    }
}

TEST_CASE("Lines become ribbons, sorted by kind, broken at sharp bends") {
    const LineMesh mesh = lineMesh(chunkOfSquares(), Detail::theatre);
    REQUIRE(mesh.vertices.size() == 2 * mesh.positions.size());
    for (int i = 0; i < lineKindCount; ++i) {
        for (std::uint32_t k = mesh.first.at(static_cast<size_t>(i));
             k < mesh.first.at(static_cast<size_t>(i) + 1);
             ++k) {
            CHECK(mesh.vertices[mesh.indices[k]].kind == i);
        }
    }
    const auto count = [&](LineKind kind) {
        const auto index = static_cast<size_t>(kind);
        return mesh.first.at(index + 1) - mesh.first.at(index);
    };
    CHECK(count(LineKind::river1) > 0);
    CHECK(count(LineKind::river4) > 0);
    CHECK(count(LineKind::river2) == 0);
    CHECK(count(LineKind::coast) > 0);
    for (size_t i = 0; i < mesh.vertices.size(); i += 2) {
        CHECK(mesh.vertices[i].side == -mesh.vertices[i + 1].side);
        CHECK(mesh.vertices[i].side >= static_cast<int>(miterScale));
    }
}

TEST_CASE("Degenerate lines give nothing") {
    const std::vector<Polyline> lines{{}, {{120, 30}}, {{120, 30}, {120, 30}}};
    CHECK(lineMesh(lines, LineKind::coast, 1e5).indices.empty());
}
