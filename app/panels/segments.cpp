#include "panels/segments.h"

#include <algorithm>
#include <numeric>

namespace khalkha {

namespace {

/// Widths of the fields of one row that take the whole room: all the same, or what is left is shared out.
void fillRow(std::span<const double> needed, double room, double gap, std::span<Segment> row) {
    const auto count = static_cast<double>(needed.size());
    const double free = room - gap * (count - 1);
    const double equal = free / count;
    const bool fits = std::all_of(needed.begin(), needed.end(), [&](double each) { return each <= equal; });
    const double spare = (free - std::accumulate(needed.begin(), needed.end(), 0.0)) / count;
    for (size_t i = 0; i < needed.size(); ++i) {
        row[i].width = fits ? equal : needed[i] + spare;
    }
}

} // namespace

std::vector<Segment> layoutSegments(std::span<const double> needed, double room, double gap) {
    std::vector<Segment> segments(needed.size());
    int row = 0;
    for (size_t first = 0; first < needed.size(); ++row) {
        double width = needed[first];
        size_t end = first + 1;
        while (end < needed.size() && width + gap + needed[end] <= room) {
            width += gap + needed[end];
            ++end;
        }
        fillRow(
            needed.subspan(first, end - first), room, gap, std::span(segments).subspan(first, end - first));
        for (size_t i = first; i < end; ++i) {
            segments[i].row = row;
        }
        first = end;
    }
    return segments;
}

} // namespace khalkha
