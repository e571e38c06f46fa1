#include "prepare/progress.h"

#include "base/console.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

namespace khalkha {

Progress::Progress(double total, bool quiet)
    : _total(total), _quiet(quiet), _terminal(isatty(STDERR_FILENO) == 1) {}

void Progress::begin(std::string_view what) {
    const std::lock_guard lock(_mutex);
    print(what);
}

void Progress::finish(double weight) {
    const std::lock_guard lock(_mutex);
    _done = std::min(_total, _done + weight);
}

void Progress::close(std::string_view what) {
    const std::lock_guard lock(_mutex);
    _done = _total;
    print(what);
    if (_terminal && !_quiet) {
        showOnTerminal("\n");
    }
}

void Progress::print(std::string_view what) const {
    if (_quiet) {
        return;
    }
    const int percent = static_cast<int>(100 * _done / _total);
    showOnTerminal(fmt::format(
        "{}base geography {:3d} %  {}{}", _terminal ? "\r\033[K" : "", percent, what, _terminal ? "" : "\n"));
}

} // namespace khalkha
