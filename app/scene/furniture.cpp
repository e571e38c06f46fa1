#include "scene/furniture.h"

#include "base/translate.h"
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
constexpr double datePx = 36, dateSecondPx = 20, basisPx = 16.5, sourcesPx = 16.5;

/// Everything the furniture shows, measured and put in its place.
struct Plan {
    double scale = 1;
    std::optional<ScreenBox> date, legend, scaleBox, sources;
    LabelBlock dateBlock;
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

LabelBlock makeDateBlock(const ComposeInput& in, const ComposeNotes& notes, double scale) {
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
    const std::string basis = basisText(in, notes);
    block.heightPx += basis.empty() ? 0 : 4 * scale;
    addLine(block, basis, {view.language, false, basisPx * scale, 0}, in.theme.boxTextSecondary, in.metrics);
    return block;
}

/// Date, scale and north in the bottom row, made smaller together until the row fits.
void planBottomRow(const ComposeInput& in, const ComposeNotes& notes, const ScreenBox& area, Plan& plan) {
    double scale = plan.scale;
    ScaleBoxSize scaleSize;
    double dateWidth = 0;
    double dateHeight = 0;
    for (int round = 0; round < 3; ++round) {
        plan.dateBlock = in.view.dateBox ? makeDateBlock(in, notes, scale) : LabelBlock{};
        dateWidth = in.view.dateBox ? plan.dateBlock.widthPx + 2 * paddingPx * scale : 0;
        dateHeight = in.view.dateBox ? plan.dateBlock.heightPx + 1.3 * paddingPx * scale : 0;
        scaleSize = measureScaleBox(in, scale);
        const double row = dateWidth + scaleSize.widthPx + 3 * marginPx * scale;
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

/// The sources between the boxes of the bottom row, or in a strip below it when there is no room.
void planSources(const ComposeInput& in, const ComposeNotes& notes, const ScreenBox& area, Plan& plan) {
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
    const double bottom = area.bottom - (strip ? 0.4 * margin : margin);
    plan.sources = ScreenBox{middle - half, bottom - height, middle + half, bottom};
    if (strip) {
        for (std::optional<ScreenBox>* box : {&plan.date, &plan.scaleBox}) {
            if (*box) {
                (*box)->top -= height;
                (*box)->bottom -= height;
            }
        }
    }
}

/// The legend is the first to go when the picture is small.
void planLegend(const ComposeInput& in, const ComposeNotes& notes, const ScreenBox& area, Plan& plan) {
    if (!in.view.legendBox) {
        return;
    }
    std::vector<LegendRow> rows = legendRows(in, notes);
    const double margin = marginPx * plan.scale;
    const double bottom = std::min(
        {plan.date ? plan.date->top : area.bottom,
         plan.scaleBox ? plan.scaleBox->top : area.bottom,
         area.bottom});
    const double room = bottom - area.top - 2 * margin;
    const LegendSize size = measureLegend(in, rows, plan.scale);
    if (size.heightPx <= 0 || size.widthPx > 0.42 * widthOf(area) || size.heightPx > 0.8 * room) {
        return;
    }
    plan.legend = ScreenBox{
        area.right - margin - size.widthPx,
        area.top + margin,
        area.right - margin,
        area.top + margin + size.heightPx};
    plan.legendRows = std::move(rows);
}

Plan planFurniture(const ComposeInput& in, const ComposeNotes& notes) {
    Plan plan;
    plan.scale = pictureScale(in.view, in.camera.viewport());
    const ScreenBox area = freeArea(in);
    planBottomRow(in, notes, area, plan);
    planSources(in, notes, area, plan);
    planLegend(in, notes, area, plan);
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

FurnitureLayout layoutFurniture(const ComposeInput& in, const ComposeNotes& notes) {
    const Plan plan = planFurniture(in, notes);
    FurnitureLayout layout;
    for (const std::optional<ScreenBox>* box : {&plan.date, &plan.legend, &plan.scaleBox, &plan.sources}) {
        if (*box) {
            layout.boxes.push_back(**box);
        }
    }
    return layout;
}

void paintFurniture(const ComposeInput& in, const ComposeNotes& notes, Painter& painter, Frame& /*frame*/) {
    const Plan plan = planFurniture(in, notes);
    if (plan.legend) {
        paintLegend(in, plan.legendRows, *plan.legend, plan.scale, painter);
    }
    if (plan.scaleBox) {
        paintScaleBox(in, *plan.scaleBox, plan.scale, painter);
    }
    if (plan.sources) {
        paintBox(in, *plan.sources, 5 * plan.scale, painter);
    }
    if (plan.date) {
        paintBox(in, *plan.date, cornerPx * plan.scale, painter);
        std::vector<TextRun> runs;
        setBlock(
            plan.dateBlock,
            {plan.date->left + paddingPx * plan.scale, plan.date->top + 0.6 * paddingPx * plan.scale},
            Alignment::left,
            {in.theme.boxFill, 0},
            runs);
        for (TextRun& run : runs) {
            painter.text(std::move(run));
        }
    }
    if (plan.sources) {
        paintSources(in, plan, painter);
    }
}

} // namespace khalkha
