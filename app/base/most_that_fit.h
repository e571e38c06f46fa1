#pragma once
// Where a long text is cut, without measuring all of it.

#include <algorithm>
#include <cstddef>

namespace khalkha {

/// How many of `count` things fit, 0..count, where fits(n) says whether the first n do; more never fit where
/// fewer do not. Asks in growing, then in shrinking steps: not of much more than fits.
template <class Fits> [[nodiscard]] std::size_t mostThatFit(std::size_t count, const Fits& fits) {
    std::size_t most = 0;
    std::size_t step = 1;
    while (most < count && fits(most + std::min(step, count - most))) {
        most += std::min(step, count - most);
        step *= 2;
    }
    for (step = std::min(step, count - most); step > 0; step /= 2) {
        while (count - most >= step && fits(most + step)) {
            most += step;
        }
    }
    return most;
}

} // namespace khalkha
