// Positions reach the GPU as floats relative to a double origin. Two things can spoil that: too far an
// origin, and a compiler that folds the low part of a split double to 0 (GCC 12 at -O2 does so on small
// vector structs unless -fno-tree-slp-vectorize is given).

#include "random_lines.h"

#include "geo/geodesy.h"

#include <doctest/doctest.h>
#include <glm/geometric.hpp>

#include <cmath>
#include <vector>

using namespace khalkha;

namespace {

struct FloatTriple {
    float x = 0, y = 0, z = 0;
};
struct SplitPosition {
    FloatTriple high, low;
};

FloatTriple narrowed(const Ecef& at) {
    return {static_cast<float>(at.x), static_cast<float>(at.y), static_cast<float>(at.z)};
}

SplitPosition split(const Ecef& at) {
    SplitPosition result;
    result.high = narrowed(at);
    result.low.x = static_cast<float>(at.x - static_cast<double>(result.high.x));
    result.low.y = static_cast<float>(at.y - static_cast<double>(result.high.y));
    result.low.z = static_cast<float>(at.z - static_cast<double>(result.high.z));
    return result;
}

std::vector<SplitPosition> splitAll(const std::vector<Ecef>& positions) {
    std::vector<SplitPosition> result(positions.size());
    for (size_t i = 0; i < positions.size(); ++i) {
        result[i] = split(positions[i]);
    }
    return result;
}

Ecef joined(const FloatTriple& part) {
    return {part.x, part.y, part.z};
}

} // namespace

TEST_CASE("floats relative to an origin nearby keep a millimetre") {
    Random random(11);
    for (int i = 0; i < 5000; ++i) {
        const LonLat originAt = random.onGlobe();
        const Ecef origin = toEcef(originAt);
        const Ecef at = toEcef(geodesicDirect(originAt, random.in(-180, 180), random.in(0, 10e3)));
        REQUIRE(glm::distance(origin + joined(narrowed(at - origin)), at) < 0.001);
    }
}

TEST_CASE("a double split into two floats keeps its low part") {
    Random random(12);
    std::vector<Ecef> positions;
    positions.reserve(4096);
    for (int i = 0; i < 4096; ++i) {
        positions.push_back(toEcef(random.onGlobe()));
    }
    const std::vector<SplitPosition> parts = splitAll(positions);
    size_t withLow = 0;
    for (size_t i = 0; i < parts.size(); ++i) {
        REQUIRE(glm::distance(joined(parts[i].high) + joined(parts[i].low), positions[i]) < 1e-6);
        withLow += parts[i].low.x != 0 && parts[i].low.y != 0 && parts[i].low.z != 0 ? 1 : 0;
    }
    // A float has 24 bits: of doubles this large hardly any is one.
    CHECK(withLow > parts.size() * 99 / 100);
}
