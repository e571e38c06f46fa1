#include "panels/widgets.h"

#include "base/translate.h"
#include "panels/line_break.h"
#include "panels/line_cache.h"
#include "panels/segments.h"
#include "panels/tooltip.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace khalkha {

namespace {

float textWidth(std::string_view text) {
    return ImGui::CalcTextSize(text.data(), text.data() + text.size(), false).x;
}

void plainText(std::string_view text) {
    ImGui::TextUnformatted(text.data(), text.data() + text.size());
}

} // namespace

ImFont* panelFont(PanelFont font) {
    const ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    const int index = static_cast<int>(font);
    return index < atlas.Fonts.Size ? atlas.Fonts[index] : atlas.Fonts[0];
}

UseFont::UseFont(PanelFont font) : _list(ImGui::GetWindowDrawList()) {
    ImGui::PushFont(panelFont(font));
}

UseFont::~UseFont() {
    assert(_list == ImGui::GetWindowDrawList());
    ImGui::PopFont();
}

PanelFont fontOf(Language language) {
    switch (language) {
    case Language::zh:
        return PanelFont::traditional;
    case Language::zhHans:
        return PanelFont::simplified;
    case Language::ko:
        return PanelFont::korean;
    default:
        return PanelFont::body;
    }
}

ImU32 imColour(Colour colour) {
    return IM_COL32(colour.r, colour.g, colour.b, colour.a);
}

ImVec4 imVector(Colour colour) {
    return ImGui::ColorConvertU32ToFloat4(imColour(colour));
}

Colour accentOf(const Theme& theme) {
    return theme.hue(Hue::lightBlue).text;
}

const Theme& themeOf(const PanelInput& input) {
    return theme(input.session.state().view.theme);
}

Language languageOf(const PanelInput& input) {
    return input.session.state().view.language;
}

float scaled(const PanelInput& input, double px) {
    return static_cast<float>(px * input.uiScale);
}

float iconButtonWidth(const PanelInput& input, const IconButton& button) {
    return button.text == nullptr ? button.size
                                  : button.size * 0.9F + scaled(input, 6) * 1.6F + textWidth(button.text);
}

bool iconButton(const PanelInput& input, const IconButton& button) {
    const Theme& colours = themeOf(input);
    const float iconRadius = button.size * 0.26F;
    const bool hasText = button.text != nullptr;
    const float width = iconButtonWidth(input, button);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    ImGui::PushID(button.id);
    const bool clicked = ImGui::Button("##button", ImVec2(width, button.size));
    const bool hovered = ImGui::IsItemHovered();
    ImGui::PopID();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    Colour ink = colours.boxText;
    if (button.active) {
        const Colour accent = accentOf(colours);
        const float rounding = ImGui::GetStyle().FrameRounding;
        list.AddRectFilled(corner, {corner.x + width, corner.y + button.size}, imColour(accent), rounding);
        const Colour white{255, 255, 255, 255};
        const Colour black{0, 0, 0, 255};
        ink = contrastRatio(accent, white) >= contrastRatio(accent, black) ? white : black;
        if (hovered) {
            list.AddRect(corner, {corner.x + width, corner.y + button.size}, imColour(ink), rounding, 0, 2);
        }
    }
    const float middle = corner.y + button.size / 2;
    drawIcon(list, button.icon, {corner.x + button.size * 0.5F, middle}, iconRadius, imColour(ink));
    if (hasText) {
        list.AddText(
            {corner.x + button.size * 0.9F, middle - ImGui::GetFontSize() / 2}, imColour(ink), button.text);
    }
    if (button.tooltip != nullptr) {
        explain(input, button.tooltip);
    }
    return clicked;
}

bool isKeyPressed(ImGuiKey key) {
#if IMGUI_VERSION_NUM < 18700
    return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)); // keys had the numbers of the system
#else
    return ImGui::IsKeyPressed(key);
#endif
}

void focusLastItem(bool& wanted) {
    if (std::exchange(wanted, false)) {
        ImGui::SetKeyboardFocusHere(-1);
    }
}

void showFocus(const PanelInput& input) {
    if (!ImGui::IsItemFocused() || !ImGui::GetIO().NavVisible) {
        return;
    }
    const float grow = scaled(input, 2);
    const ImVec2 least = ImGui::GetItemRectMin();
    const ImVec2 most = ImGui::GetItemRectMax();
    ImGui::GetWindowDrawList()->AddRect(
        {least.x - grow, least.y - grow},
        {most.x + grow, most.y + grow},
        imColour(accentOf(themeOf(input))),
        scaled(input, 4),
        0,
        scaled(input, 2));
}

void noteWidget(PanelMemory& memory, std::string_view name, const WidgetBox& box) {
    if (memory.reports) {
        memory.widgets[std::string(name)] = box;
    }
}

void noteWidget(PanelMemory& memory, std::string_view kind, std::string_view id) {
    if (!memory.reports) {
        return;
    }
    const std::string name = std::string(kind) + std::string(id);
    noteWidget(memory, name, itemBox());
    if (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible) {
        memory.focused = name;
    }
}

void noteWidget(PanelMemory& memory, std::string_view name) {
    noteWidget(memory, name, std::string_view());
}

std::vector<std::string_view> linesIn(std::string_view text, float width) {
    static LineCache cache;
    static int frame = -1;
    if (frame != ImGui::GetFrameCount()) {
        frame = ImGui::GetFrameCount();
        cache.endFrame();
    }
    // Type is known by how wide it sets a few letters: fonts are made anew at every change of scale.
    const float type = textWidth("Wi.Ж字") + ImGui::GetFontSize() * 1024;
    return cache.lines(text, width, type, [](std::string_view part) { return textWidth(part); });
}

void wrappedText(std::string_view text) {
    wrappedTextWithMargin(text, 0);
}

void wrappedTextWithMargin(std::string_view text, float margin) {
    const float spacing = ImGui::GetStyle().ItemSpacing.y;
    const float width = std::max(20.0F, ImGui::GetContentRegionAvail().x - margin);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, spacing * 0.45F));
    for (const std::string_view line : linesIn(text, width)) {
        plainText(line);
    }
    ImGui::PopStyleVar();
    ImGui::Dummy(ImVec2(0, 0));
}

void wrappedText(std::string_view text, Colour colour) {
    ImGui::PushStyleColor(ImGuiCol_Text, imVector(colour));
    wrappedText(text);
    ImGui::PopStyleColor();
}

std::string fittingText(std::string_view text, float width) {
    const std::string_view part =
        fittingPart(text, width, [](std::string_view piece) { return textWidth(piece); });
    return std::string(part) + (part.size() < text.size() ? "…" : "");
}

void clippedText(std::string_view text, float width) {
    plainText(fittingText(text, width));
}

void heading(const PanelInput& input, const char* text) {
    ImGui::Dummy(ImVec2(0, scaled(input, 2)));
    const UseFont strong(PanelFont::strong);
    ImGui::PushStyleColor(ImGuiCol_Text, imVector(themeOf(input).boxTextSecondary));
    ImGui::TextUnformatted(text);
    ImGui::PopStyleColor();
}

void quietText(const PanelInput& input, std::string_view text) {
    wrappedText(text, themeOf(input).boxTextSecondary);
}

bool chip(const PanelInput& input, const char* id, std::string_view text, Colour colour) {
    const ImVec2 padding(scaled(input, 8), scaled(input, 3));
    const float width = std::min(textWidth(text) + 2 * padding.x, ImGui::GetContentRegionAvail().x);
    const ImVec2 size(std::max(width, 1.0F), ImGui::GetFontSize() + 2 * padding.y);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    ImGui::PushID(id);
    const bool clicked = ImGui::InvisibleButton("##chip", size);
    ImGui::PopID();
    showFocus(input);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 end(corner.x + size.x, corner.y + size.y);
    list.AddRectFilled(corner, end, imColour(colour.withAlpha(0.14)), size.y / 2);
    list.AddRect(corner, end, imColour(colour), size.y / 2, 0, ImGui::IsItemHovered() ? 2.0F : 1.0F);
    const std::string shown = fittingText(text, size.x - 2 * padding.x + 1);
    list.AddText({corner.x + padding.x, corner.y + padding.y}, imColour(colour), shown.c_str());
    return clicked;
}

int segmented(const PanelInput& input, const char* id, const std::vector<const char*>& labels, int current) {
    const Theme& colours = themeOf(input);
    const float gap = scaled(input, 3);
    std::vector<double> needed;
    needed.reserve(labels.size());
    for (const char* label : labels) {
        needed.push_back(textWidth(label) + 2 * ImGui::GetStyle().FramePadding.x);
    }
    const std::vector<Segment> segments = layoutSegments(needed, ImGui::GetContentRegionAvail().x, gap);
    int clicked = -1;
    ImGui::BeginGroup();
    ImGui::PushID(id);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(gap, gap));
    for (int i = 0; i < static_cast<int>(labels.size()); ++i) {
        const bool active = i == current;
        const Segment& segment = segments[static_cast<size_t>(i)];
        if (i > 0 && segment.row == segments[static_cast<size_t>(i) - 1].row) {
            ImGui::SameLine();
        }
        if (active) {
            const Colour accent = accentOf(colours);
            const Colour ink = contrastRatio(accent, {255, 255, 255, 255}) >= 4.5 ? Colour{255, 255, 255, 255}
                                                                                  : Colour{0, 0, 0, 255};
            for (const ImGuiCol which : {ImGuiCol_Button, ImGuiCol_ButtonHovered, ImGuiCol_ButtonActive}) {
                ImGui::PushStyleColor(which, imVector(accent));
            }
            ImGui::PushStyleColor(ImGuiCol_Text, imVector(ink));
        }
        ImGui::PushID(i);
        const std::string label = std::string(labels[static_cast<size_t>(i)]) + "##segment";
        if (ImGui::Button(label.c_str(), ImVec2(static_cast<float>(segment.width), 0))) {
            clicked = i;
        }
        ImGui::PopID();
        if (active) {
            ImGui::PopStyleColor(4);
        }
    }
    ImGui::PopStyleVar();
    ImGui::PopID();
    ImGui::EndGroup();
    return clicked;
}

bool link(const PanelInput& input, const std::string& id, std::string_view text) {
    const Colour accent = accentOf(themeOf(input));
    const std::vector<std::string_view> lines =
        linesIn(text, std::max(20.0F, ImGui::GetContentRegionAvail().x));
    const float lineHeight = ImGui::GetTextLineHeight() * 1.15F;
    float width = 1;
    for (const std::string_view line : lines) {
        width = std::max(width, textWidth(line));
    }
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    ImGui::PushID(id.c_str());
    const bool clicked =
        ImGui::InvisibleButton("##link", ImVec2(width, lineHeight * static_cast<float>(lines.size())));
    ImGui::PopID();
    showFocus(input);
    const bool marked = ImGui::IsItemHovered() || ImGui::IsItemFocused();
    if (ImGui::IsItemHovered()) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    ImDrawList& list = *ImGui::GetWindowDrawList();
    float y = corner.y;
    for (const std::string_view line : lines) {
        list.AddText({corner.x, y}, imColour(accent), line.data(), line.data() + line.size());
        if (marked) {
            const float base = y + ImGui::GetFontSize() + 1;
            list.AddLine({corner.x, base}, {corner.x + textWidth(line), base}, imColour(accent));
        }
        y += lineHeight;
    }
    return clicked;
}

void comboPreview(std::string_view text, PanelFont font) {
    const ImVec2 padding = ImGui::GetStyle().FramePadding;
    const ImVec2 least = ImGui::GetItemRectMin();
    const ImVec2 most = ImGui::GetItemRectMax();
    const float arrow = most.y - least.y;
    const UseFont own(font);
    const std::string shown = fittingText(text, most.x - least.x - arrow - 2 * padding.x);
    ImGui::GetWindowDrawList()->AddText(
        {least.x + padding.x, least.y + padding.y}, ImGui::GetColorU32(ImGuiCol_Text), shown.c_str());
}

const char* layerName(Language language, Layer layer) {
    constexpr std::array<const char*, layerCount> names{
        "Relief",
        "Rivers and lakes",
        "Graticule",
        "Night",
        "Tints of states",
        "Borders",
        "Railways and roads",
        "Claims",
        "Border since the agreements of 1940-42",
        "Fronts",
        "Axes of advance",
        "Positions of troops",
        "Fortified regions and spheres",
        "Links",
        "Places",
        "Regions and seas",
        "Events"};
    return tr(language, names[static_cast<size_t>(layer)]);
}

const char* certaintyText(Language language, Certainty certainty) {
    switch (certainty) {
    case Certainty::certain:
        return tr(language, "Certain");
    case Certainty::probable:
        return tr(language, "Probable");
    case Certainty::reconstructed:
        return tr(language, "Reconstructed by the author");
    }
    return "";
}

const char* basisText(Language language, Basis basis) {
    switch (basis) {
    case Basis::attested:
        return tr(language, "Attested: a source gives it for this time");
    case Basis::interpolated:
        return tr(language, "Interpolated between two attested positions");
    case Basis::reconstructed:
        return tr(language, "Reconstructed: inferred, no source says it");
    }
    return "";
}

Colour actorColour(const PanelInput& input, std::string_view actorId) {
    const Chronicle& chronicle = input.session.chronicle();
    const Formation* const formation = chronicle.formation(actorId);
    const Side* const side = chronicle.side(formation == nullptr ? actorId : formation->sideId);
    return themeOf(input).hue(side == nullptr ? Hue::grey : side->hue).text;
}

} // namespace khalkha
