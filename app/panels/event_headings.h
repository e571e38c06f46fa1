#pragma once
// Headings of the list of events. Pure.

#include "chronicle/model.h"

#include <vector>

namespace khalkha {

/// Heading before a row of the list: a year, or a month of a year with many events.
struct EventHeading {
    size_t before = 0; ///< index of the event it stands before
    size_t count = 0;  ///< events under it
    Date date;         ///< year or month
};
/// Headings of events that ascend in time. A year of more than mostInYear events is parted into its months.
[[nodiscard]] std::vector<EventHeading>
eventHeadings(const std::vector<const Event*>& events, int zoneMinutes, size_t mostInYear);

} // namespace khalkha
