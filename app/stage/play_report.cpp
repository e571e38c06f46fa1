#include "stage/play_report.h"

#include <fmt/format.h>

namespace khalkha {

void PlayReport::played(double askedSeconds, double playedSeconds) {
    _asked += askedSeconds;
    _played += playedSeconds;
    ++_turns;
}

std::string PlayReport::text() const {
    std::string text =
        _turns == 0
            ? std::string("nothing was played\n")
            : fmt::format(
                  "played {:.3f} of the time asked for: {:.2f} of {:.2f} hours of the map in {} turns\n",
                  ratio(),
                  _played / 3600,
                  _asked / 3600,
                  _turns);
    for (const std::string& part : _times.parts()) {
        text += fmt::format(
            "{:<14} {:8.2f} ms median {:8.2f} ms in 95 of 100 {:7} times\n",
            part,
            _times.within(part, 0.5),
            _times.within(part, 0.95),
            _times.count(part));
    }
    return text;
}

} // namespace khalkha
