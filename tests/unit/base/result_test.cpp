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

TEST_CASE("what is wrong and what to do never run together") {
    for (const ErrorKind kind :
         {ErrorKind::usage, ErrorKind::input, ErrorKind::output, ErrorKind::noOpenGl}) {
        CHECK(describe({kind, {}, "the file is cut", "Restore it."}) == "the file is cut. Restore it.");
        CHECK(describe({kind, {"a.po", "", "", ""}, "line 3: no quote", ""}) == "a.po: line 3: no quote.");
        CHECK(describe({kind, {}, "is it there?", "Look."}) == "is it there? Look.");
        CHECK(describe({kind, {}, "cut after \u2026", "Look."}) == "cut after \u2026 Look.");
        CHECK(describe({kind, {}, "", "Look."}) == " Look.");
    }
}

TEST_CASE("nothing of a file forges a line of a message or drives the terminal") {
    const Error error{
        ErrorKind::input,
        {"a\nkhalkha: all is well.csv", "x\x1b[2J", "id\u202e", "f\x07ield\xff"},
        "\xc2\x9b"
        "31m is no date",
        "Write\r\nit."};
    CHECK(
        describe(error) == "a?khalkha: all is well.csv: layer x?[2J: feature id?: field f?ield?: ?31m is no "
                           "date. Write??it.");
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
