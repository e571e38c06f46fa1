#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

namespace khalkha {

ProgressBar::ProgressBar(std::string what, int total)
    : _what(std::move(what)),
      _total(std::max(1, total)),
      _terminal(::isatty(STDERR_FILENO) == 1),
      _begin(std::chrono::steady_clock::now()) {
    show(0);
}

ProgressBar::~ProgressBar() {
    if (_terminal) {
        fmt::print(stderr, "\r\033[K");
    }
}

void ProgressBar::show(int done) {
    using Seconds = std::chrono::duration<double>;
    const auto now = std::chrono::steady_clock::now();
    if (!_terminal || (done > 0 && done < _total && Seconds(now - _shown).count() < 0.1)) {
        return;
    }
    _shown = now;
    constexpr int barWidth = 30;
    const int filled = barWidth * done / _total;
    std::string rest;
    if (done > 2) {
        const double left = Seconds(now - _begin).count() / done * (_total - done);
        rest = fmt::format("  {}:{:02} left", static_cast<int>(left) / 60, static_cast<int>(left) % 60);
    }
    fmt::print(
        stderr,
        "\r\033[K{} [{}{}] {} %{}",
        _what,
        std::string(static_cast<size_t>(filled), '#'),
        std::string(static_cast<size_t>(barWidth - filled), '.'),
        100 * done / _total,
        rest);
    (void)std::fflush(stderr);
}

} // namespace khalkha
