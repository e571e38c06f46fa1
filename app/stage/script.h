#pragma once
// Scripts: commands to the window from a file, a line each.

#include "session/command.h"

#include <filesystem>
#include <vector>

namespace khalkha {

/// A line of a script: a command, or one of the script's own words.
struct ScriptStep {
    enum class Kind { command, wait, waitIdle, state } kind = Kind::command;
    Command command = Quit{};
    double seconds = 0; ///< of wait
};
/// Reads a script whole. Empty lines and those that begin with # say nothing. Besides the commands:
/// `wait SECONDS`, `wait-idle` (until nothing moves and the map is complete), `state` (one line of JSON on
/// stdout). The error names file and line.
[[nodiscard]] Result<std::vector<ScriptStep>> readScript(const std::filesystem::path& path, int zoneMinutes);

/// Gives out the steps of a script as their time comes.
class ScriptRunner {
public:
    explicit ScriptRunner(std::vector<ScriptStep> steps) : _steps(std::move(steps)) {}
    /// The next step, or nullptr while a wait lasts or nothing is left. seconds: the user's time, ascending.
    [[nodiscard]] const ScriptStep* next(double seconds, bool idle);
    [[nodiscard]] bool isDone() const { return _at == _steps.size(); }
    /// Seconds until a wait ends; 0 if none lasts.
    [[nodiscard]] double rest(double seconds) const;

private:
    std::vector<ScriptStep> _steps;
    size_t _at = 0;
    bool _waiting = false;
    double _waitEnd = 0;
};

} // namespace khalkha
