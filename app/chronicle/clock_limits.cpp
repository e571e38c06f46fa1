#include "chronicle/clock_limits.h"

#include <algorithm>

namespace khalkha {

namespace {

void widen(Span& limits, const Span& span) {
    if (span.start != beginningOfTime) {
        limits.start = std::min(limits.start, span.start);
    }
    if (span.end != endOfTime) {
        limits.end = std::max(limits.end, span.end);
    }
}

} // namespace

Span clockLimits(const Chronicle& chronicle) {
    Span limits = chronicle.manifest.span;
    if (limits.start == beginningOfTime) {
        limits.start = chronicle.manifest.openAt;
    }
    if (limits.end == endOfTime) {
        limits.end = chronicle.manifest.openAt;
    }
    widen(limits, chronicle.manifest.eventSpan); // whatever else has a date lies in it
    for (const Event& event : chronicle.events) {
        widen(limits, event.span());
    }
    limits.end.seconds = std::max(limits.end.seconds, limits.start.seconds + secondsPerDay);
    return limits;
}

} // namespace khalkha
