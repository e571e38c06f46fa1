#pragma once
// Which figure of a series holds when: for plots, links, panels and the command line alike.

#include "chronicle/model.h"

namespace khalkha {

/// The figure that holds at an instant, by its number. Of bars and points a figure holds for its own time,
/// the one begun last where several do; what a step sets holds until another step; what a line joins holds
/// from figure to figure until the time of the last has run out. nullopt if none does.
[[nodiscard]] std::optional<size_t> valueInForce(const Series& series, Instant at);

struct FigureSpan {
    size_t index = 0; ///< of Series::values
    Span span;        ///< over which it is in force; never empty
};
/// The same for all time: stretches in order of time, no two at once. A figure has several where shorter ones
/// interrupt it.
[[nodiscard]] std::vector<FigureSpan> figuresInForce(const Series& series);

/// A figure's own provenance; its series' sources where it names none.
[[nodiscard]] Provenance provenanceOf(const Series& series, const SeriesValue& value);

} // namespace khalkha
