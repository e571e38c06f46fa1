// Triangles of areas.

#include "geo/antimeridian.h"
#include "geo/polyline.h"
#include "scene/area_shape.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <span>

namespace khalkha {

namespace {

/// The plane in which an area is cut into triangles: longitude and latitude, or around a pole, where these
/// run together, distance and direction from it. Its coordinates are written as LonLat, too.
struct Plane {
    double poleLatDeg = 0; ///< 90, -90 or 0: none

    [[nodiscard]] LonLat from(LonLat at) const {
        if (poleLatDeg == 0) {
            return at;
        }
        const double away = std::abs(poleLatDeg - at.latDeg);
        const double angle = at.lonDeg * std::numbers::pi / 180;
        return {away * std::cos(angle), away * std::sin(angle)};
    }
    [[nodiscard]] LonLat to(LonLat place) const {
        if (poleLatDeg == 0) {
            return place;
        }
        const double away = std::hypot(place.lonDeg, place.latDeg);
        return {
            std::atan2(place.latDeg, place.lonDeg) * 180 / std::numbers::pi,
            poleLatDeg > 0 ? 90 - away : away - 90};
    }
};

/// Splits the edges of triangles that are too long; neighbours split alike, so no seam opens.
class AreaBuilder {
public:
    AreaBuilder(const Triangulation& source, const Plane& plane, double maxEdgeMeters)
        : _maxEdgeMeters(maxEdgeMeters), _plane(plane), _places(source.points) {
        for (const LonLat& place : _places) {
            _area.points.push_back(toEcef(_plane.to(place)));
        }
    }
    void add(std::array<unsigned, 3> corners, int depth = 0) {
        size_t longest = 0;
        double size = 0;
        for (size_t i = 0; i < 3; ++i) {
            const double edge = glm::distance(_area.points[corners[i]], _area.points[corners[(i + 1) % 3]]);
            if (edge > size) {
                size = edge;
                longest = i;
            }
        }
        constexpr int deepest = 16;
        if (size <= _maxEdgeMeters || depth >= deepest) {
            _area.triangles.insert(_area.triangles.end(), corners.begin(), corners.end());
            return;
        }
        const unsigned from = corners[longest];
        const unsigned to = corners[(longest + 1) % 3];
        const unsigned opposite = corners[(longest + 2) % 3];
        const unsigned between = middle(from, to);
        add({from, between, opposite}, depth + 1);
        add({between, to, opposite}, depth + 1);
    }
    [[nodiscard]] ProjectableArea finish() {
        const Ball ball = ballAround(_area.points);
        _area.center = ball.center;
        _area.radiusMeters = ball.radiusMeters;
        double largest = -1;
        for (size_t i = 0; i + 2 < _area.triangles.size(); i += 3) {
            const LonLat a = _places[_area.triangles[i]];
            const LonLat b = _places[_area.triangles[i + 1]];
            const LonLat c = _places[_area.triangles[i + 2]];
            const double size = std::abs(
                (b.lonDeg - a.lonDeg) * (c.latDeg - a.latDeg) -
                (c.lonDeg - a.lonDeg) * (b.latDeg - a.latDeg));
            if (size > largest) {
                largest = size;
                _area.anchor =
                    _plane.to({(a.lonDeg + b.lonDeg + c.lonDeg) / 3, (a.latDeg + b.latDeg + c.latDeg) / 3});
            }
        }
        return std::move(_area);
    }

private:
    unsigned middle(unsigned from, unsigned to) {
        const auto key = std::minmax(from, to);
        const auto [found, fresh] = _middles.try_emplace({key.first, key.second}, 0U);
        if (fresh) {
            const LonLat a = _places[from];
            const LonLat b = _places[to];
            _places.push_back({(a.lonDeg + b.lonDeg) / 2, (a.latDeg + b.latDeg) / 2});
            _area.points.push_back(toEcef(_plane.to(_places.back())));
            found->second = static_cast<unsigned>(_places.size() - 1);
        }
        return found->second;
    }

    double _maxEdgeMeters;
    Plane _plane;
    std::vector<LonLat> _places; ///< in the plane
    ProjectableArea _area;
    std::map<std::pair<unsigned, unsigned>, unsigned> _middles;
};

bool reachesPole(const Polygon& polygon, double poleLatDeg) {
    return std::any_of(polygon.rings.begin(), polygon.rings.end(), [&](const Ring& ring) {
        return std::any_of(ring.begin(), ring.end(), [&](LonLat at) { return at.latDeg == poleLatDeg; });
    });
}

/// What lies on one side of the equator (Sutherland and Hodgman 1974); sign 1 north, -1 south.
Polygon halfOf(const Polygon& polygon, double sign) {
    Polygon half;
    for (const Ring& ring : polygon.rings) {
        Ring cut;
        for (size_t i = 0; i < ring.size(); ++i) {
            const LonLat from = ring[i];
            const LonLat to = ring[(i + 1) % ring.size()];
            if (from.latDeg * sign >= 0) {
                cut.push_back(from);
            }
            if (from.latDeg * to.latDeg < 0) {
                const double part = from.latDeg / (from.latDeg - to.latDeg);
                cut.push_back({from.lonDeg + (to.lonDeg - from.lonDeg) * part, 0});
            }
        }
        if (cut.size() > 2) {
            half.rings.push_back(std::move(cut));
        }
    }
    return half;
}

/// The area around a pole as rings around it, without the sides that close it in longitude and latitude.
Polygon aroundPole(const Polygon& polygon, const Plane& plane, double maxEdgeMeters) {
    Polygon rings;
    const Polygon straight = straightened(polygon, maxEdgeMeters);
    for (const Polyline& border : bordersOf(std::span(&straight, 1))) {
        Ring& ring = rings.rings.emplace_back();
        for (size_t i = 0; i + 1 < border.size(); ++i) {
            ring.push_back(plane.from(border[i]));
        }
    }
    return rings;
}

ProjectableArea meshOf(const Polygon& polygon, const Plane& plane, double maxEdgeMeters) {
    const Triangulation parts =
        triangulate(plane.poleLatDeg == 0 ? polygon : aroundPole(polygon, plane, maxEdgeMeters));
    AreaBuilder builder(parts, plane, maxEdgeMeters);
    for (size_t i = 0; i + 2 < parts.triangles.size(); i += 3) {
        builder.add({parts.triangles[i], parts.triangles[i + 1], parts.triangles[i + 2]});
    }
    return builder.finish();
}

} // namespace

ProjectableArea makeProjectableArea(const Polygon& polygon, double maxEdgeMeters) {
    const bool north = reachesPole(polygon, 90);
    const bool south = reachesPole(polygon, -90);
    if (!north || !south) {
        return meshOf(polygon, Plane{north ? 90.0 : south ? -90.0 : 0.0}, maxEdgeMeters);
    }
    ProjectableArea whole = meshOf(halfOf(polygon, 1), Plane{90}, maxEdgeMeters);
    const ProjectableArea other = meshOf(halfOf(polygon, -1), Plane{-90}, maxEdgeMeters);
    const auto first = static_cast<unsigned>(whole.points.size());
    whole.points.insert(whole.points.end(), other.points.begin(), other.points.end());
    for (const unsigned corner : other.triangles) {
        whole.triangles.push_back(first + corner);
    }
    const Ball ball = ballAround(whole.points);
    whole.center = ball.center;
    whole.radiusMeters = ball.radiusMeters;
    return whole;
}

} // namespace khalkha
