#include "geo/inner_point.h"

#include "geo/antimeridian.h"
#include "geo/geodesy.h"
#include "geo/lonlat_box.h"
#include "geo/polyline.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <queue>
#include <vector>

namespace khalkha {

namespace {

/// Rings of more points are thinned for the search.
constexpr size_t mostPoints = 4000;
/// How much farther from the borders a better place may lie than the one found.
constexpr double looseness = 1.1;
constexpr int mostBoxes = 3000;

/// Whether two polygons, cut along the meridian, are one body.
bool joinedAtMeridian(const Polygon& one, const Polygon& other) {
    const auto sides = [](const Polygon& polygon, double lonDeg) {
        std::vector<std::pair<double, double>> result;
        const Ring& ring = polygon.rings.front();
        for (size_t i = 0; i < ring.size(); ++i) {
            const LonLat a = ring[i];
            const LonLat b = ring[(i + 1) % ring.size()];
            if (a.lonDeg == lonDeg && b.lonDeg == lonDeg) {
                result.emplace_back(std::minmax(a.latDeg, b.latDeg));
            }
        }
        return result;
    };
    for (const double lonDeg : {-180.0, 180.0}) {
        for (const auto& mine : sides(one, lonDeg)) {
            for (const auto& theirs : sides(other, -lonDeg)) {
                if (mine.first < theirs.second && theirs.first < mine.second) {
                    return true;
                }
            }
        }
    }
    return false;
}

/// The polygons that make up the largest body.
std::vector<Polygon> largestBody(std::span<const Polygon> area) {
    std::vector<const Polygon*> parts;
    for (const Polygon& polygon : area) {
        if (!polygon.rings.empty() && polygon.rings.front().size() > 2) {
            parts.push_back(&polygon);
        }
    }
    std::vector<size_t> body(parts.size());
    std::iota(body.begin(), body.end(), size_t{0});
    std::vector<size_t> cut; // only these can be parts of one body
    for (size_t i = 0; i < parts.size(); ++i) {
        if (isCutOrPolar(parts[i]->rings.front())) {
            cut.push_back(i);
        }
    }
    constexpr size_t mostCut = 200;
    for (size_t i = 0; i < std::min(cut.size(), mostCut); ++i) {
        for (size_t k = 0; k < i; ++k) {
            if (body[cut[i]] != body[cut[k]] && joinedAtMeridian(*parts[cut[i]], *parts[cut[k]])) {
                std::replace(body.begin(), body.end(), body[cut[i]], body[cut[k]]);
            }
        }
    }
    std::vector<double> size(parts.size(), 0);
    for (size_t i = 0; i < parts.size(); ++i) {
        size[body[i]] += areaSquareMeters(*parts[i]);
    }
    const auto largest = static_cast<size_t>(std::max_element(size.begin(), size.end()) - size.begin());
    std::vector<Polygon> result;
    for (size_t i = 0; i < parts.size(); ++i) {
        if (body[i] == largest) {
            result.push_back(*parts[i]);
        }
    }
    return result;
}

/// Every n-th point of large rings: the search only needs to be near.
Polygon thinned(const Polygon& polygon) {
    size_t count = 0;
    for (const Ring& ring : polygon.rings) {
        count += ring.size();
    }
    const size_t step = count / mostPoints + 1;
    Polygon result;
    for (const Ring& ring : polygon.rings) {
        Ring few;
        for (size_t i = 0; i < ring.size(); i += step) {
            few.push_back(ring[i]);
        }
        if (few.size() > 2 || result.rings.empty()) {
            result.rings.push_back(few.size() > 2 ? few : ring);
        }
    }
    return result;
}

/// Looks for the place of a body that is farthest from its borders.
class Search {
public:
    explicit Search(const std::vector<Polygon>& body) : _exact(body) {
        constexpr double legMeters = 200e3;
        for (const Polygon& polygon : body) {
            _body.push_back(straightened(thinned(polygon), legMeters));
        }
        for (const Polyline& border : bordersOf(_body)) {
            std::vector<Ecef>& line = _borders.emplace_back();
            for (const LonLat at : border) {
                line.push_back(toEcef(at));
            }
        }
    }

    LonLat run() {
        for (const Polygon& polygon : _body) {
            lookAlongParallels(polygon);
            const LonLatBox whole = boxOf(polygon);
            const double east = whole.eastDeg - whole.westDeg;
            const double north = whole.northDeg - whole.southDeg;
            // Boxes about as high as they are wide.
            const double middle = std::max(0.05, std::cos((whole.southDeg + whole.northDeg) / 2 * radians));
            const double side =
                std::max({std::min(east * middle, north), std::max(east * middle, north) / 16, 1e-9});
            const auto columns = std::clamp(std::ceil(east * middle / side), 1.0, 64.0);
            const auto rows = std::clamp(std::ceil(north / side), 1.0, 64.0);
            for (double x = 0; x < columns; ++x) {
                for (double y = 0; y < rows; ++y) {
                    look(
                        {whole.westDeg + east * (x / columns),
                         whole.southDeg + north * (y / rows),
                         whole.westDeg + east * ((x + 1) / columns),
                         whole.southDeg + north * ((y + 1) / rows)});
                }
            }
        }
        for (int boxes = 0; !_open.empty() && boxes < mostBoxes; ++boxes) {
            const Box box = _open.top();
            if (_bestMeters > 0 && box.mostMeters <= looseness * _bestMeters) {
                break;
            }
            _open.pop();
            const double lonDeg = (box.box.westDeg + box.box.eastDeg) / 2;
            const double latDeg = (box.box.southDeg + box.box.northDeg) / 2;
            look({box.box.westDeg, box.box.southDeg, lonDeg, latDeg});
            look({lonDeg, box.box.southDeg, box.box.eastDeg, latDeg});
            look({box.box.westDeg, latDeg, lonDeg, box.box.northDeg});
            look({lonDeg, latDeg, box.box.eastDeg, box.box.northDeg});
        }
        return _best;
    }

private:
    static constexpr double radians = std::numbers::pi / 180;

    struct Box {
        LonLatBox box;
        double mostMeters = 0; ///< no place in the box is farther from the borders
        bool operator<(const Box& other) const { return mostMeters < other.mostMeters; }
    };

    /// The middle of the widest stretch of a few parallels within: a place however narrow the area is.
    void lookAlongParallels(const Polygon& polygon) {
        const LonLatBox whole = boxOf(polygon);
        for (const double part : {0.137, 0.271, 0.383, 0.509, 0.617, 0.733, 0.863}) {
            const double latDeg = whole.southDeg + (whole.northDeg - whole.southDeg) * part;
            std::vector<double> lons;
            for (Ring ring : polygon.rings) {
                ring.push_back(ring.front());
                for (size_t i = 1; i < ring.size(); ++i) {
                    const LonLat a = ring[i - 1];
                    const LonLat b = ring[i];
                    if ((a.latDeg > latDeg) != (b.latDeg > latDeg)) {
                        const double share = (latDeg - a.latDeg) / (b.latDeg - a.latDeg);
                        lons.push_back(a.lonDeg + (b.lonDeg - a.lonDeg) * share);
                    }
                }
            }
            std::sort(lons.begin(), lons.end());
            size_t widest = lons.size();
            for (size_t i = 0; i + 1 < lons.size(); i += 2) {
                if (widest == lons.size() || lons[i + 1] - lons[i] > lons[widest + 1] - lons[widest]) {
                    widest = i;
                }
            }
            if (widest < lons.size()) {
                consider({(lons[widest] + lons[widest + 1]) / 2, latDeg});
            }
        }
    }

    /// Keeps the place if it is the best so far; metres to the borders, negative outside.
    double consider(LonLat at) {
        const double meters = toBorder(toEcef(at));
        if (!inside(_body, at)) {
            return -meters;
        }
        if (meters > _bestMeters && inside(_exact, at)) {
            _bestMeters = meters;
            _best = at;
        }
        return meters;
    }

    void look(const LonLatBox& box) {
        const LonLat at{(box.westDeg + box.eastDeg) / 2, (box.southDeg + box.northDeg) / 2};
        const Ecef here = toEcef(at);
        double reach = 0;
        for (const LonLat edge :
             {LonLat{box.westDeg, box.southDeg},
              LonLat{box.westDeg, box.northDeg},
              LonLat{box.westDeg, std::clamp(0.0, box.southDeg, box.northDeg)}}) {
            reach = std::max(reach, glm::distance(here, toEcef(edge)));
        }
        const double most = consider(at) + reach;
        if (most > _bestMeters) {
            _open.push({box, most});
        }
    }

    [[nodiscard]] double toBorder(const Ecef& at) const {
        double least = HUGE_VAL;
        for (const std::vector<Ecef>& line : _borders) {
            for (size_t i = 1; i < line.size(); ++i) {
                const glm::dvec3 leg = line[i] - line[i - 1];
                const double squared = glm::dot(leg, leg);
                const double part =
                    squared > 0 ? std::clamp(glm::dot(at - line[i - 1], leg) / squared, 0.0, 1.0) : 0.0;
                const glm::dvec3 way = line[i - 1] + leg * part - at;
                least = std::min(least, glm::dot(way, way));
            }
        }
        return std::sqrt(std::min(least, 4 * wgs84A * wgs84A));
    }
    static bool inside(const std::vector<Polygon>& body, LonLat at) {
        return std::any_of(
            body.begin(), body.end(), [&](const Polygon& polygon) { return contains(polygon, at); });
    }
    const std::vector<Polygon>& _exact;
    std::vector<Polygon> _body; ///< the same, thinned
    std::vector<std::vector<Ecef>> _borders;
    std::priority_queue<Box> _open;
    double _bestMeters = -1;
    LonLat _best;
};

} // namespace

LonLat innerPoint(std::span<const Polygon> area) {
    const std::vector<Polygon> body = largestBody(area);
    if (body.empty()) {
        const bool point =
            !area.empty() && !area.front().rings.empty() && !area.front().rings.front().empty();
        return point ? area.front().rings.front().front() : LonLat{};
    }
    return Search(body).run();
}

} // namespace khalkha
