#include "geo/antimeridian.h"

#include "geo/geodesy.h"
#include "geo/lonlat_box.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <optional>

namespace khalkha {

namespace {

/// Ends this near to one another, degrees of latitude, are one place: 0.1 m.
constexpr double samePlaceDeg = 1e-6;

bool onMeridian(LonLat at) {
    return std::abs(at.lonDeg) == 180;
}
bool atPole(LonLat at) {
    return std::abs(at.latDeg) == 90;
}

bool samePoint(LonLat a, LonLat b) {
    return a == b || (onMeridian(a) && onMeridian(b) && std::abs(a.latDeg - b.latDeg) <= samePlaceDeg) ||
           (atPole(a) && a.latDeg == b.latDeg);
}

/// Joins lines where one ends on the meridian and another begins on its other side.
class Joiner {
public:
    explicit Joiner(std::vector<Polyline> parts) : _parts(std::move(parts)) {
        for (size_t i = 0; i < _parts.size(); ++i) {
            if (const Polyline& part = _parts[i]; part.size() > 1 && onMeridian(part.front())) {
                _starts.emplace(part.front().latDeg, i);
            }
        }
    }

    std::vector<Polyline> run() {
        std::vector<bool> continues(_parts.size(), false);
        std::vector<std::optional<size_t>> next(_parts.size());
        for (size_t i = 0; i < _parts.size(); ++i) {
            next[i] = successor(i);
            if (next[i]) {
                continues[*next[i]] = true;
            }
        }
        std::vector<Polyline> joined;
        for (const bool ring : {false, true}) { // what is left when all chains are taken are rings
            for (size_t i = 0; i < _parts.size(); ++i) {
                if (!_taken[i] && (ring || !continues[i])) {
                    joined.push_back(chain(i, next));
                }
            }
        }
        return joined;
    }

private:
    /// The part that goes on, on the other side, where this one ends. Each goes on one part only.
    std::optional<size_t> successor(size_t part) {
        const Polyline& line = _parts[part];
        if (line.size() < 2 || !onMeridian(line.back())) {
            return std::nullopt;
        }
        const LonLat end = line.back();
        auto found = _starts.lower_bound(end.latDeg - samePlaceDeg);
        for (; found != _starts.end() && found->first <= end.latDeg + samePlaceDeg; ++found) {
            if (_parts[found->second].front().lonDeg == -end.lonDeg) {
                const size_t next = found->second;
                _starts.erase(found);
                return next;
            }
        }
        return std::nullopt;
    }

    Polyline chain(size_t first, const std::vector<std::optional<size_t>>& next) {
        Polyline line = std::move(_parts[first]);
        _taken[first] = true;
        std::optional<size_t> at = next[first];
        for (; at && !_taken[*at]; at = next[*at]) {
            const Polyline& part = _parts[*at];
            line.insert(line.end(), part.begin() + 1, part.end()); // its first point is the last of the other
            _taken[*at] = true;
        }
        if (at == first && line.size() > 2) {
            line.back() = line.front();
        }
        return line;
    }

    std::vector<Polyline> _parts;
    std::vector<bool> _taken = std::vector<bool>(_parts.size(), false);
    std::multimap<double, size_t> _starts;
};

double turnedArea(const Ring& ring) {
    double twice = 0;
    for (size_t i = 0; i < ring.size(); ++i) {
        const LonLat a = ring[i];
        const LonLat b = ring[(i + 1) % ring.size()];
        twice += a.lonDeg * b.latDeg - b.lonDeg * a.latDeg;
    }
    return twice;
}

struct Stretch {
    double south = 0, north = 0;
};

/// Stretches of latitude, ascending and apart.
class Stretches {
public:
    void add(double a, double b) { _all.push_back({std::min(a, b), std::max(a, b)}); }
    void merge() {
        std::sort(
            _all.begin(), _all.end(), [](const Stretch& a, const Stretch& b) { return a.south < b.south; });
        std::vector<Stretch> merged;
        for (const Stretch& each : _all) {
            if (!merged.empty() && each.south <= merged.back().north + samePlaceDeg) {
                merged.back().north = std::max(merged.back().north, each.north);
            } else {
                merged.push_back(each);
            }
        }
        _all = std::move(merged);
    }
    /// What is left of a stretch, ascending.
    [[nodiscard]] std::vector<Stretch> without(double a, double b) const {
        const auto [south, north] = std::minmax(a, b);
        std::vector<Stretch> left;
        double from = south;
        auto each = std::lower_bound(
            _all.begin(), _all.end(), south, [](const Stretch& s, double lat) { return s.north < lat; });
        for (; each != _all.end() && each->south <= north; ++each) {
            if (each->south > from + samePlaceDeg) {
                left.push_back({from, each->south});
            }
            from = std::max(from, each->north);
        }
        if (north > from + samePlaceDeg) {
            left.push_back({from, north});
        }
        return left;
    }

private:
    std::vector<Stretch> _all;
};

bool alongMeridian(LonLat a, LonLat b) {
    return onMeridian(a) && a.lonDeg == b.lonDeg && a.latDeg != b.latDeg;
}

/// The sides of a ring without those that only close it along the meridian.
class RingBorders {
public:
    RingBorders(const Stretches& west, const Stretches& east) : _west(west), _east(east) {}

    void add(const Ring& ring) {
        for (size_t i = 0; i < ring.size(); ++i) {
            const LonLat from = ring[i];
            const LonLat to = ring[(i + 1) % ring.size()];
            if (!alongMeridian(from, to)) {
                leg(from, to);
                continue;
            }
            std::vector<Stretch> left = (from.lonDeg > 0 ? _west : _east).without(from.latDeg, to.latDeg);
            if (from.latDeg > to.latDeg) {
                std::reverse(left.begin(), left.end());
                for (Stretch& each : left) {
                    std::swap(each.south, each.north);
                }
            }
            for (const Stretch& each : left) {
                leg({from.lonDeg, each.south}, {from.lonDeg, each.north});
            }
            if (left.empty()) {
                finish();
            }
        }
        // The ring was begun in the middle of a run.
        if (_run.size() > 1 && _runs.size() > _ringBegin && _runs[_ringBegin].front() == ring.front() &&
            _run.back() == ring.front()) {
            _run.insert(_run.end(), _runs[_ringBegin].begin() + 1, _runs[_ringBegin].end());
            _runs[_ringBegin] = std::move(_run);
            _run.clear();
        }
        finish();
        _ringBegin = _runs.size();
    }
    std::vector<Polyline> take() { return std::move(_runs); }

private:
    void leg(LonLat from, LonLat to) {
        if (!_run.empty() && _run.back() != from) {
            finish();
        }
        if (_run.empty()) {
            _run.push_back(from);
        }
        _run.push_back(to);
    }
    void finish() {
        const bool somewhere =
            std::any_of(_run.begin(), _run.end(), [&](LonLat at) { return !samePoint(at, _run.front()); });
        if (somewhere) {
            _runs.push_back(std::move(_run));
        }
        _run.clear();
    }

    const Stretches& _west;
    const Stretches& _east;
    Polyline _run;
    std::vector<Polyline> _runs;
    size_t _ringBegin = 0;
};

/// Latitude at which the geodesic between two positions crosses the meridian; they lie on both sides of it.
double crossingLatDeg(LonLat from, LonLat to) {
    double low = 0;
    double high = 1;
    LonLat middle = from;
    constexpr int halvings = 50;
    for (int i = 0; i < halvings; ++i) {
        const double part = (low + high) / 2;
        middle = geodesicPoint(from, to, part);
        ((middle.lonDeg > 0) == (from.lonDeg > 0) ? low : high) = part;
    }
    return middle.latDeg;
}

} // namespace

double wrappedLonDeg(double lonDeg) {
    return lonDeg >= -180 && lonDeg <= 180 ? lonDeg : std::remainder(lonDeg, 360.0);
}

Polyline runningOn(std::span<const LonLat> line) {
    Polyline result;
    result.reserve(line.size());
    for (const LonLat at : line) {
        double lonDeg = at.lonDeg;
        if (!result.empty() && std::abs(lonDeg - result.back().lonDeg) > 180) {
            lonDeg = result.back().lonDeg + std::remainder(lonDeg - result.back().lonDeg, 360.0);
        }
        result.push_back({lonDeg, at.latDeg});
    }
    return result;
}

LonLatBox boxRunningOn(std::span<const LonLat> line) {
    LonLatBox box = boxOf(runningOn(line));
    if (box.westDeg < -180) {
        box.westDeg += 360;
        box.eastDeg += 360;
    }
    return box;
}

LonLatBox narrowestBox(std::span<const LonLat> places) {
    LonLatBox box = boxOf(places);
    std::vector<double> lons;
    for (const LonLat at : places) {
        lons.push_back(at.lonDeg);
    }
    std::sort(lons.begin(), lons.end());
    double widest = box.westDeg + 360 - box.eastDeg; // the gap that a plain box leaves
    for (size_t i = 1; i < lons.size(); ++i) {
        if (lons[i] - lons[i - 1] > widest) {
            widest = lons[i] - lons[i - 1];
            box.westDeg = lons[i];
            box.eastDeg = lons[i - 1] + 360;
        }
    }
    return box;
}

bool meetRunningOn(const LonLatBox& one, const LonLatBox& other, LonLat reachDeg) {
    if (one.southDeg - reachDeg.latDeg > other.northDeg || other.southDeg - reachDeg.latDeg > one.northDeg) {
        return false;
    }
    constexpr std::array<double, 3> turns{-360, 0, 360};
    return std::any_of(turns.begin(), turns.end(), [&](double turn) {
        return one.westDeg - reachDeg.lonDeg <= other.eastDeg + turn &&
               other.westDeg + turn - reachDeg.lonDeg <= one.eastDeg;
    });
}

std::vector<Polyline> joinedAcross180(std::vector<Polyline> parts) {
    return Joiner(std::move(parts)).run();
}

bool runAgainstAt180(std::span<const Polyline> parts) {
    for (const bool starts : {true, false}) {
        std::vector<LonLat> ends;
        for (const Polyline& part : parts) {
            if (const LonLat end = starts ? part.front() : part.back(); onMeridian(end)) {
                ends.push_back(end);
            }
        }
        std::sort(ends.begin(), ends.end(), [](LonLat a, LonLat b) { return a.latDeg < b.latDeg; });
        const auto meeting = std::adjacent_find(ends.begin(), ends.end(), [](LonLat a, LonLat b) {
            return a.lonDeg == -b.lonDeg && b.latDeg - a.latDeg <= samePlaceDeg;
        });
        if (meeting != ends.end()) {
            return true;
        }
    }
    return false;
}

std::vector<Polyline> cutAt180(std::span<const LonLat> line) {
    std::vector<Polyline> parts(1);
    for (const LonLat at : line) {
        if (!parts.back().empty()) {
            const LonLat from = parts.back().back();
            if (std::abs(at.lonDeg - from.lonDeg) > 180) {
                const double side = from.lonDeg > 0 ? 180 : -180;
                const double latDeg = onMeridian(from) ? from.latDeg
                                      : onMeridian(at) ? at.latDeg
                                                       : crossingLatDeg(from, at);
                if (!onMeridian(from)) {
                    parts.back().push_back({side, latDeg});
                }
                parts.push_back({{-side, latDeg}});
                if (onMeridian(at)) {
                    continue;
                }
            }
        }
        parts.back().push_back(at);
    }
    std::erase_if(parts, [](const Polyline& part) { return part.size() < 2; });
    return parts;
}

bool isCutOrPolar(const Ring& ring) {
    for (size_t i = 0; i < ring.size(); ++i) {
        const LonLat next = ring[(i + 1) % ring.size()];
        if (alongMeridian(ring[i], next) || (atPole(ring[i]) && atPole(next))) {
            return true;
        }
    }
    return false;
}

bool turnedCounterClockwise(const Ring& ring) {
    return turnedArea(ring) >= 0;
}

std::vector<Polyline> bordersOf(std::span<const Polygon> area) {
    // With all outer rings counter-clockwise and all holes clockwise what ends at one side of the meridian
    // begins at the other.
    std::vector<Ring> rings;
    Stretches west; // sides along -180, of what lies east of the meridian
    Stretches east;
    for (const Polygon& polygon : area) {
        for (size_t i = 0; i < polygon.rings.size(); ++i) {
            Ring ring = polygon.rings[i];
            if (turnedCounterClockwise(ring) != (i == 0)) {
                std::reverse(ring.begin(), ring.end());
            }
            for (size_t k = 0; k < ring.size(); ++k) {
                const LonLat next = ring[(k + 1) % ring.size()];
                if (alongMeridian(ring[k], next)) {
                    (ring[k].lonDeg < 0 ? west : east).add(ring[k].latDeg, next.latDeg);
                }
            }
            rings.push_back(std::move(ring));
        }
    }
    west.merge();
    east.merge();
    RingBorders borders(west, east);
    for (const Ring& ring : rings) {
        borders.add(ring);
    }
    return joinedAcross180(borders.take());
}

Polyline straightened(std::span<const LonLat> line, double maxLegMeters) {
    constexpr double metersPerDegree = wgs84A * std::numbers::pi / 180.0;
    Polyline result;
    for (const LonLat at : line) {
        if (!result.empty()) {
            const LonLat from = result.back();
            const double widest =
                std::cos(std::min(std::abs(from.latDeg), std::abs(at.latDeg)) / 180.0 * std::numbers::pi);
            const double meters =
                metersPerDegree * std::hypot((at.lonDeg - from.lonDeg) * widest, at.latDeg - from.latDeg);
            const double pieces = std::ceil(meters / maxLegMeters);
            for (double piece = 1; piece < pieces; ++piece) {
                const double part = piece / pieces;
                result.push_back(
                    {from.lonDeg + (at.lonDeg - from.lonDeg) * part,
                     from.latDeg + (at.latDeg - from.latDeg) * part});
            }
        }
        result.push_back(at);
    }
    return result;
}

Polygon straightened(const Polygon& polygon, double maxLegMeters) {
    Polygon result;
    for (const Ring& ring : polygon.rings) {
        Polyline closed = ring;
        if (!ring.empty()) {
            closed.push_back(ring.front());
        }
        result.rings.push_back(straightened(closed, maxLegMeters));
        if (!ring.empty()) {
            result.rings.back().pop_back();
        }
    }
    return result;
}

} // namespace khalkha
