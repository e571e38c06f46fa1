#pragma once
// Where the program's own files are: beside the build, in the source tree, or installed.

#include "base/result.h"

#include <filesystem>
#include <string_view>

namespace khalkha {

/// Folder of an asset: "shaders", "assets/locale", "geodata", "base" (prepared base geography). Looks at the
/// variable KHALKHA_HOME, then upwards from the executable, then at <prefix>/share/khalkha. The error says
/// where it looked.
[[nodiscard]] Result<std::filesystem::path> findFolder(std::string_view name);
/// Default folder of the prepared base geography (KHALKHA_BASE, or build/base of the source tree, or the
/// installed one).
[[nodiscard]] std::filesystem::path defaultBaseFolder();
/// $XDG_STATE_HOME/khalkha or ~/.local/state/khalkha, where ~ is $HOME or, without it, what the system's list
/// of users says; paths that are not absolute do not count. Empty where there is no such place: never a
/// folder that others can write to. Created on demand by whoever writes.
[[nodiscard]] std::filesystem::path stateFolder();

/// The user's folder of pictures: $XDG_PICTURES_DIR, else the one named in user-dirs.dirs (which desktops
/// write), else the home folder, else the current one. It may not exist yet.
[[nodiscard]] std::filesystem::path picturesFolder();
/// Of the lines of a user-dirs.dirs the folder that XDG_PICTURES_DIR names; empty if there is none.
[[nodiscard]] std::filesystem::path
picturesFolderIn(std::string_view userDirs, const std::filesystem::path& home);

} // namespace khalkha
