// Triangles of areas.

#include "geo/polyline.h"
#include "scene/area_shape.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <map>

namespace khalkha {

namespace {

/// Splits the edges of triangles that are too long; neighbours split alike, so no seam opens.
class AreaBuilder {
public:
    AreaBuilder(const Triangulation& source, double maxEdgeMeters)
        : _maxEdgeMeters(maxEdgeMeters), _places(source.points) {
        for (const LonLat& point : _places) {
            _area.points.push_back(toEcef(point));
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
                _area.anchor = {(a.lonDeg + b.lonDeg + c.lonDeg) / 3, (a.latDeg + b.latDeg + c.latDeg) / 3};
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
            _area.points.push_back(toEcef(_places.back()));
            found->second = static_cast<unsigned>(_places.size() - 1);
        }
        return found->second;
    }

    double _maxEdgeMeters;
    std::vector<LonLat> _places;
    ProjectableArea _area;
    std::map<std::pair<unsigned, unsigned>, unsigned> _middles;
};

} // namespace

ProjectableArea makeProjectableArea(const Polygon& polygon, double maxEdgeMeters) {
    const Triangulation parts = triangulate(polygon);
    AreaBuilder builder(parts, maxEdgeMeters);
    for (size_t i = 0; i + 2 < parts.triangles.size(); i += 3) {
        builder.add({parts.triangles[i], parts.triangles[i + 1], parts.triangles[i + 2]});
    }
    return builder.finish();
}

} // namespace khalkha
