#include "geo/correspondence.h"

#include "geo/leg.h"
#include "geo/trace_alignment.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace khalkha {

namespace {

/// Traces closer than this are taken to run together.
constexpr double sharedMeters = 1.0;

bool inOrder(const TracePair& a, const TracePair& b) {
    return a.from <= b.from && a.to <= b.to;
}
bool agree(const TracePair& a, const TracePair& b) {
    return inOrder(a, b) || inOrder(b, a);
}

/// The anchors as places along both traces: the longest subset that runs forward on both, without those at
/// an end of one trace only, which would squeeze a whole stretch into a point.
std::vector<TracePair>
monotoneAnchors(const MeasuredTrace& from, const MeasuredTrace& to, std::span<const MorphAnchor> anchors) {
    std::vector<TracePair> pairs;
    for (const MorphAnchor& anchor : anchors) {
        const TracePair pair{from.alongNearest(anchor.fromAt), to.alongNearest(anchor.toAt)};
        const bool inside =
            pair.from > 0 && pair.from < from.length() && pair.to > 0 && pair.to < to.length();
        if (inside) {
            pairs.push_back(pair);
        }
    }
    std::sort(pairs.begin(), pairs.end(), [](const TracePair& a, const TracePair& b) {
        return a.from != b.from ? a.from < b.from : a.to < b.to;
    });
    std::vector<size_t> length(pairs.size(), 1);
    std::vector<size_t> previous(pairs.size(), pairs.size());
    size_t last = 0;
    for (size_t i = 0; i < pairs.size(); ++i) {
        for (size_t j = 0; j < i; ++j) {
            if (pairs[j].from < pairs[i].from && pairs[j].to < pairs[i].to && length[j] + 1 > length[i]) {
                length[i] = length[j] + 1;
                previous[i] = j;
            }
        }
        last = length[i] > length[last] ? i : last;
    }
    std::vector<TracePair> kept;
    for (size_t i = last; i < pairs.size(); i = previous[i]) {
        kept.push_back(pairs[i]);
    }
    std::reverse(kept.begin(), kept.end());
    return kept;
}

/// Places where a vertex of one trace lies on the other, except such as contradict the anchors.
std::vector<TracePair>
touchingPairs(const MeasuredTrace& from, const MeasuredTrace& to, std::span<const TracePair> anchors) {
    std::vector<TracePair> pairs;
    const auto offer = [&](const TracePair& pair) {
        const bool fits =
            std::all_of(anchors.begin(), anchors.end(), [&](const TracePair& a) { return agree(a, pair); });
        if (fits) {
            pairs.push_back(pair);
        }
    };
    for (size_t i = 0; i < to.size(); ++i) {
        for (const double along : from.alongTouching(to.position(i), sharedMeters)) {
            offer({along, to.along(i)});
        }
    }
    for (size_t i = 0; i < from.size(); ++i) {
        for (const double along : to.alongTouching(from.position(i), sharedMeters)) {
            offer({from.along(i), along});
        }
    }
    std::sort(pairs.begin(), pairs.end(), [](const TracePair& a, const TracePair& b) {
        return a.from != b.from ? a.from < b.from : a.to < b.to;
    });
    const auto same = [](const TracePair& a, const TracePair& b) {
        return std::abs(a.from - b.from) < sharedMeters && std::abs(a.to - b.to) < sharedMeters;
    };
    pairs.erase(std::unique(pairs.begin(), pairs.end(), same), pairs.end());
    return pairs;
}

/// Length over which both traces run straight, and together, from one touching pair to the next; 0 if not.
double sharedLength(const MeasuredTrace& from, const TracePair& a, const TracePair& b) {
    const double fromLength = b.from - a.from;
    const double toLength = b.to - a.to;
    const double straight = glm::distance(from.positionAt(a.from), from.positionAt(b.from));
    const bool together = fromLength > 0 && std::abs(fromLength - straight) < sharedMeters &&
                          std::abs(toLength - straight) < sharedMeters;
    return together ? fromLength : 0;
}

/// The pairs that bound stretches common to both traces: the chain with the longest common length.
std::vector<TracePair> sharedPairs(const MeasuredTrace& from, std::span<const TracePair> touching) {
    std::vector<double> best(touching.size(), 0);
    std::vector<size_t> previous(touching.size(), touching.size());
    std::vector<char> joined(touching.size(), 0);
    size_t last = touching.size();
    for (size_t i = 0; i < touching.size(); ++i) {
        for (size_t j = 0; j < i; ++j) {
            if (!inOrder(touching[j], touching[i])) {
                continue;
            }
            const double shared = sharedLength(from, touching[j], touching[i]);
            if (best[j] + shared > best[i]) {
                best[i] = best[j] + shared;
                previous[i] = j;
                joined[i] = shared > 0 ? 1 : 0;
            }
        }
        if (best[i] > 0 && (last == touching.size() || best[i] > best[last])) {
            last = i;
        }
    }
    std::vector<TracePair> chain;
    bool joinedToNext = false;
    for (size_t i = last; i < touching.size(); i = previous[i]) {
        if (joined[i] != 0 || joinedToNext) {
            chain.push_back(touching[i]);
        }
        joinedToNext = joined[i] != 0;
    }
    std::reverse(chain.begin(), chain.end());
    return chain;
}

/// Everything known beforehand, in order along both traces, from end to end.
std::vector<TracePair>
fixedPairs(const MeasuredTrace& from, const MeasuredTrace& to, std::span<const MorphAnchor> anchors) {
    std::vector<TracePair> fixed = monotoneAnchors(from, to, anchors);
    const std::vector<TracePair> shared = sharedPairs(from, touchingPairs(from, to, fixed));
    fixed.insert(fixed.end(), shared.begin(), shared.end());
    fixed.push_back({0, 0});
    fixed.push_back({from.length(), to.length()});
    std::sort(fixed.begin(), fixed.end(), [](const TracePair& a, const TracePair& b) {
        return a.from != b.from ? a.from < b.from : a.to < b.to;
    });
    fixed.erase(std::unique(fixed.begin(), fixed.end()), fixed.end());
    return fixed;
}

/// Length that the loops take up on the way, degrees, over a few instants: 0 when nothing tangles.
double tangledDeg(const MovingPoints& points) {
    const auto lengthDeg = [](const Polyline& line) {
        double length = 0;
        for (size_t i = 1; i < line.size(); ++i) {
            length += std::hypot(
                std::remainder(line[i].lonDeg - line[i - 1].lonDeg, 360.0),
                line[i].latDeg - line[i - 1].latDeg);
        }
        return length;
    };
    constexpr std::array<double, 11> instants{
        0.02, 0.07, 0.15, 0.26, 0.38, 0.5, 0.62, 0.74, 0.85, 0.93, 0.98};
    double tangled = 0;
    for (const double instant : instants) {
        const Polyline line = points.at(instant);
        if (!selfCrossings(line).empty()) {
            tangled += std::max(lengthDeg(line) - lengthDeg(withoutLoops(line)), 1e-9);
        }
    }
    return tangled;
}

} // namespace

MovingPoints correspondence(const Polyline& from, const Polyline& to, std::span<const MorphAnchor> anchors) {
    const MeasuredTrace fromTrace(from);
    const MeasuredTrace toTrace(to);
    const std::vector<TracePair> fixed = fixedPairs(fromTrace, toTrace, anchors);
    // The first that does not tangle, stretch by stretch, else the one that tangles least: first one that
    // keeps neighbours together, then such as keep points nearer, last one that only keeps shapes.
    constexpr std::array<AlignmentStyle, 7> styles{
        {{1.5, 4}, {0.6, 4}, {0.3, 2}, {0.3, 1}, {0.1, 1}, {4, 1}, {100, 1}}};
    std::vector<TracePair> path{fixed.front()};
    for (size_t i = 1; i < fixed.size(); ++i) {
        std::vector<TracePair> best;
        double least = 0;
        for (const AlignmentStyle& style : styles) {
            std::vector<TracePair> tried = alignTraces(fromTrace, toTrace, fixed[i - 1], fixed[i], style);
            const double tangled = tangledDeg(correspondingPoints(fromTrace, toTrace, tried));
            if (best.empty() || tangled < least) {
                best = std::move(tried);
                least = tangled;
            }
            if (least == 0) {
                break;
            }
        }
        path.insert(path.end(), best.begin() + 1, best.end());
    }
    return correspondingPoints(fromTrace, toTrace, path);
}

} // namespace khalkha
