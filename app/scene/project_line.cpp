// From the ellipsoid to lines of pixels, and small services that several steps of compose use.

#include "scene/layers.h"
#include "scene/mesh.h"

#include <glm/geometric.hpp>

#include <algorithm>

namespace khalkha {

namespace {

/// Legs longer than this are bent to the ellipsoid before they are projected.
constexpr double longestLegMeters = 200e3;

struct Window {
    double left = 0, top = 0, right = 0, bottom = 0;
    [[nodiscard]] bool holds(ScreenPoint at) const {
        return at.x >= left && at.x <= right && at.y >= top && at.y <= bottom;
    }
};

/// Parts of a leg inside the window (Liang and Barsky 1984); false if none.
bool clip(const Window& window, ScreenPoint from, ScreenPoint to, double& first, double& last) {
    const ScreenPoint leg = to - from;
    first = 0;
    last = 1;
    const std::array<std::array<double, 2>, 4> sides{
        {{-leg.x, from.x - window.left},
         {leg.x, window.right - from.x},
         {-leg.y, from.y - window.top},
         {leg.y, window.bottom - from.y}}};
    for (const auto& [toward, room] : sides) {
        if (toward == 0) {
            if (room < 0) {
                return false;
            }
            continue;
        }
        const double part = room / toward;
        if (toward < 0) {
            first = std::max(first, part);
        } else {
            last = std::min(last, part);
        }
    }
    return first < last;
}

/// Joins legs to runs.
class Runs {
public:
    explicit Runs(const Window& window) : _window(window) {}

    void add(ScreenPoint from, ScreenPoint to, bool cutStart, bool cutEnd) {
        double first = 0;
        double last = 1;
        if (!(_window.holds(from) && _window.holds(to)) && !clip(_window, from, to, first, last)) {
            finish();
            return;
        }
        if (first > 0 || cutStart) {
            finish();
        }
        if (_run.empty()) {
            _run.push_back(first > 0 ? lerp(from, to, first) : from);
        }
        _run.push_back(last < 1 ? lerp(from, to, last) : to);
        if (last < 1 || cutEnd) {
            finish();
        }
    }
    void finish() {
        if (_run.size() > 1) {
            _runs.push_back(std::move(_run));
        }
        _run.clear();
    }
    std::vector<ScreenLine> take() {
        finish();
        return std::move(_runs);
    }

private:
    Window _window;
    ScreenLine _run;
    std::vector<ScreenLine> _runs;
};

} // namespace

std::vector<ScreenLine> projectLine(const Camera& camera, std::span<const Ecef> points, double marginPx) {
    const Viewport size = camera.viewport();
    Runs runs({-marginPx, -marginPx, size.widthPx + marginPx, size.heightPx + marginPx});
    std::optional<ScreenPoint> before;
    bool beforeVisible = false;
    for (size_t i = 0; i < points.size(); ++i) {
        const bool visible = camera.isVisible(points[i]);
        const std::optional<ScreenPoint> here = visible ? camera.project(points[i]) : std::nullopt;
        if (i > 0) {
            if (before && here) {
                runs.add(*before, *here, false, false);
            } else if (beforeVisible || visible) {
                const auto leg = camera.projectLeg(points[i - 1], points[i]);
                if (leg) {
                    runs.add((*leg)[0], (*leg)[1], !before, !here);
                } else {
                    runs.finish();
                }
            }
        }
        before = here;
        beforeVisible = visible;
    }
    return runs.take();
}

std::vector<ScreenLine> projectLine(const Camera& camera, std::span<const LonLat> points, double marginPx) {
    std::vector<Ecef> positions;
    positions.reserve(points.size());
    for (size_t i = 0; i < points.size(); ++i) {
        const Ecef here = toEcef(points[i]);
        if (i > 0) {
            const double leg = glm::distance(positions.back(), here);
            const double pieces = std::min(std::ceil(leg / longestLegMeters), 200.0);
            for (double piece = 1; piece < pieces; ++piece) {
                positions.push_back(toEcef(geodesicPoint(points[i - 1], points[i], piece / pieces)));
            }
        }
        positions.push_back(here);
    }
    return projectLine(camera, std::span<const Ecef>(positions), marginPx);
}

double metersPerPixelNear(const Camera& camera, const Ecef& center, double radiusMeters) {
    const double height = eyeHeightMeters(camera.view());
    const double away = std::max(glm::distance(camera.eye(), center) - radiusMeters, height);
    return camera.metersPerPixel() * away / camera.view().rangeMeters;
}

void addObstacles(ComposeNotes& notes, std::span<const ScreenPoint> line, double halfWidthPx) {
    const double step = std::max(1.5 * halfWidthPx, 7.0);
    const std::array<double, 2> pieces{step, 0};
    for (const ScreenLine& piece : dashes(line, pieces, 0)) {
        ScreenBox box{piece[0].x, piece[0].y, piece[0].x, piece[0].y};
        for (const ScreenPoint& point : piece) {
            box.left = std::min(box.left, point.x);
            box.right = std::max(box.right, point.x);
            box.top = std::min(box.top, point.y);
            box.bottom = std::max(box.bottom, point.y);
        }
        notes.obstacles.push_back(
            {box.left - halfWidthPx,
             box.top - halfWidthPx,
             box.right + halfWidthPx,
             box.bottom + halfWidthPx});
    }
}

void addSources(ComposeNotes& notes, const Provenance& provenance) {
    for (const SourceRef& source : provenance.sources) {
        notes.sourceIds.insert(source.sourceId);
    }
}

void addPick(
    Frame& frame, std::string_view kind, const std::string& id, const ScreenLine& line, double radiusPx) {
    if (!line.empty()) {
        frame.picks.push_back({std::string(kind), id, line, radiusPx});
    }
}

} // namespace khalkha
