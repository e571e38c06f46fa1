#include "scene/furniture.h"

#include "base/translate.h"
#include "scene/gap_chart.h"
#include "scene/legend.h"
#include "scene/picture_sources.h"
#include "scene/scale_bar.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace khalkha {

namespace {

constexpr double marginPx = 26, paddingPx = 22, cornerPx = 9;
constexpr double titlePx = 24;
constexpr double datePx = 36, dateSecondPx = 20, basisPx = 16.5, sourcesPx = 16.5;

/// Everything the furniture shows, measured and put in its place.
struct Plan {
    double scale = 1, legendScale = 1, titleScale = 1, chartScale = 1;
    std::optional<ScreenBox> date, legend, scaleBox, sources, title, chart;
    const GapChart* gapChart = nullptr;
    LabelBlock dateBlock, titleBlock;
    std::vector<LegendRow> legendRows;
    std::vector<std::string> sourceLines;
};

double widthOf(const ScreenBox& box) {
    return box.right - box.left;
}

/// The part of the picture that panels leave free.
ScreenBox freeArea(const ComposeInput& in) {
    const Viewport viewport = in.camera.viewport();
    return {
        in.view.insetLeftPx,
        in.view.insetTopPx,
        std::max(in.view.insetLeftPx + 1, viewport.widthPx - in.view.insetRightPx),
        std::max(in.view.insetTopPx + 1, viewport.heightPx - in.view.insetBottomPx)};
}

/// A line that says what the front drawn rests on; "" when a source dates it or none is drawn.
std::string basisText(const ComposeInput& in, const ComposeNotes& notes) {
    const Language language = in.view.language;
    const bool interpolated = notes.legendEntries.contains("front.interpolated");
    const bool reconstructed = notes.legendEntries.contains("front.reconstructed");
    std::string text;
    if (interpolated && reconstructed) {
        text = tr(language, "Front: reconstructed, interpolated between dates");
    } else if (interpolated) {
        text = tr(language, "Front: interpolated between dates");
    } else if (reconstructed) {
        text = tr(language, "Front: reconstructed");
    }
    const std::string doubt = frontUncertainty(in);
    return text.empty() || doubt.empty() ? text : text + tr(language, " (") + doubt + tr(language, ")");
}

/// Width that the date never exceeds within a year, so that the box does not change from hour to hour.
double widestDate(const ComposeInput& in, const TextStyle& style) {
    const int zone = in.model.chronicle().manifest.zoneMinutes;
    CivilTime civil = civilTime(in.view.at, zone);
    double widest = 0;
    // A Wednesday in a long month stands for the longest names; two digits each for day and hour.
    for (const int month : {9, 12}) {
        civil.month = month;
        civil.day = 20;
        civil.hour = 20;
        civil.minute = 0;
        civil.second = 0;
        const Instant day = instantOf(civil, zone);
        const int toWednesday = (3 - civilTime(day, zone).weekday + 7) % 7;
        const std::string text = formatInstant(
            {day.seconds + toWednesday * secondsPerDay},
            zone,
            style.language,
            DateStyle::dateTimeWithWeekday);
        widest = std::max(widest, in.metrics.measure(text, style).widthPx);
    }
    return widest;
}

/// `picture`: as for layoutFurniture. Of two views, the one without a third line leaves it blank.
LabelBlock
makeDateBlock(const ComposeInput& in, const ComposeNotes& notes, const ComposeNotes* picture, double scale) {
    const ViewState& view = in.view;
    const int zone = in.model.chronicle().manifest.zoneMinutes;
    LabelBlock block;
    const TextStyle style{view.language, true, datePx * scale, 0};
    addLine(
        block,
        formatInstant(view.at, zone, view.language, DateStyle::dateTimeWithWeekday),
        style,
        in.theme.boxText,
        in.metrics);
    block.widthPx = std::max(block.widthPx, widestDate(in, style));
    std::string second = view.eraYears ? formatEra(view.at, zone, view.language) : std::string();
    if (view.secondLanguage && *view.secondLanguage != view.language) {
        second += (second.empty() ? "" : "    ") +
                  formatInstant(view.at, zone, *view.secondLanguage, DateStyle::dateWithWeekday);
    }
    block.heightPx += 4 * scale;
    addLine(
        block,
        second,
        {view.language, false, dateSecondPx * scale, 0},
        in.theme.boxTextSecondary,
        in.metrics);
    std::string basis = basisText(in, notes);
    if (basis.empty() && picture != nullptr && !basisText(in, *picture).empty()) {
        basis = " ";
    }
    block.heightPx += basis.empty() ? 0 : 4 * scale;
    addLine(block, basis, {view.language, false, basisPx * scale, 0}, in.theme.boxTextSecondary, in.metrics);
    return block;
}

/// Width of the box with scale and north, whether it is shown or not.
double rowScaleWidth(const ComposeInput& in, double scale) {
    ViewState view = in.view;
    view.scaleBox = view.northArrow = true;
    return measureScaleBox({in.model, view, in.camera, in.theme, in.sample, in.metrics}, scale).widthPx;
}

/// Date, scale and north in the bottom row, made smaller together until the row fits.
void planBottomRow(
    const ComposeInput& in,
    const ComposeNotes& notes,
    const ComposeNotes* picture,
    const ScreenBox& area,
    Plan& plan) {
    double scale = plan.scale;
    ScaleBoxSize scaleSize;
    double dateWidth = 0;
    double dateHeight = 0;
    for (int round = 0; round < 3; ++round) {
        plan.dateBlock = in.view.dateBox ? makeDateBlock(in, notes, picture, scale) : LabelBlock{};
        dateWidth = in.view.dateBox ? plan.dateBlock.widthPx + 2 * paddingPx * scale : 0;
        dateHeight = in.view.dateBox ? plan.dateBlock.heightPx + 1.3 * paddingPx * scale : 0;
        scaleSize = measureScaleBox(in, scale);
        // Two views of a width set their rows in one size, though one of them has no scale.
        const double scaleWidth = picture == nullptr ? scaleSize.widthPx : rowScaleWidth(in, scale);
        const double row = dateWidth + scaleWidth + 3 * marginPx * scale;
        const double height = std::max(dateHeight, scaleSize.heightPx) + 2 * marginPx * scale;
        const double fit = std::min(widthOf(area) / row, 0.45 * (area.bottom - area.top) / height);
        if (fit >= 1) {
            break;
        }
        scale *= 0.99 * fit;
    }
    plan.scale = scale;
    const double margin = marginPx * scale;
    if (in.view.dateBox) {
        plan.date = ScreenBox{
            area.left + margin,
            area.bottom - margin - dateHeight,
            area.left + margin + dateWidth,
            area.bottom - margin};
    }
    if (scaleSize.widthPx > 0) {
        plan.scaleBox = ScreenBox{
            area.right - margin - scaleSize.widthPx,
            area.bottom - margin - scaleSize.heightPx,
            area.right - margin,
            area.bottom - margin};
    }
}

/// The sources between the boxes of the bottom row, or in a strip below it when there is no room; of two
/// views above it, so that their rows stand level.
void planSources(
    const ComposeInput& in, const ComposeNotes& notes, const ScreenBox& area, bool ofTwoViews, Plan& plan) {
    if (!in.view.sourcesLine) {
        return;
    }
    const double scale = plan.scale;
    const double margin = marginPx * scale;
    const TextStyle style{in.view.language, false, sourcesPx * scale, 0};
    const double padding = 12 * scale;
    double left = plan.date ? plan.date->right + margin : area.left + margin;
    double right = plan.scaleBox ? plan.scaleBox->left - margin : area.right - margin;
    const bool strip = right - left < 420 * scale;
    const size_t maxLines = 2;
    if (strip) {
        left = area.left + margin;
        right = area.right - margin;
    }
    plan.sourceLines = sourceLines(in, notes, {style, right - left - 2 * padding, maxLines});
    if (plan.sourceLines.empty()) {
        return;
    }
    double width = 0;
    for (const std::string& line : plan.sourceLines) {
        width = std::max(width, in.metrics.measure(line, style).widthPx);
    }
    const double height = (static_cast<double>(plan.sourceLines.size()) * 1.3 + 0.5) * style.sizePx;
    const double middle = (left + right) / 2;
    const double half = width / 2 + padding;
    double bottom = area.bottom - (strip ? 0.4 * margin : margin);
    if (strip && ofTwoViews) {
        bottom =
            std::min(
                plan.date ? plan.date->top : area.bottom, plan.scaleBox ? plan.scaleBox->top : area.bottom) -
            0.4 * margin;
    }
    plan.sources = ScreenBox{middle - half, bottom - height, middle + half, bottom};
    if (strip && !ofTwoViews) {
        for (std::optional<ScreenBox>* box : {&plan.date, &plan.scaleBox}) {
            if (*box) {
                (*box)->top -= height;
                (*box)->bottom -= height;
            }
        }
    }
}

/// Whose claims the view shows.
const char* claimsText(Language language, Perspective perspective) {
    switch (perspective) {
    case Perspective::both:
        return tr(language, "The claims of both");
    case Perspective::japan:
        return tr(language, "As Japan and Manchukuo claimed");
    case Perspective::soviet:
        return tr(language, "As the USSR and Mongolia claimed");
    case Perspective::none:
        return tr(language, "Without the claims");
    }
    return "";
}

/// The view's name in its upper left corner, smaller where the view is narrow.
void planTitle(const ComposeInput& in, const ScreenBox& area, Plan& plan) {
    if (!in.view.claimsTitle) {
        return;
    }
    const double full = pictureScale(in.view, in.camera.viewport());
    const double margin = marginPx * plan.scale;
    const double room = widthOf(area) - 2 * margin;
    double scale = full;
    double width = 0;
    double height = 0;
    for (int round = 0; round < 2; ++round) {
        plan.titleBlock = {};
        const TextStyle style{in.view.language, true, titlePx * scale, 0};
        addLine(
            plan.titleBlock,
            claimsText(in.view.language, in.view.perspective),
            style,
            in.theme.boxText,
            in.metrics);
        width = plan.titleBlock.widthPx + 1.4 * paddingPx * scale;
        height = plan.titleBlock.heightPx + 0.8 * paddingPx * scale;
        if (width <= room) {
            break;
        }
        scale *= 0.99 * room / width;
    }
    if (scale < 0.5 * full) {
        return;
    }
    plan.titleScale = scale;
    plan.title = ScreenBox{
        area.left + margin, area.top + margin, area.left + margin + width, area.top + margin + height};
}

/// The legend is the first to go when the picture is small.
void planLegend(
    const ComposeInput& in, const ComposeNotes& notes, const ScreenBox& area, bool ofTwoViews, Plan& plan) {
    if (!in.view.legendBox) {
        return;
    }
    std::vector<LegendRow> rows = legendRows(in, notes);
    const double margin = marginPx * plan.scale;
    const bool sourcesAbove = ofTwoViews && plan.sources;
    const double bottom = std::min(
        {plan.date ? plan.date->top : area.bottom,
         plan.scaleBox ? plan.scaleBox->top : area.bottom,
         sourcesAbove ? plan.sources->top : area.bottom,
         area.bottom});
    const double room = bottom - area.top - 2 * margin;
    // A long legend is set smaller, so that it does not take the picture over; still longer ones go.
    constexpr double fullSizeLines = 10, smallest = 0.9;
    LegendLayout size = layoutLegend(in, rows, plan.scale);
    const double count = std::max(1.0, static_cast<double>(size.lines));
    plan.legendScale = plan.scale * std::clamp(fullSizeLines / count, smallest, 1.0);
    size = layoutLegend(in, rows, plan.legendScale);
    // The legend of two views stands in one of them: it may take more of that, and be set smaller.
    const double widest = (ofTwoViews ? 0.56 : 0.42) * widthOf(area);
    const double highest = (ofTwoViews ? 0.9 : 0.8) * room;
    if (ofTwoViews && size.heightPx > 0) {
        constexpr double smallestOfTwo = 0.66;
        const double fit = std::min(widest / size.widthPx, highest / size.heightPx);
        plan.legendScale =
            std::clamp(0.99 * fit * plan.legendScale, smallestOfTwo * plan.scale, plan.legendScale);
        size = layoutLegend(in, rows, plan.legendScale);
    }
    if (size.heightPx <= 0 || size.widthPx > widest || size.heightPx > highest) {
        return;
    }
    const double left = area.right - margin - size.widthPx;
    const bool belowTitle = plan.title && plan.title->right + margin / 2 > left;
    const double top = belowTitle ? plan.title->bottom + margin / 2 : area.top + margin;
    if (belowTitle && top + size.heightPx + margin / 2 > bottom) {
        return;
    }
    plan.legend = ScreenBox{left, top, area.right - margin, top + size.heightPx};
    plan.legendRows = std::move(rows);
}

/// The chart of the gap in the upper left corner, below the title; smaller or not at all where there is no
/// room.
void planChart(const ComposeInput& in, const ComposeNotes& notes, const ScreenBox& area, Plan& plan) {
    plan.gapChart = notes.gapChart.get();
    if (plan.gapChart == nullptr) {
        return;
    }
    constexpr double widestPart = 0.4, smallest = 0.7;
    const double margin = marginPx * plan.scale;
    const double top = (plan.title ? plan.title->bottom + margin / 2 : area.top + margin);
    const double right = (plan.legend ? plan.legend->left : area.right) - margin;
    const double left = area.left + margin;
    const double width = std::min(right - left, widestPart * widthOf(area));
    const double height = (plan.date ? plan.date->top : area.bottom) - margin - top;
    GapChartSize size = measureGapChart(in, plan.scale);
    const double fit = std::min({1.0, width / size.widthPx, height / size.heightPx});
    if (fit < smallest) {
        return;
    }
    plan.chartScale = plan.scale * fit;
    size = measureGapChart(in, plan.chartScale);
    plan.chart = ScreenBox{left, top, left + size.widthPx, top + size.heightPx};
}

Plan planFurniture(const ComposeInput& in, const ComposeNotes& notes, const ComposeNotes* picture) {
    Plan plan;
    plan.scale = pictureScale(in.view, in.camera.viewport());
    const ScreenBox area = freeArea(in);
    planBottomRow(in, notes, picture, area, plan);
    const ComposeNotes& whole = picture == nullptr ? notes : *picture;
    planSources(in, whole, area, picture != nullptr, plan);
    planTitle(in, area, plan);
    planLegend(in, whole, area, picture != nullptr, plan);
    planChart(in, notes, area, plan);
    return plan;
}

void paintBox(const ComposeInput& in, const ScreenBox& box, double radiusPx, Painter& painter) {
    painter.roundedBox(
        box.left,
        box.top,
        widthOf(box),
        box.bottom - box.top,
        radiusPx,
        in.theme.boxFill,
        in.theme.boxBorder);
}

/// Lines of text in a box, from its left.
void paintBlock(
    const ComposeInput& in, const LabelBlock& block, const ScreenBox& box, double scale, Painter& painter) {
    paintBox(in, box, cornerPx * scale, painter);
    const double aside = std::min(paddingPx * scale, (widthOf(box) - block.widthPx) / 2);
    const double above = std::min(0.6 * paddingPx * scale, (box.bottom - box.top - block.heightPx) / 2);
    std::vector<TextRun> runs;
    setBlock(block, {box.left + aside, box.top + above}, Alignment::left, {in.theme.boxFill, 0}, runs);
    for (TextRun& run : runs) {
        painter.text(std::move(run));
    }
}

void paintSources(const ComposeInput& in, const Plan& plan, Painter& painter) {
    const TextStyle style{in.view.language, false, sourcesPx * plan.scale, 0};
    double baseline = plan.sources->top + 1.25 * style.sizePx;
    for (const std::string& line : plan.sourceLines) {
        TextRun run;
        run.text = line;
        run.style = style;
        const double width = in.metrics.measure(line, style).widthPx;
        run.at = {(plan.sources->left + plan.sources->right - width) / 2, baseline};
        run.colour = in.theme.boxTextSecondary;
        run.haloPx = 0;
        painter.text(std::move(run));
        baseline += 1.3 * style.sizePx;
    }
}

} // namespace

FurnitureLayout
layoutFurniture(const ComposeInput& in, const ComposeNotes& notes, const ComposeNotes* picture) {
    const Plan plan = planFurniture(in, notes, picture);
    FurnitureLayout layout;
    for (const std::optional<ScreenBox>* box :
         {&plan.date, &plan.legend, &plan.scaleBox, &plan.sources, &plan.title, &plan.chart}) {
        if (*box) {
            layout.boxes.push_back(**box);
        }
    }
    return layout;
}

void paintFurniture(
    const ComposeInput& in, const ComposeNotes& notes, Painter& painter, const ComposeNotes* picture) {
    const Plan plan = planFurniture(in, notes, picture);
    if (plan.legend) {
        paintLegend(in, plan.legendRows, *plan.legend, plan.legendScale, painter);
    }
    if (plan.chart) {
        paintGapChart(in, *plan.gapChart, *plan.chart, plan.chartScale, painter);
    }
    if (plan.scaleBox) {
        paintScaleBox(in, *plan.scaleBox, plan.scale, painter);
    }
    if (plan.sources) {
        paintBox(in, *plan.sources, 5 * plan.scale, painter);
    }
    if (plan.date) {
        paintBlock(in, plan.dateBlock, *plan.date, plan.scale, painter);
    }
    if (plan.title) {
        paintBlock(in, plan.titleBlock, *plan.title, plan.titleScale, painter);
    }
    if (plan.sources) {
        paintSources(in, plan, painter);
    }
}

} // namespace khalkha
