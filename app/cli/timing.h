#pragma once
// Clock and median of measurements.

#include <algorithm>
#include <chrono>
#include <vector>

namespace khalkha {

using Clock = std::chrono::steady_clock;

[[nodiscard]] inline double millisecondsSince(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// The upper one of the two in the middle; 0 of nothing.
[[nodiscard]] inline double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

} // namespace khalkha
