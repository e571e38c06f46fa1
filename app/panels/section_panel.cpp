// A section over the ground: relief as it is known, heights as sources state them, what the section crosses.

#include "base/translate.h"
#include "panels/length_drawing.h"
#include "panels/panels.h"
#include "panels/widgets.h"
#include "scene/measure_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

constexpr double sectionHeight = 150;
constexpr double reachMeters = 5000; ///< heights further off do not belong to the section

struct SectionPanel {
    const PanelInput& input;
    const Theme& theme;
    Language language;
    LengthChart chart;
    SectionContents contents;
    const GroundProfile* ground;
};

std::string filled(std::string pattern, const std::string& value) {
    const size_t at = pattern.find("{}");
    return at == std::string::npos ? pattern : pattern.replace(at, 2, value);
}

void drawGround(const SectionPanel& p, ImDrawList& list) {
    if (p.ground == nullptr || p.ground->meters.size() < 2) {
        return;
    }
    const auto bottom = static_cast<float>(p.chart.area.bottom);
    const Colour ink = p.theme.hue(Hue::grey).line;
    const double step = p.contents.lengthMeters / static_cast<double>(p.ground->meters.size() - 1);
    std::vector<ImVec2> line;
    for (size_t i = 0; i < p.ground->meters.size(); ++i) {
        line.emplace_back(
            static_cast<float>(p.chart.x(step * static_cast<double>(i))),
            static_cast<float>(p.chart.y(p.ground->meters[i])));
        if (i > 0) {
            const ImVec2 a = line[i - 1];
            const ImVec2 b = line[i];
            list.AddQuadFilled(a, b, {b.x, bottom}, {a.x, bottom}, imColour(ink.withAlpha(0.22)));
        }
    }
    drawCurve(list, line, {ink, scaled(p.input, 2), 0});
}

Colour colourOf(const SectionPanel& p, const SectionMark& mark) {
    if (mark.kind == SectionMark::Kind::river) {
        return p.theme.hue(Hue::lightBlue).line;
    }
    const Side* const side = p.input.session.chronicle().side(mark.claim->sideId);
    return p.theme.hue(side == nullptr ? Hue::grey : side->hue).line;
}

std::string nameOf(const SectionPanel& p, const SectionMark& mark) {
    if (mark.kind == SectionMark::Kind::river) {
        return tr(p.language, "river");
    }
    const Side* const side = p.input.session.chronicle().side(mark.claim->sideId);
    const std::string& name =
        side == nullptr ? mark.claim->name.best(p.language) : side->name.best(p.language);
    return filled(tr(p.language, "claim: {}"), name);
}

/// An outline ends where it begins.
std::string pointName(const SectionPanel& p, size_t index) {
    const Polyline& points = p.input.session.state().section->points;
    const bool back = index > 0 && index == p.contents.corners.size() + 1 && points.front() == points.back();
    return sectionPointName(back ? 0 : index);
}

/// Names of what is crossed stand in rows above the chart, as far left as their line lets them.
void drawMarks(const SectionPanel& p, ImDrawList& list, float top) {
    const float line = ImGui::GetTextLineHeight();
    float free[3] = {0, 0, 0};
    for (const SectionMark& mark : p.contents.marks) {
        const auto x = static_cast<float>(p.chart.x(mark.alongMeters));
        const Colour ink = colourOf(p, mark);
        const bool river = mark.kind == SectionMark::Kind::river;
        const std::string name = nameOf(p, mark);
        const float width = ImGui::CalcTextSize(name.c_str()).x;
        const float left = std::clamp(
            x + scaled(p.input, 3),
            static_cast<float>(p.chart.area.left),
            std::max(static_cast<float>(p.chart.area.left), static_cast<float>(p.chart.area.right) - width));
        size_t row = 0;
        while (row < 2 && left < free[row]) {
            ++row;
        }
        const float y = top + line * static_cast<float>(row);
        drawCurve(
            list,
            {{x, y}, {x, static_cast<float>(p.chart.area.bottom)}},
            {ink, scaled(p.input, river ? 3 : 2), river ? 0 : scaled(p.input, 5)});
        if (left >= free[row]) {
            drawTag(p.input, list, {left, y}, name, ink);
            free[row] = left + width + scaled(p.input, 6);
        }
    }
}

/// The points of the section below the chart's upper edge, each with its name; a thin line where the course
/// changes.
void drawPoints(const SectionPanel& p, ImDrawList& list) {
    std::vector<double> at{0};
    at.insert(at.end(), p.contents.corners.begin(), p.contents.corners.end());
    at.push_back(p.contents.lengthMeters);
    const Colour ink = p.theme.boxTextSecondary;
    const auto top = static_cast<float>(p.chart.area.top);
    const auto bottom = static_cast<float>(p.chart.area.bottom);
    const float gap = scaled(p.input, 3);
    float free = 0;
    for (size_t i = 0; i < at.size(); ++i) {
        const auto x = static_cast<float>(p.chart.x(at[i]));
        const bool corner = i > 0 && i + 1 < at.size();
        if (corner) {
            drawCurve(list, {{x, top}, {x, bottom}}, {ink, scaled(p.input, 1), scaled(p.input, 2)});
        }
        const std::string name = pointName(p, i);
        const float width = ImGui::CalcTextSize(name.c_str()).x;
        const float left = i + 1 == at.size() ? x - width - gap : x + gap;
        if (left >= free) {
            list.AddText({left, top}, imColour(p.theme.boxText), name.c_str());
            free = left + width + gap;
        }
    }
}

void drawHeights(const SectionPanel& p, ImDrawList& list) {
    const ImU32 ink = imColour(p.theme.boxText);
    const ImU32 paper = imColour(p.theme.boxFill.withAlpha(1));
    const float cap = scaled(p.input, 4);
    std::vector<ImVec2> corners;
    for (const SectionHeight& each : p.contents.heights) {
        const SpotHeight& height = *each.height;
        const auto x = static_cast<float>(p.chart.x(each.alongMeters));
        const auto y = static_cast<float>(p.chart.y(height.meters));
        if (height.uncertaintyMeters > 0) {
            const auto low = static_cast<float>(p.chart.y(height.meters - height.uncertaintyMeters));
            const auto high = static_cast<float>(p.chart.y(height.meters + height.uncertaintyMeters));
            for (const auto& [colour, width] :
                 {std::pair(paper, scaled(p.input, 4)), {ink, scaled(p.input, 1.5)}}) {
                list.AddLine({x, low}, {x, high}, colour, width);
                list.AddLine({x - cap, low}, {x + cap, low}, colour, width);
                list.AddLine({x - cap, high}, {x + cap, high}, colour, width);
            }
        }
        list.AddTriangleFilled(
            {x, y - cap * 1.3F}, {x - cap * 1.2F, y + cap}, {x + cap * 1.2F, y + cap}, paper);
        list.AddTriangle(
            {x, y - cap * 1.3F},
            {x - cap * 1.2F, y + cap},
            {x + cap * 1.2F, y + cap},
            ink,
            scaled(p.input, 1.5));
        const std::string text = fmt::format("{:g}", height.meters);
        list.AddText({x + cap * 1.6F, y - ImGui::GetTextLineHeight()}, ink, text.c_str());
    }
}

void chart(SectionPanel& p, PanelMemory& memory) {
    const float line = ImGui::GetTextLineHeight();
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float width = std::max(80.0F, ImGui::GetContentRegionAvail().x);
    p.chart.lengthMeters = p.contents.lengthMeters;
    p.chart.least = p.contents.least;
    p.chart.most = p.contents.most;
    const float rows =
        p.contents.marks.empty() ? 0.0F : std::min<float>(3, static_cast<float>(p.contents.marks.size()));
    p.chart.area.left = corner.x + valueAxisWidth(p.input, p.chart);
    p.chart.area.right = corner.x + width - scaled(p.input, 10);
    p.chart.area.top = corner.y + line * (0.6F + std::max(1.0F, rows));
    p.chart.area.bottom = p.chart.area.top + scaled(p.input, sectionHeight);
    const auto bottom = static_cast<float>(p.chart.area.bottom) + lengthAxisHeight(p.input);
    ImGui::InvisibleButton("##section", ImVec2(width, bottom - corner.y));
    showFocus(p.input);
    noteWidget(memory, "section:chart");
    ImDrawList& list = *ImGui::GetWindowDrawList();
    drawLengthAxes(p.input, list, p.chart, tr(p.language, "m"));
    drawGround(p, list);
    drawPoints(p, list);
    drawMarks(p, list, corner.y);
    drawHeights(p, list);
}

void ends(const SectionPanel& p) {
    const Polyline& points = p.input.session.state().section->points;
    std::string text = distanceText(p.contents.lengthMeters, p.language);
    if (p.contents.azimuthDeg) {
        text += "  " + azimuthText(*p.contents.azimuthDeg);
    }
    const double across = (p.chart.area.right - p.chart.area.left) / p.chart.lengthMeters;
    const double up = (p.chart.area.bottom - p.chart.area.top) / (p.chart.most - p.chart.least);
    text +=
        " · " + filled(tr(p.language, "heights {} times exaggerated"), fmt::format("{:.0f}", up / across));
    wrappedText(text);
    std::vector<double> along{0};
    along.insert(along.end(), p.contents.corners.begin(), p.contents.corners.end());
    along.push_back(p.contents.lengthMeters);
    for (size_t i = 0; i < along.size(); ++i) {
        const LonLat at = i + 1 == along.size() ? points.back() : points[i];
        std::string row = pointName(p, i) + "  " + positionText(at);
        if (i > 0 && i + 1 < along.size()) {
            row += " · " + distanceText(along[i], p.language);
        }
        quietText(p.input, row);
    }
}

/// What the relief is and is not.
void honesty(const SectionPanel& p) {
    if (p.ground == nullptr || p.ground->meters.empty()) {
        quietText(
            p.input,
            tr(p.language,
               "There are no heights in the prepared base geography: run khalkha-prepare --force."));
        return;
    }
    const double km = p.ground->stepDeg * 111.2;
    std::string text = filled(
        tr(p.language, "Ground: relief in steps of {} km (SRTM by Marble, calibrated with ETOPO5)."),
        fmt::format("{:.1f}", km));
    text += std::string(" ") + tr(p.language, "Too coarse for the scarp of a river or for a single hill.");
    quietText(p.input, text);
}

void heightRow(const SectionPanel& p, const SectionHeight& each) {
    const SpotHeight& height = *each.height;
    std::string text =
        height.name.best(p.language) + tr(p.language, ": ") + fmt::format("{:g}", height.meters);
    if (height.uncertaintyMeters > 0) {
        text += fmt::format(" ± {:g}", height.uncertaintyMeters);
    }
    text += std::string(" ") + tr(p.language, "m");
    if (height.relative) {
        text += " (" + filled(tr(p.language, "above {}"), height.above.best(p.language)) + ")";
    }
    text += " · " + filled(tr(p.language, "{} off"), distanceText(each.awayMeters, p.language));
    if (height.provenance.uncertaintyKm > 0) {
        text += fmt::format(" (± {:g} {})", height.provenance.uncertaintyKm, tr(p.language, "km"));
    }
    wrappedText(text);
}

void heightList(const SectionPanel& p) {
    if (p.contents.heights.empty() && p.contents.relative.empty()) {
        return;
    }
    heading(
        p.input,
        filled(tr(p.language, "Heights that sources state, within {}"), distanceText(reachMeters, p.language))
            .c_str());
    quietText(p.input, tr(p.language, "Points, not joined: nobody surveyed the ground between them."));
    for (const SectionHeight& each : p.contents.heights) {
        heightRow(p, each);
    }
    for (const SectionHeight& each : p.contents.relative) {
        heightRow(p, each);
    }
}

} // namespace

void sectionPanel(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const Language language = languageOf(input);
    const SessionState& state = input.session.state();
    if (!state.section) {
        quietText(
            input,
            tr(language,
               "Measure a line (M), or open the widths between the claims (W), and take a section along "
               "it."));
        if (ImGui::SmallButton(tr(language, "Measure distances (M)"))) {
            out.emplace_back(SetMeasuring{true});
        }
        return;
    }
    const bool fits = input.ground != nullptr && input.ground->path == *state.section;
    SectionPanel p{input, themeOf(input), language, {}, {}, fits ? input.ground : nullptr};
    p.contents =
        sectionContents(input.session.chronicle(), state.view.at, *state.section, p.ground, reachMeters);
    chart(p, memory);
    ends(p);
    if (ImGui::SmallButton(tr(language, "Remove"))) {
        out.emplace_back(SetSection{});
    }
    noteWidget(memory, "section:remove");
    honesty(p);
    heightList(p);
}

} // namespace khalkha
