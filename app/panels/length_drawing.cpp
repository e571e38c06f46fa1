#include "panels/length_drawing.h"

#include "base/translate.h"
#include "panels/numbers.h"

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

constexpr int valueSteps = 4, lengthSteps = 6;

float snapped(double px) {
    return static_cast<float>(std::round(px)) + 0.5F;
}

} // namespace

float valueAxisWidth(const PanelInput& input, const LengthChart& chart) {
    float width = ImGui::CalcTextSize(tr(languageOf(input), "km")).x; // the unit stands above the figures
    for (const double tick : roundTicks(chart.least, chart.most, valueSteps)) {
        width = std::max(width, ImGui::CalcTextSize(groupedNumber(tick).c_str()).x);
    }
    return width + scaled(input, 8);
}

float lengthAxisHeight(const PanelInput& input) {
    return ImGui::GetTextLineHeight() + scaled(input, 6);
}

void drawLengthAxes(const PanelInput& input, ImDrawList& list, const LengthChart& chart, const char* unit) {
    const Theme& theme = themeOf(input);
    const ImU32 grid = imColour(theme.boxTextSecondary.withAlpha(0.25));
    const ImU32 quiet = imColour(theme.boxTextSecondary);
    const auto left = static_cast<float>(chart.area.left);
    const auto right = static_cast<float>(chart.area.right);
    const auto bottom = static_cast<float>(chart.area.bottom);
    const float line = ImGui::GetTextLineHeight();
    for (const double tick : roundTicks(chart.least, chart.most, valueSteps)) {
        const float y = snapped(chart.y(tick));
        list.AddLine({left, y}, {right, y}, tick == 0 ? quiet : grid);
        const std::string text = groupedNumber(tick);
        const float width = ImGui::CalcTextSize(text.c_str()).x;
        list.AddText({left - width - scaled(input, 6), y - line / 2}, quiet, text.c_str());
    }
    const float top = static_cast<float>(chart.area.top) - line * 1.5F;
    list.AddText({left - ImGui::CalcTextSize(unit).x - scaled(input, 6), top}, quiet, unit);
    float free = 0;
    const std::vector<double> ticks = roundTicks(0, chart.lengthMeters / 1000, lengthSteps);
    for (size_t i = 0; i < ticks.size(); ++i) {
        const float x = snapped(chart.x(ticks[i] * 1000));
        list.AddLine({x, bottom}, {x, bottom + scaled(input, 4)}, quiet);
        std::string text = groupedNumber(std::round(ticks[i] * 1000) / 1000);
        text += i + 1 == ticks.size() ? std::string(" ") + tr(languageOf(input), "km") : std::string();
        const float width = ImGui::CalcTextSize(text.c_str()).x;
        const float at = std::min(x - width / 2, right - width + scaled(input, 8));
        if (i == 0 || at >= free) {
            list.AddText({at, bottom + scaled(input, 4)}, quiet, text.c_str());
            free = at + width + scaled(input, 6);
        }
    }
    list.AddLine({left, bottom}, {right, bottom}, quiet);
}

void drawCurve(ImDrawList& list, const std::vector<ImVec2>& points, const CurveStyle& style) {
    const ImU32 ink = imColour(style.colour);
    if (style.dash <= 0) {
        list.AddPolyline(points.data(), static_cast<int>(points.size()), ink, 0, style.width);
        return;
    }
    float gone = 0; // along the dashes, which run on over the corners
    for (size_t i = 1; i < points.size(); ++i) {
        const ImVec2 from = points[i - 1];
        const ImVec2 to = points[i];
        const float length = std::hypot(to.x - from.x, to.y - from.y);
        float at = 0;
        while (at < length) {
            const float phase = std::fmod(gone + at, style.dash * 1.7F);
            const bool on = phase < style.dash;
            const float end =
                std::min(length, at + std::max(0.05F, (on ? style.dash : style.dash * 1.7F) - phase));
            const auto point = [&](float px) {
                return ImVec2(from.x + (to.x - from.x) * px / length, from.y + (to.y - from.y) * px / length);
            };
            if (on) {
                list.AddLine(point(at), point(end), ink, style.width);
            }
            at = end;
        }
        gone += length;
    }
}

void curveSample(const PanelInput& input, const CurveStyle& style) {
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float width = scaled(input, 26);
    const float y = corner.y + ImGui::GetTextLineHeight() / 2;
    drawCurve(*ImGui::GetWindowDrawList(), {{corner.x, y}, {corner.x + width, y}}, style);
    ImGui::Dummy(ImVec2(width, ImGui::GetTextLineHeight()));
    ImGui::SameLine(0, scaled(input, 8));
}

void drawTag(const PanelInput& input, ImDrawList& list, ImVec2 corner, const std::string& text, Colour ink) {
    const ImVec2 size = ImGui::CalcTextSize(text.c_str());
    const float pad = scaled(input, 2);
    list.AddRectFilled(
        {corner.x - pad, corner.y},
        {corner.x + size.x + pad, corner.y + size.y},
        imColour(themeOf(input).boxFill.withAlpha(0.88)));
    list.AddText(corner, imColour(ink), text.c_str());
}

} // namespace khalkha
