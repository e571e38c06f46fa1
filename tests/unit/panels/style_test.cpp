// The colours of ImGui in every theme.
#include "panels/widgets.h"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <tuple>

using namespace khalkha;

namespace {

/// A context without a window: enough to set a style.
class StyleContext {
public:
    StyleContext() { ImGui::CreateContext(); }
    StyleContext(const StyleContext&) = delete;
    StyleContext& operator=(const StyleContext&) = delete;
    StyleContext(StyleContext&&) = delete;
    StyleContext& operator=(StyleContext&&) = delete;
    ~StyleContext() { ImGui::DestroyContext(); }
};

Colour over(const ImVec4& top, Colour below) {
    const auto part = [&](float channel, std::uint8_t under) {
        return static_cast<std::uint8_t>(
            255.0F * channel * top.w + static_cast<float>(under) * (1 - top.w) + 0.5F);
    };
    return {part(top.x, below.r), part(top.y, below.g), part(top.z, below.b), 255};
}

/// What text stands on: by ImGui's own names, so that a colour of a later release is looked at too.
bool bearsText(const std::string& name) {
    const bool ground = name.find("Bg") != std::string::npos && name.find("DimBg") == std::string::npos &&
                        name != "ScrollbarBg";
    const auto begins = [&](const char* with) { return name.rfind(with, 0) == 0; };
    const bool widget = (begins("Button") || begins("Header") || begins("Tab")) &&
                        name.find("Border") == std::string::npos &&
                        name.find("Overline") == std::string::npos;
    return ground || widget;
}

constexpr ThemeName themes[] = {ThemeName::light, ThemeName::dark, ThemeName::contrast};

} // namespace

TEST_CASE("text can be read on everything it stands on, in every theme") {
    const StyleContext context;
    for (const ThemeName name : themes) {
        CAPTURE(static_cast<int>(name));
        applyPanelStyle(theme(name), 1);
        const ImGuiStyle& style = ImGui::GetStyle();
        const Colour window = over(style.Colors[ImGuiCol_WindowBg], {0, 0, 0, 255});
        const Colour text = over(style.Colors[ImGuiCol_Text], window);
        const Colour quiet = over(style.Colors[ImGuiCol_TextDisabled], window);
        int grounds = 0;
        for (int i = 0; i < ImGuiCol_COUNT; ++i) {
            const std::string colourName = ImGui::GetStyleColorName(i);
            if (!bearsText(colourName)) {
                continue;
            }
            CAPTURE(colourName);
            ++grounds;
            const Colour ground = over(style.Colors[i], window);
            CHECK(contrastRatio(text, ground) >= 4.5);
            if (colourName == "TableHeaderBg" || colourName == "WindowBg" || colourName == "PopupBg") {
                CHECK(contrastRatio(quiet, ground) >= 4.5);
            }
        }
        CHECK(grounds >= 20);
    }
}

TEST_CASE("every colour of ImGui is the theme's") {
    // One that nobody set would be what ImGui makes it, in a light theme and in a dark one.
    const StyleContext context;
    applyPanelStyle(theme(ThemeName::light), 1);
    const ImGuiStyle light = ImGui::GetStyle();
    applyPanelStyle(theme(ThemeName::dark), 1);
    const ImGuiStyle dark = ImGui::GetStyle();
    ImGuiStyle ownLight, ownDark;
    ImGui::StyleColorsLight(&ownLight);
    ImGui::StyleColorsDark(&ownDark);
    const auto equal = [](const ImVec4& a, const ImVec4& b) {
        return std::tie(a.x, a.y, a.z, a.w) == std::tie(b.x, b.y, b.z, b.w);
    };
    const std::set<std::string> shades{"NavWindowingDimBg", "ModalWindowDimBg"}; // black over anything
    for (int i = 0; i < ImGuiCol_COUNT; ++i) {
        const std::string name = ImGui::GetStyleColorName(i);
        CAPTURE(name);
        const ImVec4& a = light.Colors[i];
        const ImVec4& b = dark.Colors[i];
        const bool unseen = a.w == 0 && b.w == 0;
        const bool unset = equal(a, ownLight.Colors[i]) && equal(b, ownDark.Colors[i]);
        CHECK((unseen || !unset || shades.count(name) == 1));
    }
}
