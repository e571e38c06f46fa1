// Levels of detail of lines.

#include "geo/polyline.h"
#include "scene/area_shape.h"

#include <glm/geometric.hpp>

namespace khalkha {

namespace {

std::vector<Ecef> positionsOf(std::span<const LonLat> line) {
    std::vector<Ecef> result;
    result.reserve(line.size());
    for (const LonLat& point : line) {
        result.push_back(toEcef(point));
    }
    return result;
}

/// Positions with legs no longer than that; a long line has few long legs.
std::vector<Ecef> densePositions(std::span<const LonLat> line, double maxLegMeters) {
    std::vector<Ecef> result;
    result.reserve(line.size());
    for (size_t i = 0; i < line.size(); ++i) {
        const Ecef here = toEcef(line[i]);
        // The chord is shorter than the leg, by a few metres at this length.
        if (i > 0 && glm::distance(result.back(), here) > 0.99 * maxLegMeters) {
            const Polyline leg = densify(line.subspan(i - 1, 2), maxLegMeters);
            for (size_t k = 1; k + 1 < leg.size(); ++k) {
                result.push_back(toEcef(leg[k]));
            }
        }
        result.push_back(here);
    }
    return result;
}

/// A course of a large line of no more than about two thousand points.
std::vector<Ecef> roughCourse(const LineDetail& detail) {
    constexpr size_t most = 2000;
    double toleranceMeters = detail.ball().radiusMeters / 8192;
    std::vector<Ecef> course;
    do {
        toleranceMeters *= 2;
        course =
            detail.course([](const Ball&) { return true; }, [&](const Ball&) { return toleranceMeters; });
    } while (course.size() > most);
    return course;
}

} // namespace

ProjectableLine makeProjectable(const std::shared_ptr<const LineDetail>& detail) {
    ProjectableLine result;
    result.detail = detail;
    result.points.fill(roughCourse(*detail));
    result.center = detail->ball().center;
    result.radiusMeters = detail->ball().radiusMeters;
    return result;
}

std::shared_ptr<const LineDetail> makeDetail(std::span<const LonLat> line, double maxLegMeters) {
    return std::make_shared<const LineDetail>(densePositions(line, maxLegMeters));
}

const std::vector<Ecef>& ProjectableLine::forScale(double metersPerPixel, double partOfPixel) const {
    size_t level = 0;
    while (level + 1 < points.size() && toleranceMeters[level + 1] <= metersPerPixel * partOfPixel) {
        ++level;
    }
    return points[level];
}

ProjectableLine makeProjectable(std::span<const LonLat> line, double maxLegMeters) {
    if (line.size() > ProjectableLine::largeFrom) {
        return makeProjectable(makeDetail(line, maxLegMeters));
    }
    ProjectableLine result;
    Polyline thinner = densify(line, maxLegMeters);
    result.points[0] = positionsOf(thinner);
    for (size_t level = 1; level < result.points.size(); ++level) {
        // Each level from the last: the tolerances add up to at most a half more, and it is much faster.
        thinner = simplify(
            thinner, ProjectableLine::toleranceMeters[level] - ProjectableLine::toleranceMeters[level - 1]);
        result.points[level] = positionsOf(thinner);
    }
    const Ball ball = ballAround(result.points[0]);
    result.center = ball.center;
    result.radiusMeters = ball.radiusMeters;
    return result;
}

} // namespace khalkha
