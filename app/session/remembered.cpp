#include "session/remembered.h"

#include "base/new_file.h"
#include "session/shallow_json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>

namespace khalkha {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
constexpr std::uintmax_t mostBytes = 1 << 20; ///< a state file is a few kilobytes

std::optional<std::string> readAll(const fs::path& path) {
    std::error_code fault;
    if (!fs::is_regular_file(path, fault) || fs::file_size(path, fault) > mostBytes) {
        return std::nullopt;
    }
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return std::nullopt;
    }
    return std::string(std::istreambuf_iterator<char>(file), {});
}

/// Missing folders of the path, for the owner alone, as the XDG standard wants it. What goes wrong shows when
/// the file is written.
void makeFolders(const fs::path& folder) {
    std::error_code fault;
    if (!folder.empty() && !fs::exists(folder, fault)) {
        makeFolders(folder.parent_path());
        if (fs::create_directory(folder, fault)) {
            fs::permissions(folder, fs::perms::owner_all, fault);
        }
    }
}

/// A window must be of a size that can be used and somewhere near a desktop.
std::optional<WindowPlace> placeFrom(const Json& json) {
    const auto number = [&](const char* name, int least, int most) -> std::optional<int> {
        const auto found = json.find(name);
        if (found == json.end() || !found->is_number()) {
            return std::nullopt;
        }
        const double value = found->get<double>();
        return value >= least && value <= most ? std::optional(static_cast<int>(value)) : std::nullopt;
    };
    if (!json.is_object()) {
        return std::nullopt;
    }
    const auto x = number("x", -20000, 20000);
    const auto y = number("y", -20000, 20000);
    const auto width = number("width", 320, 16384);
    const auto height = number("height", 240, 16384);
    if (!x || !y || !width || !height) {
        return std::nullopt;
    }
    const auto maximized = json.find("maximized");
    const bool full = maximized != json.end() && maximized->is_boolean() && maximized->get<bool>();
    return WindowPlace{*x, *y, *width, *height, full};
}

/// What is remembered of `now`. A value that the user has changed is taken out of `started`.
Json beneath(const Json& now, Json& started, const Json& remembered) {
    Json kept = Json::object();
    for (const auto& [name, value] : now.items()) {
        const auto at = started.find(name);
        const auto before = remembered.find(name);
        if (at == started.end()) {
            kept[name] = value;
        } else if (
            value.is_object() && at->is_object() && before != remembered.end() && before->is_object()) {
            kept[name] = beneath(value, *at, *before);
        } else if (value != *at) {
            kept[name] = value;
            started.erase(name);
        } else if (before != remembered.end()) {
            kept[name] = *before;
        }
    }
    return kept;
}

} // namespace

std::string withoutArguments(const std::string& now, RunOfArguments& run) {
    Json started = parseShallow<Json>(run.started);
    const Json remembered = parseShallow<Json>(run.remembered);
    const Json current = parseShallow<Json>(now);
    if (!started.is_object() || !remembered.is_object() || !current.is_object()) {
        return now;
    }
    const Json kept = beneath(current, started, remembered);
    run.started = started.dump();
    return kept.dump();
}

void forgetScale(RunOfArguments& run) {
    Json remembered = parseShallow<Json>(run.remembered);
    if (remembered.is_object()) {
        remembered.erase("ui_scale");
        run.remembered = remembered.dump();
    }
}

Failure
saveRemembered(const fs::path& path, const std::string& state, const std::optional<WindowPlace>& place) {
    makeFolders(path.parent_path());
    Json json = Json::object();
    if (place) {
        json["window"] = {
            {"x", place->x},
            {"y", place->y},
            {"width", place->width},
            {"height", place->height},
            {"maximized", place->maximized}};
    }
    json["session"] = parseShallow<Json>(state);
    const std::string text = json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    Failure failure = writeNewFile(path, text, Readers::owner);
    if (failure) {
        failure->what = "the state cannot be remembered: it " + failure->what;
        failure->hint += " XDG_STATE_HOME may name another folder.";
    }
    return failure;
}

Failure
restoreRemembered(const fs::path& path, Session& session, std::optional<WindowPlace>& place, bool& hasScale) {
    std::error_code fault;
    if (!fs::exists(path, fault)) {
        return {};
    }
    const std::optional<std::string> text = readAll(path);
    const Json json = text ? parseShallow<Json>(*text) : Json();
    const auto state = json.is_object() ? json.find("session") : json.end();
    if (!json.is_object() || state == json.end()) {
        const fs::path aside = path.string() + ".damaged";
        fs::rename(path, aside, fault);
        return Error{
            ErrorKind::input,
            {path.string(), {}, {}, {}},
            fault
                ? fmt::format("the remembered state is damaged and cannot be put aside: {}.", fault.message())
                : "the remembered state is damaged and was put aside.",
            fault ? "The program starts as if it were new; remove the file."
                  : fmt::format("The program starts as if it were new; the old file is {}.", aside.string())};
    }
    const auto window = json.find("window");
    if (window != json.end()) {
        place = placeFrom(*window);
    }
    hasScale = state->is_object() && state->contains("ui_scale");
    Failure failure = session.restore(state->dump());
    if (failure) {
        failure->where.file = path.string();
    }
    return failure;
}

} // namespace khalkha
