// Positions as they are written.
#include "geo/on_earth.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace khalkha;

TEST_CASE("what rounding has carried past 180 or 90 degrees is put back, and nothing else") {
    CHECK(positionOnEarth(118.5, -47.8) == LonLat{118.5, -47.8});
    CHECK(positionOnEarth(180.00000000000003, 90.0000000000001) == LonLat{180, 90});
    CHECK(positionOnEarth(-180 - roundingDeg / 2, -90 - roundingDeg / 2) == LonLat{-180, -90});
    CHECK_FALSE(positionOnEarth(180.001, 0).has_value());
    CHECK_FALSE(positionOnEarth(0, -90.001).has_value());
    CHECK_FALSE(positionOnEarth(std::nan(""), 0).has_value());
    CHECK_FALSE(positionOnEarth(0, HUGE_VAL).has_value());
}
