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

/// Writes the file, for its owner alone, as a NewFile does; makes its folder.
[[nodiscard]] Failure
saveRemembered(const std::filesystem::path& path, const Session& session, const WindowPlace& place);
/// Takes what it can from the file. A missing file is no failure; a damaged one is moved aside (".damaged")
/// and reported, and the program starts as if it were new.
[[nodiscard]] Failure
restoreRemembered(const std::filesystem::path& path, Session& session, std::optional<WindowPlace>& place);

} // namespace khalkha
