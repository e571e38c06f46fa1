#include "chronicle/claim_gaps.h"

#include "chronicle/camps.h"
#include "geo/antimeridian.h"
#include "geo/lonlat_box.h"

#include <algorithm>
#include <map>
#include <mutex>

namespace khalkha {

namespace {

bool standForOneBorder(const Polyline& a, const Polyline& b) {
    const LonLatBox one = boxRunningOn(a);
    const LonLatBox other = boxRunningOn(b);
    // A quarter at each end makes a half.
    return meetRunningOn(
        one,
        other,
        {((one.eastDeg - one.westDeg) + (other.eastDeg - other.westDeg)) / 4,
         ((one.northDeg - one.southDeg) + (other.northDeg - other.southDeg)) / 4});
}

} // namespace

std::vector<ClaimGap> claimGaps(const Chronicle& chronicle, Instant at) {
    std::vector<const Claim*> lines;
    for (const Claim& claim : chronicle.claims) {
        if (claim.kind == ClaimKind::line && !claim.unsettled && !claim.sideId.empty() &&
            claim.span.contains(at)) {
            lines.push_back(&claim);
        }
    }
    std::vector<ClaimGap> gaps;
    for (size_t i = 0; i < lines.size(); ++i) {
        for (size_t k = i + 1; k < lines.size(); ++k) {
            if (campIdOf(chronicle, lines[i]->sideId) == campIdOf(chronicle, lines[k]->sideId)) {
                continue;
            }
            for (const Polyline& a : lines[i]->lines) {
                for (const Polyline& b : lines[k]->lines) {
                    if (a.size() >= 2 && b.size() >= 2 && standForOneBorder(a, b)) {
                        gaps.push_back({lines[i], lines[k], LineGap(a, b)});
                    }
                }
            }
        }
    }
    return gaps;
}

std::vector<WidthAt> widthsByLatitude(const LineGap& gap, size_t count) {
    std::vector<WidthAt> widths;
    if (gap.first().empty() || count < 2) {
        return widths;
    }
    const LonLatBox box = boxOf(gap.first());
    for (size_t i = 0; i < count; ++i) {
        const double part = static_cast<double>(i) / static_cast<double>(count - 1);
        const double latDeg = box.southDeg + (box.northDeg - box.southDeg) * part;
        widths.push_back({latDeg, gap.eastWestMeters(latDeg)});
    }
    return widths;
}

struct ClaimGapTable::Entry {
    std::vector<ClaimGap> pairs;
    std::vector<std::vector<WidthAt>> widths; ///< one a pair; empty until it is asked for
};

struct ClaimGapTable::Epochs {
    const Chronicle* chronicle = nullptr;
    std::vector<Instant> changes; ///< ascending
    std::mutex mutex;
    std::map<size_t, Entry> built; ///< by epoch; a map keeps its members in place
};

ClaimGapTable::ClaimGapTable(ClaimGapTable&& other) noexcept = default;
ClaimGapTable& ClaimGapTable::operator=(ClaimGapTable&& other) noexcept = default;
ClaimGapTable::~ClaimGapTable() = default;

ClaimGapTable::ClaimGapTable(const Chronicle& chronicle) : _epochs(std::make_unique<Epochs>()) {
    _epochs->chronicle = &chronicle;
    for (const Claim& claim : chronicle.claims) {
        _epochs->changes.push_back(claim.span.start);
        _epochs->changes.push_back(claim.span.end);
    }
    std::sort(_epochs->changes.begin(), _epochs->changes.end());
}

// Everything is made without the lock: nobody waits for it, and two who make the same at once make equal
// ones.

ClaimGapTable::Entry& ClaimGapTable::entry(Instant at) const {
    const std::vector<Instant>& changes = _epochs->changes;
    const auto epoch =
        static_cast<size_t>(std::upper_bound(changes.begin(), changes.end(), at) - changes.begin());
    {
        const std::lock_guard lock(_epochs->mutex);
        const auto known = _epochs->built.find(epoch);
        if (known != _epochs->built.end()) {
            return known->second;
        }
    }
    Entry made{khalkha::claimGaps(*_epochs->chronicle, at), {}};
    made.widths.resize(made.pairs.size());
    const std::lock_guard lock(_epochs->mutex);
    return _epochs->built.try_emplace(epoch, std::move(made)).first->second;
}

const std::vector<ClaimGap>& ClaimGapTable::at(Instant at) const {
    return entry(at).pairs;
}

const std::vector<WidthAt>& ClaimGapTable::widths(Instant at, size_t pair) const {
    constexpr size_t places = 161;
    Entry& found = entry(at);
    std::vector<WidthAt>& widths = found.widths.at(pair);
    {
        const std::lock_guard lock(_epochs->mutex);
        if (!widths.empty()) {
            return widths;
        }
    }
    std::vector<WidthAt> made = widthsByLatitude(found.pairs.at(pair).gap, places);
    const std::lock_guard lock(_epochs->mutex);
    if (widths.empty()) { // what has been handed out stays as it is
        widths = std::move(made);
    }
    return widths;
}

std::vector<Instant> ClaimGapTable::epochs() const {
    std::vector<Instant> instants{beginningOfTime};
    for (const Instant change : _epochs->changes) {
        if (change != instants.back()) {
            instants.push_back(change);
        }
    }
    return instants;
}

const Measure* statedWidth(const Chronicle& chronicle, const ClaimGap& gap, const Event** event) {
    const auto holds = [](const auto& list, const auto& value) {
        return std::find(list.begin(), list.end(), value) != list.end();
    };
    for (const Event& each : chronicle.events) {
        if (!holds(each.actorIds, gap.first->sideId) || !holds(each.actorIds, gap.second->sideId)) {
            continue;
        }
        for (const Measure& number : each.numbers) {
            const auto shared = [&](const SourceRef& source) {
                return holds(gap.first->provenance.sources, source) &&
                       holds(gap.second->provenance.sources, source);
            };
            const std::vector<SourceRef>& sources =
                number.sources.empty() ? each.provenance.sources : number.sources;
            if (number.unit == "km" && std::any_of(sources.begin(), sources.end(), shared)) {
                if (event != nullptr) {
                    *event = &each;
                }
                return &number;
            }
        }
    }
    return nullptr;
}

} // namespace khalkha
