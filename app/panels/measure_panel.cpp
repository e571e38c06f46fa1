// Measuring on the map: points, legs, total and area.

#include "base/translate.h"
#include "geo/measurement.h"
#include "panels/panels.h"
#include "panels/widgets.h"
#include "scene/measure_text.h"
#include "session/measure_export.h"

#include <algorithm>

namespace khalkha {

namespace {

void textAtRight(const std::string& text, float right) {
    ImGui::SameLine(std::max(0.0F, right - ImGui::CalcTextSize(text.c_str()).x));
    ImGui::TextUnformatted(text.c_str());
}

void figure(const PanelInput& input, const char* name, const std::string& value) {
    ImGui::TextUnformatted(tr(languageOf(input), name));
    const UseFont strong(PanelFont::strong);
    textAtRight(value, ImGui::GetContentRegionMax().x);
}

/// A button in the row; disabled ones are quiet and do nothing.
bool action(PanelMemory& memory, Language language, const char* text, const char* name, bool enabled) {
    if (ImGui::GetContentRegionAvail().x < ImGui::CalcTextSize(tr(language, text)).x * 1.2F) {
        ImGui::NewLine();
    }
    ImGui::PushStyleVar(ImGuiStyleVar_Alpha, ImGui::GetStyle().Alpha * (enabled ? 1.0F : 0.4F));
    const bool clicked = ImGui::SmallButton(tr(language, text)) && enabled;
    ImGui::PopStyleVar();
    noteWidget(memory, name);
    ImGui::SameLine();
    return clicked;
}

void actions(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const Language language = languageOf(input);
    const MeasureTool& tool = input.session.state().measure;
    const MeasuredLine& line = tool.line;
    if (action(memory, language, tool.active ? "Stop" : "Go on", "measure:active", true)) {
        out.emplace_back(SetMeasuring{!tool.active});
    }
    if (action(memory, language, "Undo", "measure:undo", !tool.changes.empty())) {
        out.emplace_back(MeasureUndo{});
    }
    if (action(memory, language, "Redo", "measure:redo", !tool.undone.empty())) {
        out.emplace_back(MeasureRedo{});
    }
    if (action(memory, language, "Delete", "measure:clear", !line.points.empty())) {
        out.emplace_back(MeasureClear{});
    }
    if (action(memory, language, "Close", "measure:close", line.points.size() > 2 && !line.closed)) {
        out.emplace_back(MeasureClose{});
    }
    ImGui::NewLine();
    if (line.points.size() < 2) {
        return;
    }
    if (action(memory, language, "Copy", "measure:copy", true)) {
        out.emplace_back(CopyText{measuredText(line, language)});
    }
    if (action(memory, language, "Copy as GeoJSON", "measure:geojson", true)) {
        out.emplace_back(CopyText{measuredGeoJson(line)});
    }
    const std::optional<SectionPath> path = sectionAlong(line);
    if (action(memory, language, "Cross-section", "measure:section", path.has_value())) {
        out.emplace_back(SetSection{path});
    }
    ImGui::NewLine();
}

void legs(const PanelInput& input, const Measurement& figures) {
    const Language language = languageOf(input);
    const float right = ImGui::GetContentRegionMax().x;
    const float azimuthRoom = ImGui::CalcTextSize("000.0°   ").x;
    for (size_t i = 0; i < figures.legs.size(); ++i) {
        const bool back = i + 1 == figures.legs.size() && input.session.state().measure.line.closed;
        const std::string name = std::to_string(i + 1) + " – " + std::to_string(back ? 1 : i + 2);
        ImGui::TextUnformatted(name.c_str());
        textAtRight(distanceText(figures.legs[i].meters, language), right - azimuthRoom);
        textAtRight(azimuthText(figures.legs[i].azimuthDeg), right);
    }
}

} // namespace

void measurePanel(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const Language language = languageOf(input);
    const MeasureTool& tool = input.session.state().measure;
    const MeasuredLine& line = tool.line;
    const bool closed = line.closed && line.points.size() > 2;
    const Measurement figures = measure(line.points, closed);
    actions(input, memory, out);
    if (!figures.legs.empty()) {
        figure(input, closed ? "Perimeter" : "Total", distanceText(figures.totalMeters, language));
    }
    if (figures.areaSquareMeters) {
        figure(input, "Area", areaText(*figures.areaSquareMeters, language));
    } else if (closed) {
        quietText(input, tr(language, "Area not defined: the outline crosses itself"));
    }
    ImGui::Separator();
    legs(input, figures);
    if (tool.active) {
        quietText(
            input,
            tr(language,
               "Click on the map: a point. Click on the first point: closed. Ctrl+Z or Backspace: back. "
               "Ctrl+Y: again. "
               "Delete: all. Esc: done."));
    }
    quietText(input, tr(language, "Distances and azimuths along geodesics of WGS84."));
}

} // namespace khalkha
