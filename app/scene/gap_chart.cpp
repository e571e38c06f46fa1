#include "scene/gap_chart.h"

#include "base/translate.h"
#include "scene/measure_text.h"
#include "scene/mesh.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

constexpr double chartTitlePx = 20, textPx = 16.5, figurePx = 18, chartPaddingPx = 18;
constexpr double plotWidthPx = 330, plotHeightPx = 230;
constexpr double tickKm = 5;
constexpr std::array<double, 5> latitudeSteps{0.02, 0.05, 0.1, 0.2, 0.5};

const char* titleOf(Language language) {
    return tr(language, "East-west width between the claims, km");
}

TextStyle styleOf(const ComposeInput& in, double px, bool bold, double scale) {
    return {in.view.language, bold, px * scale, 0};
}

std::string latitudeText(double latDeg) {
    return fmt::format("{:.2f}°", latDeg);
}

/// The axis ends where a width is worth comparing with the one that is stated: at twice that. Without one, at
/// the widest.
void limit(GapChart& chart) {
    double widest = 0;
    for (const WidthAt& place : *chart.widths) {
        widest = std::max(widest, place.eastWestMeters.value_or(0) / 1000);
    }
    double most = chart.stated != nullptr ? std::min(widest, 2 * chart.stated->value) : widest;
    if (chart.reading && chart.reading->eastWestMeters) {
        most = std::max(most, *chart.reading->eastWestMeters / 1000);
    }
    chart.mostKm = std::max(tickKm, tickKm * std::ceil(most / tickKm - 1e-9));
    chart.southDeg = 90;
    chart.northDeg = -90;
    for (const WidthAt& place : *chart.widths) {
        if (place.eastWestMeters && *place.eastWestMeters / 1000 <= chart.mostKm) {
            chart.southDeg = std::min(chart.southDeg, place.latDeg);
            chart.northDeg = std::max(chart.northDeg, place.latDeg);
        }
    }
}

class ChartPainter {
public:
    ChartPainter(
        const ComposeInput& in, const GapChart& chart, const ScreenBox& box, double scale, Painter& painter)
        : _in(in),
          _chart(chart),
          _scale(scale),
          _painter(painter),
          _title{
              box.left + chartPaddingPx * scale,
              box.top + (0.7 * chartPaddingPx + 0.88 * chartTitlePx) * scale} {
        _plot.right = box.right - chartPaddingPx * scale;
        _plot.left = _plot.right - plotWidthPx * scale;
        _plot.bottom = box.bottom - (chartPaddingPx + 1.35 * textPx) * scale;
        _plot.top = _plot.bottom - plotHeightPx * scale;
    }

    void paint() {
        text(titleOf(language()), _title, chartTitlePx, true, _in.theme.boxText);
        axes();
        stated();
        curve();
        reading();
    }

private:
    [[nodiscard]] Language language() const { return _in.view.language; }
    [[nodiscard]] double x(double km) const {
        return _plot.left + (_plot.right - _plot.left) * km / _chart.mostKm;
    }
    [[nodiscard]] double y(double latDeg) const {
        const double reach = _chart.northDeg - _chart.southDeg;
        return reach > 0 ? _plot.bottom - (_plot.bottom - _plot.top) * (latDeg - _chart.southDeg) / reach
                         : (_plot.top + _plot.bottom) / 2;
    }
    [[nodiscard]] double widthOf(const std::string& content, double px, bool bold) const {
        return _in.metrics.measure(content, styleOf(_in, px, bold, _scale)).widthPx;
    }
    void text(std::string content, ScreenPoint at, double px, bool bold, Colour colour, double haloPx = 0) {
        TextRun run;
        run.text = std::move(content);
        run.style = styleOf(_in, px, bold, _scale);
        run.at = at;
        run.colour = colour;
        run.halo = _in.theme.boxFill.withAlpha(1);
        run.halo.a = 255;
        run.haloPx = haloPx * _scale;
        _painter.text(std::move(run));
    }
    void
    line(ScreenPoint from, ScreenPoint to, double widthPx, Colour colour, std::vector<double> dash = {}) {
        for (double& px : dash) {
            px *= _scale;
        }
        _painter.stroke(ScreenLine{from, to}, {widthPx * _scale, colour, std::move(dash), 0});
    }

    void axes() {
        const Colour quiet = _in.theme.boxTextSecondary;
        const double below = _plot.bottom + 1.2 * textPx * _scale;
        for (double km = 0; km <= _chart.mostKm + 0.1; km += tickKm) {
            line({x(km), _plot.top}, {x(km), _plot.bottom}, 1, quiet.withAlpha(km == 0 ? 0.9 : 0.22));
            const std::string figure = fmt::format("{:.0f}", km);
            const double left = x(km) - widthOf(figure, textPx, false) / 2;
            text(figure, {left, below}, textPx, false, quiet);
        }
        line({_plot.left, _plot.bottom}, {_plot.right, _plot.bottom}, 1, quiet.withAlpha(0.9));
        const double reach = _chart.northDeg - _chart.southDeg;
        double step = latitudeSteps.back();
        for (const double candidate : latitudeSteps) {
            if (reach / candidate <= 6.5) {
                step = candidate;
                break;
            }
        }
        for (double i = std::ceil(_chart.southDeg / step - 1e-6); i * step <= _chart.northDeg + 1e-9; ++i) {
            const double at = y(i * step);
            line({_plot.left - 5 * _scale, at}, {_plot.left, at}, 1, quiet);
            line({_plot.left, at}, {_plot.right, at}, 1, quiet.withAlpha(0.15));
            const std::string figure = latitudeText(i * step);
            text(
                figure,
                {_plot.left - 8 * _scale - widthOf(figure, textPx, false), at + 0.35 * textPx * _scale},
                textPx,
                false,
                quiet);
        }
    }

    void stated() {
        if (_chart.stated == nullptr || _chart.stated->value > _chart.mostKm) {
            return;
        }
        const double at = x(_chart.stated->value);
        line({at, _plot.top}, {at, _plot.bottom}, 1.8, _in.theme.boxText, {6, 4});
        const std::string figure = fmt::format("{:g}", _chart.stated->value) + " " + tr(language(), "km");
        text(
            figure,
            {at - widthOf(figure, figurePx, true) / 2, _plot.top - 5 * _scale},
            figurePx,
            true,
            _in.theme.boxText);
    }

    /// Broken where no width is defined; cut at the end of the axis.
    void curve() {
        const Colour ink = _in.theme.hue(Hue::purple).line;
        ScreenLine run;
        const auto flush = [&] {
            if (run.size() > 1) {
                _painter.stroke(run, {3 * _scale, ink, {}, 0});
            }
            run.clear();
        };
        const WidthAt* before = nullptr;
        for (const WidthAt& place : *_chart.widths) {
            const bool inside = place.eastWestMeters && *place.eastWestMeters / 1000 <= _chart.mostKm;
            const bool wasInside = before != nullptr && before->eastWestMeters &&
                                   *before->eastWestMeters / 1000 <= _chart.mostKm;
            if (inside && !wasInside && before != nullptr && before->eastWestMeters) {
                run.push_back(edge(*before, place));
            }
            if (inside) {
                run.push_back({x(*place.eastWestMeters / 1000), y(place.latDeg)});
            } else {
                if (wasInside && place.eastWestMeters) {
                    run.push_back(edge(place, *before));
                }
                flush();
            }
            before = &place;
        }
        flush();
    }
    /// Where the way from a place beyond the axis to one within it crosses its end.
    [[nodiscard]] ScreenPoint edge(const WidthAt& beyond, const WidthAt& within) const {
        const double far = *beyond.eastWestMeters / 1000;
        const double near = *within.eastWestMeters / 1000;
        const double part = far > near ? (_chart.mostKm - near) / (far - near) : 0.0;
        const double latDeg = within.latDeg + (beyond.latDeg - within.latDeg) * part;
        return {x(_chart.mostKm), std::clamp(y(latDeg), _plot.top, _plot.bottom)};
    }

    void reading() {
        if (!_chart.reading || !_chart.reading->eastWestMeters || _chart.reading->latDeg < _chart.southDeg ||
            _chart.reading->latDeg > _chart.northDeg) {
            return;
        }
        const double km = *_chart.reading->eastWestMeters / 1000;
        const ScreenPoint at{x(km), y(_chart.reading->latDeg)};
        const Colour ink = _in.theme.boxText;
        line({_plot.left, at.y}, at, 1.4, ink.withAlpha(0.8));
        Colour fill = _in.theme.boxFill;
        fill.a = 255;
        _painter.circle(at, 6 * _scale, fill, {3 * _scale, ink, {}, 0});
        const std::string figure = distanceText(1000 * km, language());
        const double width = widthOf(figure, figurePx, true);
        const bool right = at.x + 12 * _scale + width <= _plot.right + 0.6 * chartPaddingPx * _scale;
        text(
            figure,
            {right ? at.x + 12 * _scale : at.x - 12 * _scale - width, at.y - 9 * _scale},
            figurePx,
            true,
            ink,
            3);
    }

    const ComposeInput& _in;
    const GapChart& _chart;
    double _scale;
    Painter& _painter;
    ScreenPoint _title; ///< where its text begins
    ScreenBox _plot;
};

} // namespace

std::optional<GapChart> gapChartOf(const ComposeInput& in, const std::optional<RulerReading>& ruler) {
    const bool claimsSeen = in.view.layer(Layer::claims).visible && in.view.perspective != Perspective::none;
    if (!ruler && !claimsSeen) {
        return std::nullopt;
    }
    const std::vector<ClaimGap>& pairs = in.model.claimGaps().at(in.view.at);
    const LonLat middle = in.view.camera.target;
    const std::optional<RulerReading> reading = ruler ? ruler : readRuler(pairs, Ruler{middle, {}, {}});
    if (!reading || (!ruler && !isNear(pairs[reading->pair], middle))) {
        return std::nullopt;
    }
    const ClaimGap& pair = pairs[reading->pair];
    const double scale = pictureScale(in.view, in.camera.viewport());
    if (pair.gap.lengthMeters() < smallestClaimPx * scale * in.camera.metersPerPixel()) {
        return std::nullopt;
    }
    GapChart chart;
    chart.widths = &in.model.claimGaps().widths(in.view.at, reading->pair);
    chart.stated = statedWidth(in.model.chronicle(), pair);
    if (ruler) {
        chart.reading = WidthAt{reading->at.latDeg, reading->eastWestMeters};
    }
    limit(chart);
    return chart.southDeg <= chart.northDeg ? std::optional(chart) : std::nullopt;
}

GapChartSize measureGapChart(const ComposeInput& in, double scale) {
    const double latitude =
        in.metrics.measure(latitudeText(88.88), styleOf(in, textPx, false, scale)).widthPx;
    const double title =
        in.metrics.measure(titleOf(in.view.language), styleOf(in, chartTitlePx, true, scale)).widthPx;
    const double sides = 2 * chartPaddingPx * scale;
    return {
        std::max(title, latitude + (8 + plotWidthPx) * scale) + sides,
        (0.7 * chartPaddingPx + 1.3 * chartTitlePx + 1.5 * figurePx + plotHeightPx + 1.35 * textPx +
         chartPaddingPx) *
            scale};
}

void paintGapChart(
    const ComposeInput& in, const GapChart& chart, const ScreenBox& box, double scale, Painter& painter) {
    painter.roundedBox(
        box.left,
        box.top,
        box.right - box.left,
        box.bottom - box.top,
        9 * scale,
        in.theme.boxFill,
        in.theme.boxBorder);
    ChartPainter(in, chart, box, scale, painter).paint();
}

} // namespace khalkha
