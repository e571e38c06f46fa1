// Axes of advance: tapered arrows. Width tells strength, the head is exactly where the data puts it. Attested
// stretches are filled, interpolated ones striped, reconstructed ones light with a dashed rim. Style tells
// how they moved: river (wave on blue), sea (hollow), air (thin dashed bow), rail (cross ties).

#include "scene/axis_crowding.h"
#include "scene/mesh.h"
#include "scene/place_marks.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cstdlib>
#include <numbers>

namespace khalkha {

namespace {

/// Half widths at strength 1 on a view of the whole theatre (1.8 km a pixel), pixels.
constexpr double tailHalfPx = 1.3, bodyHalfPx = 5.2, headHalfPx = 12, headLengthPx = 23;
constexpr double casingPx = 1.5;
constexpr double theatreMetersPerPixel = 1800;
/// Named from here on, metres a pixel at a height of 1080.
constexpr double namedFrom = 4500;
/// Arrows that have stood still for the first number of hours fade until the second.
constexpr double fadeFromHours = 20, fadeToHours = 96, fadedTo = 0.6;

double smoothStep(double low, double high, double value) {
    const double part = std::clamp((value - low) / (high - low), 0.0, 1.0);
    return part * part * (3 - 2 * part);
}

/// Part of a course with the half width at each point.
struct Ribbon {
    ScreenLine line;
    std::vector<double> halfWidths;
};

class ArrowPainter {
public:
    ArrowPainter(const ComposeInput& in, Painter& painter, Frame& frame, ComposeNotes& notes)
        : _in(in),
          _painter(painter),
          _frame(frame),
          _notes(notes),
          _scale(pictureScale(in.view, in.camera.viewport())),
          _groundPerPx(in.camera.metersPerPixel() * _scale),
          _zoom(std::clamp(std::pow(theatreMetersPerPixel / std::max(_groundPerPx, 1.0), 0.3), 0.5, 2.2)) {}

    [[nodiscard]] double headHalfWidth(const SampledAxis& axis) const {
        return bodyHalfPx * sizeOf(axis) * _zoom * _scale;
    }

    void paint(const CrowdedAxis& crowded) {
        _axis = crowded.axis;
        _secondary = !_axis->axis->mainEffort;
        // Weak ones step back first; nothing selected ever does.
        _selected = _in.view.isMarked(ThingKind::axis, _axis->axis->id);
        const double room = _selected ? 1.0 : crowded.room;
        const double clear =
            _secondary ? smoothStep(0.3, 0.6, room) : 0.35 + 0.65 * smoothStep(0.05, 0.35, room);
        if (clear <= 0.02) {
            return;
        }
        _size = sizeOf(*_axis) * _zoom * _scale * (0.55 + 0.45 * clear);
        const double still =
            _axis->arrived ? smoothStep(fadeFromHours, fadeToHours, _axis->hoursSinceMove) : 0;
        _alpha = _in.view.layer(Layer::axes).opacity * std::min(1.0, 1.6 * clear) *
                 (_selected ? 1.0 : 1.0 - (1.0 - fadedTo) * still);
        const Side* side = _in.model.chronicle().side(_axis->axis->sideId);
        _hue = side != nullptr ? side->hue : Hue::grey;
        bool shown = false;
        for (const AxisPath& path : crowded.paths) {
            shown = arrow(path) || shown;
        }
        if (shown) {
            addSources(_notes, _axis->axis->provenance);
            legend();
        }
    }

    [[nodiscard]] std::vector<AxisName> takeNames() { return std::move(_names); }

private:
    [[nodiscard]] double sizeOf(const SampledAxis& axis) const {
        const double strength = std::clamp(axis.axis->strength, 0.3, 1.0);
        return (0.45 + 0.55 * strength) * (axis.axis->mainEffort ? 1.0 : 0.85);
    }
    [[nodiscard]] Colour own() const { return _in.theme.hue(_hue).line; }
    [[nodiscard]] Colour solid() const { return own().withAlpha(_alpha); }
    [[nodiscard]] Colour light(double part) const {
        return mix(own(), _in.theme.casing, part).withAlpha(_alpha);
    }
    [[nodiscard]] Colour casing() const {
        return (_selected ? _in.theme.selection : _in.theme.casing).withAlpha(0.92 * _alpha);
    }

    /// Head of an arrow, no longer than its course allows.
    struct Head {
        ScreenPoint tip, direction;
        double length = 0, half = 0;
    };
    [[nodiscard]] Head headOf(const AxisPath& path) const {
        Head head;
        head.length = std::min(headLengthPx * _size, 0.6 * path.lengthPx());
        head.half = headHalfPx * _size * (head.length / (headLengthPx * _size));
        head.tip = path.course.back();
        const PointOnLine foot = pointAlong(path.course, path.lengthPx() - head.length);
        head.direction = unit(head.tip - foot.at);
        return head;
    }

    [[nodiscard]] Ribbon ribbon(const AxisPath& path, double fromPx, double toPx, double growPx) const {
        Ribbon result;
        const double whole = path.lengthPx();
        const auto halfAt = [&](double along) {
            const double part = std::pow(std::clamp(along / whole, 0.0, 1.0), 0.85);
            return (tailHalfPx + (bodyHalfPx - tailHalfPx) * part) * _size + growPx;
        };
        const ScreenLine line = thinned(partPx(path.course, fromPx, toPx), 0.35);
        double along = fromPx;
        for (size_t i = 0; i < line.size(); ++i) {
            along += i > 0 ? distance(line[i - 1], line[i]) : 0.0;
            result.line.push_back(line[i]);
            result.halfWidths.push_back(halfAt(along));
        }
        return result;
    }
    void fill(const Ribbon& ribbon, Colour colour) {
        _painter.ribbon(ribbon.line, ribbon.halfWidths, colour);
    }

    bool arrow(const AxisPath& path) {
        const double whole = path.lengthPx();
        const Viewport size = _in.camera.viewport();
        const bool near = std::any_of(path.course.begin(), path.course.end(), [&](ScreenPoint p) {
            return p.x > -200 && p.y > -200 && p.x < size.widthPx + 200 && p.y < size.heightPx + 200;
        });
        if (whole < 3 * _scale || !near) {
            return false;
        }
        const Head head = path.headSeen ? headOf(path) : Head{};
        const double bodyEnd = whole - 0.85 * head.length;
        switch (_axis->axis->style) {
        case AxisStyle::airborne:
            flight(path, head, bodyEnd);
            break;
        case AxisStyle::river:
            river(path, head, bodyEnd);
            break;
        case AxisStyle::sea:
            sea(path, head, bodyEnd);
            break;
        case AxisStyle::rail:
            ground(path, head, bodyEnd);
            ties(path, bodyEnd);
            break;
        case AxisStyle::ground:
            ground(path, head, bodyEnd);
            break;
        }
        addPick(
            _frame,
            ThingKind::axis,
            _axis->axis->id,
            thinned(path.course, 1),
            std::max(6 * _scale, 5 * _size));
        if (head.length > 0) {
            const double reach = head.half + 2;
            _notes.obstacles.push_back(
                {head.tip.x - reach, head.tip.y - reach, head.tip.x + reach, head.tip.y + reach});
        }
        addObstacles(_notes, path.course, 0.7 * bodyHalfPx * _size);
        if (path.headSeen) {
            name(path);
        }
        return true;
    }

    void headShape(const Head& head, Colour colour, double growPx) {
        if (head.length <= 0) {
            return;
        }
        const ScreenPoint side = leftOf(head.direction);
        // Growing by the same amount on every side moves the corners further than that.
        const double slant = std::hypot(head.length, head.half) / std::max(head.half, 0.1);
        const ScreenPoint foot = head.tip - head.direction * (head.length + growPx);
        const double half = head.half + growPx * (slant + 1) * head.half / std::max(head.length, 0.1);
        _painter.triangle(
            head.tip + head.direction * (growPx * slant), foot + side * half, foot - side * half, colour);
    }

    void ground(const AxisPath& path, const Head& head, double bodyEnd) {
        fill(ribbon(path, 0, bodyEnd, casingPx * _scale), casing());
        headShape(head, casing(), casingPx * _scale);
        for (const AxisPiece& piece : path.pieces) {
            const double to = std::min(piece.toPx, bodyEnd);
            if (to <= piece.fromPx) {
                continue;
            }
            body(path, piece, to);
        }
        headFill(head);
    }

    void body(const AxisPath& path, const AxisPiece& piece, double toPx) {
        const Ribbon whole = ribbon(path, piece.fromPx, toPx, 0);
        switch (piece.basis) {
        case Basis::attested:
            fill(whole, solid());
            break;
        case Basis::interpolated: // stripes across
            fill(whole, light(0.45));
            for (double along = piece.fromPx; along < toPx; along += 11 * _scale) {
                fill(ribbon(path, along, std::min(along + 7 * _scale, toPx), 0), solid());
            }
            break;
        case Basis::reconstructed:
            fill(whole, light(0.5));
            rim(whole);
            break;
        }
    }

    /// Dashed line along both sides of a light body.
    void rim(const Ribbon& ribbon) {
        for (const double side : {1.0, -1.0}) {
            ScreenLine line;
            for (size_t i = 0; i < ribbon.line.size(); ++i) {
                const ScreenPoint before = ribbon.line[i > 0 ? i - 1 : i];
                const ScreenPoint after = ribbon.line[i + 1 < ribbon.line.size() ? i + 1 : i];
                const double inset = std::max(ribbon.halfWidths[i] - 0.5 * _scale, 0.3);
                line.push_back(ribbon.line[i] + leftOf(unit(after - before)) * (side * inset));
            }
            _painter.stroke(line, {1.5 * _scale, solid(), {8 * _scale, 4 * _scale}, 0});
        }
    }

    void headFill(const Head& head) {
        switch (_axis->basis) {
        case Basis::attested:
            headShape(head, solid(), 0);
            break;
        case Basis::interpolated:
            headShape(head, solid(), 0);
            headShape(inner(head, 2.6 * _scale), light(0.45), 0);
            break;
        case Basis::reconstructed:
            headShape(head, solid(), 0);
            headShape(inner(head, 1.8 * _scale), light(0.62), 0);
            break;
        }
    }
    /// A head with all edges moved inwards.
    [[nodiscard]] static Head inner(const Head& head, double byPx) {
        Head result = head;
        const double slant = std::hypot(head.length, head.half) / std::max(head.half, 0.1);
        const double left = head.length - byPx * (slant + 1);
        if (left <= 0) {
            return {};
        }
        result.tip = head.tip - head.direction * (byPx * slant);
        result.length = left;
        result.half = head.half * left / head.length;
        return result;
    }

    void sea(const AxisPath& path, const Head& head, double bodyEnd) {
        const double rimPx = 1.5 * _scale;
        fill(ribbon(path, 0, bodyEnd, casingPx * _scale), casing());
        headShape(head, casing(), casingPx * _scale);
        headShape(head, solid(), 0);
        for (const AxisPiece& piece : path.pieces) {
            const double to = std::min(piece.toPx, bodyEnd);
            if (to <= piece.fromPx) {
                continue;
            }
            const Ribbon whole = ribbon(path, piece.fromPx, to, 0);
            if (piece.basis == Basis::reconstructed) {
                rim(whole);
            } else {
                fill(whole, solid());
                fill(ribbon(path, piece.fromPx, to, -rimPx), _in.theme.casing.withAlpha(_alpha));
            }
        }
        headShape(
            inner(head, rimPx * 1.2),
            _axis->basis == Basis::attested ? solid() : _in.theme.casing.withAlpha(_alpha),
            0);
    }

    void river(const AxisPath& path, const Head& head, double bodyEnd) {
        const double reach = 2.6 * _size;
        fill(ribbon(path, 0, bodyEnd, casingPx * _scale), casing());
        fill(ribbon(path, 0, bodyEnd, 0), mix(_in.theme.river, _in.theme.casing, 0.35).withAlpha(_alpha));
        headShape(head, casing(), casingPx * _scale);
        ScreenLine wave;
        const double step = 3 * _scale;
        for (const PointOnLine& foot : pointsEvery(partPx(path.course, 0, bodyEnd), 0, step)) {
            const double along = step * static_cast<double>(wave.size());
            const double swing = std::sin(along / (14 * _scale) * 2 * std::numbers::pi);
            wave.push_back(foot.at + leftOf(foot.direction) * (swing * reach * 0.7));
        }
        _painter.stroke(wave, {std::max(1.8 * _scale, 1.9 * _size), solid(), {}, 0});
        headFill(head);
    }

    void flight(const AxisPath& path, const Head& head, double bodyEnd) {
        const ScreenLine line = partPx(path.course, 0, bodyEnd);
        _painter.stroke(line, {4 * _scale, casing(), {}, 0});
        _painter.stroke(line, {2 * _scale, solid(), {5 * _scale, 4 * _scale}, 0});
        headShape(head, casing(), casingPx * _scale);
        headFill(head);
        if (path.lengthPx() < 50 * _scale) {
            return;
        }
        // A parachute in the middle of the way.
        const ScreenPoint middle = pointAlong(path.course, 0.55 * path.lengthPx()).at;
        const double radius = 6 * _scale;
        ScreenLine canopy;
        for (int i = 0; i <= 8; ++i) {
            const double angle = std::numbers::pi * (1 + i / 8.0);
            canopy.push_back(middle + ScreenPoint{std::cos(angle), std::sin(angle)} * radius);
        }
        const ScreenPoint load = middle + ScreenPoint{0, radius * 1.1};
        _painter.fillPolygon(canopy, _in.theme.casing.withAlpha(_alpha));
        _painter.stroke(canopy, {1.5 * _scale, solid(), {}, 0}, true);
        _painter.stroke(ScreenLine{canopy.front(), load, canopy.back()}, {1.1 * _scale, solid(), {}, 0});
    }

    void ties(const AxisPath& path, double bodyEnd) {
        for (const PointOnLine& foot : pointsEvery(partPx(path.course, 0, bodyEnd), 5 * _scale, 9 * _scale)) {
            const ScreenPoint side = leftOf(foot.direction) * (bodyHalfPx * _size + 2 * _scale);
            _painter.stroke(ScreenLine{foot.at + side, foot.at - side}, {1.6 * _scale, solid(), {}, 0});
        }
    }

    void name(const AxisPath& path) {
        const LocalText& text =
            _axis->axis->formationName.empty() ? _axis->axis->name : _axis->axis->formationName;
        if (path.lengthPx() < 24 * _scale || text.empty() || _groundPerPx > namedFrom || _alpha < 0.4) {
            return;
        }
        AxisName name;
        name.axis = _axis->axis;
        name.text = &text;
        name.course = thinned(path.course, 0.7);
        name.travelledPart = travelledPart();
        name.halfWidthPx = bodyHalfPx * _size;
        name.sizePx = (_secondary ? 15 : 17) * _scale;
        name.bold = !_secondary;
        const double seen = std::clamp((namedFrom - _groundPerPx) / (0.12 * namedFrom), 0.0, 1.0);
        name.colour = _in.theme.hue(_hue).text.withAlpha(seen);
        name.priority = _selected ? 2 : _secondary ? 6 : _axis->axis->strength >= 0.75 ? 3 : 4;
        _names.push_back(std::move(name));
    }

    /// Of the whole way from the first waypoint to the last.
    [[nodiscard]] double travelledPart() const {
        double whole = 0;
        const std::vector<Waypoint>& way = _axis->axis->waypoints;
        for (size_t i = 1; i < way.size(); ++i) {
            whole += glm::distance(toEcef(way[i - 1].position), toEcef(way[i].position));
        }
        return whole > 0 ? std::min(1.0, _axis->lengthMeters / whole) : 1.0;
    }

    void legend() {
        static const std::array<const char*, 7> hueNames{
            "red", "orange", "blue", "light-blue", "green", "grey", "purple"};
        _notes.legendEntries.insert(_secondary ? "axis.secondary" : "axis.main");
        _notes.legendEntries.insert(std::string("axis.") + hueNames[static_cast<size_t>(_hue)]);
        for (const AxisStretch& stretch : _axis->stretches) {
            if (stretch.basis != Basis::attested) {
                _notes.legendEntries.insert("axis." + std::string(basisName(stretch.basis)));
            }
        }
        switch (_axis->axis->style) {
        case AxisStyle::river:
            _notes.legendEntries.insert("axis.river");
            break;
        case AxisStyle::sea:
            _notes.legendEntries.insert("axis.sea");
            break;
        case AxisStyle::airborne:
            _notes.legendEntries.insert("axis.airborne");
            break;
        case AxisStyle::rail:
            _notes.legendEntries.insert("axis.rail");
            break;
        case AxisStyle::ground:
            break;
        }
    }

    const ComposeInput& _in;
    Painter& _painter;
    Frame& _frame;
    ComposeNotes& _notes;
    double _scale, _groundPerPx, _zoom;
    const SampledAxis* _axis = nullptr;
    Hue _hue = Hue::grey;
    bool _secondary = false, _selected = false;
    double _size = 1, _alpha = 1;
    std::vector<AxisName> _names;
};

/// The whole ways of all axes of the weeks around, travelled or not: names keep clear of them, and so need
/// not make way when another army arrives.
SpotField wholeWays(const ComposeInput& in) {
    constexpr std::int64_t around = 60 * secondsPerDay;
    const double reach = 5 * pictureScale(in.view, in.camera.viewport());
    SpotField field(in.camera.viewport());
    const std::vector<Axis>& axes = in.model.chronicle().axes;
    for (size_t i = 0; i < axes.size(); ++i) {
        const Axis& axis = axes[i];
        constexpr double marginPx = 300;
        const Ball& ball = in.model.axisReach()[i];
        if (axis.waypoints.empty() || !in.camera.maySee(ball.center, ball.radiusMeters, marginPx) ||
            std::abs(axis.waypoints.front().at.seconds - in.sample.at.seconds) > around) {
            continue;
        }
        ScreenLine way;
        for (const Waypoint& waypoint : axis.waypoints) {
            const Ecef at = toEcef(waypoint.position);
            const auto point = in.camera.isVisible(at) ? in.camera.project(at) : std::nullopt;
            if (point && std::abs(point->x) < 1e4 && std::abs(point->y) < 1e4) {
                way.push_back(*point);
            }
        }
        field.addLine(way, reach, &axis);
    }
    return field;
}

} // namespace

void paintAxes(const ComposeInput& in, Painter& painter, Frame& frame, ComposeNotes& notes) {
    if (!in.view.layer(Layer::axes).visible) {
        return;
    }
    ArrowPainter arrows(in, painter, frame, notes);
    std::vector<CrowdedAxis> axes;
    for (const SampledAxis& axis : in.sample.axes) {
        if (axis.travelled.empty()) {
            continue; // out of sight
        }
        CrowdedAxis crowded;
        crowded.axis = &axis;
        crowded.paths = axisPaths(axis, in.camera);
        crowded.halfWidthPx = arrows.headHalfWidth(axis);
        axes.push_back(std::move(crowded));
    }
    SpotField field(in.camera.viewport());
    findRoom(axes, field);
    // The strongest last, upon the others.
    for (size_t i = axes.size(); i-- > 0;) {
        arrows.paint(axes[i]);
    }
    const std::vector<AxisName> names = arrows.takeNames();
    if (!names.empty()) {
        askForNames(in, names, wholeWays(in), notes);
    }
    askForAxisMarks(in, axes, field, notes);
}

} // namespace khalkha
