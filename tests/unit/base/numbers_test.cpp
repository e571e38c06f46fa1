#include "base/numbers.h"

#include <doctest/doctest.h>

using khalkha::withThousands;

TEST_CASE("commas stand between thousands and nowhere else") {
    CHECK(withThousands("0") == "0");
    CHECK(withThousands("999") == "999");
    CHECK(withThousands("1000") == "1,000");
    CHECK(withThousands("-100") == "-100");
    CHECK(withThousands("-1234567.25") == "-1,234,567.25");
    CHECK(withThousands("123456.7891") == "123,456.7891");
}
