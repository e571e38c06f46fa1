#include "base/translate.h"
#include "chronicle/figures.h"
#include "panels/numbers.h"
#include "panels/panels.h"
#include "panels/plot_drawing.h"
#include "panels/provenance.h"
#include "panels/tooltip.h"

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

constexpr double plotHeight = 120; ///< of the area, at scale 1

/// Everything the parts of the panel need.
struct Plots {
    const PanelInput& input;
    PanelMemory& memory;
    Commands& out;
    const SessionState& state;
    const Theme& theme;
    Language language;
};

bool isFolded(const Plots& p, const PlotGroup& group) {
    return p.state.foldedPlots.count(group.id) > 0;
}

void foldAllRow(Plots& p, const std::vector<PlotGroup>& groups) {
    const bool allFolded =
        std::all_of(groups.begin(), groups.end(), [&](const PlotGroup& group) { return isFolded(p, group); });
    if (link(p.input, "fold-all", tr(p.language, allFolded ? "Unfold all" : "Fold all"))) {
        for (const PlotGroup& group : groups) {
            p.out.emplace_back(FoldPlot{group.id, !allFolded});
        }
    }
    noteWidget(p.memory, "plots:fold-all");
}

/// Triangle and name; a click folds the group. Reached by the keyboard like any button.
void groupHeading(Plots& p, const PlotGroup& group) {
    const bool folded = isFolded(p, group);
    const UseFont strong(PanelFont::strong);
    const float indent = scaled(p.input, 20);
    const std::vector<std::string_view> lines = breakLines(
        group.name.best(p.language),
        std::max(20.0F, ImGui::GetContentRegionAvail().x - indent),
        [](std::string_view text) { return ImGui::CalcTextSize(text.data(), text.data() + text.size()).x; });
    const float line = ImGui::GetTextLineHeight() * 1.1F;
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const ImVec2 size(
        std::max(20.0F, ImGui::GetContentRegionAvail().x),
        line * static_cast<float>(std::max<size_t>(1, lines.size())) + scaled(p.input, 4));
    const bool clicked = ImGui::InvisibleButton("##heading", size);
    const bool focused = ImGui::IsItemFocused() && ImGui::GetIO().NavVisible;
    const bool entered = focused && isKeyPressed(ImGuiKey_Enter);
    if (clicked || entered) {
        p.out.emplace_back(FoldPlot{group.id, !folded});
    }
    noteWidget(p.memory, "plot-heading:", group.id);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (focused) {
        list.AddRect(
            corner,
            {corner.x + size.x, corner.y + size.y},
            ImGui::GetColorU32(ImGuiCol_NavHighlight),
            scaled(p.input, 4),
            0,
            scaled(p.input, 2));
    }
    if (ImGui::IsItemHovered()) {
        list.AddRectFilled(
            corner,
            {corner.x + size.x, corner.y + size.y},
            ImGui::GetColorU32(ImGuiCol_HeaderHovered),
            scaled(p.input, 4));
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    const float r = scaled(p.input, 4.5);
    const ImVec2 c(corner.x + indent * 0.45F, corner.y + scaled(p.input, 2) + line / 2);
    const ImU32 ink = imColour(p.theme.boxText);
    if (folded) {
        list.AddTriangleFilled({c.x - r * 0.7F, c.y - r}, {c.x - r * 0.7F, c.y + r}, {c.x + r, c.y}, ink);
    } else {
        list.AddTriangleFilled({c.x - r, c.y - r * 0.7F}, {c.x + r, c.y - r * 0.7F}, {c.x, c.y + r}, ink);
    }
    float y = corner.y + scaled(p.input, 2);
    for (const std::string_view text : lines) {
        list.AddText({corner.x + indent, y}, ink, text.data(), text.data() + text.size());
        y += line;
    }
}

/// Sample, name of the series, and its figure at the instant shown.
void legendRow(Plots& p, const PlotGroup& group, size_t index) {
    const Series& series = *group.series[index];
    const float line = ImGui::GetTextLineHeight();
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const ImVec2 sample(scaled(p.input, 26), line * 0.8F);
    drawSeriesSample(
        p.input,
        *ImGui::GetWindowDrawList(),
        series,
        index,
        {corner.x + scaled(p.input, 2), corner.y + line * 0.12F},
        sample);
    const std::optional<size_t> now = valueInForce(series, p.state.view.at);
    // A series of one figure says it at any time: the legend is its table.
    const bool single = series.values.size() == 1;
    const std::string figure =
        now || single ? figureText(p.language, series, series.values[now.value_or(0)]) : std::string();
    const float width = ImGui::GetContentRegionAvail().x;
    const float figureWidth = figure.empty() ? 0 : ImGui::CalcTextSize(figure.c_str()).x * 1.1F;
    const float indent = sample.x + scaled(p.input, 10);
    const float top = ImGui::GetCursorPosY();
    if (!figure.empty()) {
        const UseFont strong(PanelFont::strong);
        const float textWidth = ImGui::CalcTextSize(figure.c_str()).x;
        ImGui::GetWindowDrawList()->AddText(
            {corner.x + width - textWidth, corner.y}, imColour(p.theme.boxText), figure.c_str());
    }
    ImGui::SetCursorPosY(top);
    ImGui::Indent(indent);
    const std::string& name = series.name.best(p.language);
    const float room = std::max(scaled(p.input, 60), width - indent - figureWidth - scaled(p.input, 8));
    for (const std::string_view part : breakLines(name, room, [](std::string_view text) {
             return ImGui::CalcTextSize(text.data(), text.data() + text.size()).x;
         })) {
        ImGui::TextUnformatted(part.data(), part.data() + part.size());
    }
    ImGui::Unindent(indent);
}

void figureTooltip(const Plots& p, const PlotGroup& group, const PlotMark& mark, const WidgetBox& box) {
    const Tooltip tip(p.input, box, scaled(p.input, 330));
    if (!tip.isOpen()) {
        return;
    }
    const Series& series = *group.series[mark.series];
    const SeriesValue& value = series.values[mark.value];
    const Provenance provenance = provenanceOf(series, value);
    {
        const UseFont strong(PanelFont::strong);
        wrappedText(figureText(p.language, series, value));
    }
    wrappedText(series.name.best(p.language));
    wrappedText(figureTime(p.language, value));
    wrappedText(certaintyText(p.language, provenance.certainty), p.theme.boxTextSecondary);
    if (!provenance.sources.empty()) {
        wrappedText(sourceLine(p.input, provenance, 3), p.theme.boxTextSecondary);
    }
    if (!provenance.disagreement.empty()) {
        const std::string text = std::string(tr(p.language, "Sources differ")) + tr(p.language, ": ") +
                                 provenance.disagreement.best(p.language);
        wrappedText(text, p.theme.hue(Hue::orange).text);
    }
}

void choose(Plots& p, const PlotGroup& group, const PlotMark& mark) {
    const Series& series = *group.series[mark.series];
    p.memory.chosenSeries = series.id;
    p.memory.chosenFigure = mark.value;
    p.out.emplace_back(Select{series.id, ThingKind::series});
}

const PlotMark* chosenMark(const Plots& p, const PlotGroup& group, const PlotLayout& layout) {
    const auto found = std::find_if(layout.marks.begin(), layout.marks.end(), [&](const PlotMark& mark) {
        const std::string& id = group.series[mark.series]->id;
        return p.state.view.selected.is(ThingKind::series, id) && id == p.memory.chosenSeries &&
               mark.value == p.memory.chosenFigure;
    });
    return found == layout.marks.end() ? nullptr : &*found;
}

/// Left and Right go from figure to figure while the plot has the keyboard.
void plotKeys(Plots& p, const PlotGroup& group, const PlotLayout& layout, const PlotMark* chosen) {
    const bool right = isKeyPressed(ImGuiKey_RightArrow);
    const bool left = isKeyPressed(ImGuiKey_LeftArrow);
    if (layout.marks.empty() || left == right) {
        return;
    }
    std::vector<const PlotMark*> ordered;
    for (const PlotMark& mark : layout.marks) {
        ordered.push_back(&mark);
    }
    std::stable_sort(ordered.begin(), ordered.end(), [](const PlotMark* a, const PlotMark* b) {
        return a->middle() < b->middle();
    });
    const auto at = std::find(ordered.begin(), ordered.end(), chosen);
    if (at == ordered.end()) {
        choose(p, group, right ? *ordered.front() : *ordered.back());
    } else if (right && at + 1 != ordered.end()) {
        choose(p, group, **(at + 1));
    } else if (left && at != ordered.begin()) {
        choose(p, group, **(at - 1));
    }
}

/// A press on a figure chooses it; anywhere else, and when dragged, it sets the clock.
void plotMouse(Plots& p, const PlotGroup& group, const PlotLayout& layout, const PlotMark* hovered) {
    const ImVec2 mouse = ImGui::GetMousePos();
    if (ImGui::IsItemActivated() && ImGui::IsMouseDown(0)) {
        p.memory.plotPressedOnFigure = hovered != nullptr;
        p.memory.plotDragged = false;
    }
    if (ImGui::IsItemActive() && ImGui::IsMouseDown(0)) {
        p.memory.plotDragged = p.memory.plotDragged || ImGui::IsMouseDragging(0, scaled(p.input, 4));
        if (p.memory.plotDragged || !p.memory.plotPressedOnFigure) {
            const Instant at = layout.at(mouse.x);
            if (at != p.state.view.at) {
                p.out.emplace_back(Seek{at});
            }
        }
    }
    if (ImGui::IsItemDeactivated() && p.memory.plotPressedOnFigure && !p.memory.plotDragged &&
        hovered != nullptr) {
        choose(p, group, *hovered);
    }
}

void plotArea(Plots& p, const PlotGroup& group) {
    const auto measure = [](std::string_view text) {
        return static_cast<double>(ImGui::CalcTextSize(text.data(), text.data() + text.size()).x);
    };
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float width = std::max(60.0F, ImGui::GetContentRegionAvail().x);
    const float line = ImGui::GetTextLineHeight();
    PlotRequest request;
    request.language = p.language;
    request.zoneMinutes = p.input.session.chronicle().manifest.zoneMinutes;
    request.leastBarPx = scaled(p.input, 5);
    request.mostBarPx = scaled(p.input, 44);
    request.measure = measure;
    request.area.top = corner.y + line * 1.3;
    request.area.bottom = request.area.top + scaled(p.input, plotHeight);
    request.area.right = corner.x + width - scaled(p.input, 10);
    // The letters of the axis of values decide where the area begins; they do not depend on its width.
    request.area.left = corner.x;
    double axisWidth = 0;
    for (const double tick : ticksOf(layOut(group, request).axis)) {
        axisWidth = std::max(axisWidth, measure(groupedNumber(tick)));
    }
    request.area.left = corner.x + axisWidth + scaled(p.input, 8);
    const PlotLayout layout = layOut(group, request);
    const float bottom = static_cast<float>(layout.area.bottom) + axisHeight(layout) + scaled(p.input, 2);
    ImGui::InvisibleButton("##plot", ImVec2(width, bottom - corner.y));
    noteWidget(p.memory, "plot:", group.id);
    if (!ImGui::IsItemVisible()) {
        return;
    }
    const bool itemHovered = ImGui::IsItemHovered();
    const bool focused = ImGui::IsItemFocused() && ImGui::GetIO().NavVisible;
    const ImVec2 mouse = ImGui::GetMousePos();
    const PlotMark* const hovered = itemHovered || ImGui::IsItemActive()
                                        ? layout.markAt(group, mouse.x, mouse.y, scaled(p.input, 5))
                                        : nullptr;
    const PlotMark* const chosen = chosenMark(p, group, layout);
    drawPlot(p.input, *ImGui::GetWindowDrawList(), group, layout, {hovered, chosen, focused});
    if (focused) {
        plotKeys(p, group, layout, chosen);
    }
    plotMouse(p, group, layout, hovered);
    if (hovered != nullptr && !p.memory.plotDragged) {
        const float half = scaled(p.input, 8);
        figureTooltip(p, group, *hovered, {mouse.x - half, mouse.y - half, mouse.x + half, mouse.y + half});
    } else if (itemHovered) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    }
    for (const PlotMark& mark : layout.marks) {
        const Series& series = *group.series[mark.series];
        const double half = scaled(p.input, 3);
        const ImDrawList& list = *ImGui::GetWindowDrawList();
        if (mark.y - half < list.GetClipRectMin().y || mark.y + half > list.GetClipRectMax().y) {
            continue; // scrolled out of sight
        }
        noteWidget(
            p.memory,
            "figure:" + series.id + ":" + std::to_string(mark.value),
            {mark.middle() - half, mark.y - half, mark.middle() + half, mark.y + half});
    }
    noteWidget(
        p.memory,
        "plot-axis:" + group.id,
        {layout.area.left, layout.area.bottom, layout.area.right, static_cast<double>(bottom)});
}

} // namespace

void plotsPanel(const PanelInput& input, PanelMemory& memory, Commands& out) {
    Plots p{input, memory, out, input.session.state(), themeOf(input), languageOf(input)};
    const std::vector<PlotGroup> groups = plotGroups(input.session.chronicle());
    if (groups.empty()) {
        quietText(input, tr(p.language, "This campaign has no series of figures."));
        return;
    }
    foldAllRow(p, groups);
    if (!ImGui::IsMouseDown(0)) {
        memory.plotDragged = false;
    }
    for (const PlotGroup& group : groups) {
        ImGui::PushID(group.id.c_str());
        groupHeading(p, group);
        if (!isFolded(p, group)) {
            for (size_t i = 0; i < group.series.size(); ++i) {
                legendRow(p, group, i);
            }
            quietText(input, group.unit.best(p.language));
            plotArea(p, group);
            ImGui::Dummy(ImVec2(0, scaled(input, 6)));
        }
        ImGui::PopID();
    }
}

} // namespace khalkha
