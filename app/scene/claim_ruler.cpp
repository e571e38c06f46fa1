#include "scene/claim_ruler.h"

#include "geo/antimeridian.h"

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

double awayFrom(const ClaimGap& pair, LonLat place) {
    const auto first = nearest(pair.gap.first(), place);
    const auto second = nearest(pair.gap.second(), place);
    return std::min(first ? first->distanceMeters : 1e12, second ? second->distanceMeters : 1e12);
}

bool isNamed(const ClaimGap& pair, const Ruler& ruler) {
    return pair.first->id == ruler.firstId && pair.second->id == ruler.secondId;
}

} // namespace

std::optional<RulerReading> readRuler(const std::vector<ClaimGap>& pairs, const Ruler& ruler) {
    const bool named =
        std::any_of(pairs.begin(), pairs.end(), [&](const ClaimGap& pair) { return isNamed(pair, ruler); });
    const ClaimGap* chosen = nullptr;
    RulerReading reading;
    for (size_t i = 0; i < pairs.size(); ++i) {
        if (named && !isNamed(pairs[i], ruler)) {
            continue;
        }
        const double away = awayFrom(pairs[i], ruler.at);
        if (chosen == nullptr || away < reading.awayMeters) {
            chosen = &pairs[i];
            reading.pair = i;
            reading.awayMeters = away;
        }
    }
    if (chosen == nullptr) {
        return std::nullopt;
    }
    const LineGap& gap = chosen->gap;
    const auto facing = gap.facingCrossings(ruler.at.latDeg);
    const auto at = gap.nearestTo(facing ? facing->first : ruler.at);
    if (!at) {
        return std::nullopt;
    }
    reading.at = facing ? facing->first : at->at;
    reading.alongMeters = at->alongMeters;
    reading.nearest = at->nearestOnOther;
    reading.nearestMeters = at->nearestMeters;
    if (facing) {
        reading.across = facing->second;
        reading.eastWestMeters = gap.eastWestMeters(ruler.at.latDeg);
    }
    return reading;
}

bool isNear(const ClaimGap& pair, LonLat place) {
    Polyline both = pair.gap.first();
    both.insert(both.end(), pair.gap.second().begin(), pair.gap.second().end());
    const LonLatBox box = boxRunningOn(both);
    return meetRunningOn(
        box,
        {place.lonDeg, place.latDeg, place.lonDeg, place.latDeg},
        {(box.eastDeg - box.westDeg) / 5, (box.northDeg - box.southDeg) / 5});
}

LonLat middleOf(const ClaimGap& pair) {
    const std::vector<GapAt> places = pair.gap.profile(41);
    if (places.empty()) {
        return {};
    }
    for (size_t step = 0; step <= 20; ++step) {
        for (const size_t i : {20 - step, 20 + step}) {
            if (places[i].eastWestMeters) {
                return places[i].at;
            }
        }
    }
    return places[20].at;
}

} // namespace khalkha
