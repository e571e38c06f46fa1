#include "base/translate.h"
#include "panels/numbers.h"

#include <doctest/doctest.h>

using namespace khalkha;

TEST_CASE("figures are grouped by thousands and zero has no sign") {
    CHECK(groupedNumber(25655) == "25,655");
    CHECK(groupedNumber(-0.0) == "0");
    CHECK(groupedNumber(-1000) == "-1,000");
    CHECK(groupedNumber(2.4) == "2.4");
}

TEST_CASE("one of a thing is singular, a unit stands behind its number as the language has it") {
    REQUIRE_FALSE(loadTranslations(std::filesystem::path(KHALKHA_SOURCE_DIR) / "assets/locale"));
    const auto text = [](Language language, double value, const char* unit) {
        Measure number;
        number.value = value;
        number.unit = unit;
        return measureText(language, number);
    };
    CHECK(text(Language::en, 1, "tanks") == "1 tank");
    CHECK(text(Language::en, 1500, "tanks") == "1,500 tanks");
    CHECK(text(Language::en, 1, "city") == "1 city");
    CHECK(text(Language::en, 1, "corps") == "1 corps");
    CHECK(text(Language::ja, 11, "years") == "11年");
    CHECK(text(Language::ja, 1500, "men") == "1,500人");
    Series series;
    series.unit.in(Language::en) = "train pairs a day";
    SeriesValue value;
    value.value = 1;
    CHECK(figureText(Language::en, series, value) == "1 train pair a day");
    value.high = 3;
    CHECK(figureText(Language::en, series, value) == "1–3 train pairs a day");
    value = {};
    value.value = 12;
    CHECK(figureText(Language::en, series, value) == "12 train pairs a day");
}
