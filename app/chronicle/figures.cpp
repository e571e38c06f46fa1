#include "chronicle/figures.h"

#include <algorithm>

namespace khalkha {

namespace {

/// When a figure would end if no later one took over.
Instant endOf(const Series& series, size_t index) {
    switch (series.style) {
    case SeriesStyle::steps:
        return endOfTime;
    case SeriesStyle::line:
        return series.values.back().at.span.end;
    case SeriesStyle::bars:
    case SeriesStyle::points:
        break;
    }
    return series.values[index].at.span.end;
}

} // namespace

std::optional<size_t> valueInForce(const Series& series, Instant at) {
    for (size_t i = series.values.size(); i-- > 0;) {
        if (series.values[i].at.span.start <= at && at < endOf(series, i)) {
            return i;
        }
    }
    return std::nullopt;
}

std::vector<FigureSpan> figuresInForce(const Series& series) {
    std::vector<FigureSpan> result;
    std::vector<size_t> open; // begun and not yet over, the latest last
    Instant reached = beginningOfTime;
    // The latest holds until the instant, then, where it is over, those it interrupted.
    const auto holdUntil = [&](Instant to) {
        while (!open.empty() && reached < to) {
            const Instant end = std::min(to, endOf(series, open.back()));
            if (reached < end) {
                result.push_back({open.back(), {reached, end}});
                reached = end;
            }
            if (reached < to) {
                open.pop_back();
            }
        }
        reached = std::max(reached, to);
    };
    for (size_t i = 0; i < series.values.size(); ++i) {
        holdUntil(series.values[i].at.span.start);
        open.push_back(i);
    }
    holdUntil(endOfTime);
    return result;
}

Provenance provenanceOf(const Series& series, const SeriesValue& value) {
    Provenance provenance = value.provenance;
    if (provenance.sources.empty()) {
        provenance.sources = series.provenance.sources;
    }
    return provenance;
}

} // namespace khalkha
