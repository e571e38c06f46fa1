#include "scene/area_shape.h"

#include "geo/antimeridian.h"
#include "geo/lonlat_box.h"
#include "geo/polyline.h"
#include "scene/layers.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>

namespace khalkha {

namespace {

/// Areas of more vertices are cut along a grid.
constexpr size_t largeFrom = 4096;
/// Fewer are never thinned.
constexpr size_t fewVertices = 24;
/// Tolerances to a side of a cell of the grid.
constexpr double tolerancesPerCell = 1024;
constexpr int deepest = 24;
/// Triangles that are kept; when there are more they are made again when they are needed.
constexpr size_t mostKept = 4'000'000;

/// A ball around the ground within a box.
Ball ballOf(const LonLatBox& box) {
    constexpr int steps = 4;
    std::vector<Ecef> points;
    for (int x = 0; x <= steps; ++x) {
        for (int y = 0; y <= steps; ++y) {
            points.push_back(toEcef(
                {box.westDeg + (box.eastDeg - box.westDeg) * x / steps,
                 box.southDeg + (box.northDeg - box.southDeg) * y / steps}));
        }
    }
    Ball ball = khalkha::ballAround(points);
    // Between the points the ground is no further out than their legs are arched.
    const double leg = 2 * ball.radiusMeters / steps;
    ball.radiusMeters += leg * leg / (8 * wgs84B);
    return ball;
}

/// Whether a line within the ball, straight on the ground or in longitude and latitude, can come near to
/// another ball.
bool mayMeet(const Ball& piece, const Ball& other) {
    const double r = piece.radiusMeters;
    const double bent = r + 3 * r * r / wgs84B;
    return glm::distance(piece.center, other.center) <= bent + other.radiusMeters;
}

/// Without the repeated first point; longitudes go on beyond 180 degrees rather than jump.
Ring ringOf(const std::vector<Ecef>& course) {
    Ring ring;
    ring.reserve(course.size());
    for (size_t i = 0; i + 1 < course.size(); ++i) {
        LonLat at = toLonLat(course[i]);
        if (!ring.empty() && std::abs(at.lonDeg - ring.back().lonDeg) > 180) {
            at.lonDeg += at.lonDeg < ring.back().lonDeg ? 360 : -360;
        }
        ring.push_back(at);
    }
    return ring;
}

/// Sides of areas are no longer than this before they are projected.
constexpr double longestSideMeters = 50e3;

/// The ring closed, its sides straight in longitude and latitude, as the triangles are.
Polyline closedRing(const Ring& ring) {
    Polyline closed = ring;
    if (!ring.empty()) {
        closed.push_back(ring.front());
    }
    return straightened(closed, longestSideMeters);
}

std::shared_ptr<const LineDetail> detailOf(const Ring& ring) {
    std::vector<Ecef> points;
    for (const LonLat at : closedRing(ring)) {
        points.push_back(toEcef(at));
    }
    return std::make_shared<const LineDetail>(std::move(points));
}

/// The ring within one side of a box (Sutherland and Hodgman 1974). `over` is positive within.
template <class Over> Ring cutBySide(const Ring& ring, const Over& over) {
    Ring result;
    for (size_t i = 0; i < ring.size(); ++i) {
        const LonLat from = ring[i];
        const LonLat to = ring[(i + 1) % ring.size()];
        const double a = over(from);
        const double b = over(to);
        if (a >= 0) {
            result.push_back(from);
        }
        if ((a > 0 && b < 0) || (a < 0 && b > 0)) {
            const double part = a / (a - b);
            result.push_back(
                {from.lonDeg + (to.lonDeg - from.lonDeg) * part,
                 from.latDeg + (to.latDeg - from.latDeg) * part});
        }
    }
    return result;
}

Ring within(const Ring& ring, const LonLatBox& box) {
    Ring cut = cutBySide(ring, [&](LonLat at) { return at.lonDeg - box.westDeg; });
    cut = cutBySide(cut, [&](LonLat at) { return box.eastDeg - at.lonDeg; });
    cut = cutBySide(cut, [&](LonLat at) { return at.latDeg - box.southDeg; });
    return cutBySide(cut, [&](LonLat at) { return box.northDeg - at.latDeg; });
}

/// A ring thinned, but for its points on the 180th meridian and at the poles, where it is cut or closed.
Ring thinnedBetweenCuts(Ring ring, double toleranceMeters) {
    const auto fixed = [](LonLat at) { return std::abs(at.lonDeg) == 180 || std::abs(at.latDeg) == 90; };
    std::rotate(ring.begin(), std::find_if(ring.begin(), ring.end(), fixed), ring.end());
    ring.push_back(ring.front());
    Ring result;
    for (size_t from = 0; from + 1 < ring.size();) {
        size_t to = from + 1;
        while (!fixed(ring[to])) { // the last point is fixed
            ++to;
        }
        const Polyline run = simplify(std::span(ring).subspan(from, to - from + 1), toleranceMeters);
        result.insert(result.end(), run.begin(), run.end() - 1);
        from = to;
    }
    return result;
}

/// Rings thinned to a tolerance; one that shrinks to a line is left out.
Polygon thinned(const Polygon& polygon, double toleranceMeters) {
    Polygon result;
    for (Ring ring : polygon.rings) {
        if (isCutOrPolar(ring)) {
            ring = thinnedBetweenCuts(std::move(ring), toleranceMeters);
        } else if (ring.size() > 3) {
            ring.push_back(ring.front());
            ring = simplify(ring, toleranceMeters);
            ring.pop_back();
        }
        if (ring.size() > 2) {
            result.rings.push_back(std::move(ring));
        }
    }
    return result;
}

struct CellKey {
    int depth = 0;
    std::int64_t x = 0, y = 0;
    friend auto operator<=>(const CellKey&, const CellKey&) = default;
};

} // namespace

struct AreaShape::Parts {
    const Polygon* polygon = nullptr;
    size_t vertices = 0;
    LonLatBox box;
    double rootMeters = 0;
    std::mutex mutex;
    Mesh whole;
    std::map<int, Mesh> levels; ///< of a small area, by the power of two of the tolerance
    std::vector<std::shared_ptr<const LineDetail>> rings; ///< of a large one
    std::map<CellKey, Mesh> cells;
    size_t kept = 0;

    bool cut = false; ///< along the 180th meridian, or closed along a pole: not to be walked in space

    [[nodiscard]] bool isLarge() const { return vertices > largeFrom && !cut; }

    // What follows is called with the mutex held.

    const std::vector<std::shared_ptr<const LineDetail>>& details() {
        if (rings.empty()) {
            for (const Ring& ring : polygon->rings) {
                rings.push_back(detailOf(ring));
            }
        }
        return rings;
    }

    [[nodiscard]] LonLatBox boxOf(const CellKey& key) const {
        const auto parts = static_cast<double>(std::int64_t{1} << key.depth);
        const auto lon = [&](std::int64_t x) {
            return box.westDeg + (box.eastDeg - box.westDeg) * (static_cast<double>(x) / parts);
        };
        const auto lat = [&](std::int64_t y) {
            return box.southDeg + (box.northDeg - box.southDeg) * (static_cast<double>(y) / parts);
        };
        return {lon(key.x), lat(key.y), lon(key.x + 1), lat(key.y + 1)};
    }
    [[nodiscard]] double tolerance(int depth) const {
        return rootMeters / tolerancesPerCell / static_cast<double>(std::int64_t{1} << depth);
    }

    const Mesh& cell(const CellKey& key) {
        const auto known = cells.find(key);
        if (known != cells.end()) {
            return known->second;
        }
        if (kept > mostKept) {
            cells.clear();
            kept = 0;
        }
        const LonLatBox place = boxOf(key);
        const Ball ball = ballOf(place);
        const double toleranceMeters = tolerance(key.depth);
        Polygon seen;
        for (const auto& detail : details()) {
            Ring ring = within(
                ringOf(detail->course(
                    [&](const Ball& piece) { return mayMeet(piece, ball); },
                    [&](const Ball&) { return toleranceMeters; })),
                place);
            if (ring.size() > 2) {
                seen.rings.push_back(std::move(ring));
            }
        }
        Mesh mesh = std::make_shared<const ProjectableArea>(makeProjectableArea(seen));
        kept += mesh->triangles.size() / 3;
        return cells.emplace(key, std::move(mesh)).first->second;
    }

    void gather(const Camera& camera, const CellKey& key, std::vector<Mesh>& found) {
        const Ball ball = ballOf(boxOf(key));
        if (!camera.maySee(ball.center, ball.radiusMeters)) {
            return;
        }
        const double near = metersPerPixelNear(camera, ball.center, ball.radiusMeters);
        if (key.depth >= deepest || tolerance(key.depth) <= 0.5 * near) {
            const Mesh& mesh = cell(key);
            if (!mesh->triangles.empty()) {
                found.push_back(mesh);
            }
            return;
        }
        for (const std::int64_t y : {0, 1}) {
            for (const std::int64_t x : {0, 1}) {
                gather(camera, {key.depth + 1, 2 * key.x + x, 2 * key.y + y}, found);
            }
        }
    }

    const Mesh& wholeMesh() {
        if (!whole) {
            whole =
                isLarge() ? cell({}) : std::make_shared<const ProjectableArea>(makeProjectableArea(*polygon));
        }
        return whole;
    }

    const Mesh& level(double metersPerPixel) {
        const int power = static_cast<int>(std::floor(std::log2(std::max(0.5 * metersPerPixel, 1.0))));
        Mesh& mesh = levels[power];
        if (!mesh) {
            mesh = std::make_shared<const ProjectableArea>(
                makeProjectableArea(thinned(*polygon, std::exp2(power))));
        }
        return mesh;
    }
};

AreaShape::AreaShape(const Polygon& polygon) : _parts(std::make_unique<Parts>()) {
    _parts->polygon = &polygon;
    _parts->box = khalkha::boxOf(polygon);
    std::vector<Ecef> points;
    for (const Ring& ring : polygon.rings) {
        _parts->vertices += ring.size();
        _parts->cut = _parts->cut || isCutOrPolar(ring);
        for (const LonLat at : ring) {
            points.push_back(toEcef(at));
        }
    }
    const Ball ball = khalkha::ballAround(points);
    center = ball.center;
    radiusMeters = ball.radiusMeters;
    _parts->rootMeters = 2 * radiusMeters;
}

AreaShape::AreaShape(AreaShape&& other) noexcept = default;
AreaShape& AreaShape::operator=(AreaShape&& other) noexcept = default;
AreaShape::~AreaShape() = default;

std::vector<AreaShape::Mesh> AreaShape::seenBy(const Camera& camera) const {
    const std::lock_guard lock(_parts->mutex);
    std::vector<Mesh> found;
    if (_parts->isLarge()) {
        _parts->gather(camera, {}, found);
        return found;
    }
    const double near = metersPerPixelNear(camera, center, radiusMeters);
    // Vertices a pixel apart and more are all needed.
    const bool crowded =
        _parts->vertices > fewVertices && static_cast<double>(_parts->vertices) > 4 * 2 * radiusMeters / near;
    found.push_back(crowded ? _parts->level(near) : _parts->wholeMesh());
    return found;
}

const ProjectableArea& AreaShape::whole() const {
    const std::lock_guard lock(_parts->mutex);
    return *_parts->wholeMesh();
}

bool AreaShape::contains(LonLat at) const {
    const LonLatBox& box = _parts->box;
    if (at.lonDeg < box.westDeg || at.lonDeg > box.eastDeg || at.latDeg < box.southDeg ||
        at.latDeg > box.northDeg) {
        return false;
    }
    if (!_parts->isLarge()) {
        return khalkha::contains(*_parts->polygon, at);
    }
    const std::lock_guard lock(_parts->mutex);
    const Ball place{toEcef(at), 1};
    Polygon near; // straight where that is far from the place, and so on the same side of it
    for (const auto& detail : _parts->details()) {
        near.rings.push_back(ringOf(detail->course(
            [&](const Ball& piece) { return mayMeet(piece, place); }, [](const Ball&) { return 0.0; })));
    }
    return khalkha::contains(near, at);
}

std::shared_ptr<const LineDetail> AreaShape::ringDetail(size_t ring) const {
    const std::lock_guard lock(_parts->mutex);
    return _parts->isLarge() ? _parts->details().at(ring) : nullptr;
}

std::vector<ProjectableLine> AreaShape::rims() const {
    std::vector<ProjectableLine> lines;
    const std::lock_guard lock(_parts->mutex);
    for (size_t i = 0; i < _parts->polygon->rings.size(); ++i) {
        const Ring& ring = _parts->polygon->rings[i];
        if (_parts->isLarge() && ring.size() > ProjectableLine::largeFrom) {
            lines.push_back(makeProjectable(_parts->details()[i]));
            continue;
        }
        lines.push_back(makeProjectable(closedRing(ring)));
    }
    return lines;
}

std::vector<ProjectableLine>
bordersToDraw(const std::vector<Polygon>& polygons, const std::vector<AreaShape>& shapes) {
    const bool cut = std::any_of(polygons.begin(), polygons.end(), [](const Polygon& polygon) {
        return std::any_of(polygon.rings.begin(), polygon.rings.end(), isCutOrPolar);
    });
    std::vector<ProjectableLine> lines;
    if (!cut) {
        for (const AreaShape& shape : shapes) {
            for (ProjectableLine& rim : shape.rims()) {
                lines.push_back(std::move(rim));
            }
        }
        return lines;
    }
    std::vector<Polygon> straight;
    straight.reserve(polygons.size());
    for (const Polygon& polygon : polygons) {
        straight.push_back(straightened(polygon, longestSideMeters));
    }
    for (const Polyline& border : bordersOf(straight)) {
        lines.push_back(makeProjectable(border));
    }
    return lines;
}

} // namespace khalkha
