#pragma once
// The scale of the timeline: which instants get a mark and a label, from years down to hours.

#include "chronicle/time.h"

#include <string>
#include <vector>

namespace khalkha {

/// Mapping of a span of time to a stretch of the screen.
struct TimelineScale {
    Span shown;
    double left = 0, width = 1;
    [[nodiscard]] double x(Instant at) const;
    [[nodiscard]] Instant at(double x) const;
};

struct TimelineTick {
    Instant at;
    std::string label;
    std::string shortLabel; ///< where the label does not fit
};
/// Two rows: fine marks, and the next coarser unit that names them ("9", "10" under "August 1945").
struct TimelineTicks {
    std::vector<TimelineTick> fine, coarse;
};
/// Marks for a scale whose labels need about labelWidth each.
[[nodiscard]] TimelineTicks
timelineTicks(const TimelineScale& scale, int zoneMinutes, Language language, double labelWidth);

/// The span zoomed by a factor (< 1 = closer) about an instant, within the limits.
[[nodiscard]] Span zoomedSpan(const Span& shown, Instant about, double factor, const Span& limits);
/// The span moved in time, within the limits.
[[nodiscard]] Span movedSpan(const Span& shown, double seconds, const Span& limits);

/// "1939", "1939年", "44 BC".
[[nodiscard]] std::string yearLabel(int year, Language language);

/// How many of the instants fall into each of so many equal parts of a span, as parts of the square root of
/// the most, so that a single event is still seen beside a hundred. 0..1 each.
[[nodiscard]] std::vector<double>
densityOf(const std::vector<Instant>& instants, const Span& span, size_t parts);

/// Row of each mark, so that marks of one row stand at least `least` apart; rows beyond the last share it.
[[nodiscard]] std::vector<int> stackedRows(const std::vector<double>& xs, double least, int rows);

} // namespace khalkha
