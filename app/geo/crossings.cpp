#include "geo/polyline.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace khalkha {

namespace {

// Legs are straight in longitude and latitude here, as GeoJSON has them (RFC 7946, 3.1.1).

struct Point {
    double x = 0, y = 0;
    friend bool operator==(const Point&, const Point&) = default;
};

double wrappedDeg(double lonDeg) {
    return lonDeg - 360.0 * std::floor((lonDeg + 180.0) / 360.0);
}

/// The line as plane points whose longitudes run on over the antimeridian.
std::vector<Point> unwrapped(std::span<const LonLat> line) {
    std::vector<Point> points;
    points.reserve(line.size());
    double turns = 0;
    for (size_t i = 0; i < line.size(); ++i) {
        if (i > 0) {
            const double step = line[i].lonDeg - line[i - 1].lonDeg;
            turns += step > 180.0 ? -360.0 : (step < -180.0 ? 360.0 : 0.0);
        }
        points.push_back({line[i].lonDeg + turns, line[i].latDeg});
    }
    return points;
}

LonLat position(Point point) {
    const bool within = point.x >= -180.0 && point.x <= 180.0;
    return {within ? point.x : wrappedDeg(point.x), point.y};
}

/// +1 if c lies left of a->b, -1 right, 0 on it. Near zero it is decided in extended precision; what is too
/// close even for that counts as on the line, so a doubtful case is a touch, never a miss.
int turn(Point a, Point b, Point c) {
    const double left = (a.x - c.x) * (b.y - c.y);
    const double right = (a.y - c.y) * (b.x - c.x);
    const double determinant = left - right;
    constexpr double bound = 4.0e-16;
    if (std::abs(determinant) > bound * (std::abs(left) + std::abs(right))) {
        return determinant > 0 ? 1 : -1;
    }
    using Extended = long double;
    const Extended exactLeft = (Extended(a.x) - Extended(c.x)) * (Extended(b.y) - Extended(c.y));
    const Extended exactRight = (Extended(a.y) - Extended(c.y)) * (Extended(b.x) - Extended(c.x));
    const Extended exact = exactLeft - exactRight;
    constexpr Extended extendedBound = 4.0e-19L;
    if (std::abs(exact) <= extendedBound * (std::abs(exactLeft) + std::abs(exactRight))) {
        return 0;
    }
    return exact > 0 ? 1 : -1;
}

bool between(double value, double a, double b) {
    return value >= std::min(a, b) && value <= std::max(a, b);
}
/// For a point known to be on the line through the leg: within the leg.
bool within(Point point, Point a, Point b) {
    return between(point.x, a.x, b.x) && between(point.y, a.y, b.y);
}

bool boxesMeet(Point a, Point b, Point c, Point d) {
    return std::max(a.x, b.x) >= std::min(c.x, d.x) && std::max(c.x, d.x) >= std::min(a.x, b.x) &&
           std::max(a.y, b.y) >= std::min(c.y, d.y) && std::max(c.y, d.y) >= std::min(a.y, b.y);
}

/// b is followed by c back along a->b.
bool foldsBack(Point a, Point b, Point c) {
    return (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y) < 0 && turn(a, b, c) == 0;
}

struct Hit {
    double along = 0; ///< 0..1 on the newer leg
    Point at;
};

/// Where the leg p->q first meets the leg r->s.
std::optional<Hit> firstHit(Point p, Point q, Point r, Point s) {
    if (!boxesMeet(p, q, r, s)) {
        return std::nullopt;
    }
    const std::array<int, 4> side{turn(p, q, r), turn(p, q, s), turn(r, s, p), turn(r, s, q)};
    if (side[0] * side[1] > 0 || side[2] * side[3] > 0) {
        return std::nullopt;
    }
    if (side[2] == 0 && within(p, r, s)) {
        return Hit{0, p};
    }
    const Point leg{q.x - p.x, q.y - p.y};
    const double lengthSquared = leg.x * leg.x + leg.y * leg.y;
    std::optional<Hit> hit;
    const auto offer = [&](Point at) {
        const double along = ((at.x - p.x) * leg.x + (at.y - p.y) * leg.y) / lengthSquared;
        if (!hit || along < hit->along) {
            hit = Hit{std::clamp(along, 0.0, 1.0), at};
        }
    };
    if (side[0] == 0 && within(r, p, q)) {
        offer(r);
    }
    if (side[1] == 0 && within(s, p, q)) {
        offer(s);
    }
    if (!hit && side[3] == 0 && within(q, r, s)) {
        return Hit{1, q};
    }
    if (!hit && side[0] * side[1] < 0 && side[2] * side[3] < 0) {
        const double before = (s.x - r.x) * (p.y - r.y) - (s.y - r.y) * (p.x - r.x);
        const double after = (s.x - r.x) * (q.y - r.y) - (s.y - r.y) * (q.x - r.x);
        const double along = before == after ? 0.0 : std::clamp(before / (before - after), 0.0, 1.0);
        return Hit{along, {p.x + leg.x * along, p.y + leg.y * along}};
    }
    return hit;
}

/// Legs without length left out; leg[i] is the index in the line of the leg from points[i] on.
struct Legs {
    std::vector<Point> points;
    std::vector<size_t> leg;
};
Legs legsOf(std::span<const LonLat> line) {
    Legs legs;
    const std::vector<Point> all = unwrapped(line);
    for (size_t i = 0; i < all.size(); ++i) {
        if (legs.points.empty() || all[i] != legs.points.back()) {
            legs.points.push_back(all[i]);
            legs.leg.push_back(i);
        } else {
            legs.leg.back() = i;
        }
    }
    return legs;
}

/// First and last leg of a closed line meet at its ends and nowhere else.
bool meetAtEndsOnly(const std::vector<Point>& points, const Hit& hit) {
    const size_t last = points.size() - 1;
    return points.front() == points.back() && hit.at == points.back() &&
           !foldsBack(points[last - 1], points[last], points[1]);
}

/// Drops loops in the order in which the line closes them.
class LoopEraser {
public:
    explicit LoopEraser(std::vector<Point> input) : _input(std::move(input)) {}

    std::vector<Point> run() {
        for (size_t i = 0; i < _input.size(); ++i) {
            append(_input[i], i + 1 == _input.size());
        }
        return std::move(_kept);
    }

private:
    void append(Point next, bool isLast) {
        while (!_kept.empty()) {
            if (next == _kept.back()) {
                return;
            }
            if (_kept.size() >= 2 && foldsBack(_kept[_kept.size() - 2], _kept.back(), next)) {
                const Point before = _kept[_kept.size() - 2];
                const Point turning = _kept.back();
                _kept.pop_back();
                if (within(next, before, turning)) {
                    break;
                }
                continue;
            }
            if (!cutFirstLoop(next, isLast)) {
                break;
            }
        }
        if (_kept.empty() || next != _kept.back()) {
            _kept.push_back(next);
        }
    }

    bool cutFirstLoop(Point next, bool isLast) {
        std::optional<Hit> first;
        size_t crossed = 0;
        for (size_t k = 0; k + 2 < _kept.size(); ++k) {
            const std::optional<Hit> hit = firstHit(_kept.back(), next, _kept[k], _kept[k + 1]);
            const bool closes = hit && isLast && k == 0 && hit->at == _kept.front() && next == _kept.front();
            if (hit && !closes && (!first || hit->along < first->along)) {
                first = hit;
                crossed = k;
            }
        }
        if (!first) {
            return false;
        }
        _kept.resize(crossed + 1);
        if (first->at != _kept.back()) {
            _kept.push_back(first->at);
        }
        return true;
    }

    std::vector<Point> _input;
    std::vector<Point> _kept;
};

} // namespace

std::vector<std::pair<size_t, size_t>> selfCrossings(std::span<const LonLat> line) {
    std::vector<std::pair<size_t, size_t>> found;
    const Legs legs = legsOf(line);
    const std::vector<Point>& points = legs.points;
    if (points.size() < 3) {
        return found;
    }
    const size_t count = points.size() - 1;
    // Sweep along the longer side of the line's box: legs by their lower end, each against those that begin
    // before it is over.
    const auto [west, east] =
        std::minmax_element(points.begin(), points.end(), [](Point a, Point b) { return a.x < b.x; });
    const auto [south, north] =
        std::minmax_element(points.begin(), points.end(), [](Point a, Point b) { return a.y < b.y; });
    const bool alongX = east->x - west->x >= north->y - south->y;
    struct Extent {
        double low = 0, high = 0;
        size_t leg = 0;
    };
    std::vector<Extent> extents(count);
    for (size_t i = 0; i < count; ++i) {
        const auto [low, high] =
            alongX ? std::minmax(points[i].x, points[i + 1].x) : std::minmax(points[i].y, points[i + 1].y);
        extents[i] = {low, high, i};
    }
    std::sort(extents.begin(), extents.end(), [](const Extent& a, const Extent& b) {
        return a.low != b.low ? a.low < b.low : a.leg < b.leg;
    });
    for (size_t a = 0; a < count; ++a) {
        for (size_t b = a + 1; b < count && extents[b].low <= extents[a].high; ++b) {
            const auto [i, j] = std::minmax(extents[a].leg, extents[b].leg);
            if (j == i + 1) {
                if (foldsBack(points[i], points[j], points[j + 1])) {
                    found.emplace_back(legs.leg[i], legs.leg[j]);
                }
                continue;
            }
            const std::optional<Hit> hit = firstHit(points[j], points[j + 1], points[i], points[i + 1]);
            if (hit && !(i == 0 && j + 1 == count && meetAtEndsOnly(points, *hit))) {
                found.emplace_back(legs.leg[i], legs.leg[j]);
            }
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

Polyline withoutLoops(std::span<const LonLat> line) {
    Polyline result(line.begin(), line.end());
    // A crossing point is rounded to the grid of doubles, so a mended line may touch itself anew; every
    // round has fewer legs than the one before.
    while (!selfCrossings(result).empty()) {
        Polyline mended;
        for (const Point point : LoopEraser(unwrapped(result)).run()) {
            mended.push_back(position(point));
        }
        result = std::move(mended);
    }
    return result;
}

bool contains(const Polygon& polygon, LonLat at) {
    bool inside = false;
    for (const Ring& ring : polygon.rings) {
        for (size_t i = 0; i < ring.size(); ++i) {
            const LonLat a = ring[i];
            const LonLat b = ring[i + 1 < ring.size() ? i + 1 : 0];
            if ((a.latDeg > at.latDeg) == (b.latDeg > at.latDeg)) {
                continue;
            }
            const double fraction = (at.latDeg - a.latDeg) / (b.latDeg - a.latDeg);
            if (at.lonDeg < a.lonDeg + (b.lonDeg - a.lonDeg) * fraction) {
                inside = !inside;
            }
        }
    }
    return inside;
}

std::vector<double> crossingsOfParallel(std::span<const LonLat> line, double latDeg) {
    std::vector<double> lons;
    const std::vector<Point> points = unwrapped(line);
    for (size_t i = 1; i < points.size(); ++i) {
        const Point a = points[i - 1];
        const Point b = points[i];
        if ((a.y > latDeg) != (b.y > latDeg)) {
            const double fraction = (latDeg - a.y) / (b.y - a.y);
            lons.push_back(position({a.x + (b.x - a.x) * fraction, latDeg}).lonDeg);
        }
    }
    // The half-open rule above passes over an end that lies on the parallel and comes from below.
    for (const Point end :
         {points.empty() ? Point{0, latDeg + 1} : points.front(),
          points.empty() ? Point{0, latDeg + 1} : points.back()}) {
        if (end.y == latDeg) {
            lons.push_back(position(end).lonDeg);
        }
    }
    std::sort(lons.begin(), lons.end());
    lons.erase(std::unique(lons.begin(), lons.end()), lons.end());
    return lons;
}

} // namespace khalkha
