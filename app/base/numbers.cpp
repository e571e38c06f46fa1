#include "base/numbers.h"

#include <algorithm>
#include <cstdint>

namespace khalkha {

std::string withThousands(std::string decimal) {
    const std::int64_t first = decimal.starts_with('-') ? 1 : 0;
    const auto end = static_cast<std::int64_t>(std::min(decimal.find('.'), decimal.size()));
    for (std::int64_t at = end - 3; at > first; at -= 3) {
        decimal.insert(static_cast<size_t>(at), 1, ',');
    }
    return decimal;
}

} // namespace khalkha
