#include "panels/event_headings.h"

namespace khalkha {

std::vector<EventHeading>
eventHeadings(const std::vector<const Event*>& events, int zoneMinutes, size_t most) {
    const auto monthOf = [&](size_t i) {
        CivilTime civil = civilTime(events[i]->start.span.start, zoneMinutes);
        civil.day = 1;
        civil.hour = civil.minute = civil.second = 0;
        return civil;
    };
    std::vector<EventHeading> headings;
    for (size_t first = 0; first < events.size();) {
        const int year = monthOf(first).year;
        size_t end = first;
        while (end < events.size() && monthOf(end).year == year) {
            ++end;
        }
        const bool months = end - first > most;
        for (size_t i = first; i < end;) {
            CivilTime civil = monthOf(i);
            size_t next = end;
            if (months) {
                next = i;
                while (next < end && monthOf(next).month == civil.month) {
                    ++next;
                }
            } else {
                civil.month = 1;
            }
            const Instant start = instantOf(civil, zoneMinutes);
            headings.push_back(
                {i,
                 next - i,
                 {{start, start}, months ? Precision::month : Precision::year, false, false, zoneMinutes}});
            i = next;
        }
        first = end;
    }
    return headings;
}

} // namespace khalkha
