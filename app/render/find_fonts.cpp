#include "render/renderer.h"

#include <fmt/format.h>

#include <array>

namespace khalkha {

namespace {

/// The first folder that has the file; Debian's first, then where other systems keep them.
Result<std::filesystem::path>
findFont(const char* file, std::array<const char*, 4> folders, const char* package) {
    for (const char* folder : folders) {
        std::filesystem::path path = std::filesystem::path(folder) / file;
        std::error_code ignored;
        if (std::filesystem::is_regular_file(path, ignored)) {
            return path;
        }
    }
    return Error{
        ErrorKind::input,
        {(std::filesystem::path(folders.front()) / file).string(), "", "", ""},
        "the font is not there.",
        fmt::format("Install the package {}.", package)};
}

} // namespace

Result<FontFiles> findFonts() {
    constexpr std::array<const char*, 4> latin{
        "/usr/share/fonts/truetype/noto",
        "/usr/share/fonts/noto",
        "/usr/share/fonts/google-noto",
        "/usr/local/share/fonts"};
    constexpr std::array<const char*, 4> cjk{
        "/usr/share/fonts/opentype/noto",
        "/usr/share/fonts/noto-cjk",
        "/usr/share/fonts/google-noto-cjk",
        "/usr/local/share/fonts"};
    FontFiles files;
    struct Wanted {
        std::filesystem::path& path;
        const char* file;
        bool isCjk;
    };
    const std::array<Wanted, 4> wanted{
        Wanted{files.regular, "NotoSans-Regular.ttf", false},
        Wanted{files.bold, "NotoSans-Bold.ttf", false},
        Wanted{files.cjkRegular, "NotoSansCJK-Regular.ttc", true},
        Wanted{files.cjkBold, "NotoSansCJK-Bold.ttc", true}};
    for (const Wanted& each : wanted) {
        Result<std::filesystem::path> found =
            findFont(each.file, each.isCjk ? cjk : latin, each.isCjk ? "fonts-noto-cjk" : "fonts-noto-core");
        if (!found) {
            return found.error();
        }
        each.path = *std::move(found);
    }
    return files;
}

} // namespace khalkha
