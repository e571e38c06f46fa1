#include "base/translate.h"
#include "panels/panels.h"
#include "panels/tooltip.h"
#include "panels/widgets.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace khalkha {

namespace {

/// Languages by their own names.
constexpr std::array<const char*, languageCount> languageNames{
    "English", "日本語", "Русский", "繁體中文", "简体中文", "Монгол", "한국어"};

void secondLanguageChoice(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const ViewState& view = input.session.state().view;
    const Language language = view.language;
    const char* const none = tr(language, "None");
    const char* const preview =
        view.secondLanguage ? languageNames[static_cast<size_t>(*view.secondLanguage)] : none;
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
    if (ImGui::BeginCombo("##second-language", "", ImGuiComboFlags_HeightLargest)) {
        if (ImGui::Selectable(none, !view.secondLanguage)) {
            out.emplace_back(SetSecondLanguage{});
        }
        for (int i = 0; i < languageCount; ++i) {
            const auto each = static_cast<Language>(i);
            if (each == language) {
                continue;
            }
            const UseFont font(fontOf(each));
            if (ImGui::Selectable(languageNames[static_cast<size_t>(i)], view.secondLanguage == each)) {
                out.emplace_back(SetSecondLanguage{each});
            }
            noteWidget(memory, fmt::format("second-language:{}", languageCode(each)));
        }
        ImGui::EndCombo();
    }
    comboPreview(preview, view.secondLanguage ? fontOf(*view.secondLanguage) : PanelFont::body);
    noteWidget(memory, "second-language");
}

void scaleChoice(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const double scale = input.session.state().view.uiScale;
    const Language language = languageOf(input);
    const auto step = [&](const char* label, double to) {
        if (ImGui::Button(label, ImVec2(scaled(input, 40), 0))) {
            out.emplace_back(SetUiScale{std::clamp(to, 0.75, 3.0)});
        }
    };
    step("−##smaller", scale - 0.25);
    ImGui::SameLine();
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(fmt::format("{:.0f} %", scale * 100).c_str());
    ImGui::SameLine();
    step("+##larger", scale + 0.25);
    ImGui::SameLine();
    if (ImGui::Button(tr(language, "Class-room"))) {
        out.emplace_back(SetUiScale{1.5});
    }
    noteWidget(memory, "class-room");
    if (scale != 1) {
        const char* const reset = tr(language, "Usual size");
        const float width = ImGui::CalcTextSize(reset).x + 2 * ImGui::GetStyle().FramePadding.x;
        const float right = ImGui::GetWindowPos().x + ImGui::GetContentRegionMax().x;
        if (ImGui::GetItemRectMax().x + ImGui::GetStyle().ItemSpacing.x + width <= right) {
            ImGui::SameLine();
        }
        if (ImGui::Button(reset)) {
            out.emplace_back(SetUiScale{1});
        }
        noteWidget(memory, "usual-size");
    }
}

void exaggerationChoice(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const double times = input.session.state().view.exaggeration;
    auto whole = static_cast<int>(std::lround(times));
    const char* format = whole > 0 ? "×%d" : tr(languageOf(input), "flat");
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
    if (ImGui::SliderInt(
            "##exaggeration",
            &whole,
            0,
            static_cast<int>(maxExaggeration),
            format,
            ImGuiSliderFlags_AlwaysClamp)) {
        out.emplace_back(SetExaggeration{static_cast<double>(whole)});
    }
    noteWidget(memory, "exaggeration");
}

void furnitureSwitches(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const ViewState& view = input.session.state().view;
    struct Part {
        const char* part;
        const char* text;
        bool on;
    };
    const Part parts[] = {
        {"date", "Date", view.dateBox},
        {"era", "Era years (Showa, Kangde)", view.eraYears},
        {"legend", "Legend", view.legendBox},
        {"scale", "Scale bar", view.scaleBox},
        {"north", "North arrow", view.northArrow},
        {"sources", "Sources", view.sourcesLine},
        {"gap-chart", "Chart of the gap between claims", view.gapChartBox}};
    for (const Part& part : parts) {
        bool on = part.on;
        if (ImGui::Checkbox(tr(view.language, part.text), &on)) {
            out.emplace_back(SetFurniture{part.part, on});
        }
        noteWidget(memory, "furniture:", part.part);
    }
}

} // namespace

void settingsPanel(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const ViewState& view = input.session.state().view;
    const Language language = view.language;
    ImGui::TextUnformatted(tr(language, "Language"));
    // The map speaks more languages than these, by --lang or the system's.
    const int current = language == Language::ja ? 0 : language == Language::en ? 1 : -1;
    const int chosen = segmented(input, "language", {"日本語", "English"}, current);
    if (chosen >= 0) {
        out.emplace_back(SetLanguage{chosen == 0 ? Language::ja : Language::en});
    }
    ImGui::TextUnformatted(tr(language, "Second line of names"));
    secondLanguageChoice(input, memory, out);
    ImGui::TextUnformatted(tr(language, "Colours"));
    const int colours = segmented(
        input,
        "theme",
        {tr(language, "Light"), tr(language, "Dark"), tr(language, "Contrast")},
        static_cast<int>(view.theme));
    noteWidget(memory, "theme-choice");
    if (colours >= 0) {
        out.emplace_back(SetTheme{static_cast<ThemeName>(colours)});
    }
    ImGui::TextUnformatted(tr(language, "Size of type"));
    scaleChoice(input, memory, out);
    ImGui::TextUnformatted(tr(language, "Relief raised by"));
    exaggerationChoice(input, memory, out);
    bool reduced = view.reducedMotion;
    if (ImGui::Checkbox(tr(language, "Reduced motion"), &reduced)) {
        out.emplace_back(SetReducedMotion{reduced});
    }
    noteWidget(memory, "reduced-motion");
    explain(input, tr(language, "Flights are cuts, nothing glides on, marks of traffic stand still"));
    heading(input, tr(language, "On the picture"));
    furnitureSwitches(input, memory, out);
}

} // namespace khalkha
