#include "base/letters.h"

#include <doctest/doctest.h>

using namespace khalkha;

TEST_CASE("capitals of every script that has them") {
    CHECK(inCapitals("Khalkha river") == "KHALKHA RIVER");
    CHECK(inCapitals("čeština, łódź, nguyễn") == "ČEŠTINA, ŁÓDŹ, NGUYỄN");
    CHECK(inCapitals("Внешняя Монголия, Ўзбекистон") == "ВНЕШНЯЯ МОНГОЛИЯ, ЎЗБЕКИСТОН");
    CHECK(inCapitals("Өвөр Монгол, үнэн") == "ӨВӨР МОНГОЛ, ҮНЭН");
    CHECK(inCapitals("Ελλάδα") == "ΕΛΛΆΔΑ");
    CHECK(inCapitals("満洲 만주") == "満洲 만주");
    CHECK(inCapitals("×÷ÿ") == "×÷Ÿ"); // signs between the letters stay
}

TEST_CASE("what a reader takes for the same folds to the same") {
    const auto same = [](const char* a, const char* b) { return foldedForSearch(a) == foldedForSearch(b); };
    CHECK(same("HAILAR", "hailar"));
    CHECK(same("ХАЛХИН-ГОЛ", "халхин-гол"));
    CHECK(same("Ёлкин", "елкин"));
    CHECK(same("Satō", "sato"));
    CHECK(same("Łódź", "łodz"));
    CHECK(same("Nguyễn", "nguyen"));
    CHECK(same("STRASSE", "straße"));
    CHECK(same("ＭＵＫＤＥＮ　１３", "mukden 13"));
    CHECK(same("はいらる", "ハイラル"));
    CHECK(same("ﾊｲﾗﾙ", "ハイラル"));
    CHECK(same("ﾊﾞｲﾝ", "バイン"));
    CHECK(same("13\u00A0km", "13 km"));
    CHECK(same("1931\u20131945", "1931-1945"));
    CHECK(same("Khal\u00ADkha", "khalkha")); // a soft hyphen is not seen
    CHECK(same("e\u0301te\u0301", "été"));
    CHECK(same("Өмнөд", "өмнөд"));
    CHECK_FALSE(same("ハ", "バ")); // the voicing mark is no accent
    CHECK_FALSE(same("Hailar", "Harbin"));
    CHECK(foldedForSearch("a\nb") == "a\nb");
    CHECK(foldedForSearch("\xFF") == "\uFFFD");
    CHECK(foldedForSearch("") == "");
}
