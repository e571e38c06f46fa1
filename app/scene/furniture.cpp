#include "scene/furniture.h"

#include "base/translate.h"
#include "scene/event_caption.h"
#include "scene/furniture_row.h"
#include "scene/gap_chart.h"
#include "scene/legend.h"
#include "scene/picture_sources.h"
#include "scene/scale_bar.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace khalkha {

/// Everything the furniture shows, measured and put in its place.
struct FurniturePlan {
    double scale = 1, titleScale = 1, chartScale = 1;
    std::optional<PlacedLegend> legend;
    std::optional<ScreenBox> date, scaleBox, sources, title, chart, caption;
    const GapChart* gapChart = nullptr;
    LabelBlock dateBlock, titleBlock, captionBlock;
    double barPart = 1;
    std::vector<std::string> sourceLines;
};

namespace {

using Plan = FurniturePlan;

constexpr double marginPx = furnitureMarginPx, paddingPx = furniturePaddingPx, cornerPx = 9;
constexpr double titlePx = 24;
constexpr double sourcesPx = 16.5;

double widthOf(const ScreenBox& box) {
    return box.right - box.left;
}

/// The part of the picture that panels leave free.
ScreenBox freeArea(const ComposeInput& in) {
    const Viewport viewport = in.camera.viewport();
    return {
        in.view.covered.leftPx,
        in.view.covered.topPx,
        std::max(in.view.covered.leftPx + 1, viewport.widthPx - in.view.covered.rightPx),
        std::max(in.view.covered.topPx + 1, viewport.heightPx - in.view.covered.bottomPx)};
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
    if (strip) {
        left = area.left + margin;
        right = area.right - margin;
    }
    // What a picture rests on is always said: in two lines; in fewer where a strip would push the row off the
    // picture; in more where not even the least fits in those.
    const double rowHeight = plan.date ? plan.date->bottom - plan.date->top : 0;
    const double ceiling = plan.title ? plan.title->bottom : area.top;
    const double room = area.bottom - ceiling - rowHeight - 2 * margin;
    const auto linesWithRoom = static_cast<size_t>(std::max(1.0, room / (1.3 * style.sizePx) - 0.5));
    for (size_t maxLines = strip ? std::min<size_t>(2, linesWithRoom) : 2;
         maxLines <= 5 && plan.sourceLines.empty();
         ++maxLines) {
        plan.sourceLines = sourceLines(in, notes, {style, right - left - 2 * padding, maxLines});
    }
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
    const double highestTop = strip && !ofTwoViews && plan.date ? plan.date->top - height : bottom - height;
    if (highestTop < ceiling) {
        plan.sourceLines.clear(); // a picture that has room for the date alone
        return;
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

/// The view's name in its upper left corner, in lines and smaller where the view is narrow or low: whose
/// claims are shown is said of every view.
void planTitle(const ComposeInput& in, const ScreenBox& area, Plan& plan) {
    if (!in.view.claimsTitle) {
        return;
    }
    constexpr double highestPart = 0.3; // with its margin
    constexpr size_t mostLines = 3;
    const std::string text = claimsText(in.view.language, in.view.perspective);
    double scale = plan.scale;
    for (int round = 0; round < 6; ++round) {
        // In a low strip the edge takes less, and the words more.
        const double margin =
            std::min(marginPx * std::min(scale, plan.scale), 0.06 * (area.bottom - area.top));
        const double room = std::max(1.0, widthOf(area) - 2 * margin);
        const double highest = std::max(1.0, highestPart * (area.bottom - area.top) - margin);
        const double aside = 1.4 * paddingPx * scale;
        const TextStyle style{in.view.language, true, titlePx * scale, 0};
        double fit = 0;
        for (size_t most = 1; most <= mostLines && fit < 1; ++most) {
            const std::vector<std::string> lines =
                most == 1 ? std::vector<std::string>{text}
                          : wrappedLines(text, style, std::max(1.0, room - aside), most, in.metrics);
            plan.titleBlock = {};
            for (const std::string& line : lines) {
                addLine(plan.titleBlock, line, style, in.theme.boxText, in.metrics);
            }
            const double width = plan.titleBlock.widthPx + aside;
            const double height = plan.titleBlock.heightPx + 0.8 * paddingPx * scale;
            constexpr double cutFit = 0.85; // words are missing
            fit = std::min({room / width, highest / height, lines.back().ends_with("…") ? cutFit : 1.0});
            plan.title = ScreenBox{
                area.left + margin,
                area.top + margin,
                area.left + margin + width,
                area.top + margin + height};
        }
        plan.titleScale = scale;
        if (fit >= 1) {
            return;
        }
        scale *= 0.97 * fit;
    }
    plan.title.reset(); // a strip of some pixels
    plan.titleBlock = {};
}

/// The event that was chosen, in words above the date: for a picture without the panel that tells of it.
void planCaption(const ComposeInput& in, const ScreenBox& area, Plan& plan) {
    const double scale = plan.scale;
    const double margin = marginPx * scale;
    constexpr double widestPart = 0.5;
    const double widest = std::max(1.0, widestPart * widthOf(area) - margin);
    plan.captionBlock = eventCaption(in, scale, widest - 2 * paddingPx * scale);
    if (plan.captionBlock.lines.empty()) {
        return;
    }
    double bottom = plan.date ? plan.date->top - margin / 2 : area.bottom - margin;
    if (plan.scaleBox && plan.scaleBox->left < area.left + margin + widest) {
        bottom = std::min(bottom, plan.scaleBox->top - margin / 2);
    }
    if (!plan.date && plan.sources) {
        bottom = std::min(bottom, plan.sources->top - margin / 2);
    }
    const double height = plan.captionBlock.heightPx + 0.9 * paddingPx * scale;
    const double width = plan.captionBlock.widthPx + 2 * paddingPx * scale;
    const double ceiling = plan.title ? plan.title->bottom + margin / 2 : area.top + margin;
    if (bottom - height < ceiling) {
        plan.captionBlock = {};
        return;
    }
    plan.caption = ScreenBox{area.left + margin, bottom - height, area.left + margin + width, bottom};
}

/// Rows within a size: where they do not fit, the last are counted instead of shown. nullopt: not even a few
/// fit.
std::optional<LegendLayout> fitLegend(
    const ComposeInput& in,
    double scale,
    const LegendRoom& most,
    const std::optional<LegendRoom>& room,
    std::vector<LegendRow>& rows) {
    constexpr size_t fewest = 5;
    const size_t all = rows.size();
    LegendLayout size = layoutLegend(in, rows, scale, room);
    const auto isTooLarge = [&] { return size.widthPx > most.widthPx || size.heightPx > most.heightPx; };
    for (size_t shown = all; shown > fewest && isTooLarge();) {
        --shown;
        rows.resize(shown);
        rows.push_back({"", fmt::format("+{}", all - shown)});
        size = layoutLegend(in, rows, scale, room);
    }
    return size.heightPx <= 0 || isTooLarge() ? std::nullopt : std::optional(std::move(size));
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
    const double count = std::max(1.0, static_cast<double>(layoutLegend(in, rows, plan.scale).lines));
    const double scale = plan.scale * std::clamp(fullSizeLines / count, smallest, 1.0);
    // The legend of two views stands in one of them: it may take more of that.
    const LegendRoom most{(ofTwoViews ? 0.56 : 0.42) * widthOf(area), (ofTwoViews ? 0.9 : 0.8) * room, 0};
    std::optional<LegendLayout> size = fitLegend(in, scale, most, {}, rows);
    if (!size) {
        return;
    }
    const double left = area.right - margin - size->widthPx;
    const bool belowTitle = plan.title && plan.title->right + margin / 2 > left;
    const double top = belowTitle ? plan.title->bottom + margin / 2 : area.top + margin;
    if (belowTitle && top + size->heightPx + margin / 2 > bottom) {
        return;
    }
    const ScreenBox box{left, top, area.right - margin, top + size->heightPx};
    plan.legend = PlacedLegend{std::move(rows), *std::move(size), box, scale};
}

/// The legend of what is on the picture once labels are placed, in the room that they have kept clear of:
/// marks that found no place have taken their rows with them.
std::optional<PlacedLegend>
filledAnew(const ComposeInput& in, const ComposeNotes& notes, const PlacedLegend& planned) {
    const LegendRoom room{planned.layout.widthPx, planned.layout.heightPx, planned.layout.columnPx};
    std::vector<LegendRow> rows = legendRows(in, notes);
    std::optional<LegendLayout> size = fitLegend(in, planned.scale, room, room, rows);
    if (!size) {
        return std::nullopt;
    }
    ScreenBox box = planned.box;
    box.left = box.right - size->widthPx;
    box.bottom = box.top + size->heightPx;
    return PlacedLegend{std::move(rows), *std::move(size), box, planned.scale};
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
    const double right = (plan.legend ? plan.legend->box.left : area.right) - margin;
    const double left = area.left + margin;
    const double width = std::min(right - left, widestPart * widthOf(area));
    const double below = plan.caption ? plan.caption->top : plan.date ? plan.date->top : area.bottom;
    const double height = below - margin - top;
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
    planTitle(in, area, plan);
    const double below = plan.title ? plan.title->bottom - area.top : 0; // the rest has room below the title
    BottomRow row = planBottomRow(in, notes, picture, area, {plan.scale, below});
    plan.scale = row.scale;
    plan.barPart = row.barPart;
    plan.date = row.date;
    plan.scaleBox = row.scaleBox;
    plan.dateBlock = std::move(row.dateBlock);
    const ComposeNotes& whole = picture == nullptr ? notes : *picture;
    planSources(in, whole, area, picture != nullptr, plan);
    planCaption(in, area, plan);
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
    FurnitureLayout layout;
    layout.plan = std::make_shared<const Plan>(planFurniture(in, notes, picture));
    const Plan& plan = *layout.plan;
    const std::optional<ScreenBox> legendBox = plan.legend ? std::optional(plan.legend->box) : std::nullopt;
    for (const std::optional<ScreenBox>* box :
         {&plan.date, &legendBox, &plan.scaleBox, &plan.sources, &plan.title, &plan.chart, &plan.caption}) {
        if (*box) {
            layout.boxes.push_back(**box);
        }
    }
    layout.type = {
        plan.date ? plan.dateBlock.lines.front().style.sizePx : 0,
        plan.legend ? legendTypePx(plan.legend->scale) : 0,
        plan.sources ? sourcesPx * plan.scale : 0};
    return layout;
}

void paintFurniture(
    const ComposeInput& in,
    const ComposeNotes& notes,
    const FurnitureLayout& layout,
    Painter& painter,
    const ComposeNotes* picture) {
    const Plan& plan = *layout.plan;
    if (plan.legend) {
        if (const auto legend = filledAnew(in, picture == nullptr ? notes : *picture, *plan.legend)) {
            paintLegend(in, *legend, painter);
        }
    }
    if (plan.chart) {
        paintGapChart(in, *plan.gapChart, *plan.chart, plan.chartScale, painter);
    }
    if (plan.scaleBox) {
        paintScaleBox(in, *plan.scaleBox, plan.scale, painter, plan.barPart);
    }
    if (plan.sources) {
        paintBox(in, *plan.sources, 5 * plan.scale, painter);
    }
    if (plan.date) {
        paintBlock(in, plan.dateBlock, *plan.date, plan.scale, painter);
    }
    if (plan.caption) {
        paintBlock(in, plan.captionBlock, *plan.caption, plan.scale, painter);
    }
    if (plan.title) {
        paintBlock(in, plan.titleBlock, *plan.title, plan.titleScale, painter);
    }
    if (plan.sources) {
        paintSources(in, plan, painter);
    }
}

} // namespace khalkha
