// The widths between two claims: figures at the ruler, and the strip along the first line.

#include "base/translate.h"
#include "panels/length_drawing.h"
#include "panels/numbers.h"
#include "panels/panels.h"
#include "panels/provenance.h"
#include "scene/claim_ruler.h"
#include "scene/measure_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace khalkha {

namespace {

constexpr size_t stripPlaces = 400;
constexpr double stripHeight = 130;

struct RulerPanel {
    const PanelInput& input;
    PanelMemory& memory;
    Commands& out;
    const Theme& theme;
    Language language;
};

CurveStyle eastWestStyle(const RulerPanel& p) {
    return {p.theme.hue(Hue::purple).line, scaled(p.input, 2.5), 0};
}
CurveStyle nearestStyle(const RulerPanel& p) {
    return {p.theme.hue(Hue::green).line, scaled(p.input, 2), scaled(p.input, 6)};
}

std::string pairKey(const ClaimGap& pair) {
    return pair.first->id + "/" + pair.second->id;
}

void keepStrip(PanelMemory& memory, const ClaimGap& pair) {
    if (memory.stripKey != pairKey(pair)) {
        memory.stripKey = pairKey(pair);
        memory.strip = stripOf(pair.gap, stripPlaces);
    }
}

/// Which pair, where several claims stand against each other.
void pairChoice(RulerPanel& p, const std::vector<ClaimGap>& pairs, size_t current) {
    const auto name = [&](const ClaimGap& pair) {
        return pair.first->name.best(p.language) + " – " + pair.second->name.best(p.language);
    };
    if (pairs.size() > 1) {
        ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
        if (ImGui::BeginCombo("##pair", name(pairs[current]).c_str())) {
            for (size_t i = 0; i < pairs.size(); ++i) {
                ImGui::PushID(static_cast<int>(i));
                if (ImGui::Selectable(name(pairs[i]).c_str(), i == current)) {
                    p.out.emplace_back(
                        SetRuler{Ruler{middleOf(pairs[i]), pairs[i].first->id, pairs[i].second->id}});
                }
                ImGui::PopID();
            }
            ImGui::EndCombo();
        }
        noteWidget(p.memory, "ruler:pair");
    }
}

/// Sample, what it is, and its figure at the right end.
void figureRow(const RulerPanel& p, const CurveStyle& style, const char* name, const std::string& figure) {
    curveSample(p.input, style);
    ImGui::TextUnformatted(name);
    const UseFont strong(PanelFont::strong);
    const float width = ImGui::CalcTextSize(figure.c_str()).x;
    ImGui::SameLine(std::max(0.0F, ImGui::GetContentRegionMax().x - width));
    ImGui::TextUnformatted(figure.c_str());
}

std::string widthText(const RulerPanel& p, const std::optional<double>& meters) {
    return meters ? distanceText(*meters, p.language) : std::string(tr(p.language, "not defined here"));
}

void drawCurves(const RulerPanel& p, ImDrawList& list, const LengthChart& chart) {
    std::vector<ImVec2> run;
    const auto flush = [&](const CurveStyle& style) {
        if (run.size() > 1) {
            drawCurve(list, run, style);
        }
        run.clear();
    };
    for (const StripPlace& place : p.memory.strip) {
        run.emplace_back(
            static_cast<float>(chart.x(place.alongMeters)),
            static_cast<float>(chart.y(place.nearestMeters / 1000)));
    }
    flush(nearestStyle(p));
    for (const StripPlace& place : p.memory.strip) {
        if (!place.eastWestMeters) {
            flush(eastWestStyle(p)); // where there is no width, there is no curve
            continue;
        }
        run.emplace_back(
            static_cast<float>(chart.x(place.alongMeters)),
            static_cast<float>(chart.y(*place.eastWestMeters / 1000)));
    }
    flush(eastWestStyle(p));
}

void drawLatitudes(const RulerPanel& p, ImDrawList& list, const LengthChart& chart) {
    const double metersPerPx = chart.lengthMeters / (chart.area.right - chart.area.left);
    const double least = metersPerPx * ImGui::CalcTextSize("47.9°  ").x;
    const auto top = static_cast<float>(chart.area.top);
    const ImU32 quiet = imColour(p.theme.boxTextSecondary);
    double step = 0.1;
    std::vector<StripPlace> marks = latitudeMarks(p.memory.strip, step, least);
    while (marks.size() > 12) {
        step *= 2;
        marks = latitudeMarks(p.memory.strip, step, least);
    }
    float free = 0;
    for (const StripPlace& mark : marks) {
        const auto x = static_cast<float>(chart.x(mark.alongMeters));
        list.AddLine({x, top}, {x, top + scaled(p.input, 5)}, quiet);
        const std::string text = fmt::format("{:.1f}°", mark.latDeg);
        const float width = ImGui::CalcTextSize(text.c_str()).x;
        const float left = std::clamp(
            x - width / 2,
            static_cast<float>(chart.area.left),
            std::max(static_cast<float>(chart.area.left), static_cast<float>(chart.area.right) - width));
        if (left < free) {
            continue;
        }
        list.AddText({left, top - ImGui::GetTextLineHeight() - 1}, quiet, text.c_str());
        free = left + width + scaled(p.input, 6);
    }
}

void drawStated(const RulerPanel& p, ImDrawList& list, const LengthChart& chart, const Measure& stated) {
    const auto y = static_cast<float>(chart.y(stated.value));
    const auto left = static_cast<float>(chart.area.left);
    const auto right = static_cast<float>(chart.area.right);
    const Colour ink = p.theme.boxText;
    drawCurve(list, {{left, y}, {right, y}}, {ink, scaled(p.input, 1.3), scaled(p.input, 4)});
    const UseFont strong(PanelFont::strong);
    const std::string text = measureText(p.language, stated);
    drawTag(
        p.input,
        list,
        {right - ImGui::CalcTextSize(text.c_str()).x - scaled(p.input, 2),
         y - ImGui::GetTextLineHeight() - scaled(p.input, 1)},
        text,
        ink);
}

void drawCursor(
    const RulerPanel& p, ImDrawList& list, const LengthChart& chart, const RulerReading& reading) {
    const auto x = static_cast<float>(chart.x(reading.alongMeters));
    const Colour accent = accentOf(p.theme);
    list.AddLine(
        {x, static_cast<float>(chart.area.top)},
        {x, static_cast<float>(chart.area.bottom)},
        imColour(accent),
        scaled(p.input, 2));
    const auto ring = [&](double meters, Colour ink) {
        const ImVec2 at(x, static_cast<float>(chart.y(meters / 1000)));
        list.AddCircleFilled(at, scaled(p.input, 5), imColour(p.theme.boxFill.withAlpha(1)));
        list.AddCircle(at, scaled(p.input, 5), imColour(ink), 0, scaled(p.input, 2.5));
    };
    ring(reading.nearestMeters, nearestStyle(p).colour);
    if (reading.eastWestMeters) {
        ring(*reading.eastWestMeters, eastWestStyle(p).colour);
    }
}

void strip(RulerPanel& p, const ClaimGap& pair, const RulerReading& reading, const Measure* stated) {
    const float line = ImGui::GetTextLineHeight();
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float width = std::max(80.0F, ImGui::GetContentRegionAvail().x);
    LengthChart chart;
    chart.lengthMeters = pair.gap.lengthMeters();
    chart.most = stated != nullptr ? stated->value * 1.2 : 1;
    for (const StripPlace& place : p.memory.strip) {
        chart.most =
            std::max({chart.most, place.nearestMeters / 1000, place.eastWestMeters.value_or(0) / 1000});
    }
    chart.area.left = corner.x + valueAxisWidth(p.input, chart);
    chart.area.right = corner.x + width - scaled(p.input, 10);
    chart.area.top = corner.y + line * 1.4;
    chart.area.bottom = chart.area.top + scaled(p.input, stripHeight);
    const auto height = static_cast<float>(chart.area.bottom) + lengthAxisHeight(p.input) - corner.y;
    ImGui::InvisibleButton("##strip", ImVec2(width, height));
    showFocus(p.input);
    noteWidget(p.memory, "ruler:strip");
    if (ImGui::IsItemActive() && ImGui::IsMouseDown(0)) {
        if (const auto place = pair.gap.at(chart.along(ImGui::GetMousePos().x))) {
            p.out.emplace_back(SetRuler{Ruler{place->at, pair.first->id, pair.second->id}});
        }
    }
    if (ImGui::IsItemHovered()) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    }
    ImDrawList& list = *ImGui::GetWindowDrawList();
    drawLengthAxes(p.input, list, chart, tr(p.language, "km"));
    drawLatitudes(p, list, chart);
    drawCurves(p, list, chart);
    if (stated != nullptr) {
        drawStated(p, list, chart, *stated);
    }
    drawCursor(p, list, chart, reading);
}

std::string copied(const RulerPanel& p, const ClaimGap& pair, const RulerReading& reading) {
    return fmt::format(
        "{}\n{}\n{}\n{}{}{}\n{}{}{}\n",
        pair.first->name.best(p.language),
        pair.second->name.best(p.language),
        positionText(reading.at),
        tr(p.language, "East to west"),
        tr(p.language, ": "),
        widthText(p, reading.eastWestMeters),
        tr(p.language, "Nearest distance"),
        tr(p.language, ": "),
        distanceText(reading.nearestMeters, p.language));
}

void actions(RulerPanel& p, const ClaimGap& pair, const RulerReading& reading) {
    if (p.input.session.state().view.perspective != Perspective::both) {
        if (link(p.input, "both", tr(p.language, "Show both claims on the map"))) {
            p.out.emplace_back(SetPerspective{Perspective::both});
        }
    }
    if (ImGui::SmallButton(tr(p.language, "Copy"))) {
        p.out.emplace_back(CopyText{copied(p, pair, reading)});
    }
    noteWidget(p.memory, "ruler:copy");
    if (reading.across) {
        ImGui::SameLine();
        if (ImGui::SmallButton(tr(p.language, "Cross-section along it"))) {
            // Beyond the lines on both sides, so that they are crossed and the banks are seen.
            p.out.emplace_back(SetSection{lengthened(reading.at, *reading.across, 0.2)});
        }
        noteWidget(p.memory, "ruler:section");
    }
}

} // namespace

void rulerPanel(const PanelInput& input, PanelMemory& memory, Commands& out) {
    RulerPanel p{input, memory, out, themeOf(input), languageOf(input)};
    const SessionState& state = input.session.state();
    const std::vector<ClaimGap>& pairs = input.session.claimGaps().at(state.view.at);
    if (pairs.empty()) {
        quietText(input, tr(p.language, "No two camps claim one border by lines at this time."));
        return;
    }
    if (!state.ruler) {
        out.emplace_back(SetRuler{Ruler{middleOf(pairs.front()), {}, {}}});
        return;
    }
    const std::optional<RulerReading> reading = readRuler(pairs, *state.ruler);
    if (!reading) {
        return;
    }
    const ClaimGap& pair = pairs[reading->pair];
    keepStrip(memory, pair);
    pairChoice(p, pairs, reading->pair);
    const Event* event = nullptr;
    const Measure* const stated = statedWidth(input.session.chronicle(), pair, &event);
    figureRow(p, eastWestStyle(p), tr(p.language, "East to west"), widthText(p, reading->eastWestMeters));
    noteWidget(memory, "ruler:east-west");
    figureRow(
        p,
        nearestStyle(p),
        tr(p.language, "Nearest distance"),
        distanceText(reading->nearestMeters, p.language));
    strip(p, pair, *reading, stated);
    quietText(
        input,
        fmt::format(
            "{} · {} {}",
            positionText(reading->at),
            tr(p.language, "along the line:"),
            distanceText(reading->alongMeters, p.language)));
    if (stated != nullptr) {
        const Provenance provenance{
            stated->sources.empty() ? event->provenance.sources : stated->sources, {}, 0, {}, {}};
        if (link(
                input,
                "stated",
                measureText(p.language, *stated) + tr(p.language, ": ") + sourceLine(input, provenance, 1))) {
            out.emplace_back(SelectEvent{event->id, false});
        }
    }
    actions(p, pair, *reading);
}

} // namespace khalkha
