#pragma once
// Pairs of lines by which two camps claim one border, and the gap between them.

#include "chronicle/model.h"
#include "geo/line_gap.h"

namespace khalkha {

struct ClaimGap {
    const Claim* first = nullptr;  ///< in the order of the chronicle
    const Claim* second = nullptr; ///< of another camp
    LineGap gap;                   ///< along the first claim's line
};

/// Every pair of claimed lines in force at the instant whose sides belong to different camps (no common
/// parent) and whose lines stand for one border: the boxes around them, made larger by half, overlap.
/// Unsettled claims and those without a side are nobody's and make no pair. A claim of several lines takes
/// part with each. No claims, one claim or claims of one camp: none. The claims must outlive the result.
[[nodiscard]] std::vector<ClaimGap> claimGaps(const Chronicle& chronicle, Instant at);

/// A width in km that a work states: the figure of an event of both sides whose source, place included, is
/// one that both claims rest on. nullptr if none does; the event goes into `event` if it is not null.
[[nodiscard]] const Measure*
statedWidth(const Chronicle& chronicle, const ClaimGap& gap, const Event** event = nullptr);

} // namespace khalkha
