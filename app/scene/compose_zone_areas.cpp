// Ground that a side holds, is offered or demands: occupied ground hatched with a dashed rim, a sphere of
// influence hatched wide with a dotted rim, a demand the same with dashes and dots and a flag. All of them
// are schematic, so none ever has a solid rim. And points: what an order was to take (target), a demand
// (flag).

#include "chronicle/basis.h"
#include "scene/layers.h"
#include "scene/mesh.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <numbers>

namespace khalkha {

namespace {

constexpr double namedGroundPx = 60, smallestAreaPx = 8;
/// Nearer than this (metres a pixel at a height of 1080) objectives are named.
constexpr double areasNamedFrom = 1000;

class ZoneAreaPainter {
public:
    ZoneAreaPainter(const ComposeInput& in, Painter& painter, Frame& frame, ComposeNotes& notes)
        : _in(in),
          _painter(painter),
          _frame(frame),
          _notes(notes),
          _scale(pictureScale(in.view, in.camera.viewport())),
          _opacity(in.view.layer(Layer::zones).opacity),
          _heightMeters(eyeHeightMeters(in.camera.view())),
          _metersPerPixel(in.camera.metersPerPixel()) {}

    void area(const Zone& zone, const SceneModel::ZoneShape& shape) {
        if (std::none_of(shape.areas.begin(), shape.areas.end(), [&](const AreaShape& part) {
                return _in.camera.maySee(part.center, part.radiusMeters) &&
                       sizePx(part.center, part.radiusMeters) > smallestAreaPx * _scale;
            })) {
            return;
        }
        const bool held = zone.kind != "sphere" && zone.kind != "demand" && zone.kind != "objective" &&
                          zone.kind != "other";
        const HueColours& hue = sideColours(_in, zone.sideId);
        Hatch hatch;
        // Light lines on dark ground, and lines for weak eyes, need more of their colour to be seen.
        const double more = _in.theme.name == ThemeName::light ? 1 : 1.5;
        hatch.first = hue.line.withAlpha((held ? 0.4 : 0.5) * more * _opacity);
        hatch.second = {0, 0, 0, 0};
        hatch.firstAngleDeg = angleOf(zone.sideId);
        hatch.spacingPx = (held ? 11 : 24) * _scale;
        hatch.widthPx = (held ? 1.4 : 2) * _scale;
        bool painted = false;
        for (const AreaShape& part : shape.areas) {
            if (sizePx(part.center, part.radiusMeters) > smallestAreaPx * _scale) {
                painted = hatchArea(_in, _painter, part, hatch) || painted;
            }
        }
        if (!painted) {
            return;
        }
        std::vector<ScreenLine> rims;
        for (const ProjectableLine& rim : shape.rims) {
            outline(zone, rim, rimOf(zone.kind, hue.line), rims);
        }
        addSources(_notes, zone.provenance);
        name(zone, shape, rims);
        if (zone.kind == "sphere") {
            _notes.legendEntries.insert(zone.sideId.empty() ? "zone.neutral" : "zone.sphere." + zone.sideId);
        } else {
            _notes.legendEntries.insert(held ? "zone.occupied." + zone.sideId : "zone." + zone.kind);
        }
    }

    /// A demand for a line: a strait, a coast.
    void line(const Zone& zone, const ProjectableLine& course) {
        const HueColours& hue = sideColours(_in, zone.sideId);
        if (!_in.camera.maySee(course.center, course.radiusMeters)) {
            return;
        }
        std::vector<ScreenLine> runs;
        outline(zone, course, rimOf(zone.kind, hue.line), runs);
        const Ecef& middle = course.points[0][course.points[0].size() / 2];
        const auto at = _in.camera.isVisible(middle) ? _in.camera.project(middle) : std::nullopt;
        if (at) {
            sign(zone, *at);
        }
    }

    void mark(const Zone& zone) {
        const double groundPerPx = _in.camera.metersPerPixel() * _scale;
        const auto at = _in.camera.projectVisible(zone.at, 12 * _scale);
        const bool selected = _in.view.isMarked(ThingKind::zone, zone.id);
        if (!at || (groundPerPx > 8000 && !selected)) {
            return;
        }
        if (selected) {
            _painter.circle(*at, 15 * _scale, {0, 0, 0, 0}, {2.5 * _scale, _in.theme.selection, {}, 0});
        }
        sign(zone, *at);
    }

private:
    [[nodiscard]] double angleOf(std::string_view sideId) const {
        switch (campOf(_in.model.chronicle(), sideId)) {
        case Camp::japan:
            return 30;
        case Camp::soviet:
            return 150;
        case Camp::neither:
            break;
        }
        // Several that belong to neither camp may lie side by side: by colour family.
        const Side* side = _in.model.chronicle().side(sideId);
        return 60 + 20 * static_cast<double>(side != nullptr ? static_cast<int>(side->hue) : 0);
    }
    [[nodiscard]] double sizePx(const Ecef& center, double radiusMeters) const {
        // As metersPerPixelNear: there may be very many.
        const double away = std::max(glm::distance(_in.camera.eye(), center) - radiusMeters, _heightMeters);
        return 2 * radiusMeters / (_metersPerPixel * away / _in.camera.view().rangeMeters);
    }

    [[nodiscard]] Stroke rimOf(const std::string& kind, Colour colour) const {
        if (kind == "sphere") {
            return {2.6 * _scale, colour, {2.6 * _scale + 0.8, 4 * _scale}, 0};
        }
        if (kind == "demand" || kind == "objective") {
            return {2.2 * _scale, colour, {9 * _scale, 4 * _scale, 2.2 * _scale, 4 * _scale}, 0};
        }
        return {1.6 * _scale, colour.withAlpha(0.8), {9 * _scale, 5 * _scale}, 0};
    }

    /// Adds what is seen of the line to runs.
    void
    outline(const Zone& zone, const ProjectableLine& line, const Stroke& rim, std::vector<ScreenLine>& runs) {
        const bool selected = _in.view.isMarked(ThingKind::zone, zone.id);
        if (!_in.camera.maySee(line.center, line.radiusMeters)) {
            return;
        }
        for (const ScreenLine& projected : projectLine(_in.camera, line, 0.6, 24)) {
            const ScreenLine run = thinned(projected, 0.5);
            const Colour casing = selected ? _in.theme.selection : _in.theme.casing.withAlpha(0.5 * _opacity);
            _painter.stroke(run, {rim.widthPx + (selected ? 4 : 2) * _scale, casing, {}, 0});
            _painter.stroke(run, {rim.widthPx, rim.colour.withAlpha(_opacity), rim.dashPx, 0});
            addPick(_frame, ThingKind::zone, zone.id, run, 6 * _scale);
            runs.push_back(run);
        }
    }

    /// Target or flag, with its name below.
    void sign(const Zone& zone, ScreenPoint at) {
        const Colour colour = sideColours(_in, zone.sideId).line.withAlpha(_opacity);
        const bool inferred = isInferred(zone.provenance);
        zone.kind == "demand" ? flag(at, colour, inferred) : target(at, colour, inferred);
        addPick(_frame, ThingKind::zone, zone.id, {at}, 10 * _scale);
        addSources(_notes, zone.provenance);
        _notes.legendEntries.insert("zone." + zone.kind);
        // An objective is a place, which has its own name.
        const bool near = _in.camera.metersPerPixel() * _scale < areasNamedFrom;
        if (near || zone.kind == "demand" || _in.view.isMarked(ThingKind::zone, zone.id)) {
            want(zone, at + ScreenPoint{0, 19 * _scale}, 15, 6);
        }
    }

    /// In its midst, or well inside what is seen of it.
    void name(const Zone& zone, const SceneModel::ZoneShape& shape, const std::vector<ScreenLine>& rims) {
        const bool large = std::any_of(shape.areas.begin(), shape.areas.end(), [&](const AreaShape& part) {
            return sizePx(part.center, part.radiusMeters) >= namedGroundPx * _scale;
        });
        if (!large) {
            return;
        }
        const auto own = _in.camera.projectVisible(zone.at, 0);
        const auto at = own ? own : insideSeen(shape, rims);
        if (!at) {
            return;
        }
        if (zone.kind == "demand" || zone.kind == "objective") {
            sign(zone, *at);
        } else {
            want(zone, *at, 17, 3);
        }
    }

    /// The place of a grid over the picture that lies in the area, farthest from its rim and from the edges.
    [[nodiscard]] std::optional<ScreenPoint>
    insideSeen(const SceneModel::ZoneShape& shape, const std::vector<ScreenLine>& rims) const {
        constexpr int columns = 24;
        constexpr int rows = 16;
        const Viewport size = _in.camera.viewport();
        std::optional<ScreenPoint> best;
        double most = 15 * _scale; // the name has a height
        for (int i = 0; i < columns * rows; ++i) {
            const int column = i % columns;
            const int row = i / columns;
            const ScreenPoint at{size.widthPx * (column + 0.5) / columns, size.heightPx * (row + 0.5) / rows};
            double room = std::min({at.x, size.widthPx - at.x, at.y, size.heightPx - at.y});
            for (const ScreenLine& rim : rims) {
                for (size_t k = 1; k < rim.size() && room > most; ++k) {
                    room = std::min(room, distanceToLeg(at, rim[k - 1], rim[k]));
                }
            }
            const std::optional<LonLat> ground = room > most ? _in.camera.pick(at) : std::nullopt;
            if (ground && std::any_of(shape.areas.begin(), shape.areas.end(), [&](const AreaShape& part) {
                    return part.contains(*ground);
                })) {
                most = room;
                best = at;
            }
        }
        return best;
    }

    void want(const Zone& zone, ScreenPoint at, double size, int priority) {
        ComposeNotes::Wanted label;
        label.text = zone.name;
        label.at = at;
        label.colour = sideColours(_in, zone.sideId).text;
        label.sizePx = size * _scale;
        label.priority = _in.view.isMarked(ThingKind::zone, zone.id) ? 2 : priority;
        label.setThing(ThingKind::zone, zone.id);
        _notes.labels.push_back(std::move(label));
    }

    /// Two rings and a point; the point is hollow where somebody inferred it.
    void target(ScreenPoint at, Colour colour, bool inferred) {
        const Colour casing = _in.theme.casing.withAlpha(0.9 * _opacity);
        _painter.circle(at, 9 * _scale, casing, {});
        _painter.circle(at, 7.4 * _scale, {0, 0, 0, 0}, {1.6 * _scale, colour, {}, 0});
        _painter.circle(at, 2.8 * _scale, inferred ? casing : colour, {1.2 * _scale, colour, {}, 0});
        for (const ScreenPoint way : {ScreenPoint{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
            _painter.stroke(
                ScreenLine{at + way * (5.4 * _scale), at + way * (10.5 * _scale)},
                {1.6 * _scale, colour, {}, 0});
        }
    }

    /// A flag on a pole that stands on the place.
    void flag(ScreenPoint at, Colour colour, bool inferred) {
        const Colour casing = _in.theme.casing.withAlpha(0.9 * _opacity);
        const ScreenPoint top = at + ScreenPoint{0, -19 * _scale};
        const ScreenLine cloth{
            top, top + ScreenPoint{13 * _scale, 4.5 * _scale}, top + ScreenPoint{0, 9 * _scale}};
        _painter.stroke(ScreenLine{at, top}, {4 * _scale, casing, {}, 0});
        _painter.stroke(cloth, {3.4 * _scale, casing, {}, 0}, true);
        _painter.fillPolygon(cloth, inferred ? casing : colour);
        _painter.stroke(cloth, {1.2 * _scale, colour, {}, 0}, true);
        _painter.stroke(ScreenLine{at, top}, {1.7 * _scale, colour, {}, 0});
    }

    const ComposeInput& _in;
    Painter& _painter;
    Frame& _frame;
    ComposeNotes& _notes;
    double _scale, _opacity, _heightMeters, _metersPerPixel;
};

bool isSign(const Zone& zone) {
    return zone.kind == "objective" || zone.kind == "demand";
}

} // namespace

void paintZoneAreas(const ComposeInput& in, Painter& painter, Frame& frame, ComposeNotes& notes) {
    if (!in.view.layer(Layer::zones).visible) {
        return;
    }
    ZoneAreaPainter areas(in, painter, frame, notes);
    const Zone* const first = in.model.chronicle().zones.data();
    for (const Zone* zone : in.sample.zones) {
        if (!zone->areas.empty()) {
            areas.area(*zone, in.model.zones()[static_cast<size_t>(zone - first)]);
        }
    }
    for (const Zone* zone : in.sample.zones) {
        if (!isSign(*zone) || !zone->areas.empty()) {
            continue;
        }
        zone->line.size() > 1 ? areas.line(*zone, in.model.zones()[static_cast<size_t>(zone - first)].line)
                              : areas.mark(*zone);
    }
}

} // namespace khalkha
