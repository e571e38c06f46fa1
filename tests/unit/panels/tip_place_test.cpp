// Tooltips stand beside what they explain.
#include "panels/tip_place.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace khalkha;

namespace {

constexpr WidgetBox window{0, 0, 1280, 800};

WidgetBox boxOf(const TipAnchor& anchor, double width, double height) {
    const double left = anchor.at.x - anchor.pivotX * width;
    const double top = anchor.at.y - anchor.pivotY * height;
    return {left, top, left + width, top + height};
}

bool overlap(const WidgetBox& a, const WidgetBox& b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

} // namespace

TEST_CASE("a tooltip never covers the item it explains, and stays within the width") {
    for (const WidgetBox& item :
         {WidgetBox{1248, 6, 1274, 32},    // the last button of the bar
          WidgetBox{10, 668, 40, 698},     // the first of the timeline
          WidgetBox{12, 300, 296, 345},    // a row of the list
          WidgetBox{1000, 300, 1270, 330}, // a row of the right column
          WidgetBox{0, 704, 1280, 716},    // the strip of all events
          WidgetBox{600, 380, 640, 420}}) {
        for (const double width : {60.0, 200.0, 340.0}) {
            CAPTURE(item.left);
            CAPTURE(item.top);
            CAPTURE(width);
            const WidgetBox tip = boxOf(tipBeside(item, window, width, 6), width, 60);
            CHECK_FALSE(overlap(tip, item));
            CHECK(tip.left >= 0);
            CHECK(tip.right <= window.right);
            CHECK(tip.top >= 0);
            CHECK(tip.bottom <= window.bottom);
        }
    }
}

TEST_CASE("a row of a list is explained beside the list, not over its neighbours") {
    const WidgetBox row{12, 300, 296, 345};
    const WidgetBox tip = boxOf(tipBeside(row, window, 320, 6), 320, 90);
    CHECK(tip.left >= row.right);
}

TEST_CASE("on the map a tooltip keeps off the mouse, and off the line where it can") {
    const ScreenPoint size{300, 120};
    // A line from the upper left to the lower right through the mouse.
    std::vector<ScreenPoint> line;
    for (int i = 0; i <= 20; ++i) {
        line.push_back({140.0 + 50 * i, -100.0 + 50 * i});
    }
    const ScreenPoint mouse{640, 400};
    const ScreenPoint at = tipOnMap(size, mouse, line, window, 16);
    const auto covers = [&](ScreenPoint point) {
        return point.x > at.x && point.x < at.x + size.x && point.y > at.y && point.y < at.y + size.y;
    };
    CHECK_FALSE(covers(mouse));
    for (int i = 0; i <= 1000; ++i) {
        const double t = i / 1000.0;
        CHECK_FALSE(covers({140.0 + 1000 * t, -100.0 + 1000 * t}));
    }
    // In every corner it stays within the window.
    for (const ScreenPoint corner :
         {ScreenPoint{1, 1}, ScreenPoint{1279, 1}, ScreenPoint{1, 799}, ScreenPoint{1279, 799}}) {
        const ScreenPoint there = tipOnMap(size, corner, {corner}, window, 16);
        CHECK(there.x >= 0);
        CHECK(there.y >= 0);
        CHECK(there.x + size.x <= 1280);
        CHECK(there.y + size.y <= 800);
        const bool onCorner = corner.x > there.x && corner.x < there.x + size.x && corner.y > there.y &&
                              corner.y < there.y + size.y;
        CHECK_FALSE(onCorner);
    }
}
