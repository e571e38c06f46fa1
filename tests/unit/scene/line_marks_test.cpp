#include "scene/line_marks.h"
#include "scene/mesh.h"

#include <doctest/doctest.h>

using namespace khalkha;

TEST_CASE("teeth stand at equal steps on the hand asked for") {
    const ScreenLine line{{0, 100}, {300, 100}};
    const MarkSpacing spacing{15, 30, 6, 9};
    const std::vector<Tooth> left = teethAlong(line, Hand::left, spacing);
    REQUIRE(left.size() == 10);
    for (size_t i = 0; i < left.size(); ++i) {
        CHECK(left[i].foot().x == doctest::Approx(15 + 30.0 * static_cast<double>(i)));
        CHECK(left[i].tip.y == doctest::Approx(91)); // y points down: left of a line to the right is up
        CHECK(distance(left[i].from, left[i].to) == doctest::Approx(12));
    }
    for (const Tooth& tooth : teethAlong(line, Hand::right, spacing)) {
        CHECK(tooth.tip.y == doctest::Approx(109));
    }
    CHECK(teethAlong(line, Hand::none, spacing).empty());
    CHECK(teethAlong(ScreenLine{{0, 0}}, Hand::left, spacing).empty());
    CHECK(teethAlong(line, Hand::left, {15, 0, 6, 9}).empty());
}

TEST_CASE("a tooth keeps its size on a bend and none reaches beyond the ends") {
    const ScreenLine bend{{0, 0}, {100, 0}, {100, 100}};
    const std::vector<Tooth> teeth = teethAlong(bend, Hand::right, {4, 16, 6, 9});
    REQUIRE(teeth.size() > 8);
    for (const Tooth& tooth : teeth) {
        CHECK(distance(tooth.from, tooth.to) == doctest::Approx(12));
        CHECK(distance(tooth.foot(), tooth.tip) == doctest::Approx(9));
        CHECK(tooth.from.x >= -1e-9);
        CHECK(tooth.to.y <= 100 + 1e-9);
    }
    // The corner's tooth points into the corner's outside diagonal, between down and left of the bend.
    CHECK(teethAlong(bend, Hand::right, {100, 500, 6, 9}).front().tip.x < 100);
}

TEST_CASE("dashes are fitted so that a line begins and ends with one") {
    for (const double size : {7.0, 40.0, 123.0, 1000.0}) {
        const DashFit fit = fitDashes(size, 20, 9);
        const double count = (size + fit.gapPx) / fit.periodPx();
        CHECK(count == doctest::Approx(std::round(count)));
        CHECK(fit.gapPx == 9);
        if (size > 100) {
            CHECK(fit.dashPx == doctest::Approx(20).epsilon(0.3));
        }
    }
    CHECK(fitDashes(50, 0, 0).dashPx == 50);
}

TEST_CASE("teeth of two lines that face each other never meet, and are whole where there is room") {
    const ScreenLine own{{0, 100}, {600, 100}};
    for (const double apart : {200.0, 40.0, 20.0, 14.0, 8.0}) {
        CAPTURE(apart);
        const ScreenLine enemy{{0, 100 - apart}, {600, 100 - apart}};
        std::vector<Tooth> teeth = teethAlong(own, Hand::left, {15, 30, 6, 9});
        const size_t all = teeth.size();
        giveWay(teeth, std::vector<ScreenLine>{enemy}, 6);
        for (const Tooth& tooth : teeth) {
            const double height = distance(tooth.foot(), tooth.tip);
            CHECK(height <= 9 + 1e-9);
            CHECK(height >= 0.4 * 9 - 1e-9);
            CHECK(2 * height + 6 <= apart + 1e-9); // the enemy's are as high
            CHECK((apart < 24 || height == doctest::Approx(9)));
        }
        CHECK(teeth.size() == (apart > 6 + 0.8 * 9 ? all : 0));
    }
    // A line behind takes no room.
    std::vector<Tooth> teeth = teethAlong(own, Hand::left, {15, 30, 6, 9});
    giveWay(teeth, std::vector<ScreenLine>{{{0, 104}, {600, 104}}}, 6);
    REQUIRE_FALSE(teeth.empty());
    CHECK(distance(teeth.front().foot(), teeth.front().tip) == doctest::Approx(9));
}
