#include "panels/numbers.h"

#include <doctest/doctest.h>

using khalkha::groupedNumber;

TEST_CASE("figures are grouped by thousands and zero has no sign") {
    CHECK(groupedNumber(25655) == "25,655");
    CHECK(groupedNumber(-0.0) == "0");
    CHECK(groupedNumber(-1000) == "-1,000");
    CHECK(groupedNumber(2.4) == "2.4");
}
