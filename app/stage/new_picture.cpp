#include "stage/new_picture.h"

#include <fmt/format.h>

namespace khalkha {

std::filesystem::path newPicture(Instant at, int zoneMinutes, const std::filesystem::path& folder) {
    namespace fs = std::filesystem;
    std::string instant = isoInstant(at, zoneMinutes).substr(0, 16);
    std::erase(instant, ':');
    std::error_code fault;
    fs::create_directories(folder, fault);
    fs::path path = folder / fmt::format("khalkha-{}.png", instant);
    for (int i = 2; fs::exists(fs::symlink_status(path, fault)); ++i) {
        path = folder / fmt::format("khalkha-{}-{}.png", instant, i);
    }
    return path;
}

} // namespace khalkha
