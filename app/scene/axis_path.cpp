#include "scene/axis_path.h"

#include "scene/mesh.h"

#include <algorithm>

namespace khalkha {

namespace {

constexpr double stepPx = 9;
constexpr double maxSteps = 40;
/// Waypoints projected further out than this are left alone: their legs are far off the picture.
constexpr double farthestPx = 60000;
/// A flight is drawn as a bow: its middle stands off the straight line by this part of its length.
constexpr double flightBow = 0.16;

std::optional<ScreenPoint> screenPoint(const Camera& camera, LonLat at) {
    const Ecef position = toEcef(at);
    if (!camera.isVisible(position)) {
        return std::nullopt;
    }
    const auto point = camera.project(position);
    return point && std::abs(point->x) < farthestPx && std::abs(point->y) < farthestPx ? point : std::nullopt;
}

/// Control points of one leg.
struct Leg {
    ScreenPoint before, from, to, after;
};

/// Point of a leg at a part of it: through `from` and `to`, tangents after the neighbours (Catmull-Rom,
/// centripetal in effect because the tangents are scaled to the leg).
ScreenPoint onLeg(const Leg& leg, double part) {
    const double size = distance(leg.from, leg.to);
    const auto tangent = [&](ScreenPoint a, ScreenPoint b, ScreenPoint c) {
        // Mean of the two directions, the nearer neighbour counting more.
        const double ab = std::max(distance(a, b), 1e-6);
        const double bc = std::max(distance(b, c), 1e-6);
        const ScreenPoint mean = (b - a) * (1 / ab) * bc + (c - b) * (1 / bc) * ab;
        return unit(mean) * size;
    };
    const ScreenPoint start = tangent(leg.before, leg.from, leg.to);
    const ScreenPoint end = tangent(leg.from, leg.to, leg.after);
    const double p2 = part * part;
    const double p3 = p2 * part;
    // Hermite; tangents at 0.8 of their length keep the curve close to the straight legs.
    constexpr double tension = 0.8;
    return leg.from * (2 * p3 - 3 * p2 + 1) + start * (tension * (p3 - 2 * p2 + part)) +
           leg.to * (3 * p2 - 2 * p3) + end * (tension * (p3 - p2));
}

ScreenPoint onFlight(const Leg& leg, double part) {
    // Always bowed upwards on the screen, as things fly.
    ScreenPoint side = leftOf(leg.to - leg.from);
    if (side.y > 0) {
        side = side * -1.0;
    }
    return lerp(leg.from, leg.to, part) + side * (flightBow * 4 * part * (1 - part));
}

class PathBuilder {
public:
    PathBuilder(const SampledAxis& axis, const Camera& camera) : _axis(axis) {
        for (const Waypoint& waypoint : axis.axis->waypoints) {
            _points.push_back(screenPoint(camera, waypoint.position));
        }
        _head = screenPoint(camera, axis.head);
        for (const AxisStretch& stretch : axis.stretches) {
            _bases.insert(_bases.end(), stretch.line.size() - 1, stretch.basis);
        }
    }

    std::vector<AxisPath> build() {
        const size_t legs = _bases.size();
        for (size_t leg = 0; leg < legs && leg + 1 < _points.size(); ++leg) {
            const bool underway = leg + 1 == legs && !reached(leg + 1);
            const std::optional<ScreenPoint>& end = underway ? _head : _points[leg + 1];
            if (!_points[leg] || !end || !_points[leg + 1]) {
                finish();
                continue;
            }
            addLeg(leg, underway);
        }
        if (!_path.course.empty() && _head && distance(_path.course.back(), *_head) < 0.5) {
            _path.headSeen = true;
        }
        finish();
        return std::move(_paths);
    }

private:
    [[nodiscard]] bool reached(size_t waypoint) const {
        return _axis.head == _axis.axis->waypoints[waypoint].position;
    }

    [[nodiscard]] Leg legAt(size_t index) const {
        const ScreenPoint from = *_points[index];
        const ScreenPoint to = *_points[index + 1];
        const bool hasBefore = index > 0 && _points[index - 1];
        const bool hasAfter = index + 2 < _points.size() && _points[index + 2];
        return {
            hasBefore ? *_points[index - 1] : from * 2.0 - to,
            from,
            to,
            hasAfter ? *_points[index + 2] : to * 2.0 - from};
    }

    void addLeg(size_t index, bool underway) {
        const Leg leg = legAt(index);
        const bool flight = _axis.axis->style == AxisStyle::airborne;
        const auto at = [&](double part) { return flight ? onFlight(leg, part) : onLeg(leg, part); };
        const double whole = distance(leg.from, leg.to);
        double last = 1;
        ScreenPoint correction{};
        if (underway) {
            last = whole > 0 ? std::clamp(distance(leg.from, *_head) / whole, 0.0, 1.0) : 1.0;
            // The head stands on the geodesic, not on the bend: the course is drawn over to it, most near the
            // head and not at all at the waypoint behind.
            correction = *_head - at(last);
        }
        const double begin = _path.lengthPx();
        push(leg.from);
        const double steps = std::clamp(std::ceil(whole * last / stepPx), 1.0, maxSteps);
        for (double step = 1; step <= steps; ++step) {
            const double share = step / steps;
            push(at(last * share) + correction * (share * share));
        }
        if (!_path.pieces.empty() && _path.pieces.back().basis == _bases[index]) {
            _path.pieces.back().toPx = _path.lengthPx();
        } else {
            _path.pieces.push_back({begin, _path.lengthPx(), _bases[index]});
        }
    }

    void push(ScreenPoint point) {
        if (_path.course.empty()) {
            _path.course.push_back(point);
            _path.alongPx.push_back(0);
            return;
        }
        const double step = distance(_path.course.back(), point);
        if (step > 1e-3) {
            _path.course.push_back(point);
            _path.alongPx.push_back(_path.alongPx.back() + step);
        }
    }

    void finish() {
        if (_path.course.size() > 1) {
            _paths.push_back(std::move(_path));
        }
        _path = {};
    }

    const SampledAxis& _axis;
    std::vector<std::optional<ScreenPoint>> _points;
    std::optional<ScreenPoint> _head;
    std::vector<Basis> _bases; ///< of each leg travelled
    AxisPath _path;
    std::vector<AxisPath> _paths;
};

} // namespace

std::vector<AxisPath> axisPaths(const SampledAxis& axis, const Camera& camera) {
    return PathBuilder(axis, camera).build();
}

} // namespace khalkha
