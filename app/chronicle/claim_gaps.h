#pragma once
// Pairs of lines by which two camps claim one border, and the gap between them.

#include "chronicle/model.h"
#include "geo/line_gap.h"

#include <memory>

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

/// The width between two claims at one latitude.
struct WidthAt {
    double latDeg = 0;
    std::optional<double> eastWestMeters; ///< nullopt: not defined there
    friend bool operator==(const WidthAt&, const WidthAt&) = default;
};
/// From the southern end of the first line to its northern end, at `count` >= 2 equal steps.
[[nodiscard]] std::vector<WidthAt> widthsByLatitude(const LineGap& gap, size_t count);

/// claimGaps of every instant, worked out once for each time in which no claim begins or ends. Safe to call
/// from several threads; what it hands out lives as long as the table. The chronicle must outlive it.
class ClaimGapTable {
public:
    explicit ClaimGapTable(const Chronicle& chronicle);
    ClaimGapTable(ClaimGapTable&& other) noexcept;
    ClaimGapTable& operator=(ClaimGapTable&& other) noexcept;
    ClaimGapTable(const ClaimGapTable&) = delete;
    ClaimGapTable& operator=(const ClaimGapTable&) = delete;
    ~ClaimGapTable();

    [[nodiscard]] const std::vector<ClaimGap>& at(Instant at) const;
    /// Of a pair of those at the instant.
    [[nodiscard]] const std::vector<WidthAt>& widths(Instant at, size_t pair) const;
    /// An instant of each time in which no claim begins or ends, ascending.
    [[nodiscard]] std::vector<Instant> epochs() const;

private:
    struct Entry;
    struct Epochs;
    [[nodiscard]] Entry& entry(Instant at) const;
    std::unique_ptr<Epochs> _epochs;
};

using ClaimGapTablePtr = std::shared_ptr<const ClaimGapTable>;

/// A width in km that a work states: the figure of an event of both sides whose source, place included, is
/// one that both claims rest on. nullptr if none does; the event goes into `event` if it is not null.
[[nodiscard]] const Measure*
statedWidth(const Chronicle& chronicle, const ClaimGap& gap, const Event** event = nullptr);

} // namespace khalkha
