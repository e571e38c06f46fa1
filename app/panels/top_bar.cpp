// The bar at the top: title, a switch for each panel, language, theme, full screen. Where the window is
// narrow for the size of type, the title gives way and the buttons stand in several rows.

#include "base/translate.h"
#include "panels/docked.h"
#include "panels/tooltip.h"

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

constexpr ImGuiWindowFlags dockedFlags =
    ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize |
    ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus;
constexpr double marginPx = 12, edgePx = 6;

/// Where the window is very narrow for the size of type, buttons stand closer so that one row is enough.
bool isTight(const PanelInput& input) {
    return input.displayWidth < scaled(input, 600);
}
double buttonPx(const PanelInput& input) {
    return isTight(input) ? 30 : 32;
}
float barGap(const PanelInput& input) {
    return isTight(input) ? scaled(input, 3) : ImGui::GetStyle().ItemSpacing.x;
}
float barMargin(const PanelInput& input) {
    return scaled(input, isTight(input) ? 5 : marginPx);
}

/// A button of the bar and what it does.
struct BarButton {
    const char* name; ///< as it is noted
    IconButton look;
    Command command;
};

BarButton
panelSwitch(const PanelInput& input, const char* panel, Icon icon, const char* text, const char* tooltip) {
    const Language language = languageOf(input);
    IconButton look;
    look.id = panel;
    look.icon = icon;
    look.text = text == nullptr ? nullptr : tr(language, text);
    look.tooltip = tr(language, tooltip);
    look.size = scaled(input, buttonPx(input));
    look.active = isOpen(input, panel);
    return {panel, look, ShowPanel{panel, !look.active}};
}

std::vector<BarButton> buttonsOf(const PanelInput& input) {
    const SessionState& state = input.session.state();
    const Language language = languageOf(input);
    // Words beside the icons where there is room for them.
    const auto units = input.displayWidth / input.uiScale;
    const bool wide = units > 1560;
    const auto often = [&](const char* text) { return isNarrow(input) ? nullptr : text; };
    const auto seldom = [&](const char* text) { return wide ? text : nullptr; };
    std::vector<BarButton> buttons{
        panelSwitch(input, "events", Icon::list, often("Events"), "List of events (E)")};
    if (input.problems != nullptr && !input.problems->empty()) {
        buttons.push_back(panelSwitch(input, "problems", Icon::warning, nullptr, problemsTitle(input)));
    }
    struct Row {
        const char* panel;
        Icon icon;
        const char* text;
        const char* tooltip;
    };
    for (const Row& row :
         {Row{"story", Icon::story, seldom("Guided reading"), "Guided reading, step by step (I)"},
          Row{"documents",
              Icon::documents,
              seldom("Documents"),
              "Documents about the line, names, heights (B)"},
          Row{"positions", Icon::positions, seldom("Positions"), "Who stood where on this day (O)"},
          Row{"plots", Icon::plots, often("Plots"), "Series of figures over time (D)"},
          Row{"layers", Icon::layers, often("Layers"), "Layers and what they show (Y)"},
          Row{"legend", Icon::legend, often("Legend"), "How lines are to be read (K)"},
          Row{"settings", Icon::settings, nullptr, "Languages, colours, sizes (S)"},
          Row{"help", Icon::help, nullptr, "Keys and mouse (F1)"}}) {
        buttons.push_back(panelSwitch(input, row.panel, row.icon, row.text, row.tooltip));
    }
    const auto more = [&](const char* id, Icon icon, const char* tooltip, Command command) {
        IconButton look;
        look.id = id;
        look.icon = icon;
        look.tooltip = tr(language, tooltip);
        look.size = scaled(input, buttonPx(input));
        buttons.push_back({id, look, std::move(command)});
    };
    const auto theme = static_cast<ThemeName>((static_cast<int>(state.view.theme) + 1) % 3);
    more("theme", Icon::theme, "Light, dark or high-contrast colours (T)", SetTheme{theme});
    more("full-screen", Icon::fullScreen, "Full screen (F11)", SetFullScreen{!state.fullScreen});
    return buttons;
}

/// Width of the button that names the other language.
float languageWidth(const PanelInput& input) {
    return scaled(input, isTight(input) ? 36 : 78);
}

/// Where each button stands, and the language's, which comes before the last two.
struct BarLayout {
    std::vector<ImVec2> corners; ///< of the buttons, in their order
    ImVec2 language;
    float titleLeft = 0, titleRight = 0; ///< room for the title; none when there is more than one row
    int rows = 1;
};

BarLayout layoutOf(const PanelInput& input, const std::vector<BarButton>& buttons) {
    const float gap = barGap(input);
    const float edge = scaled(input, edgePx);
    const float margin = barMargin(input);
    const float row = scaled(input, buttonPx(input)) + edge;
    const auto width = static_cast<float>(input.displayWidth);
    std::vector<float> widths;
    float whole = languageWidth(input);
    for (const BarButton& button : buttons) {
        widths.push_back(iconButtonWidth(input, button.look));
        whole += widths.back() + gap;
    }
    BarLayout layout;
    layout.corners.resize(buttons.size());
    float x = margin;
    float y = edge;
    const bool oneRow = whole + 2 * margin <= width;
    const auto place = [&](float size) {
        if (!oneRow && x > margin && x + size > width - margin) {
            x = margin;
            y += row;
            ++layout.rows;
        }
        const ImVec2 corner(x, y);
        x += size + gap;
        return corner;
    };
    for (size_t i = 0; i < buttons.size(); ++i) {
        if (i + 2 == buttons.size()) {
            layout.language = place(languageWidth(input));
        }
        layout.corners[i] = place(widths[i]);
        if (i == 0 && oneRow) {
            layout.titleLeft = x + scaled(input, 10);
            x = width - margin - (whole - widths[0] - gap); // the others stand at the right end
            layout.titleRight = x - scaled(input, 16);
        }
    }
    return layout;
}

void languageButton(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const Language language = languageOf(input);
    const bool japanese = language == Language::ja;
    const ImVec2 size(languageWidth(input), scaled(input, buttonPx(input)));
    const char* const text = isTight(input) ? (japanese ? "En" : "日") : (japanese ? "English" : "日本語");
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(0, ImGui::GetStyle().FramePadding.y));
    const bool pressed = ImGui::Button(text, size);
    ImGui::PopStyleVar();
    if (pressed) {
        out.emplace_back(SetLanguage{japanese ? Language::en : Language::ja});
    }
    noteWidget(memory, "language");
    explain(input, tr(language, "Language of panels and names (G)"));
}

void barTitle(const PanelInput& input, const BarLayout& layout, float height) {
    const float room = layout.titleRight - layout.titleLeft;
    if (room < scaled(input, 60)) {
        return;
    }
    const UseFont strong(PanelFont::strong);
    ImGui::SetCursorPos({layout.titleLeft, (height - ImGui::GetTextLineHeight()) / 2});
    clippedText(input.session.chronicle().manifest.title.best(languageOf(input)), room);
}

} // namespace

bool isOpen(const PanelInput& input, const char* panel) {
    return input.session.shows(panel);
}

bool isNarrow(const PanelInput& input) {
    return input.displayWidth < scaled(input, 860);
}

bool isTimelineFolded(const PanelInput& input) {
    // A drawer below the map and a whole timeline would leave it a strip.
    const bool low = isNarrow(input) && input.displayHeight < scaled(input, 330);
    const bool drawer = isOpen(input, "documents") && input.displayHeight < scaled(input, 1000);
    return drawer || (low && !input.session.frontPanel().empty());
}

PanelSpace panelSpace(const PanelInput& input) {
    // By the user's size of type and by that of the panels: neither a small window nor large type may take
    // the map away.
    constexpr double roomForMany = 1400;
    constexpr double tallEnough = 560; // half of the column: a search field and three rows
    const double byType = input.displayWidth / input.session.state().view.uiScale;
    const double byPanels = input.displayWidth / input.uiScale;
    const bool tall = input.displayHeight >= scaled(input, tallEnough);
    if (isNarrow(input)) {
        return {PanelRoom::one, tall};
    }
    return {std::min(byType, byPanels) < roomForMany ? PanelRoom::column : PanelRoom::many, tall};
}

void beginDocked(const char* id, ImVec2 corner, ImVec2 size, ImGuiWindowFlags more) {
    // On whole units: ImGui cuts both off, and the map would show through the gap.
    const ImVec2 end(std::ceil(corner.x + size.x), std::ceil(corner.y + size.y));
    corner = ImVec2(std::floor(corner.x), std::floor(corner.y));
    ImGui::SetNextWindowPos(corner);
    ImGui::SetNextWindowSize(ImVec2(end.x - corner.x, end.y - corner.y));
    ImGui::Begin(id, nullptr, dockedFlags | more);
}

float topBarHeight(const PanelInput& input) {
    const auto rows = static_cast<float>(layoutOf(input, buttonsOf(input)).rows);
    return rows * scaled(input, buttonPx(input) + edgePx) + scaled(input, edgePx);
}

void topBar(const PanelInput& input, PanelMemory& memory, float height, Commands& out) {
    const std::vector<BarButton> buttons = buttonsOf(input);
    const BarLayout layout = layoutOf(input, buttons);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(scaled(input, marginPx), scaled(input, edgePx)));
    beginDocked("##bar", ImVec2(0, 0), ImVec2(static_cast<float>(input.displayWidth), height), stillFlags);
    ImGui::PopStyleVar();
    for (size_t i = 0; i < buttons.size(); ++i) {
        if (i + 2 == buttons.size()) {
            ImGui::SetCursorPos(layout.language);
            languageButton(input, memory, out);
        }
        const BarButton& button = buttons[i];
        ImGui::SetCursorPos(layout.corners[i]);
        if (iconButton(input, button.look)) {
            out.push_back(button.command);
        }
        const bool ofPanel = std::holds_alternative<ShowPanel>(button.command);
        noteWidget(memory, ofPanel ? "panel:" : "", button.name);
        if (i == 0) {
            barTitle(input, layout, height);
        }
    }
    ImGui::End();
}

} // namespace khalkha
