#include "stage/script.h"

#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

namespace khalkha {

namespace {

Result<ScriptStep> readStep(const std::string& line, int zoneMinutes) {
    ScriptStep step;
    if (line == "wait-idle") {
        step.kind = ScriptStep::Kind::waitIdle;
        return step;
    }
    if (line == "state") {
        step.kind = ScriptStep::Kind::state;
        return step;
    }
    if (line.rfind("wait ", 0) == 0) {
        const std::optional<double> seconds = parseNumber(trim(std::string_view(line).substr(5)));
        if (!seconds || *seconds < 0 || *seconds > 3600) {
            return Error{
                ErrorKind::usage,
                {},
                fmt::format("cannot read \"{}\".", printable(line)),
                "It is written: wait SECONDS"};
        }
        step.kind = ScriptStep::Kind::wait;
        step.seconds = *seconds;
        return step;
    }
    Result<Command> command = parseCommand(line, zoneMinutes);
    if (!command) {
        return command.error();
    }
    step.command = *command;
    return step;
}

} // namespace

Result<std::vector<ScriptStep>> readScript(const std::filesystem::path& path, int zoneMinutes) {
    std::error_code fault;
    std::ifstream file;
    if (std::filesystem::is_regular_file(path, fault)) { // to open a pipe would wait for its other end
        file.open(path);
    }
    if (!file.is_open()) {
        return Error{
            ErrorKind::input,
            {path.string(), {}, {}, {}},
            "the script cannot be read.",
            "Give the path of a text file with one command a line."};
    }
    std::vector<ScriptStep> steps;
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
        const std::string text(trim(line));
        if (text.empty() || text.front() == '#') {
            continue;
        }
        Result<ScriptStep> step = readStep(text, zoneMinutes);
        if (!step) {
            Error error = step.error();
            error.where = {path.string(), {}, fmt::format("line {}", number), {}};
            return error;
        }
        steps.push_back(*std::move(step));
    }
    return steps;
}

const ScriptStep* ScriptRunner::next(double seconds, bool idle) {
    while (!isDone()) {
        const ScriptStep& step = _steps[_at];
        if (step.kind == ScriptStep::Kind::wait) {
            if (!_waiting) {
                _waiting = true;
                _waitEnd = seconds + step.seconds;
            }
            if (seconds < _waitEnd) {
                return nullptr;
            }
            _waiting = false;
            ++_at;
        } else if (step.kind == ScriptStep::Kind::waitIdle) {
            if (!idle) {
                return nullptr;
            }
            ++_at;
        } else {
            ++_at;
            return &step;
        }
    }
    return nullptr;
}

double ScriptRunner::rest(double seconds) const {
    return _waiting ? std::max(0.0, _waitEnd - seconds) : 0;
}

} // namespace khalkha
