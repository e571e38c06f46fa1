// Work on lines of pixels: thin, smooth, cut into dashes, move sideways.

#include "scene/mesh.h"

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

double squaredDistanceToLeg(ScreenPoint at, ScreenPoint from, ScreenPoint to) {
    const ScreenPoint leg = to - from;
    const double squared = dot(leg, leg);
    const double part = squared > 0 ? std::clamp(dot(at - from, leg) / squared, 0.0, 1.0) : 0.0;
    const ScreenPoint off = at - (from + leg * part);
    return dot(off, off);
}

ScreenLine withoutRepeats(std::span<const ScreenPoint> line) {
    ScreenLine result;
    result.reserve(line.size());
    for (const ScreenPoint& point : line) {
        if (result.empty() || distance(result.back(), point) > 1e-6) {
            result.push_back(point);
        }
    }
    return result;
}

/// Where two legs cross, as parts of each; false if they do not.
bool crossingOf(std::span<const ScreenPoint, 2> one, std::span<const ScreenPoint, 2> other, double& part) {
    const ScreenPoint a = one[1] - one[0];
    const ScreenPoint b = other[1] - other[0];
    const double denominator = cross(a, b);
    if (std::abs(denominator) < 1e-12) {
        return false;
    }
    const ScreenPoint between = other[0] - one[0];
    part = cross(between, b) / denominator;
    const double otherPart = cross(between, a) / denominator;
    return part > 0 && part < 1 && otherPart > 0 && otherPart < 1;
}

/// Cuts off loops that close within a few legs: those that an offset makes at tight bends.
ScreenLine withoutSmallLoops(const ScreenLine& line) {
    constexpr size_t reach = 48;
    ScreenLine result;
    result.reserve(line.size());
    size_t i = 0;
    ScreenPoint start = line.empty() ? ScreenPoint{} : line.front();
    while (i + 1 < line.size()) {
        result.push_back(start);
        const std::array<ScreenPoint, 2> leg{start, line[i + 1]};
        size_t next = i + 1;
        start = line[i + 1];
        const size_t last = std::min(line.size() - 1, i + reach);
        for (size_t j = last; j > i + 2; --j) {
            const std::array<ScreenPoint, 2> other{line[j - 1], line[j]};
            double part = 0;
            if (crossingOf(leg, other, part)) {
                start = lerp(leg[0], leg[1], part);
                next = j - 1;
                break;
            }
        }
        i = next;
    }
    if (!line.empty()) {
        result.push_back(line.back());
    }
    return result;
}

/// Knots of a centripetal Catmull-Rom piece: the square root of the distance apart.
double knotAfter(double knot, ScreenPoint from, ScreenPoint to) {
    return knot + std::max(std::sqrt(distance(from, to)), 1e-6);
}

/// The piece between the second and third of four points (Barry and Goldman 1988).
ScreenPoint
catmullRom(std::span<const ScreenPoint, 4> points, std::span<const double, 4> knots, double knot) {
    const auto between = [&](ScreenPoint a, ScreenPoint b, double from, double to) {
        return lerp(a, b, (knot - from) / (to - from));
    };
    const ScreenPoint a1 = between(points[0], points[1], knots[0], knots[1]);
    const ScreenPoint a2 = between(points[1], points[2], knots[1], knots[2]);
    const ScreenPoint a3 = between(points[2], points[3], knots[2], knots[3]);
    const ScreenPoint b1 = between(a1, a2, knots[0], knots[2]);
    const ScreenPoint b2 = between(a2, a3, knots[1], knots[3]);
    return between(b1, b2, knots[1], knots[2]);
}

} // namespace

ScreenLine thinned(std::span<const ScreenPoint> line, double tolerancePx) {
    if (line.size() < 3) {
        return {line.begin(), line.end()};
    }
    std::vector<char> kept(line.size(), 0);
    kept.front() = kept.back() = 1;
    std::vector<std::pair<size_t, size_t>> open{{0, line.size() - 1}};
    while (!open.empty()) {
        const auto [first, last] = open.back();
        open.pop_back();
        double furthest = tolerancePx * tolerancePx;
        size_t split = 0;
        for (size_t i = first + 1; i < last; ++i) {
            const double off = squaredDistanceToLeg(line[i], line[first], line[last]);
            if (off > furthest) {
                furthest = off;
                split = i;
            }
        }
        if (split > 0) {
            kept[split] = 1;
            open.emplace_back(first, split);
            open.emplace_back(split, last);
        }
    }
    ScreenLine result;
    for (size_t i = 0; i < line.size(); ++i) {
        if (kept[i] != 0) {
            result.push_back(line[i]);
        }
    }
    return result;
}

double lengthPx(std::span<const ScreenPoint> line) {
    double sum = 0;
    for (size_t i = 1; i < line.size(); ++i) {
        sum += distance(line[i - 1], line[i]);
    }
    return sum;
}

double distanceToLeg(ScreenPoint at, ScreenPoint from, ScreenPoint to) {
    return std::sqrt(squaredDistanceToLeg(at, from, to));
}

PointOnLine pointAlong(std::span<const ScreenPoint> line, double fromStartPx) {
    PointOnLine result;
    if (line.empty()) {
        return result;
    }
    result.at = line.front();
    double left = fromStartPx;
    for (size_t i = 1; i < line.size(); ++i) {
        const double leg = distance(line[i - 1], line[i]);
        if (leg <= 0) {
            continue;
        }
        result.direction = unit(line[i] - line[i - 1]);
        if (left <= leg) {
            result.at = lerp(line[i - 1], line[i], std::max(left, 0.0) / leg);
            return result;
        }
        left -= leg;
        result.at = line[i];
    }
    return result;
}

std::vector<PointOnLine> pointsEvery(std::span<const ScreenPoint> line, double firstPx, double periodPx) {
    std::vector<PointOnLine> result;
    if (!(periodPx > 0) || !(firstPx >= 0)) {
        return result;
    }
    double wanted = firstPx;
    for (size_t i = 1; i < line.size(); ++i) {
        const double leg = distance(line[i - 1], line[i]);
        for (; leg > 0 && wanted <= leg; wanted += periodPx) {
            result.push_back({lerp(line[i - 1], line[i], wanted / leg), unit(line[i] - line[i - 1])});
        }
        wanted -= leg;
    }
    return result;
}

ScreenLine partPx(std::span<const ScreenPoint> line, double fromPx, double toPx) {
    ScreenLine result;
    double along = 0;
    for (size_t i = 1; i < line.size() && along < toPx; ++i) {
        const double leg = distance(line[i - 1], line[i]);
        if (leg > 0 && along + leg > fromPx) {
            if (result.empty()) {
                result.push_back(lerp(line[i - 1], line[i], std::max(0.0, (fromPx - along) / leg)));
            }
            result.push_back(lerp(line[i - 1], line[i], std::min(1.0, (toPx - along) / leg)));
        }
        along += leg;
    }
    return result;
}

std::vector<ScreenLine>
dashes(std::span<const ScreenPoint> line, std::span<const double> dashPx, double offsetPx) {
    double period = 0;
    for (const double part : dashPx) {
        period += std::max(part, 0.0);
    }
    if (line.size() < 2 || !(period > 1e-3)) {
        return line.size() < 2 ? std::vector<ScreenLine>{}
                               : std::vector<ScreenLine>{ScreenLine(line.begin(), line.end())};
    }
    // An odd number of parts runs twice, the second time with on and off exchanged, as in SVG.
    const size_t parts = dashPx.size() % 2 == 0 ? dashPx.size() : dashPx.size() * 2;
    const double whole = dashPx.size() % 2 == 0 ? period : period * 2;
    double phase = offsetPx - whole * std::floor(offsetPx / whole);
    size_t which = 0;
    const auto partLength = [&](size_t index) { return std::max(dashPx[index % dashPx.size()], 0.0); };
    while (phase >= partLength(which) && phase > 0) {
        phase -= partLength(which);
        which = (which + 1) % parts;
    }
    double left = partLength(which) - phase;
    std::vector<ScreenLine> result;
    ScreenLine dash;
    if (which % 2 == 0) {
        dash.push_back(line.front());
    }
    for (size_t i = 1; i < line.size(); ++i) {
        const double leg = distance(line[i - 1], line[i]);
        double done = 0;
        while (leg - done > left) {
            done += left;
            const ScreenPoint at = lerp(line[i - 1], line[i], done / leg);
            if (which % 2 == 0) {
                dash.push_back(at);
                result.push_back(std::move(dash));
                dash = {};
            }
            which = (which + 1) % parts;
            left = partLength(which);
            if (which % 2 == 0) {
                dash.push_back(at);
            }
        }
        left -= leg - done;
        if (which % 2 == 0) {
            dash.push_back(line[i]);
        }
    }
    if (dash.size() > 1 && lengthPx(dash) > 1e-9) {
        result.push_back(std::move(dash));
    }
    std::erase_if(result, [](const ScreenLine& each) { return lengthPx(each) <= 1e-9; });
    return result;
}

ScreenLine offsetLine(std::span<const ScreenPoint> line, double distancePx) {
    ScreenLine clean = withoutRepeats(line);
    if (clean.size() < 2 || distancePx == 0) {
        return clean;
    }
    constexpr double mitreLimit = 2;
    ScreenLine moved;
    moved.reserve(clean.size());
    for (size_t i = 0; i < clean.size(); ++i) {
        const ScreenPoint before = i > 0 ? unit(clean[i] - clean[i - 1]) : ScreenPoint{};
        const ScreenPoint after = i + 1 < clean.size() ? unit(clean[i + 1] - clean[i]) : ScreenPoint{};
        if (i == 0 || i + 1 == clean.size()) {
            moved.push_back(clean[i] + leftOf(i == 0 ? after : before) * distancePx);
            continue;
        }
        const double squared = 2.0 * (1.0 + dot(before, after)); // of the sum of the two normals
        if (squared < 4.0 / (mitreLimit * mitreLimit)) {
            moved.push_back(clean[i] + leftOf(before) * distancePx);
            moved.push_back(clean[i] + leftOf(after) * distancePx);
        } else {
            const ScreenPoint sum = leftOf(before) + leftOf(after);
            moved.push_back(clean[i] + sum * (2.0 / squared * distancePx));
        }
    }
    return withoutSmallLoops(moved);
}

ScreenLine smoothed(std::span<const ScreenPoint> line, double maxStepPx) {
    ScreenLine clean = withoutRepeats(line);
    if (clean.size() < 3 || !(maxStepPx > 0)) {
        return clean;
    }
    constexpr double maxSteps = 24;
    ScreenLine result{clean.front()};
    for (size_t i = 0; i + 1 < clean.size(); ++i) {
        const ScreenPoint before = i > 0 ? clean[i - 1] : clean[0] * 2.0 - clean[1];
        const ScreenPoint after = i + 2 < clean.size() ? clean[i + 2] : clean[i + 1] * 2.0 - clean[i];
        const std::array<ScreenPoint, 4> points{before, clean[i], clean[i + 1], after};
        std::array<double, 4> knots{};
        for (size_t k = 1; k < knots.size(); ++k) {
            knots[k] = knotAfter(knots[k - 1], points[k - 1], points[k]);
        }
        const double steps =
            std::clamp(std::ceil(distance(clean[i], clean[i + 1]) / maxStepPx), 1.0, maxSteps);
        for (double step = 1; step < steps; ++step) {
            result.push_back(catmullRom(points, knots, knots[1] + (knots[2] - knots[1]) * step / steps));
        }
        result.push_back(clean[i + 1]);
    }
    return result;
}

} // namespace khalkha
