#include "panels/tooltip.h"

#include <algorithm>

namespace khalkha {

namespace {
constexpr double gapPx = 6;
}

WidgetBox itemBox() {
    const ImVec2 least = ImGui::GetItemRectMin();
    const ImVec2 most = ImGui::GetItemRectMax();
    return {least.x, least.y, most.x, most.y};
}

Tooltip::Tooltip(const PanelInput& input, const WidgetBox& box, float widthPx) : _open(input.mayExplain) {
    if (!_open) {
        return;
    }
    const WidgetBox window{0, 0, input.displayWidth, input.displayHeight};
    const TipAnchor anchor = tipBeside(box, window, widthPx, scaled(input, gapPx));
    ImGui::SetNextWindowPos(
        ImVec2(static_cast<float>(anchor.at.x), static_cast<float>(anchor.at.y)),
        ImGuiCond_Always,
        ImVec2(static_cast<float>(anchor.pivotX), static_cast<float>(anchor.pivotY)));
    ImGui::SetNextWindowSize(ImVec2(widthPx, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(scaled(input, 12), scaled(input, 8)));
    ImGui::BeginTooltip();
    ImGui::PopStyleVar();
    // As high as it was in the last frame: a long one rather covers what it explains than ends outside.
    const ImVec2 at = ImGui::GetWindowPos();
    const float lowest = static_cast<float>(input.displayHeight) - ImGui::GetWindowHeight();
    ImGui::SetWindowPos(ImVec2(at.x, std::max(0.0F, std::min(at.y, lowest))));
}

Tooltip::~Tooltip() {
    if (_open) {
        ImGui::EndTooltip();
    }
}

void explain(const PanelInput& input, std::string_view text) {
    if (ImGui::IsItemHovered()) {
        explain(input, itemBox(), text);
    }
}

void explain(const PanelInput& input, const WidgetBox& box, std::string_view text) {
    const float most = std::min(scaled(input, 340), static_cast<float>(input.displayWidth) * 0.4F);
    const float wanted =
        ImGui::CalcTextSize(text.data(), text.data() + text.size()).x + 2 * scaled(input, 12) + 1;
    const Tooltip tip(input, box, std::min(wanted, most));
    if (tip.isOpen()) {
        wrappedText(text);
    }
}

} // namespace khalkha
