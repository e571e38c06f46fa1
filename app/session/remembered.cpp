#include "session/remembered.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>

namespace khalkha {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
constexpr std::uintmax_t mostBytes = 1 << 20; ///< a state file is a few kilobytes

Error cannotWrite(const fs::path& path, const std::string& why) {
    return {
        ErrorKind::output,
        {path.string(), {}, {}, {}},
        fmt::format("the state cannot be remembered: {}.", why),
        "Make the folder writable, or set XDG_STATE_HOME to one that is."};
}

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

} // namespace

Failure saveRemembered(const fs::path& path, const Session& session, const WindowPlace& place) {
    std::error_code fault;
    fs::create_directories(path.parent_path(), fault);
    const Json json = {
        {"window",
         {{"x", place.x},
          {"y", place.y},
          {"width", place.width},
          {"height", place.height},
          {"maximized", place.maximized}}},
        {"session", Json::parse(session.save(), nullptr, false)}};
    const fs::path part = path.string() + ".part";
    {
        std::ofstream file(part, std::ios::binary | std::ios::trunc);
        file << json.dump(2) << "\n";
        file.flush();
        if (!file) {
            return cannotWrite(path, "it cannot be written");
        }
    }
    fs::rename(part, path, fault);
    return fault ? Failure(cannotWrite(path, fault.message())) : Failure();
}

Failure restoreRemembered(const fs::path& path, Session& session, std::optional<WindowPlace>& place) {
    std::error_code fault;
    if (!fs::exists(path, fault)) {
        return {};
    }
    const std::optional<std::string> text = readAll(path);
    const Json json = text ? Json::parse(*text, nullptr, false) : Json();
    const auto state = json.is_object() ? json.find("session") : json.end();
    if (!json.is_object() || state == json.end()) {
        const fs::path aside = path.string() + ".damaged";
        fs::rename(path, aside, fault);
        return Error{
            ErrorKind::input,
            {path.string(), {}, {}, {}},
            "the remembered state is damaged and was put aside.",
            fmt::format("The program starts as if it were new; the old file is {}.", aside.string())};
    }
    const auto window = json.find("window");
    if (window != json.end()) {
        place = placeFrom(*window);
    }
    Failure failure = session.restore(state->dump());
    if (failure) {
        failure->where.file = path.string();
    }
    return failure;
}

} // namespace khalkha
