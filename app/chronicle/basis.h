#pragma once
// What a thing rests on at an instant: decided here for the picture, the panels and the command line alike.

#include "chronicle/model.h"

namespace khalkha {

/// Whether an author inferred it.
[[nodiscard]] bool isInferred(const Provenance& provenance);
/// A link is inferred, too, where a route that it runs along is.
[[nodiscard]] bool isInferred(const Chronicle& chronicle, const Link& link);

/// Of something that is dated for just the instant, or does not move.
[[nodiscard]] Basis basisAt(const Provenance& provenance);
/// Of something between two dated positions: an inferred end makes all between it and the other inferred.
[[nodiscard]] Basis basisBetween(const Provenance& from, const Provenance& to);

/// Where a front stands at an instant.
struct FrontState {
    size_t index = 0;                   ///< of the trace at or before the instant
    const FrontTrace* before = nullptr; ///< that trace; never nullptr
    const FrontTrace* after = nullptr;  ///< the next one; nullptr from the last on
    bool exact = false;                 ///< dated for just this instant
    bool held = false;                  ///< after its last trace: position as last known
    Basis basis = Basis::attested;
    /// The traces that its line is made of: one, or the two that it lies between.
    [[nodiscard]] std::vector<const FrontTrace*> traces() const;
};
/// nullopt before its first trace and outside its span. The traces ascend in time.
[[nodiscard]] std::optional<FrontState> frontAt(const Front& front, Instant at);

/// Of a line made of several positions: all their sources, each once; the least certainty and the greatest
/// uncertainty of them; their notes and disagreements one after the other.
[[nodiscard]] Provenance provenanceOf(const FrontState& state);

} // namespace khalkha
