#include "scene/ground_area.h"

#include "scene/mesh.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <map>

namespace khalkha {

namespace {

/// Splits triangles by the length of their edges alone, so that triangles on both sides of an edge agree.
class GroundCutter {
public:
    explicit GroundCutter(const Camera& camera)
        : _camera(camera), _longestMeters(0.7 * 111e3 * camera.terrain()->stepDeg()) {}

    unsigned addPoint(const Ecef& at) {
        Corner corner{at, {}, false};
        const Ecef surface = _camera.terrain()->lifted(at);
        if (const auto pixel = _camera.projectAsIs(surface)) {
            corner.seen = onPicture(*pixel) && !_camera.isHidden(surface);
            _area.points.push_back(*pixel);
        } else {
            corner.behind = true;
            _area.points.emplace_back();
        }
        _corners.push_back(corner);
        return static_cast<unsigned>(_corners.size() - 1);
    }

    void addTriangle(unsigned a, unsigned b, unsigned c) {
        if (isOffPicture(a, b, c)) {
            return;
        }
        const std::array<bool, 3> split{tooLong(a, b), tooLong(b, c), tooLong(c, a)};
        const auto count = std::count(split.begin(), split.end(), true);
        if (count == 0) {
            const bool behind = _corners[a].behind || _corners[b].behind || _corners[c].behind;
            if (!behind && (_corners[a].seen || _corners[b].seen || _corners[c].seen)) {
                _area.triangles.insert(_area.triangles.end(), {a, b, c});
            }
        } else if (count == 3) {
            const unsigned ab = middle(a, b);
            const unsigned bc = middle(b, c);
            const unsigned ca = middle(c, a);
            addTriangle(a, ab, ca);
            addTriangle(ab, b, bc);
            addTriangle(ca, bc, c);
            addTriangle(ab, bc, ca);
        } else if (split[0]) {
            const unsigned ab = middle(a, b);
            addTriangle(a, ab, c);
            addTriangle(ab, b, c);
        } else {
            addTriangle(b, c, a);
        }
    }
    ProjectedArea take() { return std::move(_area); }

private:
    struct Corner {
        Ecef at{};
        bool seen = false, behind = false;
    };
    static constexpr double marginPx = 40;

    [[nodiscard]] bool onPicture(ScreenPoint at) const {
        const Viewport size = _camera.viewport();
        return at.x > -marginPx && at.y > -marginPx && at.x < size.widthPx + marginPx &&
               at.y < size.heightPx + marginPx;
    }
    [[nodiscard]] bool isOffPicture(unsigned a, unsigned b, unsigned c) const {
        if (_corners[a].behind || _corners[b].behind || _corners[c].behind) {
            return _corners[a].behind && _corners[b].behind && _corners[c].behind;
        }
        const Viewport size = _camera.viewport();
        const auto& p = _area.points;
        // Ground between the corners may stand higher than they do.
        const double reachPx = marginPx + 0.25 * size.heightPx;
        return std::max({p[a].x, p[b].x, p[c].x}) < -reachPx ||
               std::max({p[a].y, p[b].y, p[c].y}) < -reachPx ||
               std::min({p[a].x, p[b].x, p[c].x}) > size.widthPx + reachPx ||
               std::min({p[a].y, p[b].y, p[c].y}) > size.heightPx + reachPx;
    }
    [[nodiscard]] bool tooLong(unsigned a, unsigned b) const {
        constexpr double smallPx = 14;
        const bool small = !_corners[a].behind && !_corners[b].behind &&
                           distance(_area.points[a], _area.points[b]) < smallPx;
        return !small && glm::distance(_corners[a].at, _corners[b].at) > _longestMeters;
    }
    unsigned middle(unsigned a, unsigned b) {
        const auto [found, isNew] = _middles.try_emplace(std::minmax(a, b), 0U);
        if (isNew) {
            found->second = addPoint((_corners[a].at + _corners[b].at) * 0.5);
        }
        return found->second;
    }

    const Camera& _camera;
    double _longestMeters;
    std::vector<Corner> _corners;
    ProjectedArea _area;
    std::map<std::pair<unsigned, unsigned>, unsigned> _middles;
};

} // namespace

ProjectedArea projectOnGround(const Camera& camera, const ProjectableArea& area) {
    GroundCutter cutter(camera);
    for (const Ecef& point : area.points) {
        cutter.addPoint(point);
    }
    for (size_t i = 0; i + 2 < area.triangles.size(); i += 3) {
        cutter.addTriangle(area.triangles[i], area.triangles[i + 1], area.triangles[i + 2]);
    }
    return cutter.take();
}

} // namespace khalkha
