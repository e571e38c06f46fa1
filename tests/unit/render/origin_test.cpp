// Positions reach the GPU as floats relative to a double origin. Three things can spoil that: too far an
// origin, a difference taken in float, and a compiler that gets the narrowing of doubles in small structs
// wrong (GCC 12 at -O2 does, unless -fno-tree-slp-vectorize is given).
#include "geo/geodesy.h"
#include "render/base_mesh.h"

#include <doctest/doctest.h>
#include <glm/geometric.hpp>

#include <cmath>
#include <cstdint>
#include <random>

using namespace khalkha;

namespace {

class Random {
public:
    double in(double low, double high) {
        return low + (high - low) * static_cast<double>(_engine() >> 11U) * 0x1.0p-53;
    }
    LonLat onGlobe() { return {in(-180, 180), in(-89, 89)}; }

private:
    std::mt19937_64 _engine{11};
};

/// The nearest float of a difference, worked out one number at a time and out of the optimiser's sight.
float narrow(double value, double origin) {
    volatile double difference = value - origin;
    const volatile float result = static_cast<float>(difference);
    return result;
}

template <class Vertex> void checkExact(const Vertex& vertex, const Ecef& at, const Ecef& origin) {
    REQUIRE(vertex.x == narrow(at.x, origin.x));
    REQUIRE(vertex.y == narrow(at.y, origin.y));
    REQUIRE(vertex.z == narrow(at.z, origin.z));
    const Ecef back = origin + Ecef{vertex.x, vertex.y, vertex.z};
    REQUIRE(glm::distance(back, at) <= 0x1.0p-24 * std::sqrt(3.0) * glm::distance(at, origin) + 1e-9);
}

} // namespace

TEST_CASE("corners of fills and lines are the nearest floats about their origin") {
    Random random;
    for (int round = 0; round < 200; ++round) {
        const LonLat originAt = random.onGlobe();
        const Ecef origin = toEcef(originAt);
        const double reach = std::pow(10, random.in(0, 7));
        FillMesh fill;
        LineMesh lines;
        for (int i = 0; i < 64; ++i) {
            const Ecef at = toEcef(geodesicDirect(originAt, random.in(-180, 180), random.in(0, reach))) +
                            Ecef{0, 0, 1e-7};
            fill.positions.push_back(at);
            fill.texture.push_back({static_cast<std::uint16_t>(i), static_cast<std::uint16_t>(2 * i)});
            lines.positions.push_back(at);
            lines.vertices.emplace_back();
            lines.vertices.emplace_back();
        }
        const std::vector<FillVertex> corners = fillVertices(fill, origin);
        const std::vector<LineVertex> ends = lineVertices(lines, origin);
        REQUIRE(corners.size() == fill.positions.size());
        REQUIRE(ends.size() == 2 * lines.positions.size());
        for (size_t i = 0; i < corners.size(); ++i) {
            checkExact(corners[i], fill.positions[i], origin);
            checkExact(ends[2 * i], lines.positions[i], origin);
            checkExact(ends[2 * i + 1], lines.positions[i], origin);
            REQUIRE(corners[i].v == 2 * i);
        }
    }
}

TEST_CASE("within ten kilometres of the origin a corner is exact to a millimetre") {
    Random random;
    for (int i = 0; i < 2000; ++i) {
        const LonLat originAt = random.onGlobe();
        const Ecef origin = toEcef(originAt);
        FillMesh fill;
        fill.positions = {toEcef(geodesicDirect(originAt, random.in(-180, 180), random.in(0, 10e3)))};
        fill.texture.emplace_back();
        const FillVertex corner = fillVertices(fill, origin).front();
        REQUIRE(glm::distance(origin + Ecef{corner.x, corner.y, corner.z}, fill.positions[0]) < 0.001);
    }
}
