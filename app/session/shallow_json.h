#pragma once
// JSON of a file that anybody may have damaged.

#include <nlohmann/json.hpp>

#include <string_view>

namespace khalkha {

/// Reads JSON (J: nlohmann's, ordered or not) whose values stand at most 16 deep in one another: what walks
/// through it takes a call for each step down. Discarded if it is deeper, or no JSON.
template <class J> [[nodiscard]] J parseShallow(std::string_view text) {
    constexpr int mostDeep = 16;
    bool tooDeep = false;
    J json = J::parse(
        text,
        [&tooDeep](int depth, typename J::parse_event_t /*event*/, J& /*parsed*/) {
            tooDeep = tooDeep || depth > mostDeep;
            return !tooDeep;
        },
        false);
    return tooDeep ? J(J::value_t::discarded) : json;
}

} // namespace khalkha
