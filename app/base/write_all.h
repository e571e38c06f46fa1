#pragma once
// A write to a descriptor, to its end.

#include <string_view>

namespace khalkha {

/// 0, or errno. Waits where somebody has made the descriptor non-blocking.
[[nodiscard]] int writeAll(int descriptor, std::string_view bytes);

} // namespace khalkha
