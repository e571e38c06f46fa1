#include "panels/plot_drawing.h"

#include "panels/numbers.h"
#include "panels/timeline_scale.h"

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

/// Patterns of bars and shapes of points: a series is told by it without its colour.
enum class Pattern { filled, diagonal, level, dotted, crossed, upright };
constexpr size_t patternCount = 6;

Pattern patternOf(size_t index) {
    return static_cast<Pattern>(index % patternCount);
}

Colour inkOf(const PanelInput& input, const Series& series) {
    const Side* const side = input.session.chronicle().side(series.sideId);
    return themeOf(input).hue(side == nullptr ? Hue::grey : side->hue).line;
}

float snapped(double x) {
    return static_cast<float>(std::round(x)) + 0.5F;
}

struct Box {
    ImVec2 least, most;
};

void dashedSegment(ImDrawList& list, ImVec2 from, ImVec2 to, ImU32 colour, float width, float dash) {
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    for (float at = 0; at < length; at += dash * 2) {
        const float end = std::min(at + dash, length);
        const auto point = [&](float part) {
            return ImVec2(from.x + (to.x - from.x) * part / length, from.y + (to.y - from.y) * part / length);
        };
        list.AddLine(point(at), point(end), colour, width);
    }
}

void dashedBox(ImDrawList& list, const Box& box, ImU32 colour, float width, float dash) {
    const ImVec2 a = box.least;
    const ImVec2 c = box.most;
    dashedSegment(list, {a.x, c.y}, a, colour, width, dash);
    dashedSegment(list, a, {c.x, a.y}, colour, width, dash);
    dashedSegment(list, {c.x, a.y}, c, colour, width, dash);
    dashedSegment(list, {a.x, c.y}, c, colour, width, dash);
}

void dots(ImDrawList& list, const Box& box, ImU32 ink, float step) {
    bool odd = false;
    for (float y = box.most.y - step / 2; y > box.least.y; y -= step * 0.75F, odd = !odd) {
        for (float x = box.least.x + (odd ? step : step / 2); x < box.most.x; x += step) {
            list.AddCircleFilled({x, y}, step * 0.2F, ink, 8);
        }
    }
}

void drawPattern(ImDrawList& list, Pattern pattern, const Box& box, ImU32 ink, float step) {
    const float width = std::max(1.0F, step * 0.22F);
    const float height = box.most.y - box.least.y;
    list.PushClipRect(box.least, box.most, true);
    if (pattern == Pattern::diagonal || pattern == Pattern::crossed) {
        for (float x = box.least.x - height; x < box.most.x; x += step) {
            list.AddLine({x, box.most.y}, {x + height, box.least.y}, ink, width);
        }
    }
    if (pattern == Pattern::crossed) {
        for (float x = box.least.x - height; x < box.most.x; x += step) {
            list.AddLine({x, box.least.y}, {x + height, box.most.y}, ink, width);
        }
    }
    if (pattern == Pattern::level) {
        for (float y = box.most.y - step / 2; y > box.least.y; y -= step * 0.8F) {
            list.AddLine({box.least.x, y}, {box.most.x, y}, ink, width);
        }
    }
    if (pattern == Pattern::upright) {
        for (float x = box.least.x + step / 2; x < box.most.x; x += step * 0.8F) {
            list.AddLine({x, box.least.y}, {x, box.most.y}, ink, width);
        }
    }
    if (pattern == Pattern::dotted) {
        dots(list, box, ink, step);
    }
    list.PopClipRect();
}

/// A bar: filled in its pattern; hollow ones have a dashed frame and nothing inside but a breath of colour.
void drawBar(
    const PanelInput& input, ImDrawList& list, const Box& box, Colour ink, Pattern pattern, bool hollow) {
    const ImU32 line = imColour(ink);
    const float width = scaled(input, 1.5);
    if (hollow) {
        list.AddRectFilled(box.least, box.most, imColour(ink.withAlpha(0.1)));
        dashedBox(list, box, line, width, scaled(input, 3.5));
        return;
    }
    if (pattern == Pattern::filled) {
        list.AddRectFilled(box.least, box.most, line);
        return;
    }
    list.AddRectFilled(box.least, box.most, imColour(ink.withAlpha(0.16)));
    drawPattern(list, pattern, box, line, scaled(input, 6));
    list.AddRect(box.least, box.most, line, 0, 0, width);
}

void drawPoint(
    const PanelInput& input, ImDrawList& list, ImVec2 c, Colour colour, Pattern pattern, bool hollow) {
    const float r = scaled(input, 5);
    const ImU32 ink = imColour(colour);
    const ImU32 paper = imColour(themeOf(input).boxFill.withAlpha(1));
    const float width = scaled(input, 1.8);
    switch (pattern) {
    case Pattern::filled:
    case Pattern::upright:
        list.AddCircleFilled(c, r, hollow ? paper : ink);
        list.AddCircle(c, r, ink, 0, width);
        break;
    case Pattern::diagonal:
    case Pattern::crossed:
        list.AddRectFilled({c.x - r, c.y - r}, {c.x + r, c.y + r}, hollow ? paper : ink);
        list.AddRect({c.x - r, c.y - r}, {c.x + r, c.y + r}, ink, 0, 0, width);
        break;
    case Pattern::level:
        list.AddTriangleFilled({c.x - r, c.y + r}, {c.x + r, c.y + r}, {c.x, c.y - r}, hollow ? paper : ink);
        list.AddTriangle({c.x - r, c.y + r}, {c.x + r, c.y + r}, {c.x, c.y - r}, ink, width);
        break;
    case Pattern::dotted:
        list.AddQuadFilled(
            {c.x, c.y - r}, {c.x + r, c.y}, {c.x, c.y + r}, {c.x - r, c.y}, hollow ? paper : ink);
        list.AddQuad({c.x, c.y - r}, {c.x + r, c.y}, {c.x, c.y + r}, {c.x - r, c.y}, ink, width);
        break;
    }
}

/// Everything the parts of a plot need.
struct Plot {
    const PanelInput& input;
    ImDrawList& list;
    const PlotGroup& group;
    const PlotLayout& layout;
    const PlotEmphasis& emphasis;
    const Theme& theme;
    [[nodiscard]] float left() const { return static_cast<float>(layout.area.left); }
    [[nodiscard]] float right() const { return static_cast<float>(layout.area.right); }
    [[nodiscard]] float top() const { return static_cast<float>(layout.area.top); }
    [[nodiscard]] float bottom() const { return static_cast<float>(layout.area.bottom); }
};

void drawValueAxis(const Plot& plot) {
    const ImU32 grid = imColour(plot.theme.boxTextSecondary.withAlpha(0.25));
    const ImU32 quiet = imColour(plot.theme.boxTextSecondary);
    for (const double tick : ticksOf(plot.layout.axis)) {
        const float y = snapped(plot.layout.y(tick));
        plot.list.AddLine({plot.left(), y}, {plot.right(), y}, tick == 0 ? quiet : grid);
        const std::string text = groupedNumber(tick);
        const ImVec2 size = ImGui::CalcTextSize(text.c_str());
        plot.list.AddText(
            {plot.left() - size.x - scaled(plot.input, 6), y - size.y / 2}, quiet, text.c_str());
    }
}

void drawTimeTicks(const Plot& plot) {
    const ImU32 quiet = imColour(plot.theme.boxTextSecondary);
    const ImU32 grid = imColour(plot.theme.boxTextSecondary.withAlpha(0.25));
    const int zone = plot.input.session.chronicle().manifest.zoneMinutes;
    const TimelineScale scale{
        plot.layout.extent, plot.layout.area.left, plot.layout.area.right - plot.layout.area.left};
    const TimelineTicks ticks =
        timelineTicks(scale, zone, languageOf(plot.input), ImGui::CalcTextSize("0000年 ").x * 1.1);
    const float gap = scaled(plot.input, 3);
    const auto label = [&](const std::vector<TimelineTick>& row, float y, bool whole) {
        float free = plot.left();
        for (size_t i = 0; i < row.size(); ++i) {
            const auto x = static_cast<float>(scale.x(row[i].at));
            const float next = i + 1 < row.size() ? static_cast<float>(scale.x(row[i + 1].at)) : plot.right();
            if (x >= plot.left() && x <= plot.right()) {
                plot.list.AddLine({x, plot.bottom()}, {x, whole ? y + gap * 2 : plot.bottom() + gap}, grid);
            }
            const float at = std::max({x + gap, plot.left() + gap, free});
            const float room = std::min(next, plot.right()) - at;
            const bool fits = ImGui::CalcTextSize(row[i].label.c_str()).x <= room;
            const std::string& text = fits ? row[i].label : row[i].shortLabel;
            const float width = ImGui::CalcTextSize(text.c_str()).x;
            if (x <= plot.right() && !text.empty() && width <= room) {
                plot.list.AddText({at, y}, quiet, text.c_str());
                free = at + width + gap;
            }
        }
    };
    const float line = ImGui::GetTextLineHeight();
    label(ticks.fine, plot.bottom() + gap, false);
    label(ticks.coarse, plot.bottom() + gap + line, true);
}

void drawLabels(const Plot& plot) {
    const ImU32 quiet = imColour(plot.theme.boxTextSecondary);
    const float line = ImGui::GetTextLineHeight();
    for (const PlotLabel& label : plot.layout.labels) {
        float y = plot.bottom() + scaled(plot.input, 3);
        for (const std::string& text : label.lines) {
            const float width = ImGui::CalcTextSize(text.c_str()).x;
            plot.list.AddText({static_cast<float>(label.x) - width / 2, y}, quiet, text.c_str());
            y += line;
        }
    }
}

Box boxOf(const PlotMark& mark) {
    auto top = static_cast<float>(std::min(mark.y, mark.base));
    const auto bottom = static_cast<float>(std::max(mark.y, mark.base));
    top = std::min(top, bottom - 1); // a figure of nothing is a line
    return {{static_cast<float>(mark.left), top}, {static_cast<float>(mark.right) - 1, bottom}};
}

void drawRange(const Plot& plot, const PlotMark& mark) {
    if (!mark.yLow || !mark.yHigh) {
        return;
    }
    const auto x = static_cast<float>(mark.middle());
    const auto low = static_cast<float>(*mark.yLow);
    const auto high = static_cast<float>(*mark.yHigh);
    const float cap = scaled(plot.input, 4);
    const ImU32 ink = imColour(plot.theme.boxText);
    const ImU32 paper = imColour(plot.theme.boxFill.withAlpha(1));
    for (const auto& [colour, width] :
         {std::pair(paper, scaled(plot.input, 4)), {ink, scaled(plot.input, 1.5)}}) {
        plot.list.AddLine({x, low}, {x, high}, colour, width);
        plot.list.AddLine({x - cap, low}, {x + cap, low}, colour, width);
        plot.list.AddLine({x - cap, high}, {x + cap, high}, colour, width);
    }
}

void drawStep(const Plot& plot, const PlotMark& mark, const PlotMark* next, Colour ink, Pattern pattern) {
    const auto y = static_cast<float>(mark.y);
    const auto left = static_cast<float>(mark.left);
    const auto right = static_cast<float>(mark.right);
    const float width = scaled(plot.input, 2.5);
    plot.list.AddRectFilled(
        {left, y},
        {right, static_cast<float>(mark.base)},
        imColour(ink.withAlpha(mark.hollow ? 0.06 : 0.14)));
    if (mark.hollow) {
        dashedSegment(plot.list, {left, y}, {right, y}, imColour(ink), width, scaled(plot.input, 6));
    } else {
        plot.list.AddLine({left, y}, {right, y}, imColour(ink), width);
    }
    if (next != nullptr) {
        plot.list.AddLine({right, y}, {right, static_cast<float>(next->y)}, imColour(ink), width);
    }
    drawPoint(plot.input, plot.list, {left, y}, ink, pattern, mark.hollow);
}

/// A bar for a time much longer than it is wide stands on a bracket that reaches over all of it.
void drawSpanOfBar(const Plot& plot, const PlotMark& mark, Colour colour) {
    const auto left = static_cast<float>(std::max(mark.spanLeft, plot.layout.area.left)) + 1;
    const auto right = static_cast<float>(std::min(mark.spanRight, plot.layout.area.right)) - 1;
    if (right - left < static_cast<float>(mark.right - mark.left) * 1.5F) {
        return;
    }
    const auto base = static_cast<float>(mark.base);
    const float tick = scaled(plot.input, 5);
    const float width = scaled(plot.input, 2);
    const ImU32 ink = imColour(colour);
    plot.list.AddLine({left, base}, {right, base}, ink, width);
    plot.list.AddLine({left, base + 1}, {left, base - tick}, ink, width);
    plot.list.AddLine({right, base + 1}, {right, base - tick}, ink, width);
}

void drawMark(const Plot& plot, const PlotMark& mark, const PlotMark* next) {
    const Series& series = *plot.group.series[mark.series];
    const Colour ink = inkOf(plot.input, series);
    const Pattern pattern = patternOf(mark.series);
    const ImVec2 point(static_cast<float>(mark.middle()), static_cast<float>(mark.y));
    switch (series.style) {
    case SeriesStyle::bars:
        drawBar(plot.input, plot.list, boxOf(mark), ink, pattern, mark.hollow);
        drawSpanOfBar(plot, mark, ink);
        break;
    case SeriesStyle::steps:
        drawStep(plot, mark, next, ink, pattern);
        break;
    case SeriesStyle::line:
        if (next != nullptr) {
            const ImVec2 to(static_cast<float>(next->middle()), static_cast<float>(next->y));
            if (mark.hollow || next->hollow) {
                dashedSegment(
                    plot.list, point, to, imColour(ink), scaled(plot.input, 2), scaled(plot.input, 6));
            } else {
                plot.list.AddLine(point, to, imColour(ink), scaled(plot.input, 2));
            }
        }
        drawPoint(plot.input, plot.list, point, ink, pattern, mark.hollow);
        break;
    case SeriesStyle::points:
        drawPoint(plot.input, plot.list, point, ink, pattern, mark.hollow);
        break;
    }
}

/// The figure in letters above its mark, where there is room for it.
void drawFigure(const Plot& plot, const PlotMark& mark, bool always) {
    const SeriesValue& value = plot.group.series[mark.series]->values[mark.value];
    const std::string text = groupedNumber(value.value);
    const ImVec2 size = ImGui::CalcTextSize(text.c_str());
    if (!always && size.x > mark.roomPx) {
        return;
    }
    const bool step = plot.group.series[mark.series]->style == SeriesStyle::steps;
    const auto highest = static_cast<float>(std::min(mark.y, mark.yHigh.value_or(mark.y)));
    float x = static_cast<float>(mark.middle()) - size.x / 2;
    x = std::max(plot.left(), std::min(x, plot.right() - size.x));
    const float y = highest - size.y - scaled(plot.input, step ? 3 : 2);
    const float pad = scaled(plot.input, 2);
    if (always) {
        plot.list.AddRectFilled(
            {x - pad, y}, {x + size.x + pad, y + size.y}, imColour(plot.theme.boxFill.withAlpha(0.9)));
    }
    plot.list.AddText({x, y}, imColour(plot.theme.boxText), text.c_str());
}

void drawEmphasis(const Plot& plot, const PlotMark& mark, bool chosen) {
    const ImU32 accent = imColour(accentOf(plot.theme));
    const SeriesStyle style = plot.group.series[mark.series]->style;
    const float grow = scaled(plot.input, chosen ? 3 : 2);
    const float width = scaled(plot.input, chosen ? 2.5 : 1.5);
    if (style == SeriesStyle::bars) {
        const Box box = boxOf(mark);
        plot.list.AddRect(
            {box.least.x - grow, box.least.y - grow},
            {box.most.x + grow, box.most.y + grow},
            accent,
            grow,
            0,
            width);
        return;
    }
    const double x = style == SeriesStyle::steps ? mark.left : mark.middle();
    plot.list.AddCircle(
        {static_cast<float>(x), static_cast<float>(mark.y)}, scaled(plot.input, 7) + grow, accent, 0, width);
}

void drawClock(const Plot& plot) {
    const Instant at = plot.input.session.state().view.at;
    const Colour accent = accentOf(plot.theme);
    for (const PlotSlot& slot : plot.layout.slots) {
        if (slot.span.contains(at)) {
            plot.list.AddRectFilled(
                {static_cast<float>(slot.left), plot.top()},
                {static_cast<float>(slot.right), plot.bottom()},
                imColour(accent.withAlpha(0.1)));
        }
    }
    const PlotCursor cursor = plot.layout.cursor(at);
    if (!cursor.exact) {
        return;
    }
    const auto x = static_cast<float>(cursor.x);
    const float half = scaled(plot.input, 5);
    const float top = plot.top() - half;
    if (cursor.outside != 0) {
        // An arrow at the edge: the clock stands out there.
        const float direction = cursor.outside < 0 ? -1 : 1;
        const float y = plot.bottom() + half * 1.2F;
        dashedSegment(
            plot.list,
            {x, plot.top()},
            {x, plot.bottom()},
            imColour(accent.withAlpha(0.7)),
            scaled(plot.input, 1.5),
            scaled(plot.input, 3));
        const float from = x - direction * half * 0.4F;
        plot.list.AddTriangleFilled(
            {from, y - half}, {from, y + half}, {from + direction * half * 1.4F, y}, imColour(accent));
        return;
    }
    plot.list.AddLine(
        {x, top}, {x, plot.bottom()}, imColour(plot.theme.boxFill.withAlpha(1)), scaled(plot.input, 4));
    plot.list.AddLine({x, top}, {x, plot.bottom()}, imColour(accent), scaled(plot.input, 2));
    plot.list.AddTriangleFilled(
        {x - half, top - half * 0.6F},
        {x + half, top - half * 0.6F},
        {x, top + half * 0.8F},
        imColour(accent));
}

} // namespace

float axisHeight(const PlotLayout& layout) {
    size_t lines = layout.labels.empty() ? 2 : 1;
    for (const PlotLabel& label : layout.labels) {
        lines = std::max(lines, label.lines.size());
    }
    return (static_cast<float>(lines) + 0.3F) * ImGui::GetTextLineHeight();
}

void drawSeriesSample(
    const PanelInput& input,
    ImDrawList& list,
    const Series& series,
    size_t index,
    ImVec2 corner,
    ImVec2 size) {
    const Colour ink = inkOf(input, series);
    const ImVec2 end(corner.x + size.x, corner.y + size.y);
    if (series.style == SeriesStyle::bars) {
        drawBar(input, list, {corner, end}, ink, patternOf(index), false);
        return;
    }
    const float y = (corner.y + end.y) / 2;
    if (series.style != SeriesStyle::points) {
        list.AddLine({corner.x, y}, {end.x, y}, imColour(ink), scaled(input, 2));
    }
    drawPoint(input, list, {(corner.x + end.x) / 2, y}, ink, patternOf(index), false);
}

void drawPlot(
    const PanelInput& input,
    ImDrawList& list,
    const PlotGroup& group,
    const PlotLayout& layout,
    const PlotEmphasis& emphasis) {
    const Plot plot{input, list, group, layout, emphasis, themeOf(input)};
    drawValueAxis(plot);
    if (layout.labels.empty()) {
        drawTimeTicks(plot);
    } else {
        drawLabels(plot);
    }
    for (size_t i = 0; i < layout.marks.size(); ++i) {
        const PlotMark& mark = layout.marks[i];
        const auto next = std::find_if(layout.marks.begin(), layout.marks.end(), [&](const PlotMark& each) {
            return each.series == mark.series && each.value == mark.value + 1;
        });
        drawMark(plot, mark, next == layout.marks.end() ? nullptr : &*next);
    }
    for (const PlotMark& mark : layout.marks) {
        drawRange(plot, mark);
    }
    drawClock(plot);
    for (const PlotMark& mark : layout.marks) {
        drawFigure(plot, mark, &mark == emphasis.hovered || &mark == emphasis.chosen);
    }
    if (emphasis.chosen != nullptr) {
        drawEmphasis(plot, *emphasis.chosen, true);
    }
    if (emphasis.hovered != nullptr) {
        drawEmphasis(plot, *emphasis.hovered, false);
    }
    if (emphasis.focused) {
        const float pad = scaled(input, 3);
        list.AddRect(
            {plot.left() - pad, plot.top() - pad},
            {plot.right() + pad, plot.bottom() + pad},
            imColour(accentOf(plot.theme)),
            pad);
    }
}

} // namespace khalkha
