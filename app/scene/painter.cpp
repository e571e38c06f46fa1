// Strokes, ribbons and tint bands.

#include "scene/painter.h"

#include "scene/mesh.h"

#include <algorithm>
#include <numbers>

namespace khalkha {

namespace {

/// Turns sharper than this are rounded instead of mitred (cosine; 50 degrees).
constexpr double sharpestMitre = 0.64;
constexpr double fanStepRad = std::numbers::pi / 6;

/// Points at least this far apart make a direction of their own.
constexpr double closestPx = 0.05;

struct StripPoints {
    ScreenLine points;
    std::vector<double> halfWidths; ///< one for all, or one a point
    bool closed = false;
    [[nodiscard]] double halfWidth(size_t i) const {
        return halfWidths.size() == 1 ? halfWidths.front() : halfWidths[i];
    }
};

StripPoints cleaned(std::span<const ScreenPoint> line, std::span<const double> halfWidths, bool closed) {
    StripPoints strip;
    strip.closed = closed;
    strip.points.reserve(line.size());
    for (size_t i = 0; i < line.size(); ++i) {
        if (!strip.points.empty() && distance(strip.points.back(), line[i]) < closestPx) {
            continue;
        }
        strip.points.push_back(line[i]);
        if (halfWidths.size() > 1) {
            strip.halfWidths.push_back(halfWidths[i]);
        }
    }
    if (halfWidths.size() == 1) {
        strip.halfWidths.push_back(halfWidths.front());
    }
    while (closed && strip.points.size() > 1 &&
           distance(strip.points.front(), strip.points.back()) < closestPx) {
        strip.points.pop_back();
        if (strip.halfWidths.size() > 1) {
            strip.halfWidths.pop_back();
        }
    }
    return strip;
}

/// Writes one strip: two triangles a leg, fans at sharp turns, blunt ends that fade over a pixel.
class StripWriter {
public:
    StripWriter(Mesh mesh, const StripPoints& strip, Colour colour)
        : _mesh(mesh), _strip(strip), _colour(colour) {}

    void write() {
        const ScreenLine& points = _strip.points;
        const size_t count = points.size();
        if (count < 2) {
            return;
        }
        const bool closed = _strip.closed && count > 2;
        const size_t legs = closed ? count : count - 1;
        std::array<std::uint32_t, 2> open{};
        std::array<std::uint32_t, 2> first{};
        for (size_t i = 0; i < count; ++i) {
            const ScreenPoint before =
                i > 0 || closed ? unit(points[i] - points[(i + count - 1) % count]) : ScreenPoint{};
            const ScreenPoint after =
                i + 1 < count || closed ? unit(points[(i + 1) % count] - points[i]) : ScreenPoint{};
            const Joint joint = joined(i, before, after);
            if (i > 0) {
                _mesh.quad(open[0], open[1], joint.arriving[0], joint.arriving[1]);
            } else {
                first = joint.arriving;
            }
            open = joint.leaving;
        }
        if (legs == count) {
            _mesh.quad(open[0], open[1], first[0], first[1]);
        }
    }

private:
    struct Joint {
        std::array<std::uint32_t, 2> arriving{}, leaving{}; ///< left and right corners
    };

    std::array<std::uint32_t, 2> pair(ScreenPoint at, ScreenPoint toLeft, double halfWidth) {
        const double reach = halfWidth + edgeFadePx;
        return {
            _mesh.corner(at + toLeft * reach, _colour, reach, halfWidth),
            _mesh.corner(at - toLeft * reach, _colour, -reach, halfWidth)};
    }

    Joint joined(size_t i, ScreenPoint before, ScreenPoint after) {
        const ScreenPoint at = _strip.points[i];
        const double halfWidth = _strip.halfWidth(i);
        const bool starts = before.x == 0 && before.y == 0;
        const bool ends = after.x == 0 && after.y == 0;
        if (starts || ends) {
            const ScreenPoint outward = starts ? after * -1.0 : before;
            const ScreenPoint toLeft = leftOf(starts ? after : before);
            const auto corners = pair(at - outward * edgeFadePx, toLeft, halfWidth);
            cap(at, outward, halfWidth);
            return {corners, corners};
        }
        const double cosine = dot(before, after);
        if (cosine > sharpestMitre) {
            const ScreenPoint mitre = (leftOf(before) + leftOf(after)) * (1.0 / (1.0 + cosine));
            const auto corners = pair(at, mitre, halfWidth);
            return {corners, corners};
        }
        Joint joint{pair(at, leftOf(before), halfWidth), pair(at, leftOf(after), halfWidth)};
        fan(at, before, after, halfWidth);
        return joint;
    }

    /// Round outer side of a sharp turn.
    void fan(ScreenPoint at, ScreenPoint before, ScreenPoint after, double halfWidth) {
        const double turn = std::atan2(cross(before, after), dot(before, after));
        const ScreenPoint start = leftOf(before) * (turn > 0 ? 1.0 : -1.0);
        const double reach = halfWidth + edgeFadePx;
        const int steps = halfWidth < 1.2 ? 1 : std::max(1, static_cast<int>(std::abs(turn) / fanStepRad));
        const std::uint32_t middle = _mesh.corner(at, _colour, 0, halfWidth);
        std::uint32_t last = _mesh.corner(at + start * reach, _colour, reach, halfWidth);
        for (int step = 1; step <= steps; ++step) {
            const ScreenPoint outward = khalkha::turned(start, turn * step / steps);
            const std::uint32_t next = _mesh.corner(at + outward * reach, _colour, reach, halfWidth);
            _mesh.triangle(middle, last, next);
            last = next;
        }
    }

    /// Blunt end that fades from half a pixel before it to half a pixel after it.
    void cap(ScreenPoint at, ScreenPoint outward, double halfWidth) {
        const double solid = halfWidth - edgeFadePx;
        const double reach = halfWidth + edgeFadePx;
        if (solid <= 0.3) {
            return;
        }
        const ScreenPoint side = leftOf(outward);
        const ScreenPoint inner = at - outward * edgeFadePx;
        const ScreenPoint outer = at + outward * edgeFadePx;
        const std::uint32_t a = _mesh.corner(inner + side * solid, _colour, solid, halfWidth);
        const std::uint32_t b = _mesh.corner(inner - side * solid, _colour, solid, halfWidth);
        const std::uint32_t c = _mesh.corner(outer + side * solid, _colour, reach, halfWidth);
        const std::uint32_t d = _mesh.corner(outer - side * solid, _colour, reach, halfWidth);
        _mesh.quad(a, b, c, d);
    }

    Mesh _mesh;
    const StripPoints& _strip;
    Colour _colour;
};

/// Writes the tents of a band. Depth 0 at the line, 1 at the band's width.
class BandWriter {
public:
    BandWriter(Mesh mesh, double widthPx, std::span<const ScreenPoint> line, bool closed)
        : _mesh(mesh), _widthPx(widthPx), _line(line), _closed(closed) {
        const size_t legs = closed ? line.size() : line.size() - 1;
        _directions.reserve(legs);
        for (size_t i = 0; i < legs; ++i) {
            _directions.push_back(unit(line[(i + 1) % line.size()] - line[i]));
        }
        _turns.reserve(legs);
        for (size_t i = 0; i < legs; ++i) {
            const ScreenPoint before = _directions[(i + legs - 1) % legs];
            const bool joined = closed || i > 0;
            _turns.push_back(
                joined ? std::atan2(cross(before, _directions[i]), dot(before, _directions[i])) : 0.0);
        }
    }

    /// side 1 = left of the line's direction, -1 = right.
    void write(double side, Colour colour) {
        const size_t legs = _directions.size();
        for (size_t i = 0; i < legs; ++i) {
            const ScreenPoint from = _line[i];
            const ScreenPoint to = _line[(i + 1) % _line.size()];
            _mesh.quad(
                _mesh.corner(from, colour, 0, fillHalfWidth, 0),
                _mesh.corner(to, colour, 0, fillHalfWidth, 0),
                _mesh.corner(from + outer(i, i, side, colour), colour, 0, fillHalfWidth, 1),
                _mesh.corner(to + outer(i, i + 1, side, colour), colour, 0, fillHalfWidth, 1));
            if (_turns[i] * side > sharpest(colour)) {
                const ScreenPoint before = _directions[(i + legs - 1) % legs];
                cone(from, leftOf(before) * side, _turns[i], colour);
            }
        }
        if (!_closed) {
            const double quarter = std::numbers::pi / 2;
            // Where borders end at a coast both are as near: the side without a tint wins.
            const double bias = colour.a == 0 ? 0.0 : endBias;
            cone(_line.front(), leftOf(_directions.front()) * side, -quarter * side, colour, bias);
            cone(_line.back(), leftOf(_directions.back()) * side, quarter * side, colour, bias);
        }
    }

private:
    static constexpr double endBias = 0.01;

    /// Wedges that open on the outer side of a turn up to this one are closed by drawing both tents out to
    /// where they meet; wider ones by a cone. Where there is no tint a rougher shape will do.
    static double sharpest(Colour colour) { return colour.a == 0 ? 1.3 : 0.7; }

    /// From the line to the outer corner of a leg's tent at the joint before it (joint = leg) or after it. A
    /// turn to the right (positive) opens a wedge on the left, and the other way round.
    [[nodiscard]] ScreenPoint outer(size_t leg, size_t joint, double side, Colour colour) const {
        const size_t legs = _directions.size();
        const ScreenPoint across = leftOf(_directions[leg]) * (side * _widthPx);
        if (joint == legs && !_closed) {
            return across;
        }
        const double turn = _turns[joint % legs] * side;
        if (turn <= 0 || turn > sharpest(colour)) {
            return across;
        }
        const ScreenPoint before = _directions[(joint + legs - 1) % legs];
        const ScreenPoint after = _directions[joint % legs];
        return (leftOf(before) + leftOf(after)) * (side * _widthPx / (1.0 + dot(before, after)));
    }

    void cone(ScreenPoint at, ScreenPoint start, double turn, Colour colour, double depthBias = 0) {
        constexpr double step = std::numbers::pi / 4;
        const int steps = std::max(1, static_cast<int>(std::ceil(std::abs(turn) / step)));
        const std::uint32_t middle = _mesh.corner(at, colour, 0, fillHalfWidth, depthBias);
        std::uint32_t last = _mesh.corner(at + start * _widthPx, colour, 0, fillHalfWidth, 1 + depthBias);
        for (int i = 1; i <= steps; ++i) {
            const ScreenPoint outward = khalkha::turned(start, turn * i / steps) * _widthPx;
            const std::uint32_t next = _mesh.corner(at + outward, colour, 0, fillHalfWidth, 1 + depthBias);
            _mesh.triangle(middle, last, next);
            last = next;
        }
    }

    Mesh _mesh;
    double _widthPx;
    std::span<const ScreenPoint> _line;
    bool _closed;
    std::vector<ScreenPoint> _directions; ///< of each leg
    std::vector<double> _turns;           ///< before each leg, radians, positive to the right
};

} // namespace

void Painter::use(DrawCommand::Kind kind, Paint paint) {
    // Commands of the static part stay as they are.
    if (_frame.commands.size() > _frame.staticCommands) {
        const DrawCommand& last = _frame.commands.back();
        if (last.kind == kind && (kind == DrawCommand::Kind::text || last.paint == paint)) {
            return;
        }
    }
    DrawCommand command;
    command.kind = kind;
    command.paint = paint;
    command.first = static_cast<std::uint32_t>(
        kind == DrawCommand::Kind::text ? _frame.texts.size() : _frame.indices.size());
    _frame.commands.push_back(command);
}

void Painter::stroke(std::span<const ScreenPoint> line, const Stroke& stroke, bool closed) {
    if (line.size() < 2 || stroke.colour.a == 0 || !(stroke.widthPx > 0)) {
        return;
    }
    use(DrawCommand::Kind::mesh, Paint::solid);
    const double halfWidth = stroke.widthPx / 2;
    const auto write = [&](std::span<const ScreenPoint> points, bool ring) {
        const StripPoints strip = cleaned(points, {&halfWidth, 1}, ring);
        StripWriter(Mesh(_frame), strip, stroke.colour).write();
    };
    if (stroke.dashPx.empty()) {
        write(line, closed);
        return;
    }
    ScreenLine whole(line.begin(), line.end());
    if (closed) {
        whole.push_back(line.front());
    }
    for (const ScreenLine& dash : dashes(whole, stroke.dashPx, stroke.dashOffsetPx)) {
        write(dash, false);
    }
}

void Painter::ribbon(std::span<const ScreenPoint> line, std::span<const double> halfWidthsPx, Colour colour) {
    if (line.size() < 2 || colour.a == 0 || halfWidthsPx.size() != line.size()) {
        return;
    }
    use(DrawCommand::Kind::mesh, Paint::solid);
    const StripPoints strip = cleaned(line, halfWidthsPx, false);
    StripWriter(Mesh(_frame), strip, colour).write();
}

void Painter::band(std::span<const ScreenPoint> line, double widthPx, Colour left, Colour right) {
    const Band one{{line.begin(), line.end()}, left, right};
    bands({&one, 1}, widthPx);
}

void Painter::bands(std::span<const Band> bands, double widthPx) {
    if (!(widthPx > 0)) {
        return;
    }
    for (const Paint paint : {Paint::mask, Paint::band}) {
        for (const Band& band : bands) {
            const auto wanted = [&](Colour colour) { return (colour.a == 0) == (paint == Paint::mask); };
            if ((band.left.a == 0 && band.right.a == 0) || (!wanted(band.left) && !wanted(band.right))) {
                continue;
            }
            const double none = 1;
            StripPoints strip = cleaned(band.line, {&none, 1}, false);
            if (strip.points.size() < 2) {
                continue;
            }
            const bool closed =
                strip.points.size() > 3 && distance(band.line.front(), band.line.back()) < closestPx;
            if (closed && distance(strip.points.front(), strip.points.back()) < closestPx) {
                strip.points.pop_back();
            }
            use(DrawCommand::Kind::mesh, paint);
            BandWriter writer(Mesh(_frame), widthPx, strip.points, closed);
            if (wanted(band.left)) {
                writer.write(1, band.left);
            }
            if (wanted(band.right)) {
                writer.write(-1, band.right);
            }
        }
    }
}

void Painter::text(TextRun run) {
    if (run.text.empty()) {
        return;
    }
    use(DrawCommand::Kind::text, Paint::solid);
    _frame.texts.push_back(std::move(run));
    ++_frame.commands.back().count;
}

} // namespace khalkha
