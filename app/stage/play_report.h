#pragma once
// What `--play-report` prints at the end: whether the clock of the map kept its speed, and what frames take.
// Pure: it is told the times.

#include "stage/part_times.h"

#include <cstdint>

namespace khalkha {

class PlayReport {
public:
    /// A turn of the window while the map plays. asked: the user's time that has passed, at the speed that
    /// was set; played: how far the clock of the map went on. Both seconds of the map.
    void played(double askedSeconds, double playedSeconds);
    void took(std::string_view part, double milliseconds) { _times.took(part, milliseconds); }
    /// Lines for people; the first tells played time over asked time.
    [[nodiscard]] std::string text() const;
    /// 0 if nothing was played.
    [[nodiscard]] double ratio() const { return _asked > 0 ? _played / _asked : 0; }

private:
    double _asked = 0, _played = 0;
    std::int64_t _turns = 0;
    PartTimes _times;
};

} // namespace khalkha
