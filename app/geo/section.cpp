#include "geo/section.h"

#include "geo/lonlat_box.h"

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

/// Pieces so short that straight in longitude and latitude and geodesic are the same to a decimetre.
constexpr double pieceMeters = 2000;
constexpr double mostPieces = 4000;

double side(LonLat a, LonLat b, LonLat at) {
    return (b.lonDeg - a.lonDeg) * (at.latDeg - a.latDeg) - (b.latDeg - a.latDeg) * (at.lonDeg - a.lonDeg);
}

bool apart(const LonLatBox& box, LonLat a, LonLat b) {
    return std::max(a.lonDeg, b.lonDeg) < box.westDeg || std::min(a.lonDeg, b.lonDeg) > box.eastDeg ||
           std::max(a.latDeg, b.latDeg) < box.southDeg || std::min(a.latDeg, b.latDeg) > box.northDeg;
}

} // namespace

GroundSection::GroundSection(std::span<const LonLat> points)
    : _last(points.empty() ? LonLat{} : points.back()) {
    const double mostOfLeg = mostPieces / static_cast<double>(std::max<size_t>(1, points.size()));
    const auto add = [&](LonLat next, double alongMeters) {
        if (!_pieces.empty()) {
            next.lonDeg = _pieces.back().lonDeg + std::remainder(next.lonDeg - _pieces.back().lonDeg, 360.0);
        }
        _pieces.push_back(next);
        _cumulative.push_back(alongMeters);
    };
    if (!points.empty()) {
        add(points.front(), 0);
    }
    for (size_t i = 1; i < points.size(); ++i) {
        const Geodesic geodesic = geodesicInverse(points[i - 1], points[i]);
        const double length = geodesic.distanceMeters;
        if (!(length > 0)) {
            continue;
        }
        _legs.push_back({points[i - 1], _lengthMeters, geodesic.azimuth1Deg});
        const double count = std::ceil(std::clamp(length / pieceMeters, 1.0, std::max(1.0, mostOfLeg)));
        for (double k = 1; k < count; ++k) {
            add(geodesicDirect(points[i - 1], geodesic.azimuth1Deg, length * k / count),
                _lengthMeters + length * k / count);
        }
        _lengthMeters += length;
        add(points[i], _lengthMeters);
    }
}

std::vector<double> GroundSection::corners() const {
    std::vector<double> corners;
    for (size_t i = 1; i < _legs.size(); ++i) {
        corners.push_back(_legs[i].startMeters);
    }
    return corners;
}

LonLat GroundSection::at(double alongMeters) const {
    if (alongMeters >= _lengthMeters || _legs.empty()) {
        return _last;
    }
    const auto next =
        std::upper_bound(_legs.begin(), _legs.end(), alongMeters, [](double along, const Leg& leg) {
            return along < leg.startMeters;
        });
    const Leg& leg = next == _legs.begin() ? *next : *(next - 1);
    return geodesicDirect(leg.from, leg.azimuthDeg, std::max(0.0, alongMeters - leg.startMeters));
}

std::vector<double> GroundSection::crossings(std::span<const LonLat> line) const {
    std::vector<double> found;
    if (_legs.empty()) {
        return found;
    }
    const LonLatBox box = boxOf(_pieces);
    const double middle = (box.westDeg + box.eastDeg) / 2;
    for (size_t i = 1; i < line.size(); ++i) {
        LonLat a = line[i - 1];
        a.lonDeg = middle + std::remainder(a.lonDeg - middle, 360.0);
        const LonLat b{a.lonDeg + std::remainder(line[i].lonDeg - a.lonDeg, 360.0), line[i].latDeg};
        if (apart(box, a, b)) {
            continue;
        }
        for (size_t k = 1; k < _pieces.size(); ++k) {
            const LonLat c = _pieces[k - 1];
            const LonLat d = _pieces[k];
            // A point on the line belongs to one side: a corner on the section is not counted twice.
            const bool crossed = (side(c, d, a) >= 0) != (side(c, d, b) >= 0);
            const double start = side(a, b, c);
            const double end = side(a, b, d);
            if (!crossed || (start >= 0) == (end >= 0)) {
                continue;
            }
            const double part = start / (start - end);
            found.push_back(_cumulative[k - 1] + (_cumulative[k] - _cumulative[k - 1]) * part);
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

GroundSection::Foot GroundSection::footOf(LonLat position) const {
    if (_pieces.empty()) {
        return {};
    }
    const double lonDeg =
        _pieces.front().lonDeg + std::remainder(position.lonDeg - _pieces.front().lonDeg, 360.0);
    const auto foot = nearest(_pieces, {lonDeg, position.latDeg});
    if (!foot) {
        return {0, geodesicInverse(_last, position).distanceMeters};
    }
    const double step = _cumulative[foot->leg + 1] - _cumulative[foot->leg];
    return {_cumulative[foot->leg] + step * foot->fraction, foot->distanceMeters};
}

} // namespace khalkha
