#pragma once
// How the instant of the right view is written: "1939-08-31", "clock", "clock+7" (days), "clock-36h".

#include "session/command.h"

namespace khalkha {

[[nodiscard]] std::optional<SetCompareTime> parseCompareTime(std::string_view word, int zoneMinutes);
[[nodiscard]] std::string formatCompareTime(const SetCompareTime& time, int zoneMinutes);

} // namespace khalkha
