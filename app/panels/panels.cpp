#include "panels/panels.h"

#include "base/translate.h"
#include "panels/widgets.h"

#include <algorithm>

namespace khalkha {

namespace {

constexpr ImGuiWindowFlags dockedFlags =
    ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize |
    ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus;
/// Panels whose contents always fit.
constexpr ImGuiWindowFlags stillFlags = ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;

/// Where the docked panels stand, in display units.
struct PanelLayout {
    float barHeight = 0, timelineHeight = 0, leftWidth = 0, rightWidth = 0;
    float width = 0, height = 0;
    [[nodiscard]] float middleHeight() const { return std::max(40.0F, height - barHeight - timelineHeight); }
};

bool isOpen(const PanelInput& input, const char* panel) {
    const SessionState& state = input.session.state();
    return !state.panelsHidden && state.openPanels.count(panel) > 0;
}

/// Side panels and bar make room for the map in full screen.
bool showsSides(const PanelInput& input) {
    return !input.session.state().panelsHidden && !input.session.state().fullScreen;
}

PanelLayout layoutOf(const PanelInput& input) {
    PanelLayout layout;
    layout.width = static_cast<float>(input.displayWidth);
    layout.height = static_cast<float>(input.displayHeight);
    if (showsSides(input)) {
        layout.barHeight = scaled(input, 44);
        if (isOpen(input, "events") || isOpen(input, "detail")) {
            layout.leftWidth = std::min(scaled(input, 340), layout.width * 0.4F);
        }
        if (isOpen(input, "layers") || isOpen(input, "settings") || isOpen(input, "legend")) {
            layout.rightWidth = std::min(scaled(input, 290), layout.width * 0.35F);
        }
    }
    if (isOpen(input, "timeline")) {
        layout.timelineHeight = std::min(scaled(input, 146), layout.height * 0.5F);
    }
    return layout;
}

/// A docked window; the contents are drawn between begin and end.
void beginDocked(const char* id, ImVec2 corner, ImVec2 size, ImGuiWindowFlags more = 0) {
    ImGui::SetNextWindowPos(corner);
    ImGui::SetNextWindowSize(size);
    ImGui::Begin(id, nullptr, dockedFlags | more);
}

struct PanelSwitch {
    const char* panel;
    Icon icon;
    const char* text;
    const char* tooltip;
};

void panelSwitch(const PanelInput& input, PanelMemory& memory, const PanelSwitch& what, Commands& out) {
    const Language language = languageOf(input);
    const bool open = isOpen(input, what.panel);
    IconButton button;
    button.id = what.panel;
    button.icon = what.icon;
    button.text = what.text == nullptr ? nullptr : tr(language, what.text);
    button.tooltip = tr(language, what.tooltip);
    button.size = scaled(input, 32);
    button.active = open;
    if (iconButton(input, button)) {
        out.emplace_back(ShowPanel{what.panel, !open});
    }
    noteWidget(memory, std::string("panel:") + what.panel);
    ImGui::SameLine();
}

/// Language, theme, full screen: one click each.
void quickSwitches(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const ViewState& view = input.session.state().view;
    const Language language = view.language;
    const bool japanese = language == Language::ja;
    const float height = scaled(input, 32);
    if (ImGui::Button(japanese ? "English" : "日本語", ImVec2(scaled(input, 78), height))) {
        out.emplace_back(SetLanguage{japanese ? Language::en : Language::ja});
    }
    noteWidget(memory, "language");
    if (ImGui::IsItemHovered()) {
        ImGui::SetTooltip("%s", tr(language, "Language of panels and names (G)"));
    }
    ImGui::SameLine();
    IconButton button;
    button.size = height;
    button.id = "theme";
    button.icon = Icon::theme;
    button.tooltip = tr(language, "Light, dark or high-contrast colours (T)");
    if (iconButton(input, button)) {
        out.emplace_back(SetTheme{static_cast<ThemeName>((static_cast<int>(view.theme) + 1) % 3)});
    }
    noteWidget(memory, "theme");
    ImGui::SameLine();
    button.id = "full-screen";
    button.icon = Icon::fullScreen;
    button.tooltip = tr(language, "Full screen (F11)");
    if (iconButton(input, button)) {
        out.emplace_back(SetFullScreen{!input.session.state().fullScreen});
    }
    noteWidget(memory, "full-screen");
}

void topBar(const PanelInput& input, PanelMemory& memory, const PanelLayout& layout, Commands& out) {
    const Language language = languageOf(input);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(scaled(input, 12), scaled(input, 6)));
    beginDocked("##bar", ImVec2(0, 0), ImVec2(layout.width, layout.barHeight), stillFlags);
    ImGui::PopStyleVar();
    panelSwitch(input, memory, {"events", Icon::list, "Events", "List of events (E)"}, out);
    const float titleLeft = ImGui::GetCursorPosX() + scaled(input, 10);
    const std::string& title = input.session.chronicle().manifest.title.best(language);
    // The switches stand at the right end; their width is known from the last frame.
    const WidgetBox last = memory.widgets["bar-right"];
    const auto rightWidth = static_cast<float>(last.right - last.left);
    const float rightLeft = layout.width - rightWidth - scaled(input, 12);
    {
        const UseFont strong(PanelFont::strong);
        ImGui::SetCursorPos(ImVec2(
            titleLeft,
            (layout.barHeight - ImGui::GetTextLineHeight()) / 2 - ImGui::GetStyle().FramePadding.y));
        clippedText(title, std::max(1.0F, rightLeft - titleLeft - scaled(input, 16)));
    }
    ImGui::SetCursorPos(ImVec2(rightLeft, scaled(input, 6)));
    ImGui::BeginGroup();
    if (input.problems != nullptr && !input.problems->empty()) {
        panelSwitch(input, memory, {"problems", Icon::warning, nullptr, "Faults found in the data"}, out);
    }
    panelSwitch(input, memory, {"layers", Icon::layers, "Layers", "Layers and what they show (Y)"}, out);
    panelSwitch(input, memory, {"legend", Icon::legend, "Legend", "How lines are to be read (K)"}, out);
    panelSwitch(input, memory, {"settings", Icon::settings, nullptr, "Languages, colours, sizes (S)"}, out);
    panelSwitch(input, memory, {"help", Icon::help, nullptr, "Keys and mouse (F1)"}, out);
    quickSwitches(input, memory, out);
    ImGui::EndGroup();
    noteWidget(memory, "bar-right");
    ImGui::End();
}

void leftColumn(const PanelInput& input, PanelMemory& memory, const PanelLayout& layout, Commands& out) {
    const bool hasDetail = isOpen(input, "detail") && !input.session.state().view.selectedId.empty();
    const bool hasList = isOpen(input, "events");
    beginDocked("##left", ImVec2(0, layout.barHeight), ImVec2(layout.leftWidth, layout.middleHeight()));
    const float listHeight = hasList ? (hasDetail ? ImGui::GetContentRegionAvail().y * 0.45F : 0.0F) : 1.0F;
    if (hasList) {
        ImGui::BeginChild("list", ImVec2(0, listHeight), false, ImGuiWindowFlags_NoScrollbar);
        eventListPanel(input, memory, out);
        ImGui::EndChild();
    }
    if (hasDetail) {
        if (hasList) {
            ImGui::Separator();
        }
        ImGui::BeginChild("detail", ImVec2(0, 0));
        eventDetailPanel(input, memory, out);
        ImGui::EndChild();
    }
    ImGui::End();
}

void rightColumn(const PanelInput& input, PanelMemory& memory, const PanelLayout& layout, Commands& out) {
    beginDocked(
        "##right",
        ImVec2(layout.width - layout.rightWidth, layout.barHeight),
        ImVec2(layout.rightWidth, layout.middleHeight()));
    struct Section {
        const char* panel;
        const char* title;
        void (*show)(const PanelInput&, PanelMemory&, Commands&);
    };
    constexpr Section sections[] = {
        {"layers", "Layers", layersPanel},
        {"legend", "Legend", legendPanel},
        {"settings", "Settings", settingsPanel}};
    bool first = true;
    for (const Section& section : sections) {
        if (!isOpen(input, section.panel)) {
            continue;
        }
        if (!first) {
            ImGui::Dummy(ImVec2(0, scaled(input, 4)));
            ImGui::Separator();
        }
        first = false;
        ImGui::PushID(section.panel);
        heading(input, tr(languageOf(input), section.title));
        section.show(input, memory, out);
        ImGui::PopID();
    }
    ImGui::End();
}

/// A window over the map, closed by its cross.
struct Floating {
    const char* panel;
    const char* title;
    double width, height;
    void (*show)(const PanelInput&, PanelMemory&, Commands&);
};

void floatingPanel(const PanelInput& input, PanelMemory& memory, const Floating& what, Commands& out) {
    if (!isOpen(input, what.panel)) {
        return;
    }
    const auto width = static_cast<float>(input.displayWidth);
    const auto height = static_cast<float>(input.displayHeight);
    const ImVec2 size(
        std::min(scaled(input, what.width), width * 0.94F),
        std::min(scaled(input, what.height), height * 0.9F));
    ImGui::SetNextWindowPos(ImVec2(width / 2, height / 2), ImGuiCond_Appearing, ImVec2(0.5F, 0.5F));
    ImGui::SetNextWindowSize(size, ImGuiCond_Appearing);
    bool open = true;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, scaled(input, 8));
    // What stands behind ### is the identity: it stays when the language changes.
    const std::string title = std::string(tr(languageOf(input), what.title)) + "###" + what.panel;
    if (ImGui::Begin(title.c_str(), &open, ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings)) {
        what.show(input, memory, out);
    }
    ImGui::End();
    ImGui::PopStyleVar();
    if (!open) {
        out.emplace_back(ShowPanel{what.panel, false});
    }
}

} // namespace

PanelOutput showPanels(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const PanelLayout layout = layoutOf(input);
    const WidgetBox bar = memory.widgets["bar-right"];
    memory.widgets.clear();
    memory.widgets["bar-right"] = bar;
    if (layout.barHeight > 0) {
        topBar(input, memory, layout, out);
    }
    if (layout.leftWidth > 0) {
        leftColumn(input, memory, layout, out);
    }
    if (layout.rightWidth > 0) {
        rightColumn(input, memory, layout, out);
    }
    if (layout.timelineHeight > 0) {
        beginDocked(
            "##timeline",
            ImVec2(0, layout.height - layout.timelineHeight),
            ImVec2(layout.width, layout.timelineHeight),
            stillFlags);
        timelinePanel(input, memory, out);
        ImGui::End();
    }
    floatingPanel(input, memory, {"help", "Keys and mouse", 760, 560, helpPanel}, out);
    floatingPanel(input, memory, {"problems", "Faults found in the data", 720, 460, problemsPanel}, out);
    return {layout.leftWidth, layout.barHeight, layout.rightWidth, layout.timelineHeight};
}

} // namespace khalkha
