#pragma once
// The marks of events on the timeline: which are in sight, which are seen, which one a point meets. Pure.

#include "chronicle/model.h"
#include "panels/time_stretch.h"
#include "panels/timeline_scale.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace khalkha {

/// An event's place on the track.
struct PlacedMark {
    const Event* event = nullptr;
    double x = 0;
    TimeStretch stretch; ///< of its start
    int row = 0;
};

/// Events in the order of their marks, made once for a list of them: what is not known to the day is marked
/// in the middle of the time that it may be of, for nothing says that it was the first day.
class MarkOrder {
public:
    MarkOrder() = default;
    /// The events must outlive it.
    explicit MarkOrder(const std::vector<const Event*>& events);

    /// Marks from x = left to x = right, ascending, all in row 0.
    [[nodiscard]] std::vector<PlacedMark>
    between(const TimelineScale& scale, double left, double right) const;
    /// Of events whose mark is not among those, what of the time that they may be of touches it.
    [[nodiscard]] std::vector<TimeStretch>
    beside(const TimelineScale& scale, double left, double right, double markLeft, double markRight) const;

private:
    struct Mark {
        double seconds = 0; ///< where it stands in time
        const Event* event = nullptr;
    };
    struct Vague {
        const Event* event = nullptr; ///< ascending by start
        Instant latest;               ///< end of it and of all before it
    };
    std::vector<Mark> _marks;
    std::vector<Vague> _vague;
};

/// Whether more than a few of the marks would have to stand on each other in so many rows.
[[nodiscard]] bool isDense(const std::vector<PlacedMark>& marks, double radius, int rows);
/// Gives each mark its row, so that marks of one row stand apart; those beyond the last row share it.
void stackMarks(std::vector<PlacedMark>& marks, double radius, int rows);
/// The marks that are not hidden behind later ones of their kind at the same place of their row, in order:
/// however many there are, a picture holds a few for each pixel of its width. `always` is among them.
[[nodiscard]] std::vector<const PlacedMark*>
seenMarks(const std::vector<PlacedMark>& marks, double pixel, const Event* always);
/// Likewise of the times that vague dates may be of: of many that are the same, as many as can be told from
/// one more.
[[nodiscard]] std::vector<const PlacedMark*>
seenStretches(const std::vector<PlacedMark>& marks, double pixel);

/// The mark that a point meets, the topmost of several; yOf gives the middle of a row.
template <class RowMiddle>
[[nodiscard]] const PlacedMark*
markAt(const std::vector<PlacedMark>& marks, double x, double y, double reach, RowMiddle yOf) {
    // From the last on: it is drawn over the others.
    auto mark = std::upper_bound(
        marks.begin(), marks.end(), x + reach, [](double at, const PlacedMark& each) { return at < each.x; });
    while (mark != marks.begin()) {
        --mark;
        if (mark->x < x - reach) {
            break;
        }
        if (std::hypot(x - mark->x, y - yOf(mark->row)) < reach) {
            return &*mark;
        }
    }
    return nullptr;
}

} // namespace khalkha
