// Positions of troops at the scale of a battle: held lines, start lines (dashed), patrols (dotted), pockets
// (rings) and moves (tapered arrows). What the Japanese camp holds bears ticks, what the Soviet camp holds
// bears teeth, both towards the enemy. Schematic: only what is certain has a solid line.

#include "scene/layers.h"
#include "scene/line_marks.h"
#include "scene/mesh.h"
#include "scene/place_marks.h"
#include "scene/steady_points.h"

#include <algorithm>
#include <map>

namespace khalkha {

namespace {

/// Height of the eye from which on they are left out, and metres a pixel at a height of 1080 nearer than
/// which they are named.
constexpr double highestMeters = 250e3, namedFrom = 130;
/// A position that is going or coming is named while it is seen better than the one that takes its place.
constexpr double namedPresence = 0.5;
constexpr double heldDashPx = 20, heldGapPx = 9, tickPx = 9, toothPx = 10, halfToothPx = 6.5;

class PositionPainter {
public:
    PositionPainter(const ComposeInput& in, Painter& painter, Frame& frame, ComposeNotes& notes)
        : _in(in),
          _painter(painter),
          _frame(frame),
          _notes(notes),
          _scale(pictureScale(in.view, in.camera.viewport())),
          _groundPerPx(in.camera.metersPerPixel() * _scale),
          _layerOpacity(in.view.layer(Layer::positions).opacity) {}

    void paint(const Position& position, const ProjectableLine& line) {
        constexpr double marginPx = 40;
        if (!_in.camera.maySee(line.center, line.radiusMeters, marginPx)) {
            return;
        }
        _course = &line;
        _position = &position;
        const double presence = presenceOf(position, _in.sample.at);
        _opacity = _layerOpacity * presence;
        _selected = _in.view.isMarked(position.id);
        const HueColours& hue = sideColours(_in, position.sideId);
        _line = hue.line.withAlpha(_opacity);
        ScreenLine longest;
        double longestPx = 0;
        for (const ScreenLine& projected : projectLine(_in.camera, position.line, line, marginPx)) {
            const ScreenLine run = thinned(projected, 0.3);
            const double length = lengthPx(run);
            if (length < 4 * _scale) {
                continue;
            }
            draw(run, length);
            if (presence >= namedPresence) {
                addPick(_frame, "position", position.id, run, 7 * _scale);
            }
            addObstacles(_notes, run, 3 * _scale);
            if (length > longestPx) {
                longestPx = length;
                longest = run;
            }
        }
        if (longest.empty()) {
            return;
        }
        addSources(_notes, position.provenance);
        if ((_groundPerPx < namedFrom && presence >= namedPresence) || _selected) {
            name(longest, hue.text);
        }
    }

private:
    [[nodiscard]] Certainty certainty() const { return _position->provenance.certainty; }
    [[nodiscard]] Colour casing() const {
        return _selected ? _in.theme.selection : _in.theme.casing.withAlpha(0.85 * _opacity);
    }
    void cased(std::span<const ScreenPoint> run, const Stroke& stroke) {
        _painter.stroke(run, {stroke.widthPx + 2.6 * _scale, casing(), {}, 0});
        _painter.stroke(run, stroke);
    }
    /// Solid only where certain; the less sure, the more gap.
    [[nodiscard]] std::vector<double> doubt(double dashPx) const {
        switch (certainty()) {
        case Certainty::certain:
            return {};
        case Certainty::probable:
            return {dashPx * _scale, 0.3 * dashPx * _scale};
        case Certainty::reconstructed:
            break;
        }
        return {0.8 * dashPx * _scale, 0.6 * dashPx * _scale};
    }

    void draw(const ScreenLine& run, double length) {
        switch (_position->kind) {
        case PositionKind::line:
            held(run, length, _position->enemy);
            _notes.legendEntries.insert("position.line." + _position->sideId);
            break;
        case PositionKind::startLine:
            cased(run, {2 * _scale, _line, {6 * _scale, 6 * _scale}, 0});
            bars(run);
            _notes.legendEntries.insert("position.start-line");
            break;
        case PositionKind::patrol:
            cased(run, {2.6 * _scale, _line, {2.6 * _scale + 0.8, 5 * _scale}, 0});
            _notes.legendEntries.insert("position.patrol");
            break;
        case PositionKind::pocket:
            held(run, length, outside());
            _notes.legendEntries.insert("position.pocket");
            break;
        case PositionKind::arrow:
            arrow(run, length);
            _notes.legendEntries.insert("position.arrow");
            break;
        case PositionKind::other:
            cased(run, {1.8 * _scale, _line, doubt(12), 0});
            _notes.legendEntries.insert("position.other");
            break;
        }
    }

    /// Lines held by others than a camp, whose marks may come towards this camp's.
    [[nodiscard]] const std::vector<ScreenLine>& facing(Camp camp) {
        const auto found = _facing.find(camp);
        if (found != _facing.end()) {
            return found->second;
        }
        std::vector<ScreenLine>& lines = _facing[camp];
        for (const Position* other : _in.sample.positions) {
            const bool held = other->kind == PositionKind::line || other->kind == PositionKind::pocket;
            if (!held || campOf(_in.model.chronicle(), other->sideId) == camp) {
                continue;
            }
            for (const ScreenLine& run : projectLine(_in.camera, std::span<const LonLat>(other->line), 40)) {
                lines.push_back(thinned(run, 0.3));
            }
        }
        return lines;
    }

    /// A bar across each end.
    void bars(const ScreenLine& run) {
        for (const double along : {0.0, lengthPx(run)}) {
            const PointOnLine end = pointAlong(run, along);
            const ScreenPoint side = leftOf(end.direction) * (6 * _scale);
            cased(ScreenLine{end.at - side, end.at + side}, {2 * _scale, _line, {}, 0});
        }
    }

    /// Off the ring of a pocket: the enemy is all around. The ring may be cut by the picture's edge; its turn
    /// tells the inside all the same.
    [[nodiscard]] Hand outside() const {
        double turn = 0;
        const Polyline& ring = _position->line;
        for (size_t i = 1; i < ring.size(); ++i) {
            turn += ring[i - 1].lonDeg * ring[i].latDeg - ring[i].lonDeg * ring[i - 1].latDeg;
        }
        return turn > 0 ? Hand::right : Hand::left; // counter-clockwise: the inside is on the left
    }

    /// A dash with a mark in its middle, or two ticks, on the enemy's side.
    void held(const ScreenLine& run, double length, Hand enemy) {
        const bool sure = certainty() == Certainty::certain;
        // The less sure, the more gap.
        const double gap = certainty() == Certainty::probable ? heldGapPx / 2 : heldGapPx;
        const DashFit fit = fitDashes(length, heldDashPx * _scale, gap * _scale);
        const bool soviet = campOf(_in.model.chronicle(), _position->sideId) == Camp::soviet;
        const double width = (soviet ? 3.4 : 3.2) * _scale;
        const std::vector<double> dashes =
            sure ? std::vector<double>{} : std::vector<double>{fit.dashPx, fit.gapPx};
        const MarkSpacing spacing{
            fit.dashPx / 2,
            fit.periodPx(),
            (soviet ? halfToothPx : 1) * _scale,
            (soviet ? toothPx : tickPx) * _scale};
        std::vector<Tooth> marks = teethAlong(run, enemy, spacing);
        giveWay(marks, facing(campOf(_in.model.chronicle(), _position->sideId)), 6 * _scale);
        _painter.stroke(run, {width + 3 * _scale, casing(), {}, 0});
        paintMarks(marks, soviet, 1.5 * _scale, casing());
        _painter.stroke(run, {width, _line, dashes, 0});
        paintMarks(marks, soviet, 0, _line);
    }
    void paintMarks(const std::vector<Tooth>& marks, bool soviet, double growPx, Colour colour) {
        for (const Tooth& mark : marks) {
            const ScreenPoint up = unit(mark.tip - mark.foot());
            const ScreenPoint side = unit(mark.to - mark.from);
            if (soviet) {
                _painter.triangle(
                    mark.from - side * (1.6 * growPx),
                    mark.to + side * (1.6 * growPx),
                    mark.tip + up * (1.8 * growPx),
                    colour);
            } else {
                _painter.stroke(
                    ScreenLine{mark.foot(), mark.tip + up * growPx},
                    {2.4 * _scale + 2 * growPx, colour, {}, 0});
            }
        }
    }

    void arrow(const ScreenLine& run, double length) {
        const double headPx = std::min(18 * _scale, 0.5 * length);
        const ScreenLine body = partPx(run, 0, length - 0.85 * headPx);
        const ScreenPoint tip = run.back();
        const ScreenPoint direction = unit(tip - pointAlong(run, length - headPx).at);
        const bool sure = certainty() == Certainty::certain;
        ribbon(body, 1.6 * _scale, casing());
        headOf(tip, direction, headPx, 1.7 * _scale, casing());
        ribbon(body, 0, _line);
        if (!sure) {
            // Pale within a rim, as reconstructed advances are.
            ribbon(body, -1.5 * _scale, mix(_line, _in.theme.casing, 0.5).withAlpha(_opacity));
        }
        headOf(tip, direction, headPx, 0, _line);
        if (!sure) {
            _painter.stroke(body, {1.6 * _scale, _line, doubt(9), 0});
        }
    }
    void ribbon(const ScreenLine& line, double growPx, Colour colour) {
        const double whole = std::max(lengthPx(line), 1.0);
        std::vector<double> halves;
        double along = 0;
        for (size_t i = 0; i < line.size(); ++i) {
            along += i > 0 ? distance(line[i - 1], line[i]) : 0.0;
            halves.push_back((1.2 + 3.2 * along / whole) * _scale + growPx);
        }
        _painter.ribbon(line, halves, colour);
    }
    void headOf(ScreenPoint tip, ScreenPoint direction, double size, double growPx, Colour colour) {
        const ScreenPoint foot = tip - direction * (size + growPx);
        const ScreenPoint side = leftOf(direction) * (0.48 * size + 1.7 * growPx);
        _painter.triangle(tip + direction * (2 * growPx), foot + side, foot - side, colour);
    }

    void name(const ScreenLine& run, Colour colour) {
        ComposeNotes::Wanted label;
        label.text = _position->name;
        label.colour = colour;
        label.sizePx = 16 * _scale;
        label.priority = _selected ? 2 : _position->kind == PositionKind::pocket ? 3 : 5;
        label.id = "position " + _position->id;
        if (_position->kind == PositionKind::pocket) {
            ScreenPoint middle{};
            for (const ScreenPoint& point : run) {
                middle = middle + point * (1.0 / static_cast<double>(run.size()));
            }
            label.at = middle;
        } else {
            const BesideLine beside = besideLine(run, 0.5, 15 * _scale);
            label.at = beside.at;
            label.angleRad = beside.angleRad;
            std::vector<Ecef> course;
            for (size_t i = 0; i < _position->line.size() && !_course->detail; ++i) {
                course.push_back(toEcef(_position->line[i]));
            }
            _course->detail ? addSteadyStands(_in, *_course, 15 * _scale, label)
                            : addSteadyStands(_in, course, 15 * _scale, label);
        }
        _notes.labels.push_back(std::move(label));
    }

    const ComposeInput& _in;
    Painter& _painter;
    Frame& _frame;
    ComposeNotes& _notes;
    double _scale, _groundPerPx, _layerOpacity, _opacity = 1;
    const Position* _position = nullptr;
    std::map<Camp, std::vector<ScreenLine>> _facing;
    const ProjectableLine* _course = nullptr;
    bool _selected = false;
    Colour _line;
};

} // namespace

void paintPositions(const ComposeInput& in, Painter& painter, Frame& frame, ComposeNotes& notes) {
    if (!in.view.layer(Layer::positions).visible || eyeHeightMeters(in.view.camera) > highestMeters) {
        return;
    }
    PositionPainter positions(in, painter, frame, notes);
    const Position* const first = in.model.chronicle().positions.data();
    for (const auto* some : {&in.sample.coming, &in.sample.positions}) {
        for (const Position* position : *some) {
            positions.paint(*position, in.model.positions()[static_cast<size_t>(position - first)]);
        }
    }
    askForPositionMarks(in, notes);
}

} // namespace khalkha
