#include "geo/moving_points.h"

#include <glm/geometric.hpp>

#include <cmath>
#include <utility>

namespace khalkha {

namespace {
constexpr double stillMeters = 1e-3;
constexpr double sameMeters = 1.0;
} // namespace

MovingPoints::MovingPoints(Polyline from, Polyline to) : _from(std::move(from)), _to(std::move(to)) {
    _tracks.reserve(_from.size());
    for (size_t i = 0; i < _from.size(); ++i) {
        Track track{toEcef(_from[i]), toEcef(_to[i]), 0};
        const double chord = glm::distance(track.start, track.end);
        if (chord > chordLimitMeters) {
            track.angle = -1;
        } else if (chord > stillMeters) {
            track.angle = 2.0 * std::asin(chord / (glm::length(track.start) + glm::length(track.end)));
        }
        _tracks.push_back(track);
    }
}

LonLat MovingPoints::pointAt(size_t index, double fraction, Ecef& position) const {
    const Track& track = _tracks[index];
    if (track.angle == 0) {
        position = track.start;
        return _from[index];
    }
    if (track.angle < 0) {
        const LonLat place = geodesicPoint(_from[index], _to[index], fraction);
        position = toEcef(place);
        return place;
    }
    // As interpolate() does, with everything that does not depend on the fraction worked out before.
    const double before = std::sin(fraction * track.angle);
    const double after = std::sin((1.0 - fraction) * track.angle);
    position = track.start + (track.end - track.start) * (before / (before + after));
    return toLonLat(position);
}

Polyline MovingPoints::at(double fraction) const {
    Polyline result;
    result.reserve(_tracks.size());
    Ecef last{0};
    for (size_t i = 0; i < _tracks.size(); ++i) {
        Ecef position{0};
        const LonLat place = pointAt(i, fraction, position);
        if (!result.empty() && glm::distance(position, last) < sameMeters) {
            if (i + 1 < _tracks.size() || result.size() < 2) {
                continue;
            }
            result.pop_back();
        }
        result.push_back(place);
        last = position;
    }
    return result;
}

} // namespace khalkha
