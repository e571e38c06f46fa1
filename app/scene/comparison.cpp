#include "scene/comparison.h"

#include "base/code_table.h"

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

constexpr CodeTable<CompareMode, 3> compareCodes{{"off", "split", "swipe"}};
constexpr double dividerWidthPx = 6;      ///< at a picture scale of 1
constexpr double leastBoxedWidthPx = 260; ///< at a picture scale of 1
/// A side that is this many times wider takes what is said once for both.
constexpr double muchWider = 1.4;

} // namespace

std::string_view compareCode(CompareMode mode) {
    return compareCodes.of(mode);
}

std::optional<CompareMode> parseCompareMode(std::string_view code) {
    return compareCodes.parse(code);
}

Instant Comparison::at(Instant clock) const {
    return fixedAt ? *fixedAt : Instant{clock.seconds + offsetSeconds};
}

double clampedDivider(CompareMode mode, double divider) {
    const double least = mode == CompareMode::swipe ? 0.02 : 0.2;
    return std::isfinite(divider) ? std::clamp(divider, least, 1 - least) : 0.5;
}

Pane PaneLayout::paneAt(ScreenPoint at) const {
    const bool right = mode != CompareMode::off && at.x >= (dividerLeftPx + dividerRightPx) / 2.0;
    return right ? Pane::right : Pane::left;
}

ScreenPoint PaneLayout::inPane(Pane pane, ScreenPoint at) const {
    return {at.x - area(pane).leftPx, at.y};
}

double PaneLayout::dividerAt(double xPx) const {
    return (xPx - freeLeftPx) / std::max(1.0, freeRightPx - freeLeftPx);
}

PaneLayout layoutPanes(const Comparison& comparison, const ViewState& view, Viewport picture) {
    PaneLayout layout;
    layout.picture = picture;
    layout.areas[0] = {0, picture.widthPx, 0, picture.widthPx};
    layout.areas[1] = layout.areas[0];
    layout.dividerLeftPx = layout.dividerRightPx = picture.widthPx;
    layout.freeLeftPx = std::clamp<double>(std::round(view.covered.leftPx), 0, picture.widthPx);
    layout.freeRightPx = std::clamp<double>(
        std::round(picture.widthPx - view.covered.rightPx), layout.freeLeftPx, picture.widthPx);
    const double width = layout.freeRightPx - layout.freeLeftPx;
    const double line = std::max(2.0, std::round(dividerWidthPx * pictureScale(view, picture)));
    // Panels may leave nothing free, or less than two views can use.
    if (!comparison.isOn() || width < 4 * line + 8) {
        return layout;
    }
    layout.mode = comparison.mode;
    const double middle = layout.freeLeftPx + clampedDivider(comparison.mode, comparison.divider) * width;
    const double left =
        std::clamp(std::round(middle - line / 2), layout.freeLeftPx + 1, layout.freeRightPx - line - 1);
    layout.dividerLeftPx = static_cast<int>(left);
    layout.dividerRightPx = static_cast<int>(left + line);
    PaneArea& first = layout.areas[0];
    PaneArea& second = layout.areas[1];
    if (comparison.mode == CompareMode::split) {
        // Each in the middle of what is seen of it, so not below the panels.
        const auto freeLeft = static_cast<int>(layout.freeLeftPx);
        const auto freeRight = static_cast<int>(layout.freeRightPx);
        first = {freeLeft, layout.dividerLeftPx - freeLeft, freeLeft, layout.dividerLeftPx};
        second = {layout.dividerRightPx, freeRight - layout.dividerRightPx, layout.dividerRightPx, freeRight};
    } else {
        first.clipRightPx = layout.dividerLeftPx;
        second.clipLeftPx = layout.dividerRightPx;
    }
    return layout;
}

std::array<ViewState, 2>
paneViews(const Comparison& comparison, const ViewState& view, const PaneLayout& layout) {
    std::array<ViewState, 2> views{view, view};
    ViewState& left = views[0];
    ViewState& right = views[1];
    right.eventCaption = false; // one of the two says it
    right.at = comparison.at(view.at);
    right.perspective = comparison.perspective;
    if (!comparison.sharesCamera()) {
        right.camera = comparison.camera;
    }
    if (layout.mode == CompareMode::split) {
        left.covered.leftPx = left.covered.rightPx = right.covered.leftPx = right.covered.rightPx = 0;
    } else {
        left.covered.rightPx = layout.picture.widthPx - layout.dividerLeftPx;
        right.covered.leftPx = layout.dividerRightPx;
    }
    const double leftWidth = layout.dividerLeftPx - layout.freeLeftPx;
    const double rightWidth = layout.freeRightPx - layout.dividerRightPx;
    // The date has the left, as on a single picture; what else is the same has the right.
    ViewState& withoutDate = rightWidth > muchWider * leftWidth ? left : right;
    ViewState& withoutRest = leftWidth > muchWider * rightWidth ? right : left;
    if (left.at == right.at) {
        withoutDate.dateBox = false;
    }
    if (comparison.sharesCamera()) {
        withoutRest.scaleBox = withoutRest.northArrow = false;
    }
    withoutRest.legendBox = withoutRest.sourcesLine = withoutRest.gapChartBox = false;
    left.claimsTitle = right.claimsTitle = left.perspective != right.perspective;
    // What is left of a view that is nearly covered has no room for boxes.
    // Larger type makes boxes that say less, not none.
    const double least = leastBoxedWidthPx * pictureScale(view, layout.picture) / std::max(1.0, view.uiScale);
    for (const auto& [side, width] : {std::pair(&left, leftWidth), std::pair(&right, rightWidth)}) {
        if (width < least) {
            side->dateBox = side->scaleBox = side->northArrow = side->legendBox = side->sourcesLine =
                side->claimsTitle = side->gapChartBox = false;
        }
    }
    return views;
}

} // namespace khalkha
