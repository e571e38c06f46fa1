#include "scene/label_report.h"

#include "scene/label_block.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace khalkha {

namespace {

/// Unit vectors along the two sides of a box.
std::array<ScreenPoint, 2> sidesOf(const TurnedBox& box) {
    const double c = std::cos(box.angleRad);
    const double s = std::sin(box.angleRad);
    return {ScreenPoint{c, -s}, ScreenPoint{s, c}};
}

/// Half of what a box covers of a direction.
double reach(const TurnedBox& box, ScreenPoint direction) {
    const auto [along, down] = sidesOf(box);
    return 0.5 * box.widthPx * std::abs(along.x * direction.x + along.y * direction.y) +
           0.5 * box.heightPx * std::abs(down.x * direction.x + down.y * direction.y);
}

TurnedBox boxOf(const TextRun& run, const TextMetrics& metrics) {
    TurnedBox box;
    box.widthPx = metrics.measure(run.text, run.style).widthPx;
    box.heightPx = (lineAscentEm + lineDescentEm) * run.style.sizePx;
    box.angleRad = run.angleRad;
    const auto [along, down] = sidesOf(box);
    const double below = 0.5 * (lineDescentEm - lineAscentEm) * run.style.sizePx;
    box.middle = {
        run.at.x + along.x * box.widthPx / 2 + down.x * below,
        run.at.y + along.y * box.widthPx / 2 + down.y * below};
    return box;
}

} // namespace

TurnedBox turnedBox(const ScreenBox& box) {
    return {
        {(box.left + box.right) / 2, (box.top + box.bottom) / 2},
        box.right - box.left,
        box.bottom - box.top,
        0};
}

bool overlap(const TurnedBox& a, const TurnedBox& b, double tolerancePx) {
    // Apart if they are along one of their sides.
    const ScreenPoint between{b.middle.x - a.middle.x, b.middle.y - a.middle.y};
    for (const TurnedBox* box : {&a, &b}) {
        for (const ScreenPoint side : sidesOf(*box)) {
            const double apart = std::abs(between.x * side.x + between.y * side.y);
            if (reach(a, side) + reach(b, side) - apart <= tolerancePx) {
                return false;
            }
        }
    }
    return true;
}

std::vector<ReportedLabel> reportLabels(const Frame& frame, const TextMetrics& metrics) {
    std::vector<ReportedLabel> report;
    report.reserve(frame.labels.size());
    for (const FrameLabel& label : frame.labels) {
        ReportedLabel reported;
        reported.id = label.id;
        reported.anchor = label.anchor;
        reported.curved = label.curved;
        const size_t end = std::min(label.firstText + label.textCount, frame.texts.size());
        for (size_t i = label.firstText; i < end; ++i) {
            const TextRun& run = frame.texts[i];
            if (i == label.firstText) {
                reported.sizePx = run.style.sizePx;
                reported.alpha = run.colour.a / 255.0;
            } else if (!label.curved) {
                reported.text += '\n';
            }
            reported.text += run.text;
            reported.boxes.push_back(boxOf(run, metrics));
        }
        report.push_back(std::move(reported));
    }
    return report;
}

} // namespace khalkha
