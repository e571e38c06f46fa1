#pragma once
// A stretch of the timeline.

namespace khalkha {

/// In display units.
struct TimeStretch {
    double left = 0, right = 0;
    friend bool operator==(const TimeStretch&, const TimeStretch&) = default;
};

} // namespace khalkha
