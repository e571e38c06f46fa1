#include "session/remembered.h"

#include "base/new_file.h"
#include "session/shallow_json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <vector>

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

/// Names of values that mean something only together.
std::vector<std::string> namesWith(const std::string& name) {
    return name == "at" || name == "offset_s" ? std::vector<std::string>{"at", "offset_s"}
                                              : std::vector<std::string>{name};
}

/// Panels that were opened are open, those that were closed are not; the others are as they were remembered.
Json panelsBeneath(const Json& now, const Json& started, const Json& remembered) {
    const auto holds = [](const Json& list, const Json& one) {
        return std::find(list.begin(), list.end(), one) != list.end();
    };
    Json kept = Json::array();
    for (const Json& panel : remembered) {
        if (holds(now, panel) || !holds(started, panel)) {
            kept.push_back(panel);
        }
    }
    for (const Json& panel : now) {
        if (!holds(started, panel) && !holds(kept, panel)) {
            kept.push_back(panel);
        }
    }
    return kept;
}

/// Stands in `started` for a value that the user has changed: nothing that is saved is equal to it.
constexpr const char* ofTheUser = "\x1F";

/// What is remembered of `now`. A value that the user has changed is marked in `started`, and stands in
/// `remembered` as it is now.
Json beneath(const Json& now, Json& started, Json& remembered) {
    const auto changed = [&](const std::string& name) {
        const std::vector<std::string> company = namesWith(name);
        return std::any_of(company.begin(), company.end(), [&](const std::string& each) {
            const auto here = now.find(each);
            const auto before = started.find(each);
            return (here == now.end()) != (before == started.end()) ||
                   (here != now.end() && *here != *before);
        });
    };
    std::vector<std::string> changes;
    Json kept = Json::object();
    for (const auto& [name, value] : now.items()) {
        const auto at = started.find(name);
        const auto before = remembered.find(name);
        const bool hasBoth = at != started.end() && before != remembered.end();
        // A camera is one value: the place of one with the distance of another is nowhere.
        if (hasBoth && value.is_object() && at->is_object() && before->is_object() && name != "camera") {
            kept[name] = beneath(value, *at, *before);
        } else if (hasBoth && name == "panels" && value.is_array() && at->is_array() && before->is_array()) {
            kept[name] = panelsBeneath(value, *at, *before);
        } else if (changed(name)) {
            kept[name] = value;
            changes.push_back(name);
        } else if (before != remembered.end()) {
            kept[name] = *before;
        }
    }
    for (const auto& [name, value] : remembered.items()) {
        if (now.contains(name)) {
            continue;
        }
        if (changed(name)) {
            changes.push_back(name);
        } else { // the arguments have no room for it
            kept[name] = value;
        }
    }
    for (const std::string& name : changes) {
        for (const std::string& each : namesWith(name)) {
            started[each] = ofTheUser;
            remembered.erase(each);
            if (now.contains(each)) {
                remembered[each] = now[each];
            }
        }
    }
    return kept;
}

} // namespace

std::string withoutArguments(const std::string& now, RunOfArguments& run) {
    Json started = parseShallow<Json>(run.started);
    Json remembered = parseShallow<Json>(run.remembered);
    const Json current = parseShallow<Json>(now);
    if (!started.is_object() || !remembered.is_object() || !current.is_object()) {
        return now;
    }
    const Json kept = beneath(current, started, remembered);
    run.started = started.dump();
    run.remembered = remembered.dump();
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
        fs::path aside = path.string() + ".damaged";
        for (int i = 2; fs::exists(fs::symlink_status(aside, fault)) && i < 1000; ++i) {
            aside = fmt::format("{}.damaged-{}", path.string(), i);
        }
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
