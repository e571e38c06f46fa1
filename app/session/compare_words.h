#pragma once
// How the instant of the right view is written: "1939-08-31", "clock", "clock+7" (days), "clock-36h".

#include "session/command.h"

namespace khalkha {

/// The first instant of a date as parseDate reads it, or as people type it in any language.
[[nodiscard]] std::optional<Instant> readInstantWords(std::string_view words, int zoneMinutes);
[[nodiscard]] std::optional<SetCompareTime> parseCompareTime(std::string_view word, int zoneMinutes);
[[nodiscard]] std::string formatCompareTime(const SetCompareTime& time, int zoneMinutes);

} // namespace khalkha
