#pragma once
// Words for the values of an enumeration: on the command line, in commands, reports and saved state.

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace khalkha {

/// codes: one a value, in the order of the values, which count from 0.
template <class Enum, size_t count> struct CodeTable {
    std::array<std::string_view, count> codes;

    [[nodiscard]] constexpr std::string_view of(Enum value) const {
        return codes.at(static_cast<size_t>(value));
    }
    /// nullopt if no value has that code.
    [[nodiscard]] constexpr std::optional<Enum> parse(std::string_view code) const {
        const auto found = std::find(codes.begin(), codes.end(), code);
        return found == codes.end() ? std::nullopt : std::optional(static_cast<Enum>(found - codes.begin()));
    }
};

} // namespace khalkha
