// Samples of the legend for routes, links, positions and areas of zones.

#include "scene/legend.h"
#include "scene/line_marks.h"
#include "scene/mesh.h"

#include <algorithm>
#include <array>

namespace khalkha {

namespace {

class TrafficSample {
public:
    TrafficSample(const ComposeInput& in, const ScreenBox& box, double scale, Painter& painter)
        : _in(in), _box(box), _scale(scale), _painter(painter), _middle((box.top + box.bottom) / 2) {}

    bool paint(const std::string& key) {
        if (key.starts_with("route.")) {
            route(key.substr(6));
        } else if (key.starts_with("link.")) {
            link(key.substr(5));
        } else if (key.starts_with("position.")) {
            position(key.substr(9));
        } else if (key.starts_with("zone.occupied.")) {
            area(key.substr(14), {8, 1.4, 0.45});
        } else if (key == "zone.neutral") {
            area({}, sphere);
        } else if (key.starts_with("zone.sphere.")) {
            area(key.substr(12), sphere);
        } else if (key == "zone.other") {
            otherZone();
        } else if (key == "zone.objective" || key == "zone.demand") {
            mark(key == "zone.demand");
        } else {
            return false;
        }
        return true;
    }

private:
    [[nodiscard]] const Theme& colours() const { return _in.theme; }
    [[nodiscard]] ScreenLine level(double y) const { return {{_box.left, y}, {_box.right, y}}; }
    [[nodiscard]] ScreenPoint center() const { return {(_box.left + _box.right) / 2, _middle}; }
    void stroke(const ScreenLine& line, double width, Colour colour, std::vector<double> dashes = {}) {
        for (double& dash : dashes) {
            dash *= _scale;
        }
        _painter.stroke(line, {width * _scale, colour, std::move(dashes), 0});
    }
    void bar(double x, double half, double width, Colour colour) {
        stroke({{x, _middle - half * _scale}, {x, _middle + half * _scale}}, width, colour);
    }
    void head(ScreenPoint tip, double forward, double length, Colour colour) {
        const double foot = tip.x - forward * length * _scale;
        const double half = 0.48 * length * _scale;
        _painter.triangle(tip, {foot, tip.y - half}, {foot, tip.y + half}, colour);
    }

    void route(const std::string& kind) {
        const bool inferred = kind.find("reconstructed") != std::string::npos;
        const bool narrow = kind == "railway.narrow";
        const Colour ink = mix(colours().text, colours().land, narrow ? 0.42 : 0.2);
        if (kind.starts_with("railway")) {
            const double period = narrow ? 20 : 14;
            stroke(
                level(_middle),
                narrow ? 1.2 : 1.6,
                ink,
                inferred ? std::vector<double>{0.62 * period, 0.38 * period} : std::vector<double>{});
            for (double x = _box.left + 0.31 * period * _scale; x < _box.right; x += period * _scale) {
                bar(x, narrow ? 2.8 : 3.6, 1.3, ink);
            }
        } else if (kind.starts_with("road")) {
            const Colour brown = mix(colours().hue(Hue::orange).line, colours().text, 0.45);
            for (const double side : {1.5, -1.5}) {
                stroke(
                    level(_middle + side * _scale),
                    1,
                    brown,
                    inferred ? std::vector<double>{9, 6} : std::vector<double>{});
            }
        } else if (kind == "other") {
            stroke(level(_middle), 1.5, mix(colours().text, colours().land, 0.35));
        } else {
            stroke(
                level(_middle),
                2.6,
                mix(colours().river, colours().text, 0.35),
                {(kind == "sea" ? 9.0 : 2.6) + 0.8 / _scale, 5});
        }
    }

    /// In the colour of the first link of its kind that is drawn.
    [[nodiscard]] Colour linkColour(LinkKind kind) const {
        for (const SampledLink& sampled : _in.sample.links) {
            if (sampled.shape->link->kind == kind && !sampled.broken) {
                const std::string& side = sampled.shape->link->sideId;
                return side.empty() ? colours().text : sideColours(_in, side).line;
            }
        }
        return colours().text;
    }

    void link(const std::string& kind) {
        if (kind == "treaty" || kind == "diplomacy") {
            const bool treaty = kind == "treaty";
            arc(linkColour(treaty ? LinkKind::treaty : LinkKind::diplomacy),
                treaty ? 2.8 : 1.3,
                treaty ? 4.2 : 3);
        } else if (kind == "other") {
            arc(linkColour(LinkKind::other), 1.3, 0);
        } else if (kind == "broken") {
            broken();
        } else if (kind == "proposal") {
            const Colour colour = linkColour(LinkKind::proposal);
            stroke(level(_middle), 2.4, colour, {2.4 + 0.8 / _scale, 4.2});
            const double foot = _box.right - 11 * _scale;
            stroke(
                {{foot, _middle - 5 * _scale}, {_box.right, _middle}, {foot, _middle + 5 * _scale}},
                2,
                colour);
        } else if (kind == "order") {
            const Colour colour = linkColour(LinkKind::order);
            stroke({{_box.left, _middle}, {_box.right - 8 * _scale, _middle}}, 1.7, colour, {9, 5});
            head({_box.right, _middle}, 1, 12, colour);
        } else if (kind == "transfer") {
            const Colour colour = linkColour(LinkKind::transfer);
            const double x = center().x + 6 * _scale;
            stroke({{_box.left, _middle}, {x, _middle}}, 2.6, colour);
            stroke({{x, _middle}, {_box.right, _middle}}, 1.5, colour.withAlpha(0.7), {7, 5});
            head({x + 8 * _scale, _middle}, 1, 16, colour);
        } else if (kind == "supply") {
            stroke(level(_middle), 2.4, linkColour(LinkKind::supply));
        } else {
            pulses();
        }
    }

    void arc(Colour colour, double width, double endRadius) {
        ScreenLine line;
        const double low = _middle + 6 * _scale;
        for (int i = 0; i <= 12; ++i) {
            const double part = i / 12.0;
            const double inner = _box.right - _box.left - 8 * _scale;
            line.push_back({_box.left + 4 * _scale + part * inner, low - 48 * _scale * part * (1 - part)});
        }
        stroke(line, width, colour);
        for (const ScreenPoint end : {line.front(), line.back()}) {
            _painter.circle(end, endRadius * _scale, colour, {});
        }
    }

    void broken() {
        const Colour grey = colours().hue(Hue::grey).line;
        const double x = center().x;
        const double gap = 8 * _scale;
        stroke({{_box.left, _middle}, {x - gap, _middle}}, 2.8, grey);
        stroke({{x + gap, _middle}, {_box.right, _middle}}, 2.8, grey);
        for (const double at : {x - gap, x + gap}) {
            stroke(
                {{at - 4 * _scale, _middle + 7 * _scale}, {at + 4 * _scale, _middle - 7 * _scale}},
                2.2,
                grey);
        }
    }

    void pulses() {
        const bool ways =
            std::any_of(_in.sample.links.begin(), _in.sample.links.end(), [](const SampledLink& sampled) {
                return sampled.shape->bothWays;
            });
        const Colour colour = linkColour(LinkKind::supply);
        stroke(level(_middle), 2.4, colour);
        if (!ways) {
            head({center().x + 4 * _scale, _middle}, 1, 8.5, colour);
            return;
        }
        head({center().x + 4 * _scale, _middle + 5 * _scale}, 1, 8.5, colour);
        head({center().x - 4 * _scale, _middle - 5 * _scale}, -1, 8.5, colour);
    }

    void position(const std::string& kind) {
        if (kind.starts_with("line.")) {
            lineHeld(kind.substr(5));
            return;
        }
        Colour colour = colours().text;
        static constexpr std::array<std::string_view, 6> names{
            "line", "start-line", "patrol", "pocket", "arrow", "other"};
        for (const auto* some : {&_in.sample.coming, &_in.sample.positions}) { // those in force count
            const auto found = std::find_if(some->begin(), some->end(), [&](const Position* each) {
                return names[static_cast<size_t>(each->kind)] == kind;
            });
            if (found != some->end()) {
                colour = sideColours(_in, (*found)->sideId).line;
            }
        }
        if (kind == "start-line") {
            stroke(level(_middle), 2, colour, {6, 6});
            bar(_box.left, 6, 2, colour);
            bar(_box.right, 6, 2, colour);
        } else if (kind == "other") {
            stroke(level(_middle), 1.8, colour);
        } else if (kind == "patrol") {
            stroke(level(_middle), 2.6, colour, {2.6 + 0.8 / _scale, 5});
        } else if (kind == "pocket") {
            _painter.circle(
                center(), 8 * _scale, {0, 0, 0, 0}, {2.6 * _scale, colour, {7 * _scale, 3 * _scale}, 0});
            for (const ScreenPoint way : {ScreenPoint{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
                stroke({center() + way * (8 * _scale), center() + way * (13 * _scale)}, 2, colour);
            }
        } else {
            const ScreenLine line{{_box.left, _middle}, {_box.right - 14 * _scale, _middle}};
            const std::array<double, 2> halves{1.2 * _scale, 4.4 * _scale};
            _painter.ribbon(line, halves, mix(colour, colours().casing, 0.5));
            stroke(line, 1.6, colour, {9, 4});
            head({_box.right, _middle}, 1, 18, colour);
        }
    }

    /// As on the map: dashes with a tick or a tooth each, towards the enemy.
    void lineHeld(const std::string& sideId) {
        const Colour colour = sideColours(_in, sideId).line;
        const bool soviet = campOf(_in.model.chronicle(), sideId) == Camp::soviet;
        const double y = _middle + 4 * _scale;
        const ScreenLine line = level(y);
        const DashFit fit = fitDashes(lengthPx(line), 20 * _scale, 9 * _scale);
        _painter.stroke(line, {3.3 * _scale, colour, {fit.dashPx, fit.gapPx}, 0});
        const MarkSpacing spacing{
            fit.dashPx / 2, fit.periodPx(), (soviet ? 6.5 : 1) * _scale, (soviet ? 10 : 9) * _scale};
        for (const Tooth& mark : teethAlong(line, Hand::left, spacing)) {
            if (soviet) {
                _painter.triangle(mark.from, mark.to, mark.tip, colour);
            } else {
                stroke({mark.foot(), mark.tip}, 2.4, colour);
            }
        }
    }

    /// How the ground of a zone is drawn.
    struct Ground {
        double spacingPx, widthPx, opacity;
        bool dottedRim = false;
    };
    static constexpr Ground sphere{17, 2, 0.6, true};

    void area(const std::string& sideId, const Ground& ground) {
        const Colour colour = sideColours(_in, sideId).line;
        Hatch hatch;
        hatch.first = colour.withAlpha(ground.opacity);
        hatch.second = {0, 0, 0, 0};
        hatch.firstAngleDeg = campOf(_in.model.chronicle(), sideId) == Camp::soviet ? 150 : 30;
        hatch.spacingPx = ground.spacingPx * _scale;
        hatch.widthPx = ground.widthPx * _scale;
        hatch.anchor = {_box.left, _box.top};
        const ScreenLine ring{
            {_box.left, _box.top},
            {_box.right, _box.top},
            {_box.right, _box.bottom},
            {_box.left, _box.bottom},
            {_box.left, _box.top}};
        constexpr std::array<unsigned, 6> triangles{0, 1, 2, 0, 2, 3};
        _painter.hatchTriangles(ring, triangles, hatch);
        ground.dottedRim ? stroke(ring, 2.6, colour, {2.6 + 0.8 / _scale, 4})
                         : stroke(ring, 1.6, colour, {9, 5});
    }

    /// As the first of them is drawn: ground, or a dot.
    void otherZone() {
        const auto& zones = _in.sample.zones;
        const auto first =
            std::find_if(zones.begin(), zones.end(), [](const Zone* zone) { return zone->kind == "other"; });
        if (first != zones.end() && !(*first)->areas.empty()) {
            area((*first)->sideId, {17, 2, 0.5});
            return;
        }
        const Colour colour = first == zones.end() ? colours().text : sideColours(_in, (*first)->sideId).line;
        _painter.circle(center(), 4.6 * _scale, colour, {1.4 * _scale, colour, {}, 0});
    }

    void mark(bool demand) {
        Colour colour = colours().text;
        for (const Zone* zone : _in.sample.zones) {
            if (zone->kind == (demand ? "demand" : "objective")) {
                colour = sideColours(_in, zone->sideId).line;
                break;
            }
        }
        const ScreenPoint at = center();
        if (demand) {
            const ScreenPoint top = at + ScreenPoint{-3 * _scale, -9 * _scale};
            _painter.fillPolygon(
                ScreenLine{
                    top, top + ScreenPoint{13 * _scale, 4.5 * _scale}, top + ScreenPoint{0, 9 * _scale}},
                colour);
            stroke({top, top + ScreenPoint{0, 18 * _scale}}, 1.7, colour);
            return;
        }
        _painter.circle(at, 7.4 * _scale, {0, 0, 0, 0}, {1.6 * _scale, colour, {}, 0});
        _painter.circle(at, 2.8 * _scale, colour, {});
        for (const ScreenPoint way : {ScreenPoint{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
            stroke({at + way * (5.4 * _scale), at + way * (10.5 * _scale)}, 1.6, colour);
        }
    }

    const ComposeInput& _in;
    ScreenBox _box;
    double _scale;
    Painter& _painter;
    double _middle;
};

} // namespace

bool paintTrafficSample(
    const ComposeInput& in, const std::string& key, const ScreenBox& box, double scale, Painter& painter) {
    return TrafficSample(in, box, scale, painter).paint(key);
}

} // namespace khalkha
