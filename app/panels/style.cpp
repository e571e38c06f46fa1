#include "panels/widgets.h"

namespace khalkha {

namespace {

/// Part of the text colour laid over the box: fields, buttons, rows.
ImVec4 over(const Theme& theme, double part, double alpha = 1) {
    return imVector(mix(theme.boxFill.withAlpha(1), theme.boxText, part).withAlpha(alpha));
}

ImVec4 solid(Colour colour) {
    colour.a = 255;
    return imVector(colour);
}

void setColours(ImGuiStyle& style, const Theme& theme) {
    const Colour accent = accentOf(theme);
    const Colour box{theme.boxFill.r, theme.boxFill.g, theme.boxFill.b, 255};
    // What is not named below, and what later releases add, follows the ground of the theme.
    if (contrastRatio(box, {0, 0, 0, 255}) < contrastRatio(box, {255, 255, 255, 255})) {
        ImGui::StyleColorsDark(&style);
    } else {
        ImGui::StyleColorsLight(&style);
    }
    const auto set = [&](ImGuiCol which, const ImVec4& colour) { style.Colors[which] = colour; };
    set(ImGuiCol_Text, imVector(theme.boxText));
    set(ImGuiCol_TextDisabled, imVector(theme.boxTextSecondary));
    set(ImGuiCol_WindowBg, imVector(box));
    set(ImGuiCol_ChildBg, ImVec4(0, 0, 0, 0));
    set(ImGuiCol_PopupBg, solid(box));
    set(ImGuiCol_Border, imVector(theme.boxBorder));
    set(ImGuiCol_BorderShadow, ImVec4(0, 0, 0, 0));
    set(ImGuiCol_FrameBg, over(theme, 0.08));
    set(ImGuiCol_FrameBgHovered, over(theme, 0.14));
    set(ImGuiCol_FrameBgActive, over(theme, 0.18));
    set(ImGuiCol_TitleBg, solid(box));
    set(ImGuiCol_TitleBgActive, over(theme, 0.06));
    set(ImGuiCol_TitleBgCollapsed, solid(box));
    set(ImGuiCol_MenuBarBg, over(theme, 0.06));
    set(ImGuiCol_ScrollbarBg, ImVec4(0, 0, 0, 0));
    set(ImGuiCol_ScrollbarGrab, over(theme, 0.28));
    set(ImGuiCol_ScrollbarGrabHovered, over(theme, 0.4));
    set(ImGuiCol_ScrollbarGrabActive, over(theme, 0.5));
    set(ImGuiCol_CheckMark, imVector(accent));
    set(ImGuiCol_SliderGrab, imVector(accent));
    set(ImGuiCol_SliderGrabActive, imVector(accent));
    set(ImGuiCol_Button, over(theme, 0.08));
    set(ImGuiCol_ButtonHovered, over(theme, 0.16));
    set(ImGuiCol_ButtonActive, over(theme, 0.24));
    set(ImGuiCol_Header, imVector(mix(box.withAlpha(1), accent, 0.22)));
    set(ImGuiCol_HeaderHovered, over(theme, 0.1));
    set(ImGuiCol_HeaderActive, over(theme, 0.16));
    set(ImGuiCol_Separator, imVector(theme.boxBorder));
    set(ImGuiCol_SeparatorHovered, imVector(accent));
    set(ImGuiCol_SeparatorActive, imVector(accent));
    set(ImGuiCol_ResizeGrip, ImVec4(0, 0, 0, 0));
    set(ImGuiCol_ResizeGripHovered, imVector(accent));
    set(ImGuiCol_ResizeGripActive, imVector(accent));
    set(ImGuiCol_Tab, over(theme, 0.06));
    set(ImGuiCol_TabHovered, over(theme, 0.16));
    set(ImGuiCol_TabActive, over(theme, 0.12));
    set(ImGuiCol_TabUnfocused, over(theme, 0.06));
    set(ImGuiCol_TabUnfocusedActive, over(theme, 0.12));
    set(ImGuiCol_PlotLines, imVector(accent));
    set(ImGuiCol_PlotLinesHovered, imVector(theme.boxText));
    set(ImGuiCol_PlotHistogram, imVector(accent));
    set(ImGuiCol_PlotHistogramHovered, imVector(theme.boxText));
    set(ImGuiCol_TableHeaderBg, over(theme, 0.1));
    set(ImGuiCol_TableBorderStrong, imVector(theme.boxBorder));
    set(ImGuiCol_TableBorderLight, imVector(mix(box, theme.boxBorder, 0.6)));
    set(ImGuiCol_TableRowBg, ImVec4(0, 0, 0, 0));
    set(ImGuiCol_TableRowBgAlt, over(theme, 0.03));
    set(ImGuiCol_TextSelectedBg, imVector(accent.withAlpha(0.35)));
    set(ImGuiCol_DragDropTarget, imVector(accent));
    set(ImGuiCol_NavHighlight, imVector(accent));
    set(ImGuiCol_NavWindowingHighlight, imVector(accent));
    set(ImGuiCol_NavWindowingDimBg, ImVec4(0, 0, 0, 0.35F));
    set(ImGuiCol_ModalWindowDimBg, ImVec4(0, 0, 0, 0.35F));
}

} // namespace

void applyPanelStyle(const Theme& theme, double uiScale) {
    ImGuiStyle style;
    style.WindowPadding = ImVec2(12, 10);
    style.FramePadding = ImVec2(8, 5);
    style.ItemSpacing = ImVec2(8, 6);
    style.ItemInnerSpacing = ImVec2(6, 4);
    style.CellPadding = ImVec2(4, 3);
    style.ScrollbarSize = 11;
    style.GrabMinSize = 12;
    style.WindowRounding = 0;
    style.ChildRounding = 4;
    style.FrameRounding = 5;
    style.PopupRounding = 6;
    style.ScrollbarRounding = 6;
    style.GrabRounding = 5;
    style.WindowBorderSize = 1;
    style.PopupBorderSize = 1;
    style.FrameBorderSize = theme.name == ThemeName::contrast ? 1.0F : 0.0F;
    style.WindowTitleAlign = ImVec2(0, 0.5F);
    style.WindowMenuButtonPosition = ImGuiDir_None;
    style.DisplaySafeAreaPadding = ImVec2(0, 0);
    setColours(style, theme);
    style.ScaleAllSizes(static_cast<float>(uiScale));
    style.WindowBorderSize = 1;
    style.PopupBorderSize = 1;
    ImGui::GetStyle() = style;
}

} // namespace khalkha
