#include "scene/scale_bar.h"

#include "base/translate.h"
#include "geo/geodesy.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace khalkha {

namespace {

constexpr double barPx = 250, barHeightPx = 9, textPx = 20, paddingPx = 20;
constexpr double northPx = 66; ///< width kept for the arrow
constexpr double heightPx = 92;

/// Ground metres per pixel along the horizontal through the middle.
double metersPerPixelAcross(const Camera& camera) {
    const ScreenPoint middle{camera.viewport().widthPx / 2.0, camera.viewport().heightPx / 2.0};
    const double reach = 20;
    const auto left = camera.pick({middle.x - reach, middle.y});
    const auto right = camera.pick({middle.x + reach, middle.y});
    if (!left || !right) {
        return camera.metersPerPixel();
    }
    return geodesicInverse(*left, *right).distanceMeters / (2 * reach);
}

std::string numberText(double value) {
    return fmt::format("{:.10g}", value);
}

/// "0", "200", "400 km"
std::array<std::string, 3> barTexts(const ScaleBar& bar, Language language) {
    const bool kilometres = bar.halfMeters >= 500;
    const double unit = kilometres ? 1000 : 1;
    return {
        "0",
        numberText(bar.halfMeters / unit),
        numberText(2 * bar.halfMeters / unit) + " " + tr(language, kilometres ? "km" : "m")};
}

void paintBar(const ComposeInput& in, ScreenPoint start, double scale, Painter& painter, double barPart) {
    const ScaleBar bar = fitScaleBar(in.camera, barPx * barPart * scale);
    const Theme& theme = in.theme;
    const double height = barHeightPx * scale;
    const auto half = [&](int index, Colour fill) {
        const double left = start.x + index * bar.halfPx;
        painter.fillPolygon(
            ScreenLine{
                {left, start.y},
                {left + bar.halfPx, start.y},
                {left + bar.halfPx, start.y + height},
                {left, start.y + height}},
            fill);
    };
    Colour paper = theme.boxFill;
    paper.a = 255;
    half(0, theme.boxText);
    half(1, paper);
    painter.stroke(
        ScreenLine{
            start,
            {start.x + 2 * bar.halfPx, start.y},
            {start.x + 2 * bar.halfPx, start.y + height},
            {start.x, start.y + height}},
        {1.5 * scale, theme.boxText, {}, 0},
        true);
    const TextStyle style{in.view.language, false, textPx * scale, 0};
    const std::array<std::string, 3> texts = barTexts(bar, in.view.language);
    for (size_t i = 0; i < texts.size(); ++i) {
        TextRun run;
        run.text = texts[i];
        run.style = style;
        run.colour = theme.boxText;
        run.haloPx = 0;
        // The number stands over its mark; the unit hangs out to the right.
        const std::string number = texts[i].substr(0, texts[i].find(' '));
        const double width = in.metrics.measure(number, style).widthPx;
        run.at = {start.x + static_cast<double>(i) * bar.halfPx - width / 2, start.y - 10 * scale};
        painter.text(std::move(run));
    }
}

void paintNorth(const ComposeInput& in, ScreenPoint middle, double scale, Painter& painter) {
    const double angle = northOnScreenRad(in.camera);
    const double c = std::cos(angle);
    const double s = std::sin(angle);
    const auto at = [&](double x, double y) {
        return ScreenPoint{middle.x + scale * (x * c - y * s), middle.y + scale * (x * s + y * c)};
    };
    const Colour ink = in.theme.boxText;
    Colour paper = in.theme.boxFill;
    paper.a = 255;
    const ScreenLine east{at(0, -15), at(8, 14), at(0, 8)};
    const ScreenLine west{at(0, -15), at(-8, 14), at(0, 8)};
    painter.fillPolygon(east, paper);
    painter.fillPolygon(west, ink);
    painter.stroke(east, {1.4 * scale, ink, {}, 0}, true);
    painter.stroke(west, {1.4 * scale, ink, {}, 0}, true);
    // The letter stays upright beyond the tip.
    TextRun run;
    run.text = tr(in.view.language, "N");
    run.style = {in.view.language, true, 16 * scale, 0};
    const ScreenPoint tip = at(0, -25);
    run.at = {tip.x - in.metrics.measure(run.text, run.style).widthPx / 2, tip.y + 0.36 * run.style.sizePx};
    run.colour = ink;
    run.haloPx = 0;
    painter.text(std::move(run));
}

} // namespace

ScaleBar fitScaleBar(const Camera& camera, double maxLengthPx) {
    const double metersPerPx = metersPerPixelAcross(camera);
    const double longest = metersPerPx * maxLengthPx / 2;
    if (!(longest > 0) || !std::isfinite(longest)) {
        return {};
    }
    double power = std::pow(10, std::floor(std::log10(longest)));
    if (power > longest) {
        power /= 10;
    }
    const double half = 5 * power <= longest ? 5 * power : 2 * power <= longest ? 2 * power : power;
    return {half, half / metersPerPx};
}

double northOnScreenRad(const Camera& camera) {
    const LonLat target = camera.view().target;
    const double step = std::clamp(camera.view().rangeMeters * 0.02, 1.0, 50e3);
    const bool nearPole = target.latDeg > 89;
    const LonLat other = geodesicDirect(target, nearPole ? 180 : 0, step);
    const auto from = camera.project(toEcef(target));
    const auto to = camera.project(toEcef(other));
    if (!from || !to) {
        return -camera.view().headingDeg * std::numbers::pi / 180;
    }
    const double angle = std::atan2(to->x - from->x, -(to->y - from->y));
    return nearPole ? angle + std::numbers::pi : angle;
}

ScaleBoxSize measureScaleBox(const ComposeInput& in, double scale, double barPart) {
    const double north = in.view.northArrow ? northPx : 0;
    // Half of the last number and the unit stand out at the right end of the bar.
    const double bar = in.view.scaleBox ? barPx * barPart + 58 : 0;
    if (north + bar <= 0) {
        return {};
    }
    return {(north + bar + 1.4 * paddingPx) * scale, heightPx * scale};
}

void paintScaleBox(
    const ComposeInput& in, const ScreenBox& box, double scale, Painter& painter, double barPart) {
    painter.roundedBox(
        box.left,
        box.top,
        box.right - box.left,
        box.bottom - box.top,
        9 * scale,
        in.theme.boxFill,
        in.theme.boxBorder);
    double left = box.left + 0.7 * paddingPx * scale;
    const double middle = (box.top + box.bottom) / 2;
    if (in.view.northArrow) {
        paintNorth(in, {left + northPx * scale / 2, middle + 4 * scale}, scale, painter);
        left += northPx * scale;
    }
    if (in.view.scaleBox) {
        paintBar(in, {left + 14 * scale, middle + 10 * scale}, scale, painter, barPart);
    }
}

} // namespace khalkha
