#include "panels/section_layout.h"

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

double roundStep(double range, int mostSteps) {
    const double rough = std::max(range, 1e-9) / std::max(1, mostSteps);
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= rough * (1 - 1e-9)) {
            return factor * power;
        }
    }
    return 10 * power;
}

void addClaims(const Chronicle& chronicle, Instant at, const GroundSection& section, SectionContents& out) {
    for (const Claim& claim : chronicle.claims) {
        if (claim.kind != ClaimKind::line || !claim.span.contains(at)) {
            continue;
        }
        for (const Polyline& line : claim.lines) {
            for (const double along : section.crossings(line)) {
                out.marks.push_back({SectionMark::Kind::claim, along, &claim});
            }
        }
    }
}

} // namespace

std::vector<double> roundTicks(double least, double most, int mostSteps) {
    std::vector<double> ticks;
    if (!(most > least)) {
        return ticks;
    }
    const double step = roundStep(most - least, mostSteps);
    const double slack = step * 1e-6;
    for (double k = std::ceil((least - slack) / step); k * step <= most + slack; ++k) {
        ticks.push_back(k * step);
    }
    return ticks;
}

double LengthChart::x(double alongMeters) const {
    return area.left + (area.right - area.left) * alongMeters / std::max(lengthMeters, 1e-9);
}

double LengthChart::y(double value) const {
    return area.bottom - (area.bottom - area.top) * (value - least) / std::max(most - least, 1e-9);
}

double LengthChart::along(double atX) const {
    const double part = (atX - area.left) / std::max(area.right - area.left, 1e-9);
    return lengthMeters * std::clamp(part, 0.0, 1.0);
}

std::vector<StripPlace> stripOf(const LineGap& gap, size_t count) {
    std::vector<StripPlace> strip;
    for (const GapAt& place : gap.profile(count)) {
        strip.push_back(
            {place.alongMeters, place.at.latDeg, gap.eastWestMeters(place.at.latDeg), place.nearestMeters});
    }
    return strip;
}

std::vector<StripPlace>
latitudeMarks(const std::vector<StripPlace>& strip, double stepDeg, double leastMeters) {
    std::vector<StripPlace> marks;
    const auto taken = [&](const StripPlace& mark) {
        return std::any_of(marks.begin(), marks.end(), [&](const StripPlace& other) {
            return std::abs(other.alongMeters - mark.alongMeters) < leastMeters ||
                   std::abs(other.latDeg - mark.latDeg) < stepDeg / 2;
        });
    };
    for (size_t i = 1; i < strip.size(); ++i) {
        const double low = std::min(strip[i - 1].latDeg, strip[i].latDeg);
        const double high = std::max(strip[i - 1].latDeg, strip[i].latDeg);
        const double latDeg = std::ceil(low / stepDeg) * stepDeg;
        if (latDeg > high || high <= low) {
            continue;
        }
        const double part = (latDeg - strip[i - 1].latDeg) / (strip[i].latDeg - strip[i - 1].latDeg);
        StripPlace mark = strip[i];
        mark.latDeg = latDeg;
        mark.alongMeters =
            strip[i - 1].alongMeters + (strip[i].alongMeters - strip[i - 1].alongMeters) * part;
        if (!taken(mark)) {
            marks.push_back(mark);
        }
    }
    return marks;
}

SectionContents sectionContents(
    const Chronicle& chronicle,
    Instant at,
    const SectionPath& path,
    const GroundProfile* ground,
    double reachMeters) {
    const GroundSection section(path.points);
    SectionContents contents;
    contents.lengthMeters = section.lengthMeters();
    contents.corners = section.corners();
    if (contents.corners.empty()) {
        const double azimuth = geodesicInverse(path.points.front(), path.points.back()).azimuth1Deg;
        contents.azimuthDeg = azimuth < 0 ? azimuth + 360 : azimuth;
    }
    addClaims(chronicle, at, section, contents);
    double low = 1e9;
    double high = -1e9;
    const auto hold = [&](double meters) {
        low = std::min(low, meters);
        high = std::max(high, meters);
    };
    if (ground != nullptr && ground->path == path) {
        for (const double along : ground->riverCrossings) {
            contents.marks.push_back({SectionMark::Kind::river, along, nullptr});
        }
        for (const double meters : ground->meters) {
            hold(meters);
        }
    }
    for (const SpotHeight& height : chronicle.spotHeights) {
        const GroundSection::Foot foot = section.footOf(height.at);
        if (foot.awayMeters > reachMeters) {
            continue;
        }
        (height.relative ? contents.relative : contents.heights)
            .push_back({&height, foot.alongMeters, foot.awayMeters});
        if (!height.relative) {
            hold(height.meters - height.uncertaintyMeters);
            hold(height.meters + height.uncertaintyMeters);
        }
    }
    std::stable_sort(
        contents.marks.begin(), contents.marks.end(), [](const SectionMark& a, const SectionMark& b) {
            return a.alongMeters < b.alongMeters;
        });
    for (auto* list : {&contents.heights, &contents.relative}) {
        std::stable_sort(list->begin(), list->end(), [](const SectionHeight& a, const SectionHeight& b) {
            return a.alongMeters < b.alongMeters;
        });
    }
    if (low > high) {
        low = 0;
        high = 100;
    }
    // Flat ground stays flat: no less than 100 m from edge to edge.
    const double spare = std::max(0.0, 100 - (high - low)) / 2;
    const double step = roundStep(high - low + 2 * spare, 5);
    contents.least = std::floor((low - spare) / step) * step;
    contents.most = std::ceil((high + spare) / step) * step;
    return contents;
}

SectionPath lengthened(LonLat from, LonLat to, double part) {
    const Geodesic geodesic = geodesicInverse(from, to);
    const double more = geodesic.distanceMeters * part;
    return {
        {geodesicDirect(from, geodesic.azimuth1Deg + 180, more),
         geodesicDirect(to, geodesic.azimuth2Deg, more)}};
}

} // namespace khalkha
