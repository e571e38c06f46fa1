#include "geo/trace_alignment.h"

#include "geo/leg.h"
#include "geo/polyline.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace khalkha {

namespace {

/// Places closer than this along a trace are one place.
constexpr double samePlaceMeters = 1e-2;
/// Nodes a stretch is divided into at least, for the alignment.
constexpr double divisions = 48;

/// A stretch of a trace as nodes: its ends, its vertices, and points between so that no step is long.
struct Nodes {
    std::vector<double> along;
    std::vector<Ecef> at;
    double longestStep = 0;
};

Nodes nodesOf(const MeasuredTrace& trace, double start, double end) {
    Nodes nodes;
    const double step = (end - start) / divisions;
    const auto extend = [&](double along) {
        const double last = nodes.along.back();
        const double pieces = std::max(1.0, std::ceil((along - last) / step - 1e-6));
        for (double piece = 1; piece < pieces; ++piece) {
            nodes.along.push_back(last + (along - last) * (piece / pieces));
        }
        nodes.along.push_back(along);
    };
    nodes.along.push_back(start);
    const auto [first, beyond] = trace.verticesBetween(start, end);
    for (size_t i = first; i < beyond; ++i) {
        extend(trace.along(i));
    }
    extend(end);
    nodes.longestStep = step;
    nodes.at.reserve(nodes.along.size());
    for (const double along : nodes.along) {
        nodes.at.push_back(trace.positionAt(along));
    }
    return nodes;
}

double squaredDistance(const Ecef& a, const Ecef& b) {
    const glm::dvec3 offset = a - b;
    return glm::dot(offset, offset);
}

/// Mean squared distance when the nodes are matched by their share of the length.
double typicalSquaredDistance(const MeasuredTrace& to, const Nodes& from, double toStart, double toEnd) {
    const double length = from.along.back() - from.along.front();
    double sum = 0;
    for (size_t i = 0; i < from.at.size(); ++i) {
        const double share = (from.along[i] - from.along.front()) / length;
        sum += squaredDistance(from.at[i], to.positionAt(toStart + (toEnd - toStart) * share));
    }
    return sum / static_cast<double>(from.at.size());
}

enum class Step : std::uint8_t { none, both, fromOnly, toOnly };

/// Dynamic programming over node pairs. A step costs the squared distances of its ends, in units of
/// unitSquared and by length, and the squared difference of the two legs it joins, by length: the price of
/// neighbours that move differently. Where the traces run together both are 0.
std::vector<TracePair>
cheapestPath(const Nodes& from, const Nodes& to, double unitSquared, double stiffness) {
    const size_t rows = from.at.size();
    const size_t columns = to.at.size();
    std::vector<Step> steps(rows * columns, Step::none);
    std::vector<double> above(columns, 0);
    std::vector<double> current(columns, 0);
    std::vector<double> aboveDistance(columns, 0);
    std::vector<double> distance(columns, 0);
    for (size_t i = 0; i < rows; ++i) {
        const double fromLength = i > 0 ? from.along[i] - from.along[i - 1] : 0.0;
        const glm::dvec3 fromLeg = i > 0 ? from.at[i] - from.at[i - 1] : glm::dvec3(0);
        for (size_t j = 0; j < columns; ++j) {
            distance[j] = 0.25 * squaredDistance(from.at[i], to.at[j]) / unitSquared;
            double best = i == 0 && j == 0 ? 0.0 : std::numeric_limits<double>::infinity();
            Step step = Step::none;
            const double toLength = j > 0 ? to.along[j] - to.along[j - 1] : 0.0;
            if (i > 0 && j > 0) {
                const glm::dvec3 unlike = fromLeg - (to.at[j] - to.at[j - 1]);
                const double length = fromLength + toLength;
                best = above[j - 1] + length * (aboveDistance[j - 1] + distance[j]) +
                       stiffness * glm::dot(unlike, unlike) / length;
                step = Step::both;
            }
            if (i > 0) {
                const double cost = above[j] + fromLength * (aboveDistance[j] + distance[j] + stiffness);
                if (cost < best) {
                    best = cost;
                    step = Step::fromOnly;
                }
            }
            if (j > 0) {
                const double cost = current[j - 1] + toLength * (distance[j - 1] + distance[j] + stiffness);
                if (cost < best) {
                    best = cost;
                    step = Step::toOnly;
                }
            }
            current[j] = best;
            steps[i * columns + j] = step;
        }
        std::swap(above, current);
        std::swap(aboveDistance, distance);
    }
    std::vector<TracePair> path;
    size_t i = rows - 1;
    size_t j = columns - 1;
    for (;;) {
        path.push_back({from.along[i], to.along[j]});
        const Step step = steps[i * columns + j];
        if (step == Step::none) {
            break;
        }
        i -= step != Step::toOnly ? 1 : 0;
        j -= step != Step::fromOnly ? 1 : 0;
    }
    std::reverse(path.begin(), path.end());
    return path;
}

/// The path without its stairs: Douglas-Peucker on the two lengths, each in units of its node spacing.
std::vector<TracePair>
straightened(const std::vector<TracePair>& path, double fromUnit, double toUnit, double tolerance) {
    std::vector<char> kept(path.size(), 0);
    kept.front() = kept.back() = 1;
    std::vector<std::pair<size_t, size_t>> open{{0, path.size() - 1}};
    while (!open.empty()) {
        const auto [first, last] = open.back();
        open.pop_back();
        const double x = (path[last].from - path[first].from) / fromUnit;
        const double y = (path[last].to - path[first].to) / toUnit;
        const double length = std::hypot(x, y);
        double furthest = tolerance;
        size_t split = 0;
        for (size_t i = first + 1; i < last; ++i) {
            const double px = (path[i].from - path[first].from) / fromUnit;
            const double py = (path[i].to - path[first].to) / toUnit;
            const double offset = length > 0 ? std::abs(x * py - y * px) / length : std::hypot(px, py);
            if (offset > furthest) {
                furthest = offset;
                split = i;
            }
        }
        if (split > 0) {
            kept[split] = 1;
            open.emplace_back(first, split);
            open.emplace_back(split, last);
        }
    }
    std::vector<TracePair> result;
    for (size_t i = 0; i < path.size(); ++i) {
        if (kept[i] != 0) {
            result.push_back(path[i]);
        }
    }
    return result;
}

} // namespace

MeasuredTrace::MeasuredTrace(const Polyline& line) : _line(line), _positions(toEcef(line)) {
    _along.reserve(_line.size());
    for (size_t i = 0; i < _line.size(); ++i) {
        _along.push_back(i > 0 ? _along[i - 1] + glm::distance(_positions[i - 1], _positions[i]) : 0.0);
    }
}

size_t MeasuredTrace::legAt(double along) const {
    const auto beyond = std::upper_bound(_along.begin(), _along.end(), along);
    const auto index = static_cast<size_t>(beyond - _along.begin());
    return std::clamp<size_t>(index, 1, std::max<size_t>(_along.size() - 1, 1)) - 1;
}

Ecef MeasuredTrace::positionAt(double along) const {
    const size_t leg = legAt(along);
    if (leg + 1 >= _line.size()) {
        return _positions.back();
    }
    const double length = _along[leg + 1] - _along[leg];
    const double fraction = length > 0 ? std::clamp((along - _along[leg]) / length, 0.0, 1.0) : 0.0;
    return _positions[leg] + (_positions[leg + 1] - _positions[leg]) * fraction;
}

LonLat MeasuredTrace::placeAt(double along) const {
    const size_t leg = legAt(along);
    if (leg + 1 >= _line.size() || along - _along[leg] < samePlaceMeters) {
        return _line[leg];
    }
    if (_along[leg + 1] - along < samePlaceMeters) {
        return _line[leg + 1];
    }
    return interpolate(_line[leg], _line[leg + 1], (along - _along[leg]) / (_along[leg + 1] - _along[leg]));
}

std::pair<size_t, size_t> MeasuredTrace::verticesBetween(double fromAlong, double toAlong) const {
    const auto first = std::upper_bound(_along.begin(), _along.end(), fromAlong + samePlaceMeters);
    const auto beyond = std::lower_bound(first, _along.end(), toAlong - samePlaceMeters);
    return {static_cast<size_t>(first - _along.begin()), static_cast<size_t>(beyond - _along.begin())};
}

double MeasuredTrace::alongNearest(LonLat at) const {
    const std::optional<NearestPoint> found = nearest(_line, at);
    if (!found || _line.size() < 2) {
        return 0;
    }
    return _along[found->leg] + (_along[found->leg + 1] - _along[found->leg]) * found->fraction;
}

std::vector<double> MeasuredTrace::alongTouching(const Ecef& at, double meters) const {
    std::vector<double> found;
    const double squared = meters * meters;
    bool endTouched = false; // the last leg was left through its end vertex, already noted
    for (size_t leg = 0; leg + 1 < _line.size(); ++leg) {
        const double length = _along[leg + 1] - _along[leg];
        const double startSquared = squaredDistance(_positions[leg], at);
        const double endSquared = squaredDistance(_positions[leg + 1], at);
        if (startSquared <= squared || endSquared <= squared) {
            if (startSquared <= squared && !endTouched) {
                found.push_back(_along[leg]);
            }
            endTouched = endSquared <= squared;
            if (endTouched) {
                found.push_back(_along[leg + 1]);
            }
            continue;
        }
        endTouched = false;
        // Only near the leg the two distances add up to no more than the leg and a little.
        const double around = std::sqrt(startSquared) + std::sqrt(endSquared);
        if (around <= length * (1.0 + 1e-4) + 2.0 * meters) {
            const LegFoot foot = footOnLeg(_positions[leg], _positions[leg + 1], at);
            if (foot.squaredDistance <= squared) {
                found.push_back(_along[leg] + length * foot.fraction);
            }
        }
    }
    return found;
}

std::vector<TracePair> alignTraces(
    const MeasuredTrace& from,
    const MeasuredTrace& to,
    const TracePair& start,
    const TracePair& end,
    const AlignmentStyle& style) {
    const auto [fromFirst, fromBeyond] = from.verticesBetween(start.from, end.from);
    const auto [toFirst, toBeyond] = to.verticesBetween(start.to, end.to);
    const bool straight = fromFirst == fromBeyond && toFirst == toBeyond;
    if (straight || end.from - start.from < 1.0 || end.to - start.to < 1.0) {
        return {start, end};
    }
    const Nodes fromNodes = nodesOf(from, start.from, end.from);
    const Nodes toNodes = nodesOf(to, start.to, end.to);
    const double unitSquared = std::max(typicalSquaredDistance(to, fromNodes, start.to, end.to), 1.0);
    return straightened(
        cheapestPath(fromNodes, toNodes, unitSquared, style.stiffness),
        fromNodes.longestStep,
        toNodes.longestStep,
        style.stairSteps);
}

MovingPoints
correspondingPoints(const MeasuredTrace& from, const MeasuredTrace& to, std::span<const TracePair> path) {
    std::vector<TracePair> pairs;
    for (size_t i = 0; i < path.size(); ++i) {
        pairs.push_back(path[i]);
        if (i + 1 == path.size()) {
            break;
        }
        const TracePair& a = path[i];
        const TracePair& b = path[i + 1];
        const double fromLength = b.from - a.from;
        const double toLength = b.to - a.to;
        std::vector<TracePair> inside;
        const auto [fromFirst, fromBeyond] = from.verticesBetween(a.from, b.from);
        for (size_t vertex = fromFirst; vertex < fromBeyond; ++vertex) {
            inside.push_back(
                {from.along(vertex), a.to + toLength * ((from.along(vertex) - a.from) / fromLength)});
        }
        const auto [toFirst, toBeyond] = to.verticesBetween(a.to, b.to);
        for (size_t vertex = toFirst; vertex < toBeyond; ++vertex) {
            inside.push_back(
                {a.from + fromLength * ((to.along(vertex) - a.to) / toLength), to.along(vertex)});
        }
        std::sort(inside.begin(), inside.end(), [](const TracePair& c, const TracePair& d) {
            return c.from != d.from ? c.from < d.from : c.to < d.to;
        });
        pairs.insert(pairs.end(), inside.begin(), inside.end());
    }
    Polyline fromPoints;
    Polyline toPoints;
    for (const TracePair& pair : pairs) {
        fromPoints.push_back(from.placeAt(pair.from));
        toPoints.push_back(to.placeAt(pair.to));
    }
    return {std::move(fromPoints), std::move(toPoints)};
}

} // namespace khalkha
