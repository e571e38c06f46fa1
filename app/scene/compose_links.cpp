// Links between places. Talks are thin arcs with a dot at each end and treaties bold ones; a treaty that fell
// is grey, with a gap and two broken ends. An order is a thin dashed arrow, a proposal a dotted arc with an
// open head. A transfer is a head under way, its track solid behind and dashed before it; supply is a line
// with a mark for every movement (or every second, fourth …).

#include "scene/layers.h"
#include "scene/mesh.h"
#include "scene/sample_traffic.h"
#include "scene/steady_points.h"

#include <fmt/format.h>

#include <algorithm>

namespace khalkha {

namespace {

/// Nearer than this (metres a pixel at a height of 1080) links are named.
constexpr double linksNamedFrom = 9000;
constexpr double smallestPx = 16, obstacleTo = 1000;
/// Arcs longer than so many diagonals of the picture only cross it and tell nothing.
constexpr double largestDiagonals = 1.15;
/// Marks of movements are no closer than this; those of pairs take twice the room.
constexpr double pulseSpacingPx = 14;

class LinkPainter {
public:
    LinkPainter(const ComposeInput& in, Painter& painter, Frame& frame, ComposeNotes& notes)
        : _in(in),
          _painter(painter),
          _frame(frame),
          _notes(notes),
          _scale(pictureScale(in.view, in.camera.viewport())),
          _groundPerPx(in.camera.metersPerPixel() * _scale) {}

    void paint(const SampledLink& sampled) {
        _sampled = &sampled;
        _link = sampled.shape->link;
        if (!_in.camera.maySee(sampled.shape->reach.center, sampled.shape->reach.radiusMeters)) {
            return;
        }
        _selected = _in.view.isMarked(ThingKind::link, _link->id);
        // An order is a plan: it steps back while those it was given to are on their way.
        _behind = !_selected && isBeingCarriedOut(_in.model.chronicle(), _in.sample, *_link);
        _alpha = _in.view.layer(Layer::links).opacity * (_behind ? 0.45 : 1);
        const HueColours& hue = sampled.broken ? _in.theme.hue(Hue::grey) : sideColours(_in, _link->sideId);
        _line = (_link->sideId.empty() && !sampled.broken ? _in.theme.text : hue.line).withAlpha(_alpha);
        _text = _link->sideId.empty() ? _in.theme.text : hue.text;
        _longest.clear();
        _longestPx = 0;
        for (size_t i = 0; i < sampled.shape->lines.size(); ++i) {
            if (inSight(i)) {
                path(i);
            }
        }
        if (!_longest.empty()) {
            addSources(_notes, _link->provenance);
            if (!_behind) {
                name();
            }
        }
    }

private:
    /// Those that lie on no way of the ground.
    [[nodiscard]] bool isArc() const {
        return _link->kind != LinkKind::transfer && _link->kind != LinkKind::supply;
    }
    [[nodiscard]] std::optional<ScreenPoint> seen(LonLat at) const {
        return _in.camera.projectVisible(at, 4 * _scale);
    }

    [[nodiscard]] bool inSight(size_t index) const {
        const ProjectableLine& line = _sampled->shape->lines[index];
        if (line.points[0].size() < 2 || !_in.camera.maySee(line.center, line.radiusMeters)) {
            return false;
        }
        if (_selected) {
            return true;
        }
        const double size = 2 * line.radiusMeters / _in.camera.metersPerPixel();
        const Viewport picture = _in.camera.viewport();
        const bool fits = size < largestDiagonals * std::hypot(picture.widthPx, picture.heightPx);
        if (size < smallestPx * _scale || fits || !isArc()) {
            return size >= smallestPx * _scale;
        }
        const LinkPath& way = _sampled->shape->paths[index];
        return seen(way.line.front()) && seen(way.line.back());
    }

    void path(size_t index) {
        const ProjectableLine& line = _sampled->shape->lines[index];
        std::vector<ScreenLine> runs;
        for (const ScreenLine& run : projectLine(_in.camera, line, 0.4, 40)) {
            runs.push_back(thinned(run, 0.3));
        }
        for (const ScreenLine& run : runs) {
            const double length = lengthPx(run);
            if (length > _longestPx) {
                _longestPx = length;
                _longest = run;
            }
            addPick(_frame, ThingKind::link, _link->id, run, 6 * _scale);
            // From afar a line along the ground may run under a name, as a river may.
            if (!_behind && (isArc() || _groundPerPx < obstacleTo)) {
                addObstacles(_notes, run, 2.5 * _scale);
            }
        }
        if (isArc() && !_behind && !runs.empty()) {
            noteEnds(index);
        }
        switch (_link->kind) {
        case LinkKind::diplomacy:
        case LinkKind::treaty:
        case LinkKind::other:
            arc(runs, index);
            break;
        case LinkKind::proposal:
            // Short dashes lose most of a pixel to their soft ends.
            arrow(runs, index, {2.4 * _scale, _line, {2.4 * _scale + 0.8, 4.2 * _scale}, 0}, true);
            _notes.legendEntries.insert("link.proposal");
            break;
        case LinkKind::order:
            arrow(runs, index, {1.7 * _scale, _line, {9 * _scale, 5 * _scale}, 0}, false);
            _notes.legendEntries.insert("link.order");
            break;
        case LinkKind::transfer:
            transfer();
            break;
        case LinkKind::supply:
            for (const ScreenLine& run : runs) {
                cased(run, {2 * _scale, _line, inferredDash(), 0});
            }
            _notes.legendEntries.insert("link.supply");
            break;
        }
        if (index == 0) {
            pulses();
        }
    }

    /// An arc whose ends have no names tells nothing.
    void noteEnds(size_t index) {
        _notes.linkedPlaceIds.insert(_link->fromPlaceId);
        const std::vector<std::string>& to = _link->toPlaceIds;
        if (to.size() == _sampled->shape->paths.size()) {
            _notes.linkedPlaceIds.insert(to[index]);
        } else {
            _notes.linkedPlaceIds.insert(to.begin(), to.end());
        }
    }

    [[nodiscard]] std::vector<double> inferredDash() const {
        return _sampled->shape->inferred ? std::vector<double>{14 * _scale, 4 * _scale}
                                         : std::vector<double>{};
    }
    [[nodiscard]] Colour casing() const {
        return _selected ? _in.theme.selection : _in.theme.casing.withAlpha(0.7 * _alpha);
    }
    void cased(const ScreenLine& run, const Stroke& stroke) {
        // Under dots a casing would be a line of its own.
        const double rim = _selected ? 4.5 : stroke.dashPx.empty() ? 2.6 : 1.4;
        _painter.stroke(run, {stroke.widthPx + rim * _scale, casing(), {}, 0});
        _painter.stroke(run, stroke);
    }

    void arc(const std::vector<ScreenLine>& runs, size_t index) {
        const bool treaty = _link->kind == LinkKind::treaty;
        const Stroke stroke{(treaty ? 2.8 : 1.3) * _scale, _line, inferredDash(), 0};
        for (const ScreenLine& run : runs) {
            const bool cut = _sampled->broken && &run == longestOf(runs);
            cut ? brokenRun(run, stroke) : cased(run, stroke);
        }
        // Of what kind a relation is that bears no points, is not known.
        const double radius = _link->kind == LinkKind::other ? 0 : (treaty ? 4.2 : 3) * _scale;
        for (const LonLat end :
             {_sampled->shape->paths[index].line.front(), _sampled->shape->paths[index].line.back()}) {
            if (const auto at = seen(end); at && radius > 0) {
                _painter.circle(*at, radius + 1.4 * _scale, _in.theme.casing.withAlpha(_alpha), {});
                _painter.circle(*at, radius, _line, {});
            }
        }
        _notes.legendEntries.insert(
            _sampled->broken                 ? "link.broken"
            : treaty                         ? "link.treaty"
            : _link->kind == LinkKind::other ? "link.other"
                                             : "link.diplomacy");
    }

    [[nodiscard]] static const ScreenLine* longestOf(const std::vector<ScreenLine>& runs) {
        const auto found =
            std::max_element(runs.begin(), runs.end(), [](const ScreenLine& a, const ScreenLine& b) {
                return lengthPx(a) < lengthPx(b);
            });
        return found == runs.end() ? nullptr : &*found;
    }

    /// Cut a little off the middle, where the name stands; a slanting stroke ends each part.
    void brokenRun(const ScreenLine& run, const Stroke& stroke) {
        const double length = lengthPx(run);
        const double middle = 0.62 * length;
        const double half = std::min(11 * _scale, 0.2 * length);
        cased(partPx(run, 0, middle - half), stroke);
        cased(partPx(run, middle + half, length), stroke);
        for (const double at : {middle - half, middle + half}) {
            const PointOnLine end = pointAlong(run, at);
            const ScreenPoint slant = unit(leftOf(end.direction) + end.direction * 0.55) * (8 * _scale);
            cased({end.at - slant, end.at + slant}, {2.2 * _scale, _line, {}, 0});
        }
    }

    void head(ScreenPoint tip, ScreenPoint direction, double lengthPx, bool open) {
        const ScreenPoint foot = tip - direction * lengthPx;
        const ScreenPoint side = leftOf(direction) * (0.48 * lengthPx);
        if (open) {
            cased({foot + side, tip, foot - side}, {2 * _scale, _line, {}, 0});
            return;
        }
        const double rim = 1.7 * _scale;
        _painter.triangle(
            tip + direction * (1.9 * rim),
            foot - direction * rim + side * (1 + 2.6 * rim / lengthPx),
            foot - direction * rim - side * (1 + 2.6 * rim / lengthPx),
            casing());
        _painter.triangle(tip, foot + side, foot - side, _line);
    }

    void arrow(const std::vector<ScreenLine>& runs, size_t index, const Stroke& stroke, bool open) {
        for (const ScreenLine& run : runs) {
            cased(run, stroke);
        }
        const auto tip = seen(_sampled->shape->paths[index].line.back());
        if (tip && !runs.empty() && distance(runs.back().back(), *tip) < 4 * _scale) {
            const double length = std::min(12 * _scale, 0.4 * lengthPx(runs.back()));
            const PointOnLine foot = pointAlong(runs.back(), lengthPx(runs.back()) - length);
            head(*tip, unit(*tip - foot.at), length, open);
        }
    }

    void transfer() {
        const LinkPath& way = _sampled->shape->paths.front();
        const double gone = _sampled->headMeters.value_or(0);
        const auto from = std::upper_bound(way.alongMeters.begin(), way.alongMeters.end(), gone);
        const auto index = from - way.alongMeters.begin();
        Polyline behind(way.line.begin(), way.line.begin() + index);
        behind.push_back(_sampled->head);
        Polyline ahead{_sampled->head};
        ahead.insert(ahead.end(), way.line.begin() + index, way.line.end());
        for (const ScreenLine& run : projectLine(_in.camera, std::span<const LonLat>(ahead), 40)) {
            _painter.stroke(
                thinned(run, 0.4), {1.5 * _scale, _line.withAlpha(0.7), {7 * _scale, 5 * _scale}, 0});
        }
        for (const ScreenLine& run : projectLine(_in.camera, std::span<const LonLat>(behind), 40)) {
            cased(thinned(run, 0.4), {2.6 * _scale, _line, inferredDash(), 0});
        }
        const auto tip = seen(_sampled->head);
        const std::optional<ScreenPoint> direction = directionAt(*_sampled->headMeters);
        if (tip && direction) {
            head(*tip + *direction * (7 * _scale), *direction, 16 * _scale, false);
            addPick(_frame, ThingKind::link, _link->id, {*tip}, 11 * _scale);
            _headAt = *tip;
        }
        _notes.legendEntries.insert("link.transfer");
    }

    /// On the screen, of the first path at a distance from its start.
    [[nodiscard]] std::optional<ScreenPoint> directionAt(double meters) const {
        const LinkPath& way = _sampled->shape->paths.front();
        const double step = std::max(3 * _groundPerPx, 50.0);
        const auto before = _in.camera.projectVisible(way.at(meters - step), 1e4);
        const auto after = _in.camera.projectVisible(way.at(meters + step), 1e4);
        if (!before || !after || distance(*before, *after) < 0.01) {
            return std::nullopt;
        }
        return unit(*after - *before);
    }

    /// Every 2^n-th movement bears a mark; n from the highest rate the link ever has, so that it changes with
    /// the distance only, and no mark jumps when the rate changes.
    void pulses() {
        const double rate = _sampled->shape->beats.highestRate();
        if (_sampled->pulses.empty() || !(rate > 0)) {
            return;
        }
        const double apartPx = _link->speedKmPerHour * 24000 / rate / _in.camera.metersPerPixel();
        std::int64_t each = 1;
        const double least = (_sampled->shape->bothWays ? 2 : 1) * pulseSpacingPx * _scale;
        while (apartPx * static_cast<double>(each) < least && each < (1 << 20)) {
            each *= 2;
        }
        const LinkPath& way = _sampled->shape->paths.front();
        bool shown = false;
        for (const SampledPulse& pulse : _sampled->pulses) {
            if (pulse.number % each != 0) {
                continue;
            }
            const auto at = seen(way.at(pulse.alongMeters));
            const auto along = at ? directionAt(pulse.alongMeters) : std::nullopt;
            if (!along) {
                continue;
            }
            const ScreenPoint forward = pulse.back ? *along * -1.0 : *along;
            const double aside = _sampled->shape->bothWays ? 5 * _scale : 0;
            head(*at - leftOf(forward) * aside + forward * (4 * _scale), forward, 8 * _scale, false);
            shown = true;
        }
        if (shown) {
            _notes.legendEntries.insert(fmt::format("link.pulse.{}.{}", each, _link->seriesId));
        }
    }

    void name() {
        const bool moving = _link->kind == LinkKind::transfer;
        if (_groundPerPx > linksNamedFrom && !_selected && _link->kind != LinkKind::treaty) {
            return;
        }
        ComposeNotes::Wanted label;
        label.text = _link->name;
        label.sizePx = (_link->kind == LinkKind::treaty ? 17 : 15) * _scale;
        label.bold = _link->kind == LinkKind::treaty && !_sampled->broken;
        label.colour = _text;
        label.priority = _selected ? 2 : _link->kind == LinkKind::treaty ? 3 : moving ? 4 : 5;
        label.setThing(ThingKind::link, _link->id);
        if (moving) {
            const Formation* formation = _in.model.chronicle().formation(_link->formationId);
            label.text = formation != nullptr ? formation->name : _link->name;
            if (!_headAt) {
                return;
            }
            label.at = *_headAt + ScreenPoint{0, -20 * _scale};
            label.sizePx = 16 * _scale;
            label.bold = true;
            _headAt.reset();
        } else {
            label.text = nameWithFigure(*_sampled);
            const TextStyle style{_in.view.language, label.bold, label.sizePx, 0};
            const double width = _in.metrics.measure(label.text.best(_in.view.language), style).widthPx;
            if (width > 1.5 * _longestPx && !_selected) {
                return;
            }
            const BesideLine beside =
                besideLine(_longest, _sampled->broken ? 0.42 : 0.5, 0.85 * label.sizePx);
            label.at = beside.at;
            label.angleRad = beside.angleRad;
            if (!_sampled->shape->lines.empty()) {
                const ProjectableLine& line = _sampled->shape->lines.front();
                addSteadyStands(_in, line, 0.85 * label.sizePx, label);
            }
        }
        _notes.labels.push_back(std::move(label));
    }

    const ComposeInput& _in;
    Painter& _painter;
    Frame& _frame;
    ComposeNotes& _notes;
    double _scale, _groundPerPx;
    const SampledLink* _sampled = nullptr;
    const Link* _link = nullptr;
    bool _selected = false, _behind = false;
    double _alpha = 1, _longestPx = 0;
    Colour _line, _text;
    ScreenLine _longest;
    std::optional<ScreenPoint> _headAt; ///< of a transfer, if it is on the picture
};

/// Bold ones last, upon the others.
int weightOf(LinkKind kind) {
    switch (kind) {
    case LinkKind::diplomacy:
    case LinkKind::other:
        return 0;
    case LinkKind::order:
        return 1;
    case LinkKind::proposal:
        return 2;
    case LinkKind::supply:
        return 3;
    case LinkKind::treaty:
        return 4;
    case LinkKind::transfer:
        return 5;
    }
    return 0;
}

} // namespace

void paintLinks(const ComposeInput& in, Painter& painter, Frame& frame, ComposeNotes& notes) {
    if (!in.view.layer(Layer::links).visible) {
        return;
    }
    std::vector<const SampledLink*> links;
    for (const SampledLink& link : in.sample.links) {
        links.push_back(&link);
    }
    std::stable_sort(links.begin(), links.end(), [](const SampledLink* a, const SampledLink* b) {
        return weightOf(a->shape->link->kind) < weightOf(b->shape->link->kind);
    });
    LinkPainter painterOfLinks(in, painter, frame, notes);
    for (const SampledLink* link : links) {
        painterOfLinks.paint(*link);
    }
}

} // namespace khalkha
