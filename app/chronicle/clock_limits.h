#pragma once
// How far the clock goes.

#include "chronicle/model.h"

namespace khalkha {

/// What the clock can reach: the campaign, the time in which its events may lie, and every event. At least
/// one day.
[[nodiscard]] Span clockLimits(const Chronicle& chronicle);

} // namespace khalkha
