#pragma once
// Seeded random geometry for the tests of geo; the same on every machine.

#include "geo/polyline.h"

#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>

namespace khalkha {

class Random {
public:
    explicit Random(std::uint64_t seed) : _engine(seed) {}
    /// Evenly in [low, high).
    double in(double low, double high) {
        return low + (high - low) * static_cast<double>(_engine() >> 11U) * 0x1.0p-53;
    }
    size_t below(size_t count) { return static_cast<size_t>(in(0, static_cast<double>(count))); }
    LonLat onGlobe() { return {in(-180, 180), std::asin(in(-1, 1)) * 180 / std::numbers::pi}; }

private:
    std::mt19937_64 _engine;
};

/// A walk of so many points whose direction wanders by up to turnDeg a leg; may cross itself.
inline Polyline randomWalk(Random& random, LonLat start, size_t count, double legDeg, double turnDeg) {
    Polyline line{start};
    double direction = random.in(0, 360);
    while (line.size() < count) {
        direction += random.in(-turnDeg, turnDeg);
        const double angle = direction * std::numbers::pi / 180;
        const double leg = random.in(0.2, 1) * legDeg;
        LonLat next{line.back().lonDeg + leg * std::cos(angle), line.back().latDeg + leg * std::sin(angle)};
        if (std::abs(next.latDeg) > 80) {
            direction += 180;
            continue;
        }
        line.push_back(next);
    }
    return line;
}

/// A star-shaped ring, so that it is simple.
inline Ring randomStar(Random& random, LonLat middle, double radiusDeg, size_t count) {
    Ring ring;
    for (size_t i = 0; i < count; ++i) {
        const double angle =
            2 * std::numbers::pi * (static_cast<double>(i) + random.in(0, 0.9)) / static_cast<double>(count);
        const double radius = radiusDeg * random.in(0.5, 1);
        ring.push_back({middle.lonDeg + radius * std::cos(angle), middle.latDeg + radius * std::sin(angle)});
    }
    return ring;
}

} // namespace khalkha
