#include "panels/row_places.h"

#include <doctest/doctest.h>

using namespace khalkha;

TEST_CASE("rows and headings stand where counting them one by one puts them") {
    const std::vector<size_t> firstRows{0, 3, 4, 10};
    const size_t count = 17;
    const RowPlaces places(firstRows, count, 20, 8);
    float y = 0;
    size_t heading = 0;
    for (size_t row = 0; row < count; ++row) {
        if (heading < firstRows.size() && firstRows[heading] == row) {
            CHECK(places.heading(heading) == y);
            y += 8;
            ++heading;
        }
        CHECK(places.row(row) == y);
        y += 20;
    }
    CHECK(places.total() == y);
    CHECK(places.rows() == count);
    CHECK(places.headings() == 4);
}

TEST_CASE("the first row and heading from a height on") {
    const RowPlaces places({0, 3, 4, 10}, 17, 20, 8);
    for (float y = -30; y < 450; y += 1) {
        CAPTURE(y);
        size_t row = 0;
        while (row < places.rows() && places.row(row) < y) {
            ++row;
        }
        CHECK(places.firstRowFrom(y) == row);
        size_t heading = 0;
        while (heading < places.headings() && places.heading(heading) < y) {
            ++heading;
        }
        CHECK(places.firstHeadingFrom(y) == heading);
    }
    const RowPlaces none({}, 0, 20, 8);
    CHECK(none.total() == 0);
    CHECK(none.firstRowFrom(0) == 0);
    CHECK(none.firstHeadingFrom(0) == 0);
}
