#pragma once
// The window: SDL2, OpenGL, ImGui; input to commands; draws only when something has changed.

#include "base/result.h"
#include "chronicle/model.h"
#include "exchange/base_geography.h"
#include "session/session.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

namespace khalkha {

struct WindowOptions {
    ChroniclePtr chronicle;
    BaseGeography geography;
    std::vector<Error> problems; ///< shown in a panel
    std::filesystem::path shaderFolder, localeFolder;
    std::filesystem::path stateFile; ///< remembered state; empty = none
    std::optional<Viewport> size;
    std::function<void(Session&)> arguments; ///< of the command line: set for this run alone
    std::filesystem::path script;            ///< commands to run, a line each; empty = none
    bool startupReport = false;              ///< print the time to the first frame on stderr
    bool playReport = false; ///< at the end print there how true the clock was, and what frames took
};

/// True when a display can be opened (X11 or Wayland; not SDL's offscreen or dummy driver).
[[nodiscard]] bool haveDisplay();
/// Runs until the user quits; returns the failure that ended it, if any.
[[nodiscard]] Failure runWindow(WindowOptions options);

} // namespace khalkha
