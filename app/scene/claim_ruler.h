#pragma once
// The ruler between two claims: which pair it measures, and what it reads at a place.

#include "chronicle/claim_gaps.h"
#include "scene/view_state.h"

namespace khalkha {

struct RulerReading {
    size_t pair = 0;        ///< of those given
    LonLat at;              ///< on the first line
    double alongMeters = 0; ///< from the first line's start
    std::optional<LonLat> across;
    std::optional<double> eastWestMeters; ///< nullopt: not defined at this latitude
    LonLat nearest;                       ///< of the second line
    double nearestMeters = 0;             ///< from `at`
    double awayMeters = 0;                ///< of the place asked for from the nearer of the two lines
};

/// The pair that the ruler names, or else the one whose lines are nearest to it. Where the two lines face
/// each other at the ruler's latitude it stands at that crossing of the first line, elsewhere at the place of
/// the first line that is nearest. nullopt without pairs.
[[nodiscard]] std::optional<RulerReading> readRuler(const std::vector<ClaimGap>& pairs, const Ruler& ruler);
/// Whether a place is so near to a pair of lines that a ruler there means them: within the box around both,
/// made larger by a fifth on each side.
[[nodiscard]] bool isNear(const ClaimGap& pair, LonLat place);
/// A place for the ruler to start from: half way along the first line, where a width is defined if possible.
[[nodiscard]] LonLat middleOf(const ClaimGap& pair);

} // namespace khalkha
