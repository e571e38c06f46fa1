#include "base/translate.h"
#include "panels/panels.h"
#include "panels/tooltip.h"
#include "panels/widgets.h"
#include "session/layer_keys.h"

#include <fmt/format.h>

namespace khalkha {

namespace {

/// "7", or "⇧7" with Shift.
std::string keyName(Layer layer) {
    const LayerKey key = keyOf(layer);
    return fmt::format("{}{}", key.shift ? "⇧" : "", key.digit);
}

void layerRow(const PanelInput& input, PanelMemory& memory, Layer layer, Commands& out) {
    const Language language = languageOf(input);
    const LayerSetting setting = input.session.state().view.layer(layer);
    const std::string code(layerCode(layer));
    ImGui::PushID(code.c_str());
    // A name that does not fit beside its slider goes over two lines; in a very narrow panel the slider goes
    // below it.
    const float right = ImGui::GetContentRegionMax().x;
    const float room = right - ImGui::GetCursorPosX();
    const float gap = ImGui::GetStyle().ItemSpacing.x;
    const bool below = room < scaled(input, 240);
    const float width = below ? room - ImGui::GetFrameHeight() - gap : scaled(input, 84);
    bool visible = setting.visible;
    bool toggled = ImGui::Checkbox("##visible", &visible);
    noteWidget(memory, "layer:", code);
    ImGui::SameLine(0, ImGui::GetStyle().ItemInnerSpacing.x);
    ImGui::BeginGroup();
    ImGui::AlignTextToFramePadding();
    const float keyWidth = scaled(input, 30);
    wrappedTextWithMargin(layerName(language, layer), keyWidth + (below ? 0 : width + gap));
    ImGui::EndGroup();
    if (ImGui::IsItemClicked()) {
        visible = !setting.visible;
        toggled = true;
    }
    if (toggled) {
        out.emplace_back(SetLayerVisible{layer, visible});
    }
    const std::string key = keyName(layer);
    const float keyRight = right - (below ? 0 : width + gap);
    ImGui::SameLine(keyRight - ImGui::CalcTextSize(key.c_str()).x);
    ImGui::PushStyleColor(ImGuiCol_Text, imVector(themeOf(input).boxTextSecondary));
    ImGui::TextUnformatted(key.c_str());
    ImGui::PopStyleColor();
    if (below) {
        ImGui::SetCursorPosX(right - width);
    } else {
        ImGui::SameLine(right - width);
    }
    ImGui::SetNextItemWidth(width);
    auto percent = static_cast<float>(setting.opacity * 100);
    ImGui::PushStyleVar(ImGuiStyleVar_Alpha, ImGui::GetStyle().Alpha * (setting.visible ? 1.0F : 0.45F));
    if (ImGui::SliderFloat("##opacity", &percent, 0, 100, "%.0f%%", ImGuiSliderFlags_AlwaysClamp)) {
        out.emplace_back(SetLayerOpacity{layer, static_cast<double>(percent) / 100});
    }
    ImGui::PopStyleVar();
    noteWidget(memory, "opacity:", code);
    explain(input, tr(language, "Opacity"));
    ImGui::PopID();
}

} // namespace

/// What can be measured, a click away.
static void toolLinks(const PanelInput& input, PanelMemory& memory, Commands& out) {
    struct Tool {
        const char* panel;
        const char* text;
    };
    for (const Tool& tool :
         {Tool{"ruler", "Measure the gap (W)"}, Tool{"measure", "Measure distances (M)"}}) {
        if (link(input, tool.panel, tr(languageOf(input), tool.text))) {
            const bool measure = tool.panel == std::string_view("measure");
            out.emplace_back(measure ? Command(SetMeasuring{true}) : Command(ShowPanel{tool.panel, true}));
        }
        noteWidget(memory, "open:", tool.panel);
    }
}

void layersPanel(const PanelInput& input, PanelMemory& memory, Commands& out) {
    // What is being compared has its controls in sight: below the layers they would lie under the edge.
    const bool compares = input.session.state().compare.isOn();
    const auto twoViews = [&] {
        heading(input, tr(languageOf(input), "Two views (V)"));
        comparePanel(input, memory, out);
    };
    if (compares) {
        twoViews();
        ImGui::Dummy(ImVec2(0, scaled(input, 4)));
        ImGui::Separator();
    }
    for (int i = 0; i < layerCount; ++i) {
        // As in a GIS, roughly from the top of the picture down; links and zones are painted below fronts.
        layerRow(input, memory, static_cast<Layer>(layerCount - 1 - i), out);
    }
    const Language language = languageOf(input);
    heading(input, tr(language, "Whose claim is shown"));
    const int chosen = segmented(
        input,
        "claims",
        {tr(language, "Both"), tr(language, "Japan"), tr(language, "USSR"), tr(language, "None")},
        static_cast<int>(input.session.state().view.perspective));
    if (chosen >= 0) {
        out.emplace_back(SetPerspective{static_cast<Perspective>(chosen)});
    }
    noteWidget(memory, "claims");
    heading(input, tr(language, "Troops are marked by (A)"));
    const int marks = segmented(
        input,
        "symbols",
        {tr(language, "Nothing"), tr(language, "Symbols"), tr(language, "Flags"), tr(language, "Both kinds")},
        static_cast<int>(input.session.state().view.symbols));
    if (marks >= 0) {
        out.emplace_back(SetSymbols{static_cast<SymbolStyle>(marks)});
    }
    noteWidget(memory, "symbols");
    toolLinks(input, memory, out);
    if (!compares) {
        twoViews();
    }
}

} // namespace khalkha
