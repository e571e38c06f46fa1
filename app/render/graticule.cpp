#include "render/graticule.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace khalkha {

namespace {

constexpr double metersPerDegree = 111e3;

/// Whole multiples of the step that cover the interval.
std::pair<int, int> multiples(double from, double to, double step) {
    return {static_cast<int>(std::floor(from / step)), static_cast<int>(std::ceil(to / step))};
}

} // namespace

double graticuleStepDeg(const Camera& camera) {
    constexpr std::array<double, 12> steps{30, 15, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01};
    const double picture = camera.metersPerPixel() * camera.viewport().heightPx / metersPerDegree;
    for (const double step : steps) {
        if (picture / step >= 4) {
            return step;
        }
    }
    return steps.back();
}

Graticule graticule(const Camera& camera, double stepDeg) {
    LonLatBox box = camera.visibleBox();
    // From the ground a tilted view sees far more lines than can be told apart: those near the target do.
    const LonLat target = camera.view().target;
    const double reachDeg = 40 * stepDeg;
    const double widen = 1 / std::max(std::cos(target.latDeg * 3.14159265358979323846 / 180), 0.05);
    box.southDeg = std::max(box.southDeg, target.latDeg - reachDeg);
    box.northDeg = std::min(box.northDeg, target.latDeg + reachDeg);
    if (reachDeg * widen < 180) {
        box.westDeg = std::max(box.westDeg, target.lonDeg - reachDeg * widen);
        box.eastDeg = std::min(box.eastDeg, target.lonDeg + reachDeg * widen);
    }
    const auto [west, east] = multiples(box.westDeg, box.eastDeg, stepDeg);
    const auto [south, north] = multiples(box.southDeg, box.northDeg, stepDeg);
    const int parts = stepDeg >= 2 ? static_cast<int>(std::ceil(stepDeg)) : 2;
    Graticule result;
    result.maxLegMeters = 2 * stepDeg / parts * metersPerDegree;
    for (int column = west; column <= east; ++column) {
        const double lonDeg = column * stepDeg;
        if (lonDeg < -180 || lonDeg >= 180) {
            continue;
        }
        Polyline line;
        for (int i = south * parts; i <= north * parts; ++i) {
            line.push_back({lonDeg, std::clamp(i * stepDeg / parts, -90 + stepDeg / 2, 90 - stepDeg / 2)});
        }
        result.lines.push_back(std::move(line));
    }
    for (int row = south; row <= north; ++row) {
        const double latDeg = row * stepDeg;
        if (latDeg <= -90 || latDeg >= 90) {
            continue;
        }
        Polyline line;
        for (int i = west * parts; i <= east * parts; ++i) {
            line.push_back({std::clamp(i * stepDeg / parts, -180.0, 180.0), latDeg});
        }
        result.lines.push_back(std::move(line));
    }
    return result;
}

} // namespace khalkha
