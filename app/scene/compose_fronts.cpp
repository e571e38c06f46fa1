// Fronts: a heavy cased line in the side's colour with teeth towards the enemy. Attested is solid,
// interpolated dashed, reconstructed lighter, dashed and hollow. Where the front still lies where it stood at
// first and nobody has attacked, it is a thin quiet line without teeth.

#include "scene/layers.h"
#include "scene/leg_distance.h"
#include "scene/mesh.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <limits>

namespace khalkha {

namespace {

constexpr double lineWidthPx = 6;
constexpr double quietWidthPx = 2.6;
constexpr double frontCasingPx = 1.8;
constexpr double hollowPart = 0.34;     ///< of the width of a reconstructed front
constexpr double hollowPaleness = 0.55; ///< from its colour to that of the casing
/// A dash and the gap behind it; one tooth stands in the middle of each dash.
constexpr double dashPx = 23, gapPx = 8;
constexpr double toothBasePx = 11.5, toothHeightPx = 9;
/// Nearer than this to where the front first stood it counts as not having moved, metres.
constexpr double stillMeters = 700;

std::vector<Ecef> positionsOf(const Polyline& line) {
    std::vector<Ecef> result;
    result.reserve(line.size());
    for (const LonLat& point : line) {
        result.push_back(toEcef(point));
    }
    return result;
}

/// Finds out whether places lie where a front stood at first, without asking all of it.
class NearLine {
public:
    explicit NearLine(const SceneModel::FrontStart& start) : _start(start) {}
    [[nodiscard]] bool isWithin(const Ecef& at, double meters) {
        constexpr size_t legs = SceneModel::FrontStart::legsPerBall;
        const std::vector<Ecef>& line = _start.points;
        // The next vertex is mostly where the one before was.
        for (size_t step = 0; step < _start.balls.size(); ++step) {
            const size_t part = (_last + step) % _start.balls.size();
            const Ball& ball = _start.balls[part];
            if (glm::distance(ball.center, at) > ball.radiusMeters + meters) {
                continue;
            }
            const size_t end = std::min((part + 1) * legs, line.size() - 1);
            for (size_t i = part * legs; i < end; ++i) {
                if (squaredDistanceToLeg(at, line[i], line[i + 1]) < meters * meters) {
                    _last = part;
                    return true;
                }
            }
        }
        return false;
    }

private:
    const SceneModel::FrontStart& _start;
    size_t _last = 0;
};

/// For each vertex whether it still lies on the first trace. Distances are through the Earth: vertices of one
/// line stand on the legs of the other, so the sag of a leg (200 m in 100 km) must stay below the limit.
std::vector<char> unmoved(const std::vector<Ecef>& line, const SceneModel::FrontStart& start) {
    NearLine trace(start);
    std::vector<char> result;
    result.reserve(line.size());
    for (const Ecef& at : line) {
        result.push_back(trace.isWithin(at, stillMeters) ? 1 : 0);
    }
    return result;
}

/// Stretch of a front that moves, or stands still.
struct Stretch {
    std::vector<Ecef> points;
    bool quiet = false;
};

std::vector<Stretch> stretchesOf(const SampledFront& front, const SceneModel::FrontStart& start) {
    const std::vector<Ecef> points = positionsOf(front.line);
    const std::vector<char> still = unmoved(points, start);
    std::vector<Stretch> result;
    for (size_t i = 1; i < points.size(); ++i) {
        const bool quiet = still[i - 1] != 0 && still[i] != 0;
        if (result.empty() || result.back().quiet != quiet) {
            result.push_back({{points[i - 1]}, quiet});
        }
        result.back().points.push_back(points[i]);
    }
    return result;
}

class FrontPainter {
public:
    FrontPainter(const ComposeInput& in, Painter& painter, Frame& frame, ComposeNotes& notes)
        : _in(in),
          _painter(painter),
          _frame(frame),
          _notes(notes),
          _scale(pictureScale(in.view, in.camera.viewport()) * zoomFactor(in)),
          _opacity(in.view.layer(Layer::fronts).opacity) {}

    void paint(const SampledFront& sampled) {
        const Side* side = _in.model.chronicle().side(sampled.front->sideId);
        const Colour own = _in.theme.hue(side != nullptr ? side->hue : Hue::grey).line;
        const Colour paper = _in.theme.casing;
        _colour = (sampled.basis == Basis::reconstructed ? mix(own, paper, 0.14) : own).withAlpha(_opacity);
        _hollow = mix(own, paper, hollowPaleness).withAlpha(_opacity);
        _quiet = mix(own, paper, 0.15).withAlpha(_opacity);
        _marked = _in.view.isMarked(ThingKind::front, sampled.front->id);
        bool shown = false;
        const std::vector<Stretch> stretches = stretchesOf(sampled, startOf(*sampled.front));
        for (const bool quiet : {true, false}) {
            for (const Stretch& stretch : stretches) {
                if (stretch.quiet != quiet) {
                    continue;
                }
                for (const ScreenLine& run :
                     projectLine(_in.camera, std::span<const Ecef>(stretch.points), 32)) {
                    const ScreenLine line = thinned(run, 0.3);
                    quiet ? quietRun(line, sampled) : movingRun(line, sampled);
                    addPick(_frame, ThingKind::front, sampled.front->id, line, 9 * _scale);
                    shown = true;
                }
            }
        }
        if (shown) {
            addSources(_notes, provenanceOf(sampled));
            _notes.legendEntries.insert("front." + std::string(basisName(sampled.basis)));
        }
    }

private:
    [[nodiscard]] const SceneModel::FrontStart& startOf(const Front& front) const {
        return _in.model.frontStarts()[static_cast<size_t>(&front - _in.model.chronicle().fronts.data())];
    }
    /// Thinner when the whole globe shows, a little heavier close up.
    static double zoomFactor(const ComposeInput& in) {
        const double theatre = 1800; // metres a pixel of a view of the whole theatre at 1080 px
        const double here = in.camera.metersPerPixel() * pictureScale(in.view, in.camera.viewport());
        return std::clamp(std::pow(theatre / std::max(here, 1.0), 0.25), 0.5, 1.3);
    }

    void mark(const ScreenLine& line, double widthPx) {
        if (_marked) {
            _painter.stroke(line, {widthPx + 9 * _scale, _in.theme.selection.withAlpha(_opacity), {}, 0});
        }
    }

    void quietRun(const ScreenLine& line, const SampledFront& sampled) {
        const double width = quietWidthPx * _scale;
        // A whole pixel on either side, also on small pictures: it must stand out from the tint of a border.
        const double cased = width + std::max(2.0, 3 * _scale);
        mark(line, width);
        _painter.stroke(line, {cased, _in.theme.casing.withAlpha(0.95 * _opacity), {}, 0});
        Stroke stroke{width, _quiet, {}, 0};
        if (sampled.basis != Basis::attested) {
            stroke.dashPx = {dashPx * 0.6 * _scale, gapPx * 0.6 * _scale};
        }
        _painter.stroke(line, stroke);
    }

    void movingRun(const ScreenLine& line, const SampledFront& sampled) {
        const double width = lineWidthPx * _scale * (_marked ? 1.25 : 1.0);
        mark(line, width);
        // Whole periods between the ends, so that the line begins and ends with a dash.
        const double size = lengthPx(line);
        const double wanted = (dashPx + gapPx) * _scale;
        const double gap = gapPx * _scale;
        const double count = std::max(1.0, std::round((size + gap) / wanted));
        const double period = (size + gap) / count;
        teeth(line, sampled, period, gap, true);
        _painter.stroke(
            line, {width + 2 * frontCasingPx * _scale, _in.theme.casing.withAlpha(0.95 * _opacity), {}, 0});
        Stroke stroke{width, _colour, {}, 0};
        if (sampled.basis != Basis::attested) {
            stroke.dashPx = {period - gap, gap};
        }
        _painter.stroke(line, stroke);
        if (sampled.basis == Basis::reconstructed) {
            // Hollow, as reconstructed advances are: what is between two dates is dashed too.
            _painter.stroke(line, {hollowPart * width, _hollow, stroke.dashPx, 0});
        }
        teeth(line, sampled, period, gap, false);
        addObstacles(_notes, line, (toothHeightPx + 2) * _scale);
    }

    void teeth(const ScreenLine& line, const SampledFront& sampled, double period, double gap, bool casing) {
        const double base = toothBasePx * _scale / 2;
        const double outward = sampled.front->enemyOnRight ? -1.0 : 1.0;
        for (const PointOnLine& foot : pointsEvery(line, (period - gap) / 2, period)) {
            const ScreenPoint enemy = leftOf(foot.direction) * outward;
            const double grow = casing ? frontCasingPx * _scale : 0.0;
            const double root = lineWidthPx * _scale * 0.3;
            const double height = (lineWidthPx / 2 + toothHeightPx) * _scale;
            _painter.triangle(
                foot.at + foot.direction * (base + 1.6 * grow) + enemy * root,
                foot.at - foot.direction * (base + 1.6 * grow) + enemy * root,
                foot.at + enemy * (height + 1.8 * grow),
                casing ? _in.theme.casing.withAlpha(0.95 * _opacity) : _colour);
        }
    }

    const ComposeInput& _in;
    Painter& _painter;
    Frame& _frame;
    ComposeNotes& _notes;
    double _scale, _opacity;
    Colour _colour, _quiet, _hollow;
    bool _marked = false;
};

} // namespace

void paintFronts(const ComposeInput& in, Painter& painter, Frame& frame, ComposeNotes& notes) {
    if (!in.view.layer(Layer::fronts).visible) {
        return;
    }
    FrontPainter fronts(in, painter, frame, notes);
    for (const SampledFront& front : in.sample.fronts) {
        fronts.paint(front);
    }
}

} // namespace khalkha
