#include "cli/progress.h"

#include "base/console.h"
#include "base/text.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>

namespace khalkha {

namespace {
using Seconds = std::chrono::duration<double>;
constexpr double barPause = 0.1;   ///< seconds between two bars
constexpr double linePause = 10.0; ///< seconds between two lines, for a log
} // namespace

ProgressBar::ProgressBar(std::string_view what, int total)
    : _what(printable(what)),
      _total(std::max(1, total)),
      _terminal(::isatty(STDERR_FILENO) == 1),
      _begin(std::chrono::steady_clock::now()),
      _shown(_begin) {
    show(0);
}

ProgressBar::~ProgressBar() {
    if (_terminal) {
        showOnTerminal("\r\033[K");
    }
}

void ProgressBar::show(int done) {
    const auto now = std::chrono::steady_clock::now();
    const double since = Seconds(now - _shown).count();
    if (_terminal ? done > 0 && done < _total && since < barPause : since < linePause) {
        return;
    }
    _shown = now;
    std::string rest;
    if (done > 2) {
        const double left = Seconds(now - _begin).count() / done * (_total - done);
        rest = fmt::format("  {}:{:02} left", static_cast<int>(left) / 60, static_cast<int>(left) % 60);
    }
    const auto percent = static_cast<int>(std::int64_t{100} * done / _total);
    if (!_terminal) {
        showOnTerminal(fmt::format("{}: {} %{}\n", _what, percent, rest));
        return;
    }
    constexpr int barWidth = 30;
    const auto filled = static_cast<size_t>(std::int64_t{barWidth} * done / _total);
    showOnTerminal(fmt::format(
        "\r\033[K{} [{}{}] {} %{}",
        _what,
        std::string(filled, '#'),
        std::string(barWidth - filled, '.'),
        percent,
        rest));
}

} // namespace khalkha
