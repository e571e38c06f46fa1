#pragma once
// Numbers as they are printed.

#include <string>

namespace khalkha {

/// A decimal number with commas between thousands: "-1234567.5" gives "-1,234,567.5".
[[nodiscard]] std::string withThousands(std::string decimal);

} // namespace khalkha
