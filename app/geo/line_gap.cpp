#include "geo/line_gap.h"

#include "geo/antimeridian.h"
#include "geo/geodesy.h"

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

double distance(LonLat a, LonLat b) {
    return geodesicInverse(a, b).distanceMeters;
}

/// Whether the second line has to be turned to run with the first.
bool runsAgainst(const Polyline& first, const Polyline& second) {
    const double with = distance(first.front(), second.front()) + distance(first.back(), second.back());
    const double against = distance(first.front(), second.back()) + distance(first.back(), second.front());
    return against < with;
}

/// The line with its legs cut into pieces so short that straight in longitude and latitude and geodesic are
/// the same to less than a metre at 80 degrees: what is nearest and what crosses a parallel then agree.
Polyline finely(const Polyline& line) {
    constexpr double pieceMeters = 2000;
    Polyline fine;
    for (size_t i = 0; i + 1 < line.size(); ++i) {
        const double pieces = std::ceil(std::max(1.0, distance(line[i], line[i + 1]) / pieceMeters));
        for (double k = 0; k < pieces; ++k) {
            const double part = k / pieces;
            const double step = std::remainder(line[i + 1].lonDeg - line[i].lonDeg, 360.0);
            fine.push_back(
                {wrappedLonDeg(line[i].lonDeg + step * part),
                 line[i].latDeg + (line[i + 1].latDeg - line[i].latDeg) * part});
        }
    }
    fine.push_back(line.back());
    return fine;
}

/// Where leg a->b meets leg c->d, both straight in longitude and latitude; they are known to meet.
LonLat meeting(LonLat a, LonLat b, LonLat c, LonLat d) {
    for (LonLat* other : {&b, &c, &d}) {
        other->lonDeg = a.lonDeg + std::remainder(other->lonDeg - a.lonDeg, 360.0);
    }
    const double side1 =
        (d.lonDeg - c.lonDeg) * (a.latDeg - c.latDeg) - (d.latDeg - c.latDeg) * (a.lonDeg - c.lonDeg);
    const double side2 =
        (d.lonDeg - c.lonDeg) * (b.latDeg - c.latDeg) - (d.latDeg - c.latDeg) * (b.lonDeg - c.lonDeg);
    const double part = side1 == side2 ? 0.0 : std::clamp(side1 / (side1 - side2), 0.0, 1.0);
    return {wrappedLonDeg(a.lonDeg + (b.lonDeg - a.lonDeg) * part), a.latDeg + (b.latDeg - a.latDeg) * part};
}

/// A place where the lines meet between their ends: legs by their first points.
struct Meeting {
    size_t firstLeg = 0, secondLeg = 0;
    LonLat at;
};

} // namespace

LineGap::LineGap(Polyline first, Polyline second) : _first(std::move(first)), _second(std::move(second)) {
    if (_first.size() < 2 || _second.size() < 2) {
        _first.clear();
        _second.clear();
        return;
    }
    _first = finely(_first);
    _second = finely(_second);
    if (runsAgainst(_first, _second)) {
        std::reverse(_second.begin(), _second.end());
    }
    _cumulative = cumulativeMeters(_first);
}

std::optional<std::pair<LonLat, LonLat>> LineGap::facingCrossings(double latDeg) const {
    std::vector<double> ours = crossingsOfParallel(_first, latDeg);
    std::vector<double> theirs = crossingsOfParallel(_second, latDeg);
    if (ours.empty() || theirs.empty()) {
        return std::nullopt;
    }
    // From west to east as seen from the first line: it may lie beside the 180th meridian.
    const double middle = _first.front().lonDeg;
    const auto east = [middle](double lonDeg) { return std::remainder(lonDeg - middle, 360.0); };
    for (std::vector<double>* lons : {&ours, &theirs}) {
        std::sort(lons->begin(), lons->end(), [&](double a, double b) { return east(a) < east(b); });
    }
    if (east(ours.back()) <= east(theirs.front())) {
        return std::pair{LonLat{ours.back(), latDeg}, LonLat{theirs.front(), latDeg}};
    }
    if (east(theirs.back()) <= east(ours.front())) {
        return std::pair{LonLat{ours.front(), latDeg}, LonLat{theirs.back(), latDeg}};
    }
    return std::nullopt;
}

std::optional<double> LineGap::eastWestMeters(double latDeg) const {
    const auto crossings = facingCrossings(latDeg);
    return crossings ? std::optional(distance(crossings->first, crossings->second)) : std::nullopt;
}

std::optional<double> LineGap::nearestMeters(double latDeg) const {
    const auto crossings = facingCrossings(latDeg);
    const auto other = crossings ? nearest(_second, crossings->first) : std::nullopt;
    return other ? std::optional(other->distanceMeters) : std::nullopt;
}

std::optional<GapAt> LineGap::at(double alongMeters) const {
    if (_first.empty()) {
        return std::nullopt;
    }
    GapAt gap;
    gap.alongMeters = std::clamp(alongMeters, 0.0, _cumulative.back());
    gap.at = pointAt(_first, _cumulative, gap.alongMeters);
    const auto other = nearest(_second, gap.at);
    gap.nearestOnOther = other->at;
    gap.nearestMeters = other->distanceMeters;
    const auto crossings = facingCrossings(gap.at.latDeg);
    // A loop of the line may cross the parallel more than once; the width belongs to the crossing that faces
    // the other line, and to none behind it. pointAt is exact to a part of a millimetre.
    constexpr double samePlaceDeg = 1e-6;
    if (crossings &&
        std::abs(std::remainder(crossings->first.lonDeg - gap.at.lonDeg, 360.0)) < samePlaceDeg) {
        gap.acrossOnOther = crossings->second;
        gap.eastWestMeters = distance(gap.at, crossings->second);
    }
    return gap;
}

std::optional<GapAt> LineGap::nearestTo(LonLat position) const {
    const auto foot = nearest(_first, position);
    if (!foot) {
        return std::nullopt;
    }
    return at(_cumulative[foot->leg] + distance(_first[foot->leg], foot->at));
}

std::vector<GapAt> LineGap::profile(size_t count) const {
    std::vector<GapAt> places;
    for (size_t i = 0; i < count && !_first.empty(); ++i) {
        places.push_back(*at(_cumulative.back() * static_cast<double>(i) / static_cast<double>(count - 1)));
    }
    return places;
}

std::optional<GapSummary> LineGap::summary(size_t count) const {
    std::vector<double> meters;
    for (const GapAt& gap : profile(count)) {
        meters.push_back(gap.nearestMeters);
    }
    if (meters.empty()) {
        return std::nullopt;
    }
    std::sort(meters.begin(), meters.end());
    GapSummary summary;
    for (const double one : meters) {
        summary.meanMeters += one / static_cast<double>(meters.size());
    }
    summary.minMeters = meters.front();
    summary.medianMeters = (meters[(meters.size() - 1) / 2] + meters[meters.size() / 2]) / 2;
    summary.maxMeters = meters.back();
    return summary;
}

std::optional<double> LineGap::areaSquareMeters() const {
    if (_first.empty()) {
        return std::nullopt;
    }
    const double reach = _cumulative.back() / 100;
    if (distance(_first.front(), _second.front()) > reach ||
        distance(_first.back(), _second.back()) > reach) {
        return std::nullopt;
    }
    // One after the other as a single line, so that one search finds what crosses what. The joint between
    // them (leg firstLegs) is no leg of either.
    Polyline both = _first;
    both.insert(both.end(), _second.begin(), _second.end());
    const size_t firstLegs = _first.size() - 1;
    std::vector<Meeting> meetings;
    for (const auto& [i, j] : selfCrossings(both)) {
        if (i == firstLegs || j == firstLegs) {
            continue;
        }
        if (i > firstLegs || j < firstLegs) {
            return std::nullopt; // a line that crosses itself
        }
        const size_t k = j - _first.size();
        const bool sharedEnd =
            (i == 0 && k == 0 && _first.front() == _second.front()) ||
            (i + 1 == firstLegs && k + 2 == _second.size() && _first.back() == _second.back());
        if (!sharedEnd) {
            meetings.push_back({i, k, meeting(_first[i], _first[i + 1], _second[k], _second[k + 1])});
        }
    }
    double area = 0;
    Meeting from{0, 0, _first.front()};
    LonLat otherFrom = _second.front();
    const auto addPiece = [&](const Meeting& to, LonLat otherTo) {
        Ring ring{from.at};
        ring.insert(
            ring.end(),
            _first.begin() + static_cast<std::ptrdiff_t>(from.firstLeg) + 1,
            _first.begin() + static_cast<std::ptrdiff_t>(to.firstLeg) + 1);
        ring.push_back(to.at);
        ring.push_back(otherTo);
        for (size_t k = to.secondLeg; k > from.secondLeg; --k) {
            ring.push_back(_second[k]);
        }
        ring.push_back(otherFrom);
        area += khalkha::areaSquareMeters(std::span<const LonLat>(ring));
    };
    for (const Meeting& to : meetings) {
        // A meeting at a vertex is found once for each leg that ends there.
        constexpr double samePlaceMeters = 0.01;
        if (distance(from.at, to.at) < samePlaceMeters) {
            continue;
        }
        if (to.secondLeg < from.secondLeg) {
            return std::nullopt;
        }
        addPiece(to, to.at);
        from = to;
        otherFrom = to.at;
    }
    addPiece({firstLegs - 1, _second.size() - 2, _first.back()}, _second.back());
    return area;
}

} // namespace khalkha
