// Railways, roads and waterways: quiet, under everything but borders. A railway has cross ticks, a road two
// lines, a waterway dots; what is reconstructed has gaps. Part of the static commands: only the camera, the
// theme and the routes in use decide.

#include "chronicle/basis.h"
#include "scene/layers.h"
#include "scene/mesh.h"
#include "scene/steady_points.h"

#include <algorithm>

namespace khalkha {

namespace {

// Metres per pixel at a height of 1080:
constexpr double farthestRoute = 9000;   ///< further away no route is drawn
constexpr double longOnlyFrom = 2600;    ///< and only long ones
constexpr double noTicksFrom = 2400;     ///< and railways have no ticks
constexpr double doubleRoadTo = 700;     ///< nearer than this a road is two lines
constexpr double routesNamedFrom = 1000; ///< nearer than this routes are named
// Shorter ones are left out, pixels at a picture scale of 1:
constexpr double smallestRoutePx = 14; ///< of all
constexpr double longPx = 110;         ///< where only long ones are drawn
constexpr int broadGaugeMm = 1435;

class RoutePainter {
public:
    RoutePainter(const ComposeInput& in, Painter& painter, Frame& frame, ComposeNotes& notes)
        : _in(in),
          _painter(painter),
          _frame(frame),
          _notes(notes),
          _scale(pictureScale(in.view, in.camera.viewport())),
          _groundPerPx(in.camera.metersPerPixel() * _scale),
          // From a view of the theatre they step back.
          _near(std::clamp((3000 - _groundPerPx) / 2500, 0.0, 1.0)),
          _opacity(in.view.layer(Layer::routes).opacity) {}

    void paint(const SampledRoute& sampled) {
        const SceneModel::RouteShape& shape = *sampled.shape;
        _route = shape.route;
        _course = &shape.line;
        _selected = _in.view.isMarked(ThingKind::route, _route->id);
        const double size = shape.lengthMeters / _groundPerPx;
        const bool tooFar =
            _groundPerPx > farthestRoute || size < (_groundPerPx > longOnlyFrom ? longPx : smallestRoutePx);
        if ((tooFar && !_selected) || !_in.camera.maySee(shape.line.center, shape.line.radiusMeters)) {
            return;
        }
        ScreenLine longest;
        double longestPx = 0;
        for (const ScreenLine& projected : projectLine(_in.camera, shape.line, 0.6, 24)) {
            const ScreenLine run = thinned(projected, 0.5);
            if (_selected) {
                _painter.stroke(run, {7 * _scale, _in.theme.selection.withAlpha(0.8), {}, 0});
            }
            draw(run, sampled);
            addPick(_frame, ThingKind::route, _route->id, run, 5 * _scale);
            const double length = lengthPx(run);
            if (length > longestPx) {
                longestPx = length;
                longest = run;
            }
        }
        if (longest.empty()) {
            return;
        }
        addSources(_notes, _route->provenance);
        if (sampled.period != nullptr) {
            addSources(_notes, sampled.period->provenance);
        }
        name(longest, longestPx);
    }

private:
    [[nodiscard]] bool inferred() const { return isInferred(_route->provenance); }
    /// Between a far view's and a near view's.
    [[nodiscard]] double between(double far, double near) const { return far + (near - far) * _near; }

    void draw(const ScreenLine& run, const SampledRoute& sampled) {
        switch (_route->kind) {
        case RouteKind::railway:
            railway(run, sampled.period != nullptr ? sampled.period->gaugeMm : 0);
            break;
        case RouteKind::road:
            road(run);
            break;
        case RouteKind::river:
        case RouteKind::sea:
            waterway(run);
            break;
        case RouteKind::other:
            plain(run);
            break;
        }
    }

    /// A way of a kind that is not known: nothing but a thin line.
    void plain(const ScreenLine& run) {
        const Colour ink =
            mix(_in.theme.text, _in.theme.land, 0.35).withAlpha(between(0.55, 0.85) * _opacity);
        _painter.stroke(
            run,
            {between(1, 1.5) * _scale,
             ink,
             inferred() ? std::vector<double>{9 * _scale, 6 * _scale} : std::vector<double>{},
             0});
        _notes.legendEntries.insert("route.other");
    }

    void railway(const ScreenLine& run, int gaugeMm) {
        const bool narrow = gaugeMm > 0 && gaugeMm < broadGaugeMm;
        const Colour ink =
            mix(_in.theme.text, _in.theme.land, narrow ? 0.42 : 0.2).withAlpha(between(0.5, 0.85) * _opacity);
        Stroke line{between(0.9, narrow ? 1.2 : 1.6) * _scale, ink, {}, 0};
        // Even, so that a tick stands in the middle of each dash.
        const double period = (narrow ? 20 : 14) * _scale;
        if (inferred()) {
            line.dashPx = {0.62 * period, 0.38 * period};
            line.dashOffsetPx = 0;
        }
        _painter.stroke(run, line);
        _notes.legendEntries.insert(
            inferred() ? "route.railway.reconstructed"
            : narrow   ? "route.railway.narrow"
                       : "route.railway");
        if (_groundPerPx > noTicksFrom) {
            return;
        }
        const double half = between(2, narrow ? 2.8 : 3.6) * _scale;
        for (const PointOnLine& foot : pointsEvery(run, 0.31 * period, period)) {
            const ScreenPoint side = leftOf(foot.direction) * half;
            _painter.stroke(
                ScreenLine{foot.at - side, foot.at + side}, {between(0.9, 1.3) * _scale, ink, {}, 0});
        }
    }

    void road(const ScreenLine& run) {
        const Colour brown = mix(_in.theme.hue(Hue::orange).line, _in.theme.text, 0.45)
                                 .withAlpha(between(0.55, 0.85) * _opacity);
        const std::vector<double> gaps =
            inferred() ? std::vector<double>{9 * _scale, 6 * _scale} : std::vector<double>{};
        if (_groundPerPx > doubleRoadTo) {
            _painter.stroke(run, {1.2 * _scale, brown, gaps, 0});
        } else {
            for (const double side : {1.5, -1.5}) {
                _painter.stroke(offsetLine(run, side * _scale), {1 * _scale, brown, gaps, 0});
            }
        }
        _notes.legendEntries.insert(inferred() ? "route.road.reconstructed" : "route.road");
    }

    void waterway(const ScreenLine& run) {
        const bool sea = _route->kind == RouteKind::sea;
        const Colour blue =
            mix(_in.theme.river, _in.theme.text, 0.35).withAlpha(between(0.6, 0.9) * _opacity);
        const double dot = between(1.8, 2.6) * _scale;
        const double gap = (inferred() ? 3.4 : 1.9) * dot;
        _painter.stroke(run, {dot, blue, {(sea ? 3.5 : 1) * dot + 0.8, gap}, 0});
        _notes.legendEntries.insert(sea ? "route.sea" : "route.river");
    }

    void name(const ScreenLine& run, double runPx) {
        const TextStyle style{_in.view.language, false, 14 * _scale, 0};
        const std::string& text = _route->name.best(_in.view.language);
        if ((_groundPerPx > routesNamedFrom && !_selected) ||
            runPx < 1.7 * _in.metrics.measure(text, style).widthPx) {
            return;
        }
        const BesideLine beside = besideLine(run, 0.5, 11 * _scale);
        ComposeNotes::Wanted label;
        label.text = _route->name;
        label.at = beside.at;
        label.angleRad = beside.angleRad;
        addSteadyStands(_in, *_course, 11 * _scale, label);
        label.colour = _in.theme.textSecondary;
        label.sizePx = style.sizePx;
        label.priority = _selected ? 2 : 9;
        label.setThing(ThingKind::route, _route->id);
        _notes.labels.push_back(std::move(label));
    }

    const ComposeInput& _in;
    Painter& _painter;
    Frame& _frame;
    ComposeNotes& _notes;
    double _scale, _groundPerPx, _near, _opacity;
    const Route* _route = nullptr;
    const ProjectableLine* _course = nullptr;
    bool _selected = false;
};

} // namespace

void paintRoutes(const ComposeInput& in, Painter& painter, Frame& frame, ComposeNotes& notes) {
    if (!in.view.layer(Layer::routes).visible) {
        return;
    }
    RoutePainter routes(in, painter, frame, notes);
    for (const SampledRoute& route : in.sample.routes) {
        routes.paint(route);
    }
}

} // namespace khalkha
