#include "panels/event_marks.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace khalkha {

namespace {

constexpr double apart = 2.2; ///< marks of one row stand so many radii from each other

double middleOf(const Span& span) {
    return (static_cast<double>(span.start.seconds) + static_cast<double>(span.end.seconds)) / 2;
}

/// Seconds at a place of the scale, without rounding them to an instant.
double secondsAt(const TimelineScale& scale, double x) {
    const auto length = static_cast<double>(scale.shown.end.seconds - scale.shown.start.seconds);
    return static_cast<double>(scale.shown.start.seconds) + (x - scale.left) / scale.width * length;
}

} // namespace

MarkOrder::MarkOrder(const std::vector<const Event*>& events) {
    _marks.reserve(events.size());
    for (const Event* event : events) {
        const Span& start = event->start.span;
        if (event->start.isVague()) {
            _marks.push_back({middleOf(start), event});
            const Instant before = _vague.empty() ? start.end : _vague.back().latest;
            _vague.push_back({event, std::max(before, start.end)});
        } else {
            _marks.push_back({static_cast<double>(start.start.seconds), event});
        }
    }
    std::stable_sort(
        _marks.begin(), _marks.end(), [](const Mark& a, const Mark& b) { return a.seconds < b.seconds; });
}

std::vector<PlacedMark> MarkOrder::between(const TimelineScale& scale, double left, double right) const {
    std::vector<PlacedMark> placed;
    // A second more at each side: which are in is decided by the place itself.
    const double first = secondsAt(scale, left) - 1;
    auto mark = std::lower_bound(
        _marks.begin(), _marks.end(), first, [](const Mark& each, double at) { return each.seconds < at; });
    for (; mark != _marks.end(); ++mark) {
        const Span& start = mark->event->start.span;
        const TimeStretch stretch{scale.x(start.start), scale.x(start.end)};
        const double x = mark->event->start.isVague() ? (stretch.left + stretch.right) / 2 : stretch.left;
        if (x > right) {
            break;
        }
        if (x >= left) {
            placed.push_back({mark->event, x, stretch, 0});
        }
    }
    return placed;
}

std::vector<TimeStretch> MarkOrder::beside(
    const TimelineScale& scale, double left, double right, double markLeft, double markRight) const {
    std::vector<TimeStretch> stretches;
    const double first = secondsAt(scale, left) - 1;
    auto vague = std::lower_bound(_vague.begin(), _vague.end(), first, [](const Vague& each, double at) {
        return static_cast<double>(each.latest.seconds) < at;
    });
    for (; vague != _vague.end(); ++vague) {
        const Span& start = vague->event->start.span;
        const TimeStretch stretch{scale.x(start.start), scale.x(start.end)};
        if (stretch.left >= right) {
            break;
        }
        const double x = (stretch.left + stretch.right) / 2;
        if (stretch.right > left && (x < markLeft || x > markRight)) {
            stretches.push_back(stretch);
        }
    }
    return stretches;
}

void stackMarks(std::vector<PlacedMark>& marks, double radius, int rows) {
    std::vector<double> xs;
    xs.reserve(marks.size());
    for (const PlacedMark& mark : marks) {
        xs.push_back(mark.x);
    }
    const std::vector<int> stacked = stackedRows(xs, radius * apart, rows);
    for (size_t i = 0; i < marks.size(); ++i) {
        marks[i].row = stacked[i];
    }
}

bool isDense(const std::vector<PlacedMark>& marks, double radius, int rows) {
    std::vector<PlacedMark> stacked = marks;
    stackMarks(stacked, radius, rows);
    std::vector<double> last(static_cast<size_t>(rows), -1e30);
    size_t covered = 0;
    for (const PlacedMark& mark : stacked) {
        double& before = last[static_cast<size_t>(mark.row)];
        covered += mark.x - before < radius * apart ? 1 : 0;
        before = mark.x;
    }
    return covered * 10 > marks.size();
}

std::vector<const PlacedMark*>
seenMarks(const std::vector<PlacedMark>& marks, double pixel, const Event* always) {
    std::map<std::pair<int, bool>, double> next; // by row and whether the date is vague: the one drawn later
    std::vector<const PlacedMark*> seen;
    std::for_each(marks.rbegin(), marks.rend(), [&](const PlacedMark& mark) {
        const auto [place, isFirst] = next.try_emplace({mark.row, mark.event->start.isVague()}, mark.x);
        if (isFirst || place->second - mark.x >= pixel || mark.event == always) {
            place->second = mark.x;
            seen.push_back(&mark);
        }
    });
    std::reverse(seen.begin(), seen.end());
    return seen;
}

std::vector<const PlacedMark*> seenStretches(const std::vector<PlacedMark>& marks, double pixel) {
    constexpr int mostAlike = 8; // a third of the colour each: one more changes it by less than a hundredth
    std::map<std::tuple<int, std::int64_t, std::int64_t>, int> alike;
    std::vector<const PlacedMark*> seen;
    const auto column = [pixel](double x) { return static_cast<std::int64_t>(std::floor(x / pixel)); };
    std::for_each(marks.rbegin(), marks.rend(), [&](const PlacedMark& mark) {
        if (mark.event->start.isVague() &&
            ++alike[{mark.row, column(mark.stretch.left), column(mark.stretch.right)}] <= mostAlike) {
            seen.push_back(&mark);
        }
    });
    std::reverse(seen.begin(), seen.end());
    return seen;
}

} // namespace khalkha
