#pragma once
// Numbers that look like chance and are the same every time, for what is made up.

#include <cstddef>
#include <cstdint>

namespace khalkha {

class Noise {
public:
    /// In -1..1.
    double next() {
        _state = _state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<double>(_state >> 11U) / static_cast<double>(1ULL << 52U) - 1.0;
    }
    /// In [0, below); below > 0.
    std::size_t index(std::size_t below) {
        const auto i = static_cast<std::size_t>((next() + 1) / 2 * static_cast<double>(below));
        return i < below ? i : below - 1;
    }

private:
    std::uint64_t _state = 1939;
};

} // namespace khalkha
