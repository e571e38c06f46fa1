// From the ellipsoid to lines of pixels, and small services that several steps of compose use.

#include "scene/layers.h"
#include "scene/mesh.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

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

/// Projects a line that lies on raised ground: a point wherever it crosses from one triangle of the ground to
/// the next, cut where nearer ground hides it.
class GroundLine {
public:
    GroundLine(const Camera& camera, double marginPx)
        : _camera(camera),
          _window(windowOf(camera, marginPx)),
          _runs(_window),
          _longestLeg(std::clamp(20 * camera.metersPerPixel(), 2e3, 100e3)) {}

    static Window windowOf(const Camera& camera, double marginPx) {
        const Viewport size = camera.viewport();
        return {-marginPx, -marginPx, size.widthPx + marginPx, size.heightPx + marginPx};
    }

    void add(LonLat at) {
        if (!_before) {
            _before = place(at);
            return;
        }
        const LonLat from = _before->at;
        const double leg = glm::distance(toEcef(from), toEcef(at));
        const double pieces = std::clamp(std::ceil(leg / _longestLeg), 1.0, 500.0);
        LonLat start = from;
        for (double piece = 1; piece <= pieces; ++piece) {
            const LonLat end = piece == pieces ? at : interpolate(from, at, piece / pieces);
            addPiece(start, end);
            start = end;
        }
    }
    std::vector<ScreenLine> take() { return _runs.take(); }

private:
    struct Place {
        LonLat at;
        std::optional<ScreenPoint> pixel;
        bool seen = false;
    };

    [[nodiscard]] Place place(LonLat at) const {
        const Ecef surface = _camera.terrain()->lifted(at);
        return place(at, surface, _camera.projectAsIs(surface));
    }
    [[nodiscard]] Place place(LonLat at, const Ecef& surface, const std::optional<ScreenPoint>& pixel) const {
        Place result{at, pixel, false};
        // Outside the window nothing is drawn: there hidden or not is all the same, but for the far side.
        result.seen = result.pixel && (_window.holds(*result.pixel)
                                           ? !_camera.isHidden(surface)
                                           : glm::distance(surface, _camera.eye()) < _camera.farMeters());
        return result;
    }
    static LonLat between(LonLat from, LonLat to, double part) {
        const double lonDeg = std::remainder(to.lonDeg - from.lonDeg, 360.0);
        const double at = from.lonDeg + lonDeg * part;
        return {
            at > 180 ? at - 360 : (at < -180 ? at + 360 : at),
            from.latDeg + (to.latDeg - from.latDeg) * part};
    }

    void addPiece(LonLat from, LonLat to) {
        _camera.terrain()->crossings(from, to, _parts);
        _parts.push_back(1);
        for (const double part : _parts) {
            const LonLat at = part == 1 ? to : between(from, to, part);
            const Ecef surface = _camera.terrain()->lifted(at);
            const std::optional<ScreenPoint> pixel = _camera.projectAsIs(surface);
            // Whether it is hidden takes most of the time: not for points on top of each other.
            constexpr double closestPx = 0.8;
            if (part < 1 && pixel && _before->pixel && distance(*pixel, *_before->pixel) < closestPx) {
                continue;
            }
            addPlace(place(at, surface, pixel));
        }
    }

    void addPlace(const Place& here) {
        Place& before = *_before;
        if (before.seen && here.seen) {
            _runs.add(*before.pixel, *here.pixel, false, false);
        } else if (before.seen || here.seen) {
            const Place edge = lastSeen(before.seen ? before : here, before.seen ? here : before);
            if (before.seen) {
                _runs.add(*before.pixel, *edge.pixel, false, true);
            } else {
                _runs.add(*edge.pixel, *here.pixel, true, false);
            }
        }
        before = here;
    }

    /// The place next to a hidden one that is still seen.
    Place lastSeen(Place seen, Place hidden) {
        for (int i = 0; i < 7; ++i) {
            const Place middle = place(between(seen.at, hidden.at, 0.5));
            (middle.seen ? seen : hidden) = middle;
        }
        return seen;
    }

    const Camera& _camera;
    Window _window;
    Runs _runs;
    double _longestLeg;
    std::optional<Place> _before;
    std::vector<double> _parts;
};

} // namespace

std::vector<ScreenLine> projectLine(const Camera& camera, std::span<const Ecef> points, double marginPx) {
    if (camera.terrain() != nullptr) {
        GroundLine line(camera, marginPx);
        for (const Ecef& point : points) {
            line.add(toLonLat(point));
        }
        return line.take();
    }
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
    if (camera.terrain() != nullptr) {
        GroundLine line(camera, marginPx);
        for (const LonLat point : points) {
            line.add(point);
        }
        return line.take();
    }
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

std::vector<ScreenLine>
projectLine(const Camera& camera, const LineDetail& line, double partOfPixel, double marginPx) {
    const std::vector<std::vector<Ecef>> runs = line.runs(
        [&](const Ball& ball) { return camera.maySee(ball.center, ball.radiusMeters, marginPx); },
        [&](const Ball& ball) {
            return partOfPixel * metersPerPixelNear(camera, ball.center, ball.radiusMeters);
        });
    std::vector<ScreenLine> result;
    for (const std::vector<Ecef>& run : runs) {
        for (ScreenLine& part : projectLine(camera, std::span<const Ecef>(run), marginPx)) {
            result.push_back(std::move(part));
        }
    }
    return result;
}

std::vector<ScreenLine>
projectLine(const Camera& camera, const ProjectableLine& line, double partOfPixel, double marginPx) {
    if (line.detail) {
        return projectLine(camera, *line.detail, partOfPixel, marginPx);
    }
    const double near = metersPerPixelNear(camera, line.center, line.radiusMeters);
    return projectLine(camera, std::span<const Ecef>(line.forScale(near, partOfPixel)), marginPx);
}

std::vector<ScreenLine> projectLine(
    const Camera& camera, std::span<const LonLat> points, const ProjectableLine& line, double marginPx) {
    constexpr double partOfPixel = 0.3;
    if (line.detail) {
        return projectLine(camera, *line.detail, partOfPixel, marginPx);
    }
    if (!camera.maySee(line.center, line.radiusMeters, marginPx)) {
        return {};
    }
    return projectLine(camera, points, marginPx);
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

void addPick(Frame& frame, ThingKind kind, const std::string& id, const ScreenLine& line, double radiusPx) {
    if (!line.empty()) {
        frame.picks.push_back({{kind, id}, line, radiusPx});
    }
}

} // namespace khalkha
