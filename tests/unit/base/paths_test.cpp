#include "base/paths.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>

using namespace khalkha;

namespace {

/// Sets a variable for the life of the object.
class Variable {
public:
    Variable(const char* name, const std::string& value) : _name(name) {
        if (const char* const before = std::getenv(name)) {
            _before = before;
        }
        ::setenv(name, value.c_str(), 1);
    }
    ~Variable() {
        if (_before) {
            ::setenv(_name, _before->c_str(), 1);
        } else {
            ::unsetenv(_name);
        }
    }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;
    Variable(Variable&&) = delete;
    Variable& operator=(Variable&&) = delete;

private:
    const char* _name;
    std::optional<std::string> _before;
};

std::filesystem::path makeHome() {
    const std::filesystem::path home =
        std::filesystem::temp_directory_path() / ("khalkha-home-" + std::to_string(::getpid()));
    std::filesystem::create_directories(home / "shaders");
    std::filesystem::create_directories(home / "build" / "base");
    std::ofstream(home / "build" / "base" / "base.json") << "{}";
    return home;
}

} // namespace

TEST_CASE("the home of the program comes first") {
    const std::filesystem::path home = makeHome();
    {
        const Variable variable("KHALKHA_HOME", home.string());
        const Variable noBase("KHALKHA_BASE", ""); // whatever the caller has set
        const Result<std::filesystem::path> shaders = findFolder("shaders");
        REQUIRE(bool(shaders));
        CHECK(*shaders == home / "shaders");
        CHECK(defaultBaseFolder() == home / "build" / "base");
        const Result<std::filesystem::path> missing = findFolder("no such folder");
        REQUIRE_FALSE(bool(missing));
        CHECK(missing.error().what.find(home.string()) != std::string::npos); // says where it looked
    }
    std::filesystem::remove_all(home);
}

TEST_CASE("folders that variables name") {
    const Variable base("KHALKHA_BASE", "/somewhere/base");
    CHECK(defaultBaseFolder() == "/somewhere/base");
    const Variable home("HOME", "/home/somebody");
    {
        const Variable state("XDG_STATE_HOME", "/var/state");
        CHECK(stateFolder() == "/var/state/khalkha");
    }
    const Variable relative("XDG_STATE_HOME", "not/absolute"); // to be ignored, says the XDG standard
    CHECK(stateFolder() == "/home/somebody/.local/state/khalkha");
}

TEST_CASE(
    "the remembered state is never put where others can write, nor beside wherever the program starts") {
    const Variable state("XDG_STATE_HOME", "");
    for (const char* const home : {"", "relative/home", "."}) {
        CAPTURE(home);
        const Variable variable("HOME", home);
        const std::filesystem::path folder = stateFolder();
        // The home in the list of users, or none at all.
        CHECK((folder.empty() || folder.is_absolute()));
        CHECK(folder.string().rfind(std::filesystem::temp_directory_path().string() + "/khalkha", 0) != 0);
        CHECK((folder.empty() || folder.string().ends_with("/.local/state/khalkha")));
    }
}
