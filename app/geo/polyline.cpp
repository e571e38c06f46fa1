#include "geo/polyline.h"

#include "geo/leg.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace khalkha {

namespace {

/// Direction of the outward normal of the ellipsoid at a position near its surface.
glm::dvec3 upAt(const Ecef& at) {
    constexpr double stretch = (wgs84A * wgs84A) / (wgs84B * wgs84B);
    return glm::normalize(glm::dvec3(at.x, at.y, at.z * stretch));
}

/// The position, not far below the surface, raised along the normal onto it.
Ecef onSurface(Ecef at) {
    const glm::dvec3 up = upAt(at);
    const glm::dvec3 weight(1.0 / (wgs84A * wgs84A), 1.0 / (wgs84A * wgs84A), 1.0 / (wgs84B * wgs84B));
    for (int i = 0; i < 2; ++i) {
        at += up * (0.5 * (1.0 - glm::dot(at * at, weight)) / glm::dot(at * up, weight));
    }
    return at;
}

/// Distance from a vertex to the leg between two others, metres.
double offsetMeters(const Ecef& start, const Ecef& end, const Ecef& at) {
    return std::sqrt(footOnLeg(start, end, at).squaredDistance);
}

/// No less than the distance of a vertex from a leg: from its chord, and what the leg is arched over that.
double mostMeters(const Ecef& start, const Ecef& end, const Ecef& at) {
    const glm::dvec3 chord = end - start;
    const double squared = glm::dot(chord, chord);
    if (constexpr double longest = 5e6; squared > longest * longest) {
        return HUGE_VAL;
    }
    const double share = squared > 0 ? std::clamp(glm::dot(at - start, chord) / squared, 0.0, 1.0) : 0.0;
    return glm::distance(at, start + chord * share) + 1.2 * squared / (8 * wgs84B * wgs84B / wgs84A) + 1e-3;
}

/// Sets the place at the fraction. On legs for which the raised chord is metres beside the geodesic the foot
/// is first moved to where the geodesics stand square to one another.
void settle(NearestPoint& found, LonLat start, LonLat end, LonLat to) {
    constexpr double longLegMeters = 400e3;
    found.at = interpolate(start, end, found.fraction);
    const double length = glm::distance(toEcef(start), toEcef(end)) > longLegMeters
                              ? geodesicInverse(start, end).distanceMeters
                              : 0.0;
    for (int i = 0; i < 3 && length > 0 && found.at != end; ++i) {
        const Geodesic aside = geodesicInverse(found.at, to);
        const double turnDeg = aside.azimuth1Deg - geodesicInverse(found.at, end).azimuth1Deg;
        const double along = aside.distanceMeters * std::cos(turnDeg * std::numbers::pi / 180.0);
        found.fraction = std::clamp(found.fraction + along / length, 0.0, 1.0);
        found.at = interpolate(start, end, found.fraction);
    }
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
    const glm::dvec3 chord = end - start;
    const double squaredChord = glm::dot(chord, chord);
    if (!(squaredChord > 0)) {
        const glm::dvec3 offset = at - start;
        return {0, glm::dot(offset, offset)};
    }
    // The nearest place of the chord, then corrected for what its raised counterpart is still off along it.
    double share = std::clamp(glm::dot(at - start, chord) / squaredChord, 0.0, 1.0);
    glm::dvec3 offset(0);
    for (int i = 0; i < 4; ++i) {
        offset = at - onSurface(start + chord * share);
        const double corrected = std::clamp(share + glm::dot(offset, chord) / squaredChord, 0.0, 1.0);
        if (std::abs(corrected - share) < 1e-12) {
            break;
        }
        share = corrected;
    }
    const double angle =
        2.0 * std::asin(std::min(1.0, std::sqrt(squaredChord) / (glm::length(start) + glm::length(end))));
    const double fraction =
        share >= 1.0 ? 1.0
                     : std::atan2(share * std::sin(angle), 1.0 - share + share * std::cos(angle)) / angle;
    return {std::clamp(fraction, 0.0, 1.0), glm::dot(offset, offset)};
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
            // The exact distance takes long, and most vertices are not the furthest.
            if (mostMeters(positions[first], positions[last], positions[i]) <= furthest) {
                continue;
            }
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
        // A leg of 10 000 km is a tenth longer than its chord.
        if (maxLegMeters < 5e6 && glm::distance(toEcef(line[i - 1]), toEcef(line[i])) < 0.9 * maxLegMeters) {
            result.push_back(line[i]);
            continue;
        }
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
        // The way over the foot is no shorter than the leg itself; a hundredth allows for its curve.
        const double around = glm::distance(start, target) + glm::distance(target, end);
        const double least = 0.5 * (around - 1.01 * glm::distance(start, end));
        if (least > 0 && least * least > bestSquared) {
            start = end;
            continue;
        }
        const LegFoot foot = footOnLeg(start, end, target);
        if (foot.squaredDistance < bestSquared) {
            bestSquared = foot.squaredDistance;
            best.leg = i - 1;
            best.fraction = foot.fraction;
        }
        start = end;
    }
    if (line.size() > 1) {
        settle(best, line[best.leg], line[best.leg + 1], to);
    }
    best.distanceMeters = geodesicInverse(best.at, to).distanceMeters;
    return best;
}

} // namespace khalkha
