#include "base/paths.h"

#include "base/text.h"

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <vector>

namespace khalkha {

namespace {
namespace fs = std::filesystem;

fs::path fromEnvironment(const char* variable) {
    const char* const value = std::getenv(variable); // NOLINT(concurrency-mt-unsafe): nobody sets it
    return value == nullptr ? fs::path() : fs::path(value);
}

bool isFolder(const fs::path& path) {
    std::error_code fault;
    return fs::is_directory(path, fault);
}

/// As the system's list of users has it; empty where it does not know the user.
fs::path homeOfUser() {
    std::array<char, 4096> room{};
    passwd entry{};
    passwd* found = nullptr;
    const bool known = ::getpwuid_r(::getuid(), &entry, room.data(), room.size(), &found) == 0;
    return known && found != nullptr ? fs::path(entry.pw_dir) : fs::path();
}

/// Folder of the running executable; empty where the system does not tell.
fs::path executableFolder() {
    std::error_code fault;
    const fs::path executable = fs::read_symlink("/proc/self/exe", fault);
    return fault ? fs::path() : executable.parent_path();
}

/// Folders under which the program's own files may lie, in the order in which they are tried.
std::vector<fs::path> homes() {
    std::vector<fs::path> candidates;
    if (const fs::path home = fromEnvironment("KHALKHA_HOME"); !home.empty()) {
        candidates.push_back(home);
    }
    const fs::path start = executableFolder();
    for (fs::path folder = start; !folder.empty(); folder = folder.parent_path()) {
        candidates.push_back(folder);
        if (folder == folder.root_path()) {
            break;
        }
    }
    if (!start.empty()) {
        candidates.push_back(start.parent_path() / "share" / "khalkha");
    }
    return candidates;
}
} // namespace

Result<fs::path> findFolder(std::string_view name) {
    std::string tried;
    for (const fs::path& home : homes()) {
        if (isFolder(home / name)) {
            return home / name;
        }
        tried += (tried.empty() ? "" : ", ") + home.string();
    }
    return Error{
        ErrorKind::input,
        {std::string(name), {}, {}, {}},
        fmt::format("the program's folder \"{}\" is in none of: {}.", name, tried),
        "Set KHALKHA_HOME to the folder that holds it."};
}

fs::path defaultBaseFolder() {
    if (fs::path base = fromEnvironment("KHALKHA_BASE"); !base.empty()) {
        return base;
    }
    const std::vector<fs::path> candidates = homes();
    for (const fs::path& home : candidates) {
        for (const fs::path& folder : {home / "build" / "base", home / "base"}) {
            // base.json is written last, so a folder without it is not finished. (app/base is code.)
            std::error_code fault;
            if (fs::is_regular_file(folder / "base.json", fault)) {
                return folder;
            }
        }
    }
    for (const fs::path& home : candidates) { // where it would be prepared
        std::error_code fault;
        if (fs::is_regular_file(home / "CMakeLists.txt", fault) && isFolder(home / "app")) {
            return home / "build" / "base";
        }
    }
    return fs::path("build") / "base";
}

namespace {

/// Of the user; empty where there is none.
fs::path homeFolder() {
    if (fs::path home = fromEnvironment("HOME"); home.is_absolute()) {
        return home;
    }
    // "/nonexistent" is how a system says that there is none.
    const fs::path home = homeOfUser();
    return home.is_absolute() && isFolder(home) ? home : fs::path();
}

} // namespace

fs::path stateFolder() {
    if (const fs::path state = fromEnvironment("XDG_STATE_HOME"); state.is_absolute()) {
        return state / "khalkha";
    }
    const fs::path home = homeFolder();
    if (home.empty()) {
        return {};
    }
    return home / ".local" / "state" / "khalkha";
}

fs::path picturesFolderIn(std::string_view userDirs, const fs::path& home) {
    constexpr std::string_view key = "XDG_PICTURES_DIR=";
    fs::path found;
    for (const std::string& line : splitList(userDirs, '\n')) {
        const std::string_view text = trim(line);
        if (text.substr(0, key.size()) != key) {
            continue;
        }
        std::string_view value = text.substr(key.size());
        const bool isQuoted = value.size() >= 2 && value.front() == '"' && value.back() == '"';
        value = isQuoted ? value.substr(1, value.size() - 2) : value;
        constexpr std::string_view homeWord = "$HOME";
        if (value.substr(0, homeWord.size()) == homeWord) {
            value.remove_prefix(std::min(homeWord.size() + 1, value.size()));
            found = home / fs::path(value);
        } else if (fs::path(value).is_absolute()) {
            found = value;
        }
    }
    return found;
}

fs::path picturesFolder() {
    if (fs::path given = fromEnvironment("XDG_PICTURES_DIR"); given.is_absolute()) {
        return given;
    }
    const fs::path home = homeFolder();
    const fs::path configured = fromEnvironment("XDG_CONFIG_HOME");
    const fs::path config = configured.is_absolute() ? configured : home / ".config";
    std::ifstream file(config / "user-dirs.dirs");
    const std::string text(std::istreambuf_iterator<char>(file), {});
    if (fs::path named = picturesFolderIn(text, home); !named.empty()) {
        return named;
    }
    return home.empty() ? fs::path(".") : home;
}

} // namespace khalkha
