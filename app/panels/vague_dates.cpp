#include "panels/vague_dates.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace khalkha {

std::vector<TimeStretch> joinedStretches(std::vector<TimeStretch> stretches) {
    std::sort(stretches.begin(), stretches.end(), [](const TimeStretch& a, const TimeStretch& b) {
        return a.left < b.left;
    });
    std::vector<TimeStretch> joined;
    for (const TimeStretch& each : stretches) {
        if (joined.empty() || each.left > joined.back().right) {
            joined.push_back(each);
        } else {
            joined.back().right = std::max(joined.back().right, each.right);
        }
    }
    return joined;
}

void vagueRing(ImDrawList& list, ImVec2 center, float radius, ImU32 colour) {
    constexpr int dots = 10;
    const float dot = std::max(0.9F, radius * 0.17F);
    for (int i = 0; i < dots; ++i) {
        const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / dots;
        list.AddCircleFilled(
            {center.x + std::cos(angle) * radius * 1.5F, center.y + std::sin(angle) * radius * 1.5F},
            dot,
            colour,
            8);
    }
}

void vagueBand(
    const PanelInput& input,
    ImDrawList& list,
    const Event& event,
    const TimeStretch& stretch,
    const TimeStretch& room,
    float y) {
    const Colour colour = categoryColour(themeOf(input), event.category);
    const float half = scaled(input, 4);
    const auto clamped = [&room](double x) {
        return static_cast<float>(std::clamp(x, room.left, room.right));
    };
    const float left = clamped(stretch.left);
    const float right = clamped(stretch.right);
    const ImU32 ink = imColour(colour.withAlpha(0.34));
    list.AddRectFilled({left, y - half}, {right, y + half}, ink);
    if (event.start.approximate) {
        // As long again at each end, thinning out: about then.
        const double soft = std::max(stretch.right - stretch.left, static_cast<double>(scaled(input, 10)));
        const ImU32 none = imColour(colour.withAlpha(0));
        list.AddRectFilledMultiColor(
            {clamped(stretch.left - soft), y - half}, {left, y + half}, none, ink, ink, none);
        list.AddRectFilledMultiColor(
            {right, y - half}, {clamped(stretch.right + soft), y + half}, ink, none, none, ink);
    }
    if (event.start.uncertain) {
        const ImU32 line = imColour(colour.withAlpha(0.8));
        const float step = scaled(input, 5);
        list.PushClipRect({left, y - half}, {right, y + half}, true);
        for (float x = left - 2 * half; x < right; x += step) {
            list.AddLine({x, y + half}, {x + 2 * half, y - half}, line, scaled(input, 1));
        }
        list.PopClipRect();
    }
}

} // namespace khalkha
