#include "base/language.h"
#include "base/result.h"

#include <doctest/doctest.h>

#include <memory>

using namespace khalkha;

TEST_CASE("an error says where, what and what to do, on one line") {
    const Error error{
        ErrorKind::input,
        {"geodata/fronts.geojson", "fronts", "FW", "date"},
        "\"1945-13\" is not a date.",
        "Correct the date."};
    CHECK(
        describe(error) == "geodata/fronts.geojson: layer fronts: feature FW: field date: \"1945-13\" is not "
                           "a date. Correct the date.");
    CHECK(describe({ErrorKind::usage, {}, "no such command.", {}}) == "no such command.");
}

TEST_CASE("exit codes are part of the interface") {
    CHECK(exitCode(ErrorKind::usage) == 2);
    CHECK(exitCode(ErrorKind::input) == 3);
    CHECK(exitCode(ErrorKind::output) == 4);
    CHECK(exitCode(ErrorKind::noOpenGl) == 77);
}

TEST_CASE("a result holds a value or an error, also of a type that only moves") {
    Result<std::unique_ptr<int>> good(std::make_unique<int>(7));
    REQUIRE(bool(good));
    const std::unique_ptr<int> taken = *std::move(good);
    CHECK(*taken == 7);
    const Result<std::unique_ptr<int>> bad(Error{ErrorKind::output, {}, "full", {}});
    CHECK_FALSE(bool(bad));
    CHECK(bad.error().what == "full");
}

TEST_CASE("languages") {
    for (int i = 0; i < languageCount; ++i) {
        const auto language = static_cast<Language>(i);
        CHECK(parseLanguage(languageCode(language)) == language);
    }
    CHECK(parseLanguage("ZH-hans") == Language::zhHans);
    CHECK(parseLanguage("zh") == Language::zh);
    CHECK_FALSE(parseLanguage("xx").has_value());

    LocalText text;
    CHECK(text.empty());
    CHECK(text.best(Language::ja).empty());
    text.in(Language::ru) = "Чита";
    CHECK(text.best(Language::ja) == "Чита"); // the only one
    text.in(Language::en) = "Chita";
    CHECK(text.best(Language::ja) == "Chita");
    CHECK(text.best(Language::ru) == "Чита");
}
