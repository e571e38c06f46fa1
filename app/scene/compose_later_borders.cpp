// Borders as they were agreed later: thin, grey, with rings like boundary marks, in a manner of no claim, and
// never without their name.

#include "chronicle/basis.h"
#include "scene/layers.h"
#include "scene/mesh.h"

#include <algorithm>

namespace khalkha {

namespace {

constexpr double laterDashPx = 22, inferredDashPx = 9, laterGapPx = 7,
                 markEvery = 3; ///< a ring in every third gap

class LaterPainter {
public:
    LaterPainter(const ComposeInput& in, Painter& painter, Frame& frame, ComposeNotes& notes)
        : _in(in),
          _painter(painter),
          _frame(frame),
          _notes(notes),
          _scale(pictureScale(in.view, in.camera.viewport())),
          _opacity(in.view.layer(Layer::laterBorder).opacity) {}

    void paint(const SceneModel::LaterShape& shape) {
        const LaterBorder& border = *shape.border;
        ScreenLine longest;
        double longestPx = 0;
        for (const ProjectableLine& line : shape.lines) {
            const double near = metersPerPixelNear(_in.camera, line.center, line.radiusMeters);
            if (!_in.camera.maySee(line.center, line.radiusMeters) ||
                2 * line.radiusMeters / near < smallestClaimPx * _scale) {
                continue;
            }
            for (const ScreenLine& projected : projectLine(_in.camera, line, 0.5, 24)) {
                const ScreenLine run = thinned(projected, 0.4);
                draw(run, border);
                addObstacles(_notes, run, 3 * _scale);
                addPick(_frame, ThingKind::laterBorder, border.id, run, 7 * _scale);
                if (const double size = lengthPx(run); size > longestPx) {
                    longestPx = size;
                    longest = run;
                }
            }
        }
        if (longest.empty()) {
            return;
        }
        addSources(_notes, border.provenance);
        _notes.legendEntries.insert("later-border");
        name(border, longest);
    }

private:
    void draw(const ScreenLine& run, const LaterBorder& border) {
        const bool marked = _in.view.isMarked(ThingKind::laterBorder, border.id);
        const bool inferred = isInferred(border.provenance);
        const double dash = (inferred ? inferredDashPx : laterDashPx) * _scale;
        const double gap = laterGapPx * _scale;
        const Colour colour = _in.theme.hue(Hue::grey).line.withAlpha(_opacity);
        const Colour casing = _in.theme.casing.withAlpha(0.85 * _opacity);
        const double width = (marked ? 2.6 : 1.7) * _scale;
        _painter.stroke(
            run, {width + 2.6 * _scale, marked ? _in.theme.selection.withAlpha(_opacity) : casing, {}, 0});
        _painter.stroke(run, {width, colour, {dash, gap}, 0});
        for (const PointOnLine& at : pointsEvery(run, dash + gap / 2, markEvery * (dash + gap))) {
            _painter.circle(at.at, 3.1 * _scale, casing, {1.5 * _scale, colour, {}, 0});
        }
    }

    /// The name runs with the line where that is straightest, level beside its middle where it is too short;
    /// where there is no room it stands somewhere near, but it stands.
    void name(const LaterBorder& border, const ScreenLine& run) {
        ComposeNotes::Wanted label;
        label.text = border.name;
        label.sizePx = 16 * _scale;
        const TextStyle style{_in.view.language, false, label.sizePx, 0};
        const double width = _in.metrics.measure(border.name.best(_in.view.language), style).widthPx;
        const double whole = lengthPx(run);
        double least = 0.8 * label.sizePx;
        label.at = pointAlong(run, whole / 2).at + ScreenPoint{0, 1.2 * label.sizePx};
        const double step = std::max(width / 8, _scale); // a border may have no name that can be printed
        for (double along = width / 2; along + width / 2 <= whole; along += step) {
            const ScreenPoint from = pointAlong(run, along - width / 2).at;
            const ScreenPoint to = pointAlong(run, along + width / 2).at;
            const ScreenPoint direction = unit(to - from);
            double bend = 0;
            for (const double part : {-0.25, 0.0, 0.25}) {
                const ScreenPoint at = pointAlong(run, along + part * width).at;
                bend = std::max(bend, std::abs(cross(direction, at - from)));
            }
            if (bend < least) {
                least = bend;
                const ScreenPoint left = leftOf(direction);
                const ScreenPoint above = left.y > 0 ? left * -1.0 : left;
                label.at = lerp(from, to, 0.5) + above * (label.sizePx + bend);
                label.angleRad = std::atan2(-direction.y, direction.x);
            }
        }
        label.colour = _in.theme.hue(Hue::grey).text;
        label.priority = 1;
        label.id = "claim later " + border.id; // set among the names of claims
        label.thing = {ThingKind::laterBorder, border.id};
        _notes.labels.push_back(std::move(label));
    }

    const ComposeInput& _in;
    Painter& _painter;
    Frame& _frame;
    ComposeNotes& _notes;
    double _scale, _opacity;
};

} // namespace

void paintLaterBorders(const ComposeInput& in, Painter& painter, Frame& frame, ComposeNotes& notes) {
    if (!in.view.layer(Layer::laterBorder).visible) {
        return;
    }
    LaterPainter borders(in, painter, frame, notes);
    for (const SceneModel::LaterShape& shape : in.model.laterBorders()) {
        borders.paint(shape);
    }
}

} // namespace khalkha
