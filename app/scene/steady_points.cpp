#include "scene/steady_points.h"

#include "scene/mesh.h"

#include <glm/geometric.hpp>

#include <algorithm>

namespace khalkha {

namespace {

/// A line on the ground by its length.
class GroundRail {
public:
    explicit GroundRail(std::span<const Ecef> line) : _line(line) {
        _along.reserve(line.size());
        for (size_t i = 0; i < line.size(); ++i) {
            _along.push_back(i == 0 ? 0 : _along.back() + glm::distance(line[i - 1], line[i]));
        }
    }
    [[nodiscard]] double lengthMeters() const { return _along.empty() ? 0 : _along.back(); }
    [[nodiscard]] Ecef at(double meters) const {
        const auto next = std::upper_bound(_along.begin(), _along.end(), meters);
        if (next == _along.begin() || next == _along.end()) {
            return next == _along.begin() ? _line.front() : _line.back();
        }
        const auto i = static_cast<size_t>(next - _along.begin());
        const double part = (meters - _along[i - 1]) / (_along[i] - _along[i - 1]);
        return _line[i - 1] + (_line[i] - _line[i - 1]) * part;
    }

private:
    std::span<const Ecef> _line;
    std::vector<double> _along;
};

bool inside(const ScreenBox& area, ScreenPoint at) {
    return at.x > area.left && at.x < area.right && at.y > area.top && at.y < area.bottom;
}

} // namespace

ScreenBox freeOfPanels(const ComposeInput& in, double marginPx) {
    const Viewport viewport = in.camera.viewport();
    return {
        in.view.covered.leftPx + marginPx,
        in.view.covered.topPx + marginPx,
        viewport.widthPx - in.view.covered.rightPx - marginPx,
        viewport.heightPx - in.view.covered.bottomPx - marginPx};
}

namespace {

/// Of a GroundRail or a LineDetail.
template <class Rail>
std::vector<PointOnLine>
pointsOf(const Rail& rail, const Camera& camera, const ScreenBox& area, size_t most) {
    constexpr int levels = 8;
    constexpr double closestPx = 40; // nearer together they are no alternatives
    constexpr double reachPx = 24;   // of what tells the direction
    std::vector<PointOnLine> points;
    if (!(rail.lengthMeters() > 0)) {
        return points;
    }
    const double reach = reachPx * camera.metersPerPixel();
    const double closest = closestPx * camera.metersPerPixel();
    for (int level = 1; level <= levels && rail.lengthMeters() / (1 << level) > closest; ++level) {
        for (int odd = 1; odd < (1 << level); odd += 2) {
            const double along = rail.lengthMeters() * odd / (1 << level);
            const Ecef ground = rail.at(along);
            const auto at = camera.isVisible(ground) ? camera.project(ground) : std::nullopt;
            if (!at || !inside(area, *at)) {
                continue;
            }
            const auto before = camera.project(rail.at(along - reach));
            const auto after = camera.project(rail.at(along + reach));
            if (before && after && distance(*before, *after) > 1) {
                points.push_back({*at, unit(*after - *before)});
            }
            if (points.size() >= most) {
                return points;
            }
        }
    }
    return points;
}

} // namespace

std::vector<PointOnLine>
steadyPoints(const Camera& camera, std::span<const Ecef> line, const ScreenBox& area, size_t most) {
    return line.size() < 2 ? std::vector<PointOnLine>{} : pointsOf(GroundRail(line), camera, area, most);
}

std::vector<PointOnLine>
steadyPoints(const Camera& camera, const ProjectableLine& line, const ScreenBox& area, size_t most) {
    return line.detail ? pointsOf(*line.detail, camera, area, most)
                       : steadyPoints(camera, line.forScale(camera.metersPerPixel()), area, most);
}

namespace {

constexpr size_t mostStands = 5;

ScreenBox roomForStands(const ComposeInput& in) {
    return freeOfPanels(in, 40 * pictureScale(in.view, in.camera.viewport()));
}

void addStands(const std::vector<PointOnLine>& feet, double awayPx, ComposeNotes::Wanted& label) {
    for (const PointOnLine& foot : feet) {
        const BesideLine stand = besideLine(ScreenLine{foot.at, foot.at + foot.direction}, 0, awayPx);
        label.stands.push_back({stand.at, stand.angleRad, foot.at});
    }
}

} // namespace

void addSteadyStands(
    const ComposeInput& in, std::span<const Ecef> line, double awayPx, ComposeNotes::Wanted& label) {
    addStands(steadyPoints(in.camera, line, roomForStands(in), mostStands), awayPx, label);
}

void addSteadyStands(
    const ComposeInput& in, const ProjectableLine& line, double awayPx, ComposeNotes::Wanted& label) {
    addStands(steadyPoints(in.camera, line, roomForStands(in), mostStands), awayPx, label);
}

} // namespace khalkha
