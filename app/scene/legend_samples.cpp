// Samples of the legend, drawn with the strokes, teeth and hatches of the map.

#include "scene/legend.h"
#include "scene/mesh.h"

#include <algorithm>
#include <array>
#include <numbers>

namespace khalkha {

namespace {

class SamplePainter {
public:
    SamplePainter(const ComposeInput& in, const ScreenBox& box, double scale, Painter& painter)
        : _in(in), _box(box), _scale(scale), _painter(painter), _middle((box.top + box.bottom) / 2) {}

    void paint(const std::string& key) {
        if (key.starts_with("front.")) {
            front(key);
        } else if (key.starts_with("axis.")) {
            axis(key.substr(5));
        } else if (key == "claim.unsettled") {
            unsettled();
        } else if (key.starts_with("claim.")) {
            claim(key.substr(6));
        } else if (key == "later-border") {
            laterBorder();
        } else if (key.starts_with("disputed")) {
            disputed(key);
        } else if (key == "border") {
            border();
        } else if (key == "zone.planned-line") {
            plannedLine();
        } else if (key == "zone.fortified-line") {
            heldLine();
        } else if (key == "zone.fortified-point") {
            strongPoint();
        } else if (key.starts_with("zone")) {
            fort();
        } else if (key == "event.landing" || key == "event.airborne") {
            const ScreenPoint at{(_box.left + _box.right) / 2, _middle};
            const Stroke stroke{1.7 * _scale, colours().hue(Hue::red).line, {}, 0};
            for (const ScreenLine& line : eventOutline(key.substr(6), at, 8 * _scale)) {
                _painter.stroke(line, stroke);
            }
        } else if (key.starts_with("event")) {
            event(key == "event.doubtful", key == "event.vague");
        }
    }

private:
    [[nodiscard]] const Theme& colours() const { return _in.theme; }
    [[nodiscard]] Colour hueOfSide(std::string_view sideId, Hue otherwise) const {
        const Side* side = _in.model.chronicle().side(sideId);
        return colours().hue(side != nullptr ? side->hue : otherwise).line;
    }
    [[nodiscard]] ScreenLine level(double y) const { return {{_box.left, y}, {_box.right, y}}; }

    /// As on the map: dashes with a tooth each; here the sample is as long as a whole number of them.
    void front(const std::string& key) {
        const Colour own = _in.sample.fronts.empty()
                               ? colours().hue(Hue::red).line
                               : hueOfSide(_in.sample.fronts.front().front->sideId, Hue::red);
        const Colour colour = key == "front.reconstructed" ? mix(own, colours().casing, 0.2) : own;
        const double width = 6 * _scale;
        const double gap = 8 * _scale;
        const double period = (_box.right - _box.left + gap) / 2;
        const double y = _middle + 3 * _scale;
        Stroke stroke{width, colour, {}, 0};
        if (key != "front.attested") {
            stroke.dashPx = {period - gap, gap};
        }
        _painter.stroke(level(y), {width + 3.6 * _scale, colours().casing, {}, 0});
        _painter.stroke(level(y), stroke);
        if (key == "front.reconstructed") {
            _painter.stroke(level(y), {0.34 * width, mix(own, colours().casing, 0.55), stroke.dashPx, 0});
        }
        for (double x = _box.left + (period - gap) / 2; x < _box.right; x += period) {
            _painter.triangle(
                {x - 6 * _scale, y - 1.8 * _scale},
                {x + 6 * _scale, y - 1.8 * _scale},
                {x, y - 13 * _scale},
                colour);
        }
    }

    [[nodiscard]] Hue axisHue(const std::string& kind) const {
        for (int i = 0; i < 7; ++i) {
            if (hueKey(static_cast<Hue>(i)) == kind) {
                return static_cast<Hue>(i);
            }
        }
        return usualAxisHue(_in);
    }

    /// Tapered as on the map: striped where interpolated, light with a dashed rim where reconstructed, hollow
    /// at sea, a wave on a river, thin dashes in the air, ties by rail.
    void axis(const std::string& kind) {
        const Colour own = colours().hue(axisHue(kind)).line;
        const Colour light = mix(own, colours().casing, kind == "reconstructed" ? 0.5 : 0.45);
        const double size = (kind == "secondary" ? 0.62 : 0.95) * _scale;
        const double headLength = 20 * size;
        const double neck = _box.right - 0.85 * headLength;
        if (kind == "airborne") {
            const ScreenLine way{{_box.left, _middle}, {neck, _middle}};
            _painter.stroke(way, {2 * _scale, own, {5 * _scale, 4 * _scale}, 0});
        } else if (kind == "river") {
            body(_box.left, neck, size, mix(colours().river, colours().casing, 0.35), 0);
            wave(neck, size, own);
        } else if (kind == "sea") {
            body(_box.left, neck, size, own, 0);
            body(_box.left, neck, size, colours().casing, -1.5 * _scale);
        } else if (kind == "interpolated") {
            body(_box.left, neck, size, light, 0);
            for (double x = _box.left; x < neck; x += 11 * _scale) {
                body(x, std::min(x + 7 * _scale, neck), size, own, 0);
            }
        } else if (kind == "reconstructed") {
            body(_box.left, neck, size, light, 0);
            for (const double side : {1.0, -1.0}) {
                const ScreenLine rim{
                    {_box.left, _middle + side * halfAt(_box.left, size)},
                    {neck, _middle + side * halfAt(neck, size)}};
                _painter.stroke(rim, {1.5 * _scale, own, {8 * _scale, 4 * _scale}, 0});
            }
        } else {
            body(_box.left, neck, size, own, 0);
        }
        if (kind == "rail") {
            for (double x = _box.left + 5 * _scale; x < neck; x += 9 * _scale) {
                _painter.stroke(
                    ScreenLine{{x, _middle - 6 * _scale}, {x, _middle + 6 * _scale}},
                    {1.6 * _scale, own, {}, 0});
            }
        }
        head(headLength, 10.2 * size, own);
        if (kind == "interpolated" || kind == "reconstructed" || kind == "sea") {
            head(
                headLength - 6.5 * _scale,
                6.8 * size,
                kind == "sea" ? colours().casing : light,
                2.5 * _scale);
        }
    }

    [[nodiscard]] double halfAt(double x, double size) const {
        return (1.1 + 3.1 * (x - _box.left) / (_box.right - _box.left)) * size;
    }
    void body(double from, double to, double size, Colour colour, double grow) {
        const ScreenLine line{{from, _middle}, {to, _middle}};
        const std::array<double, 2> halves{
            std::max(0.3, halfAt(from, size) + grow), std::max(0.3, halfAt(to, size) + grow)};
        _painter.ribbon(line, halves, colour);
    }
    void head(double length, double half, Colour colour, double back = 0) {
        const double tip = _box.right - 1.6 * back;
        _painter.triangle(
            {tip, _middle}, {tip - length, _middle - half}, {tip - length, _middle + half}, colour);
    }
    void wave(double end, double size, Colour colour) {
        ScreenLine line;
        for (double x = _box.left; x < end; x += 2 * _scale) {
            const double turn = (x - _box.left) / (14 * _scale) * 2 * std::numbers::pi;
            line.push_back({x, _middle - std::sin(turn) * 1.8 * size});
        }
        _painter.stroke(line, {1.9 * _scale, colour, {}, 0});
    }

    void claim(const std::string& sideId) {
        const Camp camp = campOf(_in.model.chronicle(), sideId);
        Stroke stroke{3.4 * _scale, hueOfSide(sideId, Hue::grey), {9, 5}, 0};
        if (camp == Camp::japan) {
            stroke.dashPx = {16, 4, 2.5, 4, 2.5, 4};
        } else if (camp == Camp::soviet) {
            stroke.dashPx = {20, 5, 4, 5};
        }
        for (double& dash : stroke.dashPx) {
            dash *= _scale;
        }
        _painter.stroke(level(_middle), {stroke.widthPx + 3 * _scale, colours().casing, {}, 0});
        _painter.stroke(level(_middle), stroke);
    }

    void laterBorder() {
        const Colour grey = colours().hue(Hue::grey).line;
        const double gap = 7 * _scale;
        const double dash = (_box.right - _box.left - gap) / 2;
        _painter.stroke(level(_middle), {1.7 * _scale, grey, {dash, gap}, 0});
        _painter.circle(
            {(_box.left + _box.right) / 2, _middle},
            3.1 * _scale,
            colours().casing,
            {1.5 * _scale, grey, {}, 0});
    }

    void hatch(const Hatch& hatch, Colour rim) {
        const ScreenLine ring{
            {_box.left, _box.top},
            {_box.right, _box.top},
            {_box.right, _box.bottom},
            {_box.left, _box.bottom}};
        constexpr std::array<unsigned, 6> triangles{0, 1, 2, 0, 2, 3};
        _painter.hatchTriangles(ring, triangles, hatch);
        _painter.stroke(ring, {1.2 * _scale, rim, {}, 0}, true);
    }

    [[nodiscard]] Hatch mapHatch() const {
        Hatch hatch;
        hatch.second = {0, 0, 0, 0};
        hatch.spacingPx = 9 * _scale;
        hatch.widthPx = 1.5 * _scale;
        hatch.anchor = {_box.left, _box.top};
        return hatch;
    }

    void unsettled() {
        const Colour grey = colours().hue(Hue::grey).line;
        Hatch lines = mapHatch();
        lines.first = grey.withAlpha(0.6);
        lines.firstAngleDeg = 0;
        lines.spacingPx = 6 * _scale;
        hatch(lines, grey.withAlpha(0.6));
    }

    /// One set of lines for each camp whose claim is hatched.
    void disputed(const std::string& key) {
        Hatch lines = mapHatch();
        Colour japan = colours().hue(Hue::blue).line;
        Colour soviet = colours().hue(Hue::orange).line;
        for (const SceneModel::ClaimShape* shape : _in.sample.claims) {
            const Camp camp = campOf(_in.model.chronicle(), shape->claim->sideId);
            if (camp == Camp::japan) {
                japan = hueOfSide(shape->claim->sideId, Hue::blue);
            } else if (camp == Camp::soviet) {
                soviet = hueOfSide(shape->claim->sideId, Hue::orange);
            }
        }
        if (_in.view.perspective == Perspective::none) {
            const Colour grey = colours().hue(Hue::grey).line;
            lines.first = grey.withAlpha(0.7);
            lines.firstAngleDeg = 90;
            hatch(lines, grey.withAlpha(0.7));
            return;
        }
        const bool ofSoviet = key == "disputed.su";
        lines.first = (ofSoviet ? soviet : japan).withAlpha(0.7);
        lines.firstAngleDeg = ofSoviet ? 135 : 45;
        if (key == "disputed") {
            lines.second = soviet.withAlpha(0.7);
            lines.secondAngleDeg = 135;
        }
        hatch(lines, colours().boxTextSecondary.withAlpha(0.5));
    }

    /// The line between two, with the bands of both families fading away from it.
    void border() {
        constexpr int steps = 6;
        const double step = (_box.bottom - _box.top) / 2 / steps;
        for (int i = 0; i < steps; ++i) {
            const double alpha = 1 - static_cast<double>(i) / steps;
            strip(_middle - (i + 1) * step, step, colours().hue(Hue::red).band.withAlpha(alpha));
            strip(_middle + i * step, step, colours().hue(Hue::blue).band.withAlpha(alpha));
        }
        const Colour between =
            mix(mix(colours().hue(Hue::red).line, colours().hue(Hue::blue).line, 0.45), colours().text, 0.25);
        _painter.stroke(level(_middle), {1.9 * _scale, between, {}, 0});
    }

    void strip(double top, double height, Colour colour) {
        // Strokes abut without the soft rim of polygons, which would show as lines between the steps.
        _painter.fillTriangles(
            ScreenLine{
                {_box.left, top}, {_box.right, top}, {_box.right, top + height}, {_box.left, top + height}},
            std::array<unsigned, 6>{0, 1, 2, 0, 2, 3},
            colour);
    }

    [[nodiscard]] Colour zoneColour() const {
        return _in.sample.zones.empty() ? colours().hue(Hue::blue).line
                                        : hueOfSide(_in.sample.zones.front()->sideId, Hue::blue);
    }

    void fort() {
        const ScreenPoint at{(_box.left + _box.right) / 2, _middle};
        const double size = 6.5 * _scale;
        ScreenLine star;
        for (int corner = 0; corner < 4; ++corner) {
            star.push_back(at + khalkha::turned({1, -1}, std::numbers::pi / 2 * corner) * size);
            star.push_back(
                at + khalkha::turned({0, -1}, std::numbers::pi / 2 * (corner + 1)) * (0.62 * size));
        }
        _painter.fillPolygon(star, zoneColour());
    }

    void strongPoint() {
        const ScreenPoint at{(_box.left + _box.right) / 2, _middle};
        _painter.circle(at, 5 * _scale, zoneColour(), {});
        for (int i = 0; i < 8; ++i) {
            const ScreenPoint way = khalkha::turned({1, 0}, std::numbers::pi / 4 * i);
            _painter.stroke(
                ScreenLine{at + way * (5 * _scale), at + way * (8 * _scale)},
                {1.4 * _scale, zoneColour(), {}, 0});
        }
    }

    void heldLine() {
        const double step = 6 * _scale;
        ScreenLine line;
        bool raised = false;
        for (double x = _box.left; x <= _box.right; x += step) {
            line.push_back({x, _middle + (raised ? -2.5 : 2.5) * _scale});
            line.push_back({x, _middle + (raised ? 2.5 : -2.5) * _scale});
            raised = !raised;
        }
        _painter.stroke(line, {1.7 * _scale, zoneColour(), {}, 0});
    }

    void plannedLine() {
        const Colour colour = zoneColour();
        _painter.stroke(level(_middle), {1.6 * _scale, colour, {10 * _scale, 5 * _scale}, 0});
        for (double x = _box.left + 5 * _scale; x < _box.right; x += 15 * _scale) {
            _painter.stroke(
                ScreenLine{{x, _middle}, {x, _middle - 5 * _scale}}, {1.4 * _scale, colour, {}, 0});
        }
    }

    /// The ring of a battle, the square of a capture, the triangle of a landing.
    void event(bool doubtful, bool vague) {
        const double radius = 7 * _scale;
        const double step = (_box.right - _box.left) / 3;
        Stroke stroke{1.7 * _scale, colours().hue(Hue::red).line, {}, 0};
        stroke.dashPx = eventDashes(doubtful, vague, _scale);
        stroke.widthPx *= vague ? vagueWidth : 1;
        _painter.circle({_box.left + step / 2, _middle}, radius, {0, 0, 0, 0}, stroke);
        const double half = 0.85 * radius;
        const ScreenPoint square{_box.left + 1.5 * step, _middle};
        _painter.stroke(
            ScreenLine{
                square + ScreenPoint{-half, -half},
                square + ScreenPoint{half, -half},
                square + ScreenPoint{half, half},
                square + ScreenPoint{-half, half}},
            stroke,
            true);
        const ScreenPoint peak{_box.left + 2.5 * step, _middle + 0.15 * radius};
        _painter.stroke(
            ScreenLine{
                peak + ScreenPoint{0, -1.25 * radius},
                peak + ScreenPoint{1.1 * radius, 0.65 * radius},
                peak + ScreenPoint{-1.1 * radius, 0.65 * radius}},
            stroke,
            true);
    }

    const ComposeInput& _in;
    ScreenBox _box;
    double _scale;
    Painter& _painter;
    double _middle;
};

} // namespace

void paintLegendSample(
    const ComposeInput& in, const std::string& key, const ScreenBox& box, double scale, Painter& painter) {
    if (!paintTrafficSample(in, key, box, scale, painter) && !paintMarkSample(in, key, box, scale, painter)) {
        SamplePainter(in, box, scale, painter).paint(key);
    }
}

} // namespace khalkha
