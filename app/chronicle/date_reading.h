#pragma once
// What the readers of dates share: of data (date_parse), of what people type (typed_date), and of what was
// meant by a date that cannot be read (date_hint).

#include "chronicle/time.h"

#include <string>
#include <variant>

namespace khalkha {

/// The date that begins with a civil time (whose finer fields are those of the first instant).
[[nodiscard]] Date dateOf(const CivilTime& first, Precision precision, int offsetMinutes);
/// A date of ISO 8601 or EDTF level 1 with nothing before and behind it, or why it is none.
[[nodiscard]] std::variant<Date, std::string> readEdtf(std::string_view text, int zoneMinutes);
/// For a text that is no date: one sentence that says how what was plainly meant is written; "" if it is not
/// plain.
[[nodiscard]] std::string howToWrite(std::string_view text, int zoneMinutes);

} // namespace khalkha
