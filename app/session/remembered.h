#pragma once
// The file of remembered state: the session and where the window stood.

#include "session/session.h"

#include <optional>

namespace khalkha {

/// Position and size of the window on the desktop, in desktop units.
struct WindowPlace {
    int x = 0, y = 0, width = 1280, height = 720;
    bool maximized = false;
    friend bool operator==(const WindowPlace&, const WindowPlace&) = default;
};

/// The state as it is to be remembered: what arguments of the command line set for this run, and nobody has
/// changed since, is as it was remembered before. What has been changed is the user's own from then on (`run`
/// keeps that). Both are JSON of Session::save.
[[nodiscard]] std::string withoutArguments(const std::string& now, RunOfArguments& run);
/// The size of type is the desktop's: it is remembered only once the user has changed it.
void forgetScale(RunOfArguments& run);
/// Writes the file, for its owner alone, as a NewFile does; makes its folder. state: JSON of Session::save.
/// Without a place the file has none.
[[nodiscard]] Failure saveRemembered(
    const std::filesystem::path& path, const std::string& state, const std::optional<WindowPlace>& place);
/// Takes what it can from the file. A missing file is no failure; a damaged one is moved aside (".damaged")
/// and reported, and the program starts as if it were new.
/// hasScale: whether the file has a size of type, which is the user's own then.
[[nodiscard]] Failure restoreRemembered(
    const std::filesystem::path& path, Session& session, std::optional<WindowPlace>& place, bool& hasScale);

} // namespace khalkha
