#include "scene/link_path.h"

#include "chronicle/figures.h"
#include "geo/polyline.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

constexpr double longestLegMeters = 50e3;
/// Touches of two routes that are this much worse than the best still count: the first one met is taken.
constexpr double sameTouchMeters = 500;
/// Arcs whose ends are this near and which set out within this angle are kept apart.
constexpr double samePlaceMeters = 30e3, sameWayDeg = 14;

std::vector<Ecef> inSpace(const Polyline& line) {
    std::vector<Ecef> result;
    result.reserve(line.size());
    for (const LonLat& point : line) {
        result.push_back(toEcef(point));
    }
    return result;
}

double alongOf(const Polyline& line, const std::vector<double>& cumulative, LonLat at) {
    const auto foot = nearest(line, at);
    if (!foot) {
        return 0;
    }
    const double leg =
        foot->leg + 1 < cumulative.size() ? cumulative[foot->leg + 1] - cumulative[foot->leg] : 0;
    return cumulative[foot->leg] + leg * foot->fraction;
}

/// Where to leave a route for the next one: a point of the next where it comes nearest, the first of several
/// met on the way from `entry`.
LonLat
touchOf(const Polyline& line, const std::vector<double>& cumulative, const Polyline& next, double entry) {
    const std::vector<Ecef> here = inSpace(line);
    const std::vector<Ecef> there = inSpace(next);
    std::vector<double> squared(there.size(), 1e300);
    double least = 1e300;
    for (size_t j = 0; j < there.size(); ++j) {
        for (const Ecef& point : here) {
            const Ecef off = there[j] - point;
            squared[j] = std::min(squared[j], glm::dot(off, off));
        }
        least = std::min(least, squared[j]);
    }
    const double limit = std::sqrt(least) + sameTouchMeters;
    LonLat best = next.front();
    double shortest = 1e300;
    for (size_t j = 0; j < there.size(); ++j) {
        if (squared[j] > limit * limit) {
            continue;
        }
        const double way = std::abs(alongOf(line, cumulative, next[j]) - entry);
        if (way < shortest) {
            shortest = way;
            best = next[j];
        }
    }
    return best;
}

Polyline turnedPart(const Polyline& line, double from, double to) {
    Polyline piece = part(line, std::min(from, to), std::max(from, to));
    if (from > to) {
        std::reverse(piece.begin(), piece.end());
    }
    return piece;
}

Polyline alongRoutes(const Chronicle& chronicle, const Link& link, LonLat from, LonLat to) {
    std::vector<const Polyline*> lines;
    for (const std::string& id : link.routeIds) {
        const Route* route = chronicle.route(id);
        if (route != nullptr && route->line.size() > 1) {
            lines.push_back(&route->line);
        }
    }
    Polyline result;
    LonLat entryAt = from;
    for (size_t i = 0; i < lines.size(); ++i) {
        const Polyline& line = *lines[i];
        const std::vector<double> cumulative = cumulativeMeters(line);
        const double entry = alongOf(line, cumulative, entryAt);
        const LonLat exitAt = i + 1 < lines.size() ? touchOf(line, cumulative, *lines[i + 1], entry) : to;
        for (const LonLat& point : turnedPart(line, entry, alongOf(line, cumulative, exitAt))) {
            if (result.empty() || result.back() != point) {
                result.push_back(point);
            }
        }
        entryAt = exitAt;
    }
    return result;
}

Polyline throughPlaces(const Chronicle& chronicle, const Link& link, LonLat from, LonLat to) {
    Polyline result{from};
    for (const std::string& id : link.viaPlaceIds) {
        if (const Place* place = chronicle.place(id)) {
            result.push_back(place->at);
        }
    }
    result.push_back(to);
    return result;
}

bool meet(const Span& a, const Span& b) {
    return a.start < b.end && b.start < a.end;
}

/// Ends of a link's first path, west one first.
struct Ends {
    LonLat west, east;
    Geodesic way; ///< from west to east
    bool known = false;
};
Ends endsOf(const Chronicle& chronicle, const Link& link) {
    const Place* from = chronicle.place(link.fromPlaceId);
    const Place* to = link.toPlaceIds.empty() ? nullptr : chronicle.place(link.toPlaceIds.front());
    if (from == nullptr || to == nullptr) {
        return {};
    }
    const bool eastward = std::remainder(to->at.lonDeg - from->at.lonDeg, 360.0) >= 0;
    const LonLat west = eastward ? from->at : to->at;
    const LonLat east = eastward ? to->at : from->at;
    return {west, east, geodesicInverse(west, east), true};
}

bool alike(const Ends& a, const Ends& b) {
    const auto near = [](LonLat one, LonLat other) {
        return geodesicInverse(one, other).distanceMeters < samePlaceMeters;
    };
    const auto sameWay = [](double one, double other) {
        return std::abs(std::remainder(one - other, 360.0)) < sameWayDeg;
    };
    return (near(a.west, b.west) && sameWay(a.way.azimuth1Deg, b.way.azimuth1Deg)) ||
           (near(a.east, b.east) && sameWay(a.way.azimuth2Deg, b.way.azimuth2Deg));
}

} // namespace

LonLat LinkPath::at(double meters) const {
    return pointAt(line, alongMeters, meters);
}

std::vector<LinkPath> pathsOf(const Chronicle& chronicle, const Link& link) {
    std::vector<LinkPath> result;
    const Place* from = chronicle.place(link.fromPlaceId);
    if (from == nullptr) {
        return result;
    }
    for (const std::string& id : link.toPlaceIds) {
        const Place* to = chronicle.place(id);
        if (to == nullptr) {
            continue;
        }
        LinkPath path;
        path.toPlaceId = id;
        path.line = link.routeIds.empty() ? throughPlaces(chronicle, link, from->at, to->at)
                                          : alongRoutes(chronicle, link, from->at, to->at);
        if (path.line.size() < 2) {
            continue;
        }
        path.line = densify(path.line, longestLegMeters);
        path.alongMeters = cumulativeMeters(path.line);
        result.push_back(std::move(path));
    }
    return result;
}

Polyline bentGeodesic(LonLat from, LonLat to, double bend) {
    constexpr int steps = 32;
    const Geodesic whole = geodesicInverse(from, to);
    const double length = whole.distanceMeters;
    Polyline result;
    for (int i = 0; i <= steps; ++i) {
        const double part = static_cast<double>(i) / steps;
        const LonLat foot = i == 0       ? from
                            : i == steps ? to
                                         : geodesicDirect(from, whole.azimuth1Deg, part * length);
        const double off = bend * length * 4 * part * (1 - part);
        if (i == 0 || i == steps || off == 0) {
            result.push_back(foot);
            continue;
        }
        const double azimuth = geodesicInverse(from, foot).azimuth2Deg;
        result.push_back(geodesicDirect(foot, azimuth - 90, off));
    }
    return result;
}

double bendOfLane(int lane) {
    const int pair = lane / 2;
    const double size = 0.1 + 0.09 * pair;
    return lane % 2 == 0 ? size : -size;
}

std::vector<int> arcLanes(const Chronicle& chronicle) {
    std::vector<Ends> ends;
    std::vector<int> lanes(chronicle.links.size(), 0);
    for (size_t i = 0; i < chronicle.links.size(); ++i) {
        const Link& link = chronicle.links[i];
        ends.push_back(endsOf(chronicle, link));
        std::vector<char> taken;
        for (size_t j = 0; j < i; ++j) {
            const Link& other = chronicle.links[j];
            const bool bothArcs = link.routeIds.empty() && other.routeIds.empty();
            if (bothArcs && ends[i].known && ends[j].known && meet(link.span, other.span) &&
                alike(ends[i], ends[j])) {
                taken.resize(std::max(taken.size(), static_cast<size_t>(lanes[j]) + 1), 0);
                taken[static_cast<size_t>(lanes[j])] = 1;
            }
        }
        lanes[i] = static_cast<int>(std::find(taken.begin(), taken.end(), 0) - taken.begin());
    }
    return lanes;
}

Beats::Beats(const Series& series, const Span& span) {
    double count = 0;
    for (const FigureSpan& figure : figuresInForce(series)) {
        const double value = series.values[figure.index].value;
        const Instant from = std::max(figure.span.start, span.start);
        const Instant to = std::min(figure.span.end, span.end);
        if (!(from < to) || from == beginningOfTime || !(value > 0)) {
            continue;
        }
        const Part part{
            static_cast<double>(from.seconds), static_cast<double>(to.seconds), value / secondsPerDay, count};
        count += part.rate * (part.to - part.from);
        _highestRate = std::max(_highestRate, value);
        _parts.push_back(part);
    }
}

double Beats::countAt(double seconds) const {
    double count = 0;
    for (const Part& part : _parts) {
        if (seconds <= part.from) {
            break;
        }
        count = part.before + part.rate * (std::min(seconds, part.to) - part.from);
    }
    return count;
}

double Beats::timeOf(double number) const {
    for (const Part& part : _parts) {
        const double at = part.from + (number - part.before) / part.rate;
        if (at <= part.to) {
            return at;
        }
    }
    return _parts.empty() ? 0 : _parts.back().to;
}

} // namespace khalkha
