#include "prepare/face_graph.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace khalkha {

namespace {

bool before(LonLat a, LonLat b) {
    return std::tie(a.lonDeg, a.latDeg) < std::tie(b.lonDeg, b.latDeg);
}

struct Before {
    bool operator()(LonLat a, LonLat b) const { return before(a, b); }
};

/// Twice the signed area: positive when counter-clockwise.
double orientation(const Ring& ring) {
    double sum = 0;
    for (size_t i = 0; i < ring.size(); ++i) {
        const LonLat a = ring[i];
        const LonLat b = ring[(i + 1) % ring.size()];
        sum += (a.lonDeg - ring[0].lonDeg) * (b.latDeg - ring[0].latDeg) -
               (b.lonDeg - ring[0].lonDeg) * (a.latDeg - ring[0].latDeg);
    }
    return sum;
}

/// Adds the ring's segments; the face lies on their left hand.
void addRing(Ring ring, bool outer, int face, std::vector<SharedSegment>& segments) {
    if ((orientation(ring) > 0) != outer) {
        std::reverse(ring.begin(), ring.end());
    }
    for (size_t i = 0; i < ring.size(); ++i) {
        const LonLat a = ring[i];
        const LonLat b = ring[(i + 1) % ring.size()];
        if (before(a, b)) {
            segments.push_back({a, b, face, -1});
        } else {
            segments.push_back({b, a, -1, face});
        }
    }
}

} // namespace

std::vector<SharedSegment> sharedSegments(const std::vector<GeosPtr>& faces) {
    std::vector<SharedSegment> halves;
    for (size_t i = 0; i < faces.size(); ++i) {
        Polygon polygon = polygonOf(faces[i].get());
        for (size_t ring = 0; ring < polygon.rings.size(); ++ring) {
            addRing(std::move(polygon.rings[ring]), ring == 0, static_cast<int>(i), halves);
        }
    }
    const auto place = [](const SharedSegment& s) {
        return std::tie(s.from.lonDeg, s.from.latDeg, s.to.lonDeg, s.to.latDeg);
    };
    std::stable_sort(halves.begin(), halves.end(), [&](const SharedSegment& a, const SharedSegment& b) {
        return place(a) < place(b);
    });
    std::vector<SharedSegment> segments;
    for (const SharedSegment& half : halves) {
        if (!segments.empty() && place(segments.back()) == place(half)) {
            segments.back().left = std::max(segments.back().left, half.left);
            segments.back().right = std::max(segments.back().right, half.right);
        } else {
            segments.push_back(half);
        }
    }
    return segments;
}

std::vector<Polyline> chainSegments(const std::vector<std::pair<LonLat, LonLat>>& segments) {
    std::map<LonLat, std::vector<LonLat>, Before> next; // ends in descending order: taken from the back
    std::map<LonLat, int, Before> balance;              // starts less ends
    for (const auto& [from, to] : segments) {
        next[from].push_back(to);
        ++balance[from];
        --balance[to];
    }
    for (auto& [from, ends] : next) {
        std::sort(ends.begin(), ends.end(), [](LonLat a, LonLat b) { return before(b, a); });
    }
    std::vector<Polyline> lines;
    const auto walk = [&](LonLat start) {
        Polyline line{start};
        for (auto at = next.find(start); at != next.end() && !at->second.empty();
             at = next.find(line.back())) {
            const LonLat to = at->second.back();
            at->second.pop_back();
            line.push_back(to);
            if (to == start) {
                break;
            }
        }
        if (line.size() > 1) {
            lines.push_back(std::move(line));
        }
    };
    for (const auto& [start, surplus] : balance) {
        for (int i = 0; i < surplus; ++i) {
            walk(start);
        }
    }
    for (const auto& [start, ends] : next) {
        while (!ends.empty()) {
            walk(start);
        }
    }
    return lines;
}

} // namespace khalkha
