#include "stage/script.h"

#include <doctest/doctest.h>

#include <fstream>

using namespace khalkha;

namespace {
std::filesystem::path scriptOf(const char* text) {
    const auto path = std::filesystem::temp_directory_path() / "khalkha-script-test.txt";
    std::ofstream(path) << text;
    return path;
}
} // namespace

TEST_CASE("a script gives its steps in order, waits, and waits for rest") {
    const auto steps =
        readScript(scriptOf("# comment\n\nseek 1945-08-14\nwait 2\nstate\nwait-idle\r\nplay on\n"), 9 * 60);
    REQUIRE(steps);
    ScriptRunner runner(*steps);
    const ScriptStep* step = runner.next(100, false);
    REQUIRE(step != nullptr);
    CHECK(std::holds_alternative<Seek>(step->command));
    CHECK(runner.next(100, true) == nullptr); // two seconds
    CHECK(runner.rest(101) == doctest::Approx(1));
    CHECK(runner.next(101.9, true) == nullptr);
    step = runner.next(102, false);
    REQUIRE(step != nullptr);
    CHECK(step->kind == ScriptStep::Kind::state);
    CHECK(runner.next(103, false) == nullptr); // something moves
    CHECK_FALSE(runner.isDone());
    step = runner.next(104, true);
    REQUIRE(step != nullptr);
    CHECK(std::holds_alternative<Play>(step->command));
    CHECK(runner.isDone());
    CHECK(runner.next(105, true) == nullptr);
}

TEST_CASE("a faulty script names file and line") {
    const auto path = scriptOf("seek 1945-08-14\n\nwait forever\n");
    const auto steps = readScript(path, 0);
    REQUIRE_FALSE(steps);
    CHECK(steps.error().where.file == path.string());
    CHECK(steps.error().where.feature == "line 3");
    const auto missing = readScript("/none/script.txt", 0);
    REQUIRE_FALSE(missing);
    CHECK(missing.error().kind == ErrorKind::input);
    CHECK_FALSE(readScript("/tmp", 0));
}
