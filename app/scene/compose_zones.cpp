// Fortified regions, strong points, garrisons, lines of defence planned and held.

#include "chronicle/basis.h"
#include "scene/layers.h"
#include "scene/mesh.h"

#include <algorithm>
#include <numbers>

namespace khalkha {

namespace {

/// From here on (metres a pixel at a height of 1080) zones are left out, and nearer than these they are named
/// and planned lines get ticks.
constexpr double farthestZone = 5000, zonesNamedFrom = 1000, ticksFrom = 1300;

class ZonePainter {
public:
    ZonePainter(const ComposeInput& in, Painter& painter, Frame& frame, ComposeNotes& notes)
        : _in(in),
          _painter(painter),
          _frame(frame),
          _notes(notes),
          _scale(pictureScale(in.view, in.camera.viewport())),
          _groundPerPx(in.camera.metersPerPixel() * _scale),
          _opacity(in.view.layer(Layer::zones).opacity) {}

    [[nodiscard]] bool tooFar() const { return _groundPerPx > farthestZone; }

    void paint(const Zone& zone, const SceneModel::ZoneShape& shape) {
        const Side* side = _in.model.chronicle().side(zone.sideId);
        const HueColours& hue = _in.theme.hue(side != nullptr ? side->hue : Hue::grey);
        const bool inferred = isInferred(zone.provenance);
        const Colour line = (inferred ? mix(hue.line, _in.theme.casing, 0.3) : hue.line).withAlpha(_opacity);
        std::optional<ScreenPoint> at;
        if (zone.line.size() > 1) {
            at = defenceLine(zone, shape.line, line);
        } else {
            at = _in.camera.projectVisible(zone.at, 12 * _scale);
            if (at) {
                mark(zone, *at, line, inferred);
                addPick(_frame, ThingKind::zone, zone.id, {*at}, 9 * _scale);
            }
        }
        if (!at) {
            return;
        }
        if (_in.view.isMarked(ThingKind::zone, zone.id)) {
            _painter.circle(*at, 14 * _scale, {0, 0, 0, 0}, {2.5 * _scale, _in.theme.selection, {}, 0});
        }
        addSources(_notes, zone.provenance);
        const bool ownRow =
            zone.kind == "fortified-point" || zone.kind == "fortified-line" || zone.kind == "other";
        _notes.legendEntries.insert(ownRow ? "zone." + zone.kind : "zone");
        if (_groundPerPx < zonesNamedFrom || _in.view.isMarked(ThingKind::zone, zone.id)) {
            ComposeNotes::Wanted label;
            label.text = zone.name;
            label.at = *at + ScreenPoint{0, 18 * _scale};
            label.colour = hue.text;
            label.sizePx = 16 * _scale;
            label.priority = _in.view.isMarked(ThingKind::zone, zone.id) ? 2 : 7;
            label.setThing(ThingKind::zone, zone.id);
            _notes.labels.push_back(std::move(label));
        }
    }

private:
    void mark(const Zone& zone, ScreenPoint at, Colour colour, bool inferred) {
        if (zone.kind == "garrison") {
            garrison(at, colour);
        } else if (zone.kind == "fortified-point") {
            strongPoint(at, colour, inferred);
        } else if (zone.kind == "other") {
            const Colour casing = _in.theme.casing.withAlpha(0.9 * _opacity);
            _painter.circle(at, 6.4 * _scale, casing, {});
            _painter.circle(at, 4.6 * _scale, inferred ? casing : colour, {1.4 * _scale, colour, {}, 0});
        } else {
            fort(at, colour, inferred);
        }
    }

    /// A ring with spikes: works on all sides.
    void strongPoint(ScreenPoint at, Colour colour, bool inferred) {
        const double radius = (_groundPerPx < zonesNamedFrom ? 4.6 : 3.6) * _scale;
        const Colour casing = _in.theme.casing.withAlpha(0.9 * _opacity);
        _painter.circle(at, radius + 3.4 * _scale, casing, {});
        for (int i = 0; i < 8; ++i) {
            const ScreenPoint way = khalkha::turned({1, 0}, std::numbers::pi / 4 * i);
            const ScreenLine spike{at + way * radius, at + way * (radius + 2.8 * _scale)};
            _painter.stroke(spike, {1.3 * _scale, colour, {}, 0});
        }
        _painter.circle(at, radius, inferred ? casing : colour, {1.3 * _scale, colour, {}, 0});
    }

    /// A square with bastions at its corners, as on a plan of a fortress.
    void fort(ScreenPoint at, Colour colour, bool inferred) {
        const double size = (_groundPerPx < zonesNamedFrom ? 6.5 : 5) * _scale;
        const double neck = 0.62 * size;
        ScreenLine star;
        for (int corner = 0; corner < 4; ++corner) {
            const ScreenPoint out = khalkha::turned({1, -1}, std::numbers::pi / 2 * corner);
            const ScreenPoint next = khalkha::turned({0, -1}, std::numbers::pi / 2 * (corner + 1));
            star.push_back(at + out * size);
            star.push_back(at + next * neck);
        }
        const Colour casing = _in.theme.casing.withAlpha(0.9 * _opacity);
        _painter.stroke(star, {3.2 * _scale, casing, {}, 0}, true);
        _painter.fillPolygon(star, inferred ? casing : colour);
        if (inferred) {
            _painter.stroke(star, {1.2 * _scale, colour, {}, 0}, true);
        }
    }

    void garrison(ScreenPoint at, Colour colour) {
        const double half = 4 * _scale;
        const ScreenLine box{
            {at.x - half, at.y - half},
            {at.x + half, at.y - half},
            {at.x + half, at.y + half},
            {at.x - half, at.y + half}};
        _painter.fillPolygon(box, _in.theme.casing.withAlpha(0.9 * _opacity));
        _painter.stroke(box, {1.6 * _scale, colour, {}, 0}, true);
    }

    /// Planned, not held: thin dashes with ticks on one side. Held: a solid line with battlements.
    std::optional<ScreenPoint> defenceLine(const Zone& zone, const ProjectableLine& line, Colour colour) {
        std::optional<ScreenPoint> at;
        double longest = 0;
        for (const ScreenLine& run : projectLine(_in.camera, zone.line, line, 24)) {
            const double size = lengthPx(run);
            if (size < 6 * _scale) {
                continue;
            }
            if (zone.kind == "fortified-line") {
                battlements(run, colour);
            } else if (zone.kind == "other") {
                _painter.stroke(run, {1.7 * _scale, colour, {}, 0});
            } else {
                planned(run, colour);
            }
            addPick(_frame, ThingKind::zone, zone.id, run, 6 * _scale);
            if (size > longest) {
                longest = size;
                at = pointAlong(run, size / 2).at;
            }
        }
        return at;
    }

    void planned(const ScreenLine& run, Colour colour) {
        // Quiet from afar: what was only planned must not look like what was held.
        const Colour quiet = _groundPerPx < ticksFrom ? colour : colour.withAlpha(0.6);
        _painter.stroke(run, {1.5 * _scale, quiet, {12 * _scale, 7 * _scale}, 0});
        if (_groundPerPx > ticksFrom) {
            return;
        }
        for (const PointOnLine& foot : pointsEvery(run, 6 * _scale, 19 * _scale)) {
            const ScreenLine tick{foot.at, foot.at + leftOf(foot.direction) * (5 * _scale)};
            _painter.stroke(tick, {1.4 * _scale, colour, {}, 0});
        }
    }

    void battlements(const ScreenLine& run, Colour colour) {
        const double step = 6 * _scale;
        const double height = 4.5 * _scale;
        ScreenLine line;
        bool raised = false;
        for (const PointOnLine& foot : pointsEvery(run, 0, step)) {
            const ScreenPoint top = foot.at + leftOf(foot.direction) * height;
            line.push_back(raised ? top : foot.at);
            line.push_back(raised ? foot.at : top);
            raised = !raised;
        }
        _painter.stroke(line, {4.2 * _scale, _in.theme.casing.withAlpha(0.9 * _opacity), {}, 0});
        _painter.stroke(line, {1.7 * _scale, colour, {}, 0});
    }

    const ComposeInput& _in;
    Painter& _painter;
    Frame& _frame;
    ComposeNotes& _notes;
    double _scale, _groundPerPx, _opacity;
};

} // namespace

void paintZones(const ComposeInput& in, Painter& painter, Frame& frame, ComposeNotes& notes) {
    if (!in.view.layer(Layer::zones).visible) {
        return;
    }
    ZonePainter zones(in, painter, frame, notes);
    if (zones.tooFar()) {
        return;
    }
    const Zone* const first = in.model.chronicle().zones.data();
    for (const Zone* zone : in.sample.zones) {
        // Areas, objectives and demands: compose_zone_areas.
        const bool elsewhere = !zone->areas.empty() || zone->kind == "objective" || zone->kind == "demand";
        if (!elsewhere) {
            zones.paint(*zone, in.model.zones()[static_cast<size_t>(zone - first)]);
        }
    }
}

} // namespace khalkha
