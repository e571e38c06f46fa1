#include "geo/polyline.h"

#include "geo/leg.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

/// Direction of the outward normal of the ellipsoid at a position near its surface.
glm::dvec3 upAt(const Ecef& at) {
    constexpr double stretch = (wgs84A * wgs84A) / (wgs84B * wgs84B);
    return glm::normalize(glm::dvec3(at.x, at.y, at.z * stretch));
}

/// The position moved along its radius onto the ellipsoid.
Ecef onSurface(const Ecef& at) {
    const double scaled = std::sqrt(
        (at.x * at.x + at.y * at.y) / (wgs84A * wgs84A) + at.z * at.z / (wgs84B * wgs84B));
    return scaled > 0 ? at / scaled : at;
}

/// Distance on the ground from a vertex to the leg between two others, metres: the part of the offset from
/// the chord that is level with the ground, so that the sag of a long chord does not count.
double offsetMeters(const Ecef& start, const Ecef& end, const Ecef& at) {
    const LegFoot foot = footOnLeg(start, end, at);
    const Ecef offset = at - (start + (end - start) * foot.fraction);
    const glm::dvec3 up = upAt(at);
    return std::min(std::sqrt(foot.squaredDistance), glm::length(offset - up * glm::dot(offset, up)));
}

} // namespace

std::vector<Ecef> toEcef(std::span<const LonLat> line) {
    std::vector<Ecef> result;
    result.reserve(line.size());
    for (const LonLat& point : line) {
        result.push_back(toEcef(point));
    }
    return result;
}

LegFoot footOnLeg(const Ecef& start, const Ecef& end, const Ecef& at) {
    const glm::dvec3 normal = glm::cross(start, end);
    const double normalSquared = glm::dot(normal, normal);
    double fraction = 0;
    if (normalSquared > 0) {
        // The position drawn into the plane of the leg and the centre of the Earth, and the two angles it
        // makes there with the ends; signed, so that a foot beyond an end is seen.
        const Ecef inPlane = at - normal * (glm::dot(at, normal) / normalSquared);
        const double fromStart = glm::dot(glm::cross(start, inPlane), normal);
        const double toEnd = glm::dot(glm::cross(inPlane, end), normal);
        const double angle = std::atan2(std::sqrt(normalSquared), glm::dot(start, end));
        if (fromStart > 0 && toEnd > 0) {
            const double startAngle =
                std::atan2(fromStart / std::sqrt(normalSquared), glm::dot(start, inPlane));
            fraction = std::clamp(startAngle / angle, 0.0, 1.0);
        } else {
            fraction = glm::distance(start, at) <= glm::distance(end, at) ? 0.0 : 1.0;
        }
        if (fraction > 0 && fraction < 1) {
            const double before = std::sin(fraction * angle);
            const double after = std::sin((1.0 - fraction) * angle);
            const Ecef foot = onSurface(start + (end - start) * (before / (before + after)));
            const glm::dvec3 offset = at - foot;
            return {fraction, glm::dot(offset, offset)};
        }
    }
    const glm::dvec3 offset = at - (fraction > 0 ? end : start);
    return {fraction, glm::dot(offset, offset)};
}

Polyline simplify(std::span<const LonLat> line, double toleranceMeters) {
    if (line.size() < 3 || !(toleranceMeters > 0)) {
        return {line.begin(), line.end()};
    }
    const std::vector<Ecef> positions = toEcef(line);
    std::vector<char> kept(line.size(), 0);
    kept.front() = kept.back() = 1;
    std::vector<std::pair<size_t, size_t>> open{{0, line.size() - 1}};
    while (!open.empty()) {
        const auto [first, last] = open.back();
        open.pop_back();
        double furthest = toleranceMeters;
        size_t split = 0;
        for (size_t i = first + 1; i < last; ++i) {
            const double offset = offsetMeters(positions[first], positions[last], positions[i]);
            if (offset > furthest) {
                furthest = offset;
                split = i;
            }
        }
        if (split > 0) {
            kept[split] = 1;
            open.emplace_back(first, split);
            open.emplace_back(split, last);
        }
    }
    Polyline result;
    for (size_t i = 0; i < line.size(); ++i) {
        if (kept[i] != 0) {
            result.push_back(line[i]);
        }
    }
    return result;
}

Polyline densify(std::span<const LonLat> line, double maxLegMeters) {
    if (line.size() < 2 || !(maxLegMeters > 0)) {
        return {line.begin(), line.end()};
    }
    Polyline result{line.front()};
    for (size_t i = 1; i < line.size(); ++i) {
        const Geodesic leg = geodesicInverse(line[i - 1], line[i]);
        const double pieces = std::ceil(leg.distanceMeters / maxLegMeters);
        for (double piece = 1; piece < pieces; ++piece) {
            result.push_back(
                geodesicDirect(line[i - 1], leg.azimuth1Deg, leg.distanceMeters * (piece / pieces)));
        }
        result.push_back(line[i]);
    }
    return result;
}

std::vector<double> cumulativeMeters(std::span<const LonLat> line) {
    std::vector<double> result;
    result.reserve(line.size());
    double length = 0;
    for (size_t i = 0; i < line.size(); ++i) {
        length += i > 0 ? geodesicInverse(line[i - 1], line[i]).distanceMeters : 0.0;
        result.push_back(length);
    }
    return result;
}

LonLat pointAt(std::span<const LonLat> line, std::span<const double> cumulative, double meters) {
    if (line.empty() || cumulative.size() != line.size()) {
        return {};
    }
    if (!(meters > 0)) {
        return line.front();
    }
    const auto beyond = std::upper_bound(cumulative.begin(), cumulative.end(), meters);
    if (beyond == cumulative.end()) {
        return line.back();
    }
    const auto end = static_cast<size_t>(beyond - cumulative.begin());
    const double leg = cumulative[end] - cumulative[end - 1];
    return interpolate(line[end - 1], line[end], (meters - cumulative[end - 1]) / leg);
}

Polyline part(std::span<const LonLat> line, double fromMeters, double toMeters) {
    if (line.empty()) {
        return {};
    }
    const auto [from, to] = std::minmax(fromMeters, toMeters);
    const std::vector<double> cumulative = cumulativeMeters(line);
    Polyline result{pointAt(line, cumulative, from)};
    for (size_t i = 0; i < line.size(); ++i) {
        if (cumulative[i] > from && cumulative[i] < to && line[i] != result.back()) {
            result.push_back(line[i]);
        }
    }
    const LonLat end = pointAt(line, cumulative, to);
    if (end != result.back()) {
        result.push_back(end);
    }
    return result;
}

std::optional<NearestPoint> nearest(std::span<const LonLat> line, LonLat to) {
    if (line.empty()) {
        return std::nullopt;
    }
    const Ecef target = toEcef(to);
    NearestPoint best{line.front(), 0, 0, 0};
    Ecef start = toEcef(line.front());
    double bestSquared = glm::dot(target - start, target - start);
    for (size_t i = 1; i < line.size(); ++i) {
        const Ecef end = toEcef(line[i]);
        const LegFoot foot = footOnLeg(start, end, target);
        if (foot.squaredDistance < bestSquared) {
            bestSquared = foot.squaredDistance;
            best.leg = i - 1;
            best.fraction = foot.fraction;
        }
        start = end;
    }
    if (line.size() > 1) {
        best.at = interpolate(line[best.leg], line[best.leg + 1], best.fraction);
    }
    best.distanceMeters = geodesicInverse(best.at, to).distanceMeters;
    return best;
}

} // namespace khalkha
