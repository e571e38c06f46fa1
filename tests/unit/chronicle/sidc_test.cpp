#include "chronicle/sidc.h"

#include <doctest/doctest.h>

#include <string>

using namespace khalkha;

namespace {
const std::string army = "10001000231205000000";

/// What is wrong with a code, and what is expected.
std::string faultOf(const std::string& text) {
    const Result<Sidc> code = parseSidc(text);
    CHECK_MESSAGE(!code, text << " was taken");
    return code ? std::string() : code.error().what + " " + code.error().hint;
}
bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}
/// The code with other digits at a place counted from 1.
std::string with(size_t place, const std::string& digits) {
    return std::string(army).replace(place - 1, digits.size(), digits);
}
} // namespace

TEST_CASE("a symbol code says what the standard says") {
    const auto tanks = parseSidc("10031012231205000000");
    REQUIRE(tanks);
    CHECK(tanks->identity == StandardIdentity::friendly);
    CHECK(tanks->set == SymbolSet::landUnit);
    CHECK(tanks->planned());
    CHECK(tanks->headquarters);
    CHECK_FALSE(tanks->taskForce);
    CHECK(tanks->echelon == Echelon::army);
    CHECK(tanks->entity == 120500);
    const auto fleet = parseSidc("10063000001210000000");
    REQUIRE(fleet);
    CHECK(fleet->set == SymbolSet::seaSurface);
    CHECK(fleet->identity == StandardIdentity::hostile);
    CHECK(fleet->echelon == Echelon::unspecified);
}

TEST_CASE("every symbol code reads back as it is written") {
    for (const SymbolEntity& each : symbolEntities()) {
        for (const int staff : {0, 1, 2, 3, 4, 5, 6, 7}) {
            Sidc sidc;
            sidc.set = each.set;
            sidc.entity = each.entity;
            sidc.echelon = Echelon::theatre;
            sidc.identity = StandardIdentity::suspect;
            sidc.status = 1;
            sidc.dummy = (staff & 1) != 0;
            sidc.headquarters = (staff & 2) != 0;
            sidc.taskForce = (staff & 4) != 0;
            const auto read = parseSidc(formatSidc(sidc));
            REQUIRE_MESSAGE(read, formatSidc(sidc));
            CHECK(*read == sidc);
        }
    }
}

TEST_CASE("a bad symbol code is told by its digits") {
    CHECK(parseSidc(army));
    CHECK(says(faultOf(with(1, "99")), "digits 1-2"));
    CHECK(says(faultOf(with(3, "7")), "context"));
    CHECK(says(faultOf(with(4, "9")), "standard identity"));
    CHECK(says(faultOf(with(5, "25")), "01 air, 10 land unit or 30 sea surface"));
    CHECK(says(faultOf(with(7, "6")), "status"));
    CHECK(says(faultOf(with(8, "8")), "task force"));
    CHECK(says(faultOf(with(9, "19")), "23 army"));
    CHECK(says(faultOf(with(11, "999999")), "121100 infantry"));
    CHECK(says(faultOf(with(17, "77")), "05 border"));
    CHECK(says(faultOf(with(19, "77")), "01 airborne"));
    // A modifier of land units is none at sea.
    CHECK(says(faultOf("10003000001210000500"), "first modifier"));
}

TEST_CASE("what is no symbol code at all is refused and quoted safely") {
    CHECK(says(faultOf(""), "0 digits"));
    CHECK(says(faultOf(army.substr(1)), "19 digits"));
    CHECK(says(faultOf(army + "0000000000"), "30 digits"));
    CHECK(says(faultOf("SFG-UCI----D---"), "digits only"));
    CHECK(says(faultOf("1000100023120500000x"), "digits only"));
    CHECK(says(faultOf("+0001000231205000000"), "digits only"));
    CHECK(says(faultOf(" 0001000231205000000"), "digits only"));
    CHECK(says(faultOf("１０００１０００２３１２０５００００００"), "digits only"));
    CHECK_FALSE(says(faultOf(std::string("10001000\x1b[31m0000000\n", 20)), "\x1b"));
    CHECK(faultOf(std::string(100000, '1')).size() < 400);
    CHECK(says(faultOf(std::string("1000100023120500000\0", 20)), "digits only"));
}
