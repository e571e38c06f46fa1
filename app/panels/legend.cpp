#include "base/translate.h"
#include "panels/legend_marks.h"
#include "panels/panels.h"
#include "panels/symbol_rows.h"
#include "panels/vague_dates.h"
#include "panels/widgets.h"

#include <algorithm>

namespace khalkha {

namespace {

constexpr double sampleWidth = legendSampleWidth;

struct Dash {
    float width, on, off;
};

void dashedLine(ImDrawList& list, ImVec2 from, ImVec2 to, ImU32 colour, const Dash& dash) {
    for (float x = from.x; x < to.x; x += dash.on + dash.off) {
        list.AddLine({x, from.y}, {std::min(x + dash.on, to.x), to.y}, colour, dash.width);
    }
}

void frontSample(const PanelInput& input, Basis basis, const char* text) {
    const Theme& colours = themeOf(input);
    const ImVec2 at = beginLegendSample(input);
    const float width = scaled(input, sampleWidth);
    const Colour base = colours.hue(Hue::red).line;
    const ImU32 ink = imColour(basis == Basis::reconstructed ? mix(base, colours.boxFill, 0.2) : base);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 end(at.x + width, at.y);
    if (basis == Basis::attested) {
        list.AddLine(at, end, ink, scaled(input, 3));
    } else {
        dashedLine(list, at, end, ink, {scaled(input, 4), scaled(input, 9), scaled(input, 5)});
    }
    if (basis == Basis::reconstructed) { // hollow
        const ImU32 paper = imColour(mix(base, colours.boxFill, 0.55).withAlpha(1));
        dashedLine(list, at, end, paper, {scaled(input, 1.4), scaled(input, 9), scaled(input, 5)});
    }
    const float tooth = scaled(input, 5);
    for (float x = at.x + tooth * 1.5F; x < end.x; x += tooth * 3.6F) {
        list.AddTriangleFilled({x - tooth, at.y}, {x + tooth, at.y}, {x, at.y - tooth * 1.4F}, ink);
    }
    endLegendSample(input, text);
}

void axisSample(const PanelInput& input, const char* text) {
    const ImVec2 at = beginLegendSample(input);
    const float width = scaled(input, sampleWidth);
    const float half = scaled(input, 4);
    const ImU32 ink = imColour(themeOf(input).hue(Hue::red).line);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float neck = at.x + width - half * 3;
    list.AddQuadFilled(
        {at.x, at.y - half * 0.3F},
        {neck, at.y - half},
        {neck, at.y + half},
        {at.x, at.y + half * 0.3F},
        ink);
    list.AddTriangleFilled({neck, at.y - half * 1.9F}, {at.x + width, at.y}, {neck, at.y + half * 1.9F}, ink);
    endLegendSample(input, text);
}

/// Dashes as on the map: two dots behind each dash for Japan, one for the USSR.
void claimSample(const PanelInput& input, Hue hue, const std::vector<double>& pattern, const char* text) {
    const ImVec2 at = beginLegendSample(input);
    const float end = at.x + scaled(input, sampleWidth);
    const ImU32 ink = imColour(themeOf(input).hue(hue).line);
    float x = at.x;
    for (size_t i = 0; x < end; ++i) {
        const float next = std::min(end, x + scaled(input, pattern[i % pattern.size()]));
        if (i % 2 == 0) {
            ImGui::GetWindowDrawList()->AddLine({x, at.y}, {next, at.y}, ink, scaled(input, 3));
        }
        x = next;
    }
    endLegendSample(input, text);
}

void laterSample(const PanelInput& input, const char* text) {
    const ImVec2 at = beginLegendSample(input);
    const float width = scaled(input, sampleWidth);
    const ImU32 grey = imColour(themeOf(input).hue(Hue::grey).line);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float gap = scaled(input, 6);
    const float middle = at.x + width / 2;
    list.AddLine({at.x, at.y}, {middle - gap, at.y}, grey, scaled(input, 1.5));
    list.AddLine({middle + gap, at.y}, {at.x + width, at.y}, grey, scaled(input, 1.5));
    list.AddCircle({middle, at.y}, scaled(input, 3), grey, 0, scaled(input, 1.5));
    endLegendSample(input, text);
}

void hatchSample(const PanelInput& input, const char* text) {
    const ImVec2 at = beginLegendSample(input);
    const float width = scaled(input, sampleWidth);
    const float half = ImGui::GetTextLineHeight() * 0.45F;
    const ImVec2 top(at.x, at.y - half);
    const ImVec2 bottom(at.x + width, at.y + half);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.PushClipRect(top, bottom, true);
    const float step = scaled(input, 8);
    int index = 0;
    for (float x = top.x - half * 2; x < bottom.x + half * 2; x += step) {
        const Hue hue = index++ % 2 == 0 ? Hue::red : Hue::blue;
        list.AddLine(
            {x, bottom.y}, {x + half * 2, top.y}, imColour(themeOf(input).hue(hue).line), scaled(input, 1.5));
    }
    list.PopClipRect();
    endLegendSample(input, text);
}

void bandSample(const PanelInput& input, const char* text) {
    const Theme& colours = themeOf(input);
    const ImVec2 at = beginLegendSample(input);
    const float width = scaled(input, sampleWidth);
    const float half = ImGui::GetTextLineHeight() * 0.45F;
    const Colour band = colours.hue(Hue::lightBlue).band;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 strong = imColour(band);
    const ImU32 faint = imColour(band.withAlpha(0));
    list.AddRectFilledMultiColor(
        {at.x, at.y - half}, {at.x + width, at.y + half}, strong, strong, faint, faint);
    list.AddLine(
        {at.x, at.y - half}, {at.x + width, at.y - half}, imColour(colours.hue(Hue::lightBlue).line), 2);
    endLegendSample(input, text);
}

void categoryRows(const PanelInput& input) {
    const Language language = languageOf(input);
    const std::vector<Event>& events = input.session.chronicle().events;
    for (const std::string& category : eventCategories()) {
        const bool used = std::any_of(
            events.begin(), events.end(), [&](const Event& event) { return event.category == category; });
        if (!used) {
            continue;
        }
        const ImVec2 at = beginLegendSample(input);
        categoryMark(
            *ImGui::GetWindowDrawList(),
            themeOf(input),
            category,
            {at.x + scaled(input, sampleWidth / 2), at.y},
            scaled(input, 6));
        endLegendSample(input, categoryName(language, category));
    }
    const ImVec2 at = beginLegendSample(input);
    const ImVec2 center(at.x + scaled(input, sampleWidth / 2), at.y);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    categoryMark(list, themeOf(input), "commemoration", center, scaled(input, 5), true);
    vagueRing(list, center, scaled(input, 5.2), imColour(categoryColour(themeOf(input), "commemoration")));
    endLegendSample(input, tr(language, "Date not exact"));
}

} // namespace

void legendPanel(const PanelInput& input, PanelMemory& memory, Commands& /*out*/) {
    const Language language = languageOf(input);
    noteWidget(memory, "legend", WidgetBox{});
    frontSample(input, Basis::attested, tr(language, "Front: a source attests it for this time"));
    frontSample(input, Basis::interpolated, tr(language, "Front between two dated positions"));
    frontSample(input, Basis::reconstructed, tr(language, "Front reconstructed by the author"));
    quietText(input, tr(language, "Teeth point towards the enemy."));
    quietText(
        input, tr(language, "In a battle, Japanese lines bear ticks and Soviet and Mongolian lines teeth."));
    axisSample(input, tr(language, "Advance: the head is where the army is at this hour"));
    claimSample(input, Hue::blue, {16, 4, 2.5, 4, 2.5, 4}, tr(language, "Claim of Japan and Manchukuo"));
    claimSample(input, Hue::red, {20, 5, 4, 5}, tr(language, "Claim of the USSR and Mongolia"));
    laterSample(input, tr(language, "Border since the agreements of 1940-42, approximate"));
    claimSample(input, Hue::grey, {9, 5}, tr(language, "Course of the border not settled"));
    hatchSample(input, tr(language, "Disputed ground"));
    bandSample(input, tr(language, "Border: tinted on the inside"));
    legendMarks(input);
    symbolRows(input);
    heading(input, tr(language, "Events"));
    categoryRows(input);
}

} // namespace khalkha
