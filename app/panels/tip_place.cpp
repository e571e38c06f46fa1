#include "panels/tip_place.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace khalkha {

namespace {

/// Length of the part of a leg that lies in a box (Liang and Barsky).
double lengthInside(ScreenPoint a, ScreenPoint b, const WidgetBox& box) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    double first = 0;
    double last = 1;
    const std::array<std::array<double, 2>, 4> edges{
        {{-dx, a.x - box.left}, {dx, box.right - a.x}, {-dy, a.y - box.top}, {dy, box.bottom - a.y}}};
    for (const auto& [slope, room] : edges) {
        if (slope == 0) {
            if (room < 0) {
                return 0;
            }
        } else if (slope < 0) {
            first = std::max(first, room / slope);
        } else {
            last = std::min(last, room / slope);
        }
    }
    return first < last ? (last - first) * std::hypot(dx, dy) : 0;
}

double coveredOf(const std::vector<ScreenPoint>& shape, const WidgetBox& box) {
    double covered = 0;
    for (size_t i = 0; i + 1 < shape.size(); ++i) {
        covered += lengthInside(shape[i], shape[i + 1], box);
    }
    for (const ScreenPoint& point : shape) {
        const bool inside =
            point.x > box.left && point.x < box.right && point.y > box.top && point.y < box.bottom;
        covered += inside ? 1 : 0;
    }
    return covered;
}

} // namespace

TipAnchor tipBeside(const WidgetBox& box, const WidgetBox& window, double width, double gap) {
    const double windowWidth = window.right - window.left;
    const bool below = (box.top + box.bottom) / 2 < (window.top + window.bottom) / 2;
    const bool wide = box.right - box.left > 0.14 * windowWidth && box.right - box.left < 0.62 * windowWidth;
    if (wide) {
        const double roomRight = window.right - box.right;
        const double roomLeft = box.left - window.left;
        const bool right = roomRight >= roomLeft;
        if (std::max(roomRight, roomLeft) >= width + gap) {
            return {
                {right ? box.right + gap : box.left - gap, below ? box.top : box.bottom},
                right ? 0.0 : 1.0,
                below ? 0.0 : 1.0};
        }
    }
    const double left =
        std::clamp(box.left, window.left + gap, std::max(window.left + gap, window.right - gap - width));
    return {{left, below ? box.bottom + gap : box.top - gap}, 0, below ? 0.0 : 1.0};
}

ScreenPoint tipOnMap(
    ScreenPoint size,
    ScreenPoint mouse,
    const std::vector<ScreenPoint>& shape,
    const WidgetBox& window,
    double gap) {
    ScreenPoint best{mouse.x + gap, mouse.y + gap};
    double least = -1;
    // To the right below first, as readers expect it; then around the mouse, and further away.
    for (const double away : {1.0, 2.5, 5.0}) {
        for (const auto& [x, y] :
             {std::pair{1, 1}, {1, -1}, {-1, 1}, {-1, -1}, {0, 1}, {0, -1}, {1, 0}, {-1, 0}}) {
            const auto corner = [&](int side, double at, double extent) {
                return side > 0 ? at + gap * away : side < 0 ? at - gap * away - extent : at - extent / 2;
            };
            ScreenPoint at{corner(x, mouse.x, size.x), corner(y, mouse.y, size.y)};
            at.x = std::clamp(at.x, window.left, std::max(window.left, window.right - size.x));
            at.y = std::clamp(at.y, window.top, std::max(window.top, window.bottom - size.y));
            const WidgetBox box{at.x, at.y, at.x + size.x, at.y + size.y};
            const bool onMouse = mouse.x > box.left - gap / 2 && mouse.x < box.right + gap / 2 &&
                                 mouse.y > box.top - gap / 2 && mouse.y < box.bottom + gap / 2;
            // Where everything covers the mouse, the window is too small for the tooltip.
            const double covered = coveredOf(shape, box) + (onMouse ? 1e6 : 0);
            if (least < 0 || covered < least) {
                least = covered;
                best = at;
            }
        }
    }
    return best;
}

} // namespace khalkha
