#include "chronicle/claim_gaps.h"

#include <algorithm>

namespace khalkha {

namespace {

/// The side at the top of the parents. Ends after as many steps as there are sides, whatever the file says.
std::string_view campOfSide(const Chronicle& chronicle, std::string_view sideId) {
    for (size_t steps = 0; steps <= chronicle.sides.size(); ++steps) {
        const Side* side = chronicle.side(sideId);
        if (side == nullptr || side->parentId.empty()) {
            break;
        }
        sideId = side->parentId;
    }
    return sideId;
}

LonLatBox boxOf(const Polyline& line) {
    LonLatBox box{line[0].lonDeg, line[0].latDeg, line[0].lonDeg, line[0].latDeg};
    for (const LonLat at : line) {
        box.westDeg = std::min(box.westDeg, at.lonDeg);
        box.eastDeg = std::max(box.eastDeg, at.lonDeg);
        box.southDeg = std::min(box.southDeg, at.latDeg);
        box.northDeg = std::max(box.northDeg, at.latDeg);
    }
    return box;
}

bool standForOneBorder(const Polyline& a, const Polyline& b) {
    const LonLatBox one = boxOf(a);
    const LonLatBox other = boxOf(b);
    const auto meet = [](double low1, double high1, double low2, double high2) {
        const double reach = ((high1 - low1) + (high2 - low2)) / 4; // a quarter at each end makes a half
        return low1 - reach <= high2 && low2 - reach <= high1;
    };
    return meet(one.westDeg, one.eastDeg, other.westDeg, other.eastDeg) &&
           meet(one.southDeg, one.northDeg, other.southDeg, other.northDeg);
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
            if (campOfSide(chronicle, lines[i]->sideId) == campOfSide(chronicle, lines[k]->sideId)) {
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
