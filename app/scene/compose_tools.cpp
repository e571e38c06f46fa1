// What somebody measures on the map: the gap between two claims, the trace of a section, a line of points.

#include "base/translate.h"
#include "geo/measurement.h"
#include "geo/polyline.h"
#include "scene/claim_ruler.h"
#include "scene/gap_chart.h"
#include "scene/layers.h"
#include "scene/measure_text.h"
#include "scene/mesh.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace khalkha {

namespace {

constexpr double drawnLegMeters = 20e3; ///< geodesics are cut into chords no longer than this

class ToolPainter {
public:
    ToolPainter(const ComposeInput& in, Painter& painter, ComposeNotes& notes)
        : _in(in), _painter(painter), _notes(notes), _scale(pictureScale(in.view, in.camera.viewport())) {}

    void ruler(const std::optional<RulerReading>& reading) {
        if (!reading) {
            return;
        }
        const Language language = _in.view.language;
        const Colour ink = _in.theme.text;
        // The two figures stand on the outer sides of the angle between the two lines.
        const auto foot1 = _in.camera.project(toEcef(reading->at));
        const auto foot2 = _in.camera.project(toEcef(reading->nearest));
        const bool below = foot1 && foot2 && foot2->y < foot1->y; // the width's figure
        if (reading->nearestMeters > 1) {
            const ScreenLine line = stroke(reading->at, reading->nearest, 2, ink, {7, 5});
            foot(line);
            const std::string text =
                std::string(tr(language, "nearest")) + " " + distanceText(reading->nearestMeters, language);
            along("0 ruler nearest", text, line, below ? -15 : 15);
        }
        if (reading->across) {
            const ScreenLine line = stroke(reading->at, *reading->across, 3.4, ink, {});
            head(line, true);
            head(line, false);
            label(
                "0 ruler",
                distanceText(*reading->eastWestMeters, language),
                line,
                27,
                below ? 22 : -22,
                true);
        } else if (const auto at = _in.camera.projectVisible(reading->at)) {
            dot(*at, 5);
        }
    }

    void section(const SectionPath& path) {
        const Polyline& points = path.points;
        std::vector<ScreenLine> legs;
        for (size_t i = 1; i < points.size(); ++i) {
            legs.push_back(stroke(points[i - 1], points[i], 2.4, _in.theme.text, {14, 4, 3, 4}));
        }
        for (size_t i = 0; i < points.size(); ++i) {
            const auto at = _in.camera.projectVisible(points[i]);
            const bool again = i > 0 && points[i] == points.front(); // an outline ends where it begins
            if (!at || again) {
                continue;
            }
            dot(*at, 5);
            const std::string name = sectionPointName(i);
            want("0 section " + name, name, *at + awayFromLegs(legs, i) * (18 * _scale), 20, true);
        }
    }

    void measured(const MeasuredLine& line) {
        Polyline points = line.points;
        if (line.reaching && !line.closed && !points.empty()) {
            points.push_back(*line.reaching);
        }
        const bool closed = line.closed && points.size() > 2;
        const Measurement figures = measure(points, closed);
        const Colour ink = _in.theme.selection;
        for (size_t i = 0; i < figures.legs.size(); ++i) {
            const LonLat to = points[(i + 1) % points.size()];
            const bool free = line.reaching && !line.closed && i + 1 == figures.legs.size();
            const ScreenLine leg =
                stroke(points[i], to, 3, ink, free ? std::vector<double>{8, 6} : std::vector<double>{});
            const MeasuredLeg& figure = figures.legs[i];
            const std::string text =
                distanceText(figure.meters, _in.view.language) + "  " + azimuthText(figure.azimuthDeg);
            // A figure longer than its leg belongs to nothing that is seen.
            if (lengthPx(leg) > 60 * _scale) {
                besideLeg(fmt::format("0 measured {:04}", i), text, leg);
            }
        }
        for (const LonLat point : line.points) {
            if (const auto at = _in.camera.projectVisible(point)) {
                dot(*at, 5);
            }
        }
        if (figures.areaSquareMeters) {
            Ecef middle{};
            for (const LonLat point : points) {
                middle += toEcef(point);
            }
            if (const auto at = _in.camera.projectVisible(toLonLat(middle))) {
                want("0 area", areaText(*figures.areaSquareMeters, _in.view.language), *at, 22, true);
            }
        }
    }

private:
    /// Direction from a point of a section in which its name stands clear of the legs that meet there.
    static ScreenPoint awayFromLegs(const std::vector<ScreenLine>& legs, size_t point) {
        ScreenPoint away{};
        if (point > 0 && legs[point - 1].size() > 1) {
            const ScreenLine& before = legs[point - 1];
            away = away + unit(before.back() - before[before.size() - 2]);
        }
        if (point < legs.size() && legs[point].size() > 1) {
            away = away + unit(legs[point][0] - legs[point][1]);
        }
        // Where the course does not change, at its side.
        const bool straight = std::hypot(away.x, away.y) < 0.3;
        const bool known = point > 0 && legs[point - 1].size() > 1;
        return !straight ? unit(away)
               : known   ? leftOf(unit(legs[point - 1].back() - legs[point - 1].front()))
                         : ScreenPoint{-1, 0};
    }

    /// The geodesic on the screen; its longest run.
    ScreenLine stroke(LonLat from, LonLat to, double widthPx, Colour ink, const std::vector<double>& dashPx) {
        ScreenLine longest;
        const Polyline line = densify(std::array{from, to}, drawnLegMeters);
        std::vector<double> dash;
        dash.reserve(dashPx.size());
        for (const double px : dashPx) {
            dash.push_back(px * _scale);
        }
        for (ScreenLine& run : projectLine(_in.camera, std::span<const LonLat>(line))) {
            _painter.stroke(run, {(widthPx + 3) * _scale, _in.theme.casing.withAlpha(0.85), {}, 0});
            _painter.stroke(run, {widthPx * _scale, ink, dash, 0});
            addObstacles(_notes, run, widthPx * _scale);
            if (lengthPx(run) > lengthPx(longest)) {
                longest = std::move(run);
            }
        }
        return longest;
    }

    void head(const ScreenLine& line, bool atStart) {
        if (line.size() < 2 || lengthPx(line) < 34 * _scale) {
            return;
        }
        const ScreenPoint tip = atStart ? line.front() : line.back();
        const ScreenPoint back = unit((atStart ? line[1] : line[line.size() - 2]) - tip);
        const ScreenPoint across = leftOf(back) * (6.5 * _scale);
        const ScreenPoint neck = tip + back * (14 * _scale);
        _painter.triangle(tip, neck + across, neck - across, _in.theme.text);
    }

    void foot(const ScreenLine& line) {
        if (!line.empty()) {
            dot(line.back(), 4);
        }
    }

    void dot(ScreenPoint at, double radiusPx) {
        _painter.circle(at, radiusPx * _scale, _in.theme.casing, {2 * _scale, _in.theme.text, {}, 0});
    }

    /// A figure beside the middle of a line; awayPx > 0: below it on the screen.
    void label(
        const std::string& id,
        const std::string& text,
        const ScreenLine& line,
        double sizePx,
        double awayPx,
        bool bold) {
        if (line.size() < 2) {
            return;
        }
        const ScreenPoint from = line.front();
        const ScreenPoint to = line.back();
        ScreenPoint normal = leftOf(unit(to - from));
        normal = normal.y > 0 ? normal : normal * -1.0;
        const TextStyle style{_in.view.language, bold, sizePx * _scale, 0};
        const double half = 0.55 * _in.metrics.measure(text, style).widthPx * std::abs(normal.x);
        const double sign = awayPx < 0 ? -1 : 1;
        want(id, text, lerp(from, to, 0.5) + normal * (awayPx * _scale + sign * half), sizePx, bold);
    }

    /// A figure that runs with a line, above it (awayPx < 0) or below.
    void along(const std::string& id, const std::string& text, const ScreenLine& line, double awayPx) {
        if (line.size() < 2) {
            return;
        }
        const ScreenPoint direction = unit(line.back() - line.front());
        ScreenPoint normal = leftOf(direction);
        normal = normal.y > 0 ? normal : normal * -1.0;
        want(id, text, lerp(line.front(), line.back(), 0.5) + normal * (awayPx * _scale), 17, false);
        _notes.labels.back().angleRad = std::atan2(-direction.y, direction.x);
    }

    /// The figure of a measured leg, anywhere along it on either side; elsewhere it would belong to nothing,
    /// and the panel has it.
    void besideLeg(const std::string& id, const std::string& text, const ScreenLine& line) {
        constexpr double awayPx = 16;
        along(id, text, line, -awayPx);
        ComposeNotes::Wanted& figure = _notes.labels.back();
        figure.priority = -1;
        const double length = lengthPx(line);
        for (const double part : {0.5, 0.3, 0.7, 0.15, 0.85}) {
            const PointOnLine foot = pointAlong(line, part * length);
            const ScreenPoint normal = leftOf(foot.direction);
            for (const double side : {normal.y > 0 ? -1.0 : 1.0, normal.y > 0 ? 1.0 : -1.0}) {
                const ScreenPoint at = foot.at + normal * (side * awayPx * _scale);
                figure.stands.push_back({at, std::atan2(-foot.direction.y, foot.direction.x), foot.at});
            }
        }
    }

    void want(const std::string& id, const std::string& text, ScreenPoint at, double sizePx, bool bold) {
        ComposeNotes::Wanted label;
        label.text.in(Language::en) = text;
        label.text.in(_in.view.language) = text;
        if (_in.view.secondLanguage) {
            label.text.in(*_in.view.secondLanguage) = text; // the same: no second line
        }
        label.at = at;
        label.colour = _in.theme.text;
        label.sizePx = sizePx * _scale;
        label.bold = bold;
        label.priority = 0;
        label.id = id;
        _notes.labels.push_back(std::move(label));
    }

    const ComposeInput& _in;
    Painter& _painter;
    ComposeNotes& _notes;
    double _scale;
};

} // namespace

void paintTools(const ComposeInput& in, Painter& painter, ComposeNotes& notes) {
    ToolPainter tools(in, painter, notes);
    if (in.view.section) {
        tools.section(*in.view.section);
    }
    std::optional<RulerReading> reading;
    if (in.view.ruler) {
        reading = readRuler(in.model.claimGaps().at(in.view.at), *in.view.ruler);
        tools.ruler(reading);
    }
    if (in.view.gapChartBox) {
        if (auto chart = gapChartOf(in, reading)) {
            notes.gapChart = std::make_shared<const GapChart>(*chart);
        }
    }
    if (!in.view.measured.points.empty()) {
        tools.measured(in.view.measured);
    }
}

} // namespace khalkha
