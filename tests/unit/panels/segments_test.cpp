#include "panels/segments.h"

#include <doctest/doctest.h>

#include <array>

using namespace khalkha;

TEST_CASE("fields of a choice are as wide as each other where all texts fit") {
    const std::array<double, 3> needed{40, 60, 50};
    const auto segments = layoutSegments(needed, 306, 3);
    for (const Segment& segment : segments) {
        CHECK(segment.row == 0);
        CHECK(segment.width == doctest::Approx(100));
    }
}

TEST_CASE("a long text takes from the short ones before the row breaks") {
    const std::array<double, 3> needed{40, 60, 130};
    const auto segments = layoutSegments(needed, 246, 3);
    double whole = 6;
    for (size_t i = 0; i < needed.size(); ++i) {
        CHECK(segments[i].row == 0);
        CHECK(segments[i].width >= needed[i]);
        whole += segments[i].width;
    }
    CHECK(whole == doctest::Approx(246));
}

TEST_CASE("texts that do not fit beside each other stand in rows that fill the room") {
    const std::array<double, 4> needed{90, 90, 90, 500};
    const auto segments = layoutSegments(needed, 200, 4);
    CHECK(segments[0].row == 0);
    CHECK(segments[1].row == 0);
    CHECK(segments[0].width == doctest::Approx(98));
    CHECK(segments[2].row == 1);
    CHECK(segments[2].width == doctest::Approx(200));
    CHECK(segments[3].row == 2);
    CHECK(segments[3].width == doctest::Approx(200));
}
