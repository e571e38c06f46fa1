#include "panels/line_break.h"
#include "panels/widgets.h"

#include <algorithm>

namespace khalkha {

void lineOver(const PanelInput& input, std::string_view text, const PanelOutput& insets) {
    const Theme& colours = themeOf(input);
    const float padding = scaled(input, 10);
    const auto left = static_cast<float>(insets.insetLeftPx);
    const auto right = static_cast<float>(input.displayWidth - insets.insetRightPx);
    const float room = std::max(scaled(input, 60), right - left - 4 * padding);
    const std::vector<std::string_view> lines =
        breakLines(text, static_cast<double>(room), [](std::string_view part) {
            return ImGui::CalcTextSize(part.data(), part.data() + part.size()).x;
        });
    float width = 0;
    for (const std::string_view line : lines) {
        width = std::max(width, ImGui::CalcTextSize(line.data(), line.data() + line.size()).x);
    }
    const float height = ImGui::GetTextLineHeightWithSpacing() * static_cast<float>(lines.size());
    const float middle = (left + right) / 2;
    const float top = static_cast<float>(insets.insetTopPx) + padding;
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    const ImVec2 least(middle - width / 2 - padding, top);
    const ImVec2 most(middle + width / 2 + padding, top + height + padding);
    list.AddRectFilled(least, most, imColour(colours.boxFill.withAlpha(1)), scaled(input, 6));
    list.AddRect(least, most, imColour(accentOf(colours)), scaled(input, 6), 0, scaled(input, 1.5));
    float y = top + padding / 2;
    for (const std::string_view line : lines) {
        list.AddText(
            {middle - width / 2, y}, imColour(colours.boxText), line.data(), line.data() + line.size());
        y += ImGui::GetTextLineHeightWithSpacing();
    }
}

} // namespace khalkha
