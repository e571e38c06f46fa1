#include "scene/line_detail.h"

#include "scene/leg_distance.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

constexpr size_t legsOfLeaf = 64, mostKept = 64, childrenOfPiece = 4;

/// For every point the tolerance up to which it is needed (Douglas-Peucker); the ends are always.
std::vector<double> needs(const std::vector<Ecef>& line) {
    struct Stretch {
        size_t first, last;
        double limit;
    };
    std::vector<double> result(line.size(), 0);
    result.front() = result.back() = HUGE_VAL;
    std::vector<Stretch> open{{0, line.size() - 1, HUGE_VAL}};
    while (!open.empty()) {
        const Stretch stretch = open.back();
        open.pop_back();
        double furthest = -1;
        size_t split = 0;
        for (size_t i = stretch.first + 1; i < stretch.last; ++i) {
            const double away =
                std::sqrt(squaredDistanceToLeg(line[i], line[stretch.first], line[stretch.last]));
            if (away > furthest) {
                furthest = away;
                split = i;
            }
        }
        if (split > 0) {
            result[split] = std::min(stretch.limit, furthest);
            open.push_back({stretch.first, split, result[split]});
            open.push_back({split, stretch.last, result[split]});
        }
    }
    return result;
}

} // namespace

Ball ballAround(const std::vector<Ecef>& points) {
    Ball ball;
    if (points.empty()) {
        return ball;
    }
    Ecef low = points.front();
    Ecef high = points.front();
    for (const Ecef& point : points) {
        low = glm::min(low, point);
        high = glm::max(high, point);
    }
    ball.center = (low + high) * 0.5;
    for (const Ecef& point : points) {
        ball.radiusMeters = std::max(ball.radiusMeters, glm::distance(ball.center, point));
    }
    return ball;
}

LineDetail::LineDetail(std::vector<Ecef> points) : _points(std::move(points)) {
    if (_points.size() < 2) {
        _points.resize(2, _points.empty() ? Ecef{} : _points.front());
    }
    addLeaves();
    for (size_t first = 0, end = _pieces.size(); end - first > 1;) {
        for (size_t i = first; i < end; i += childrenOfPiece) {
            _pieces.push_back(parentOf(i, std::min(childrenOfPiece, end - i)));
        }
        first = end;
        end = _pieces.size();
    }
}

void LineDetail::addLeaves() {
    const size_t legs = _points.size() - 1;
    std::vector<Ecef> own;
    for (size_t first = 0; first < legs; first += legsOfLeaf) {
        Piece leaf;
        leaf.first = static_cast<std::uint32_t>(first);
        leaf.last = static_cast<std::uint32_t>(std::min(first + legsOfLeaf, legs));
        own.assign(_points.begin() + leaf.first, _points.begin() + leaf.last + 1);
        leaf.ball = ballAround(own);
        _leafMeters.push_back(_lengthMeters);
        for (size_t i = 1; i < own.size(); ++i) {
            _lengthMeters += glm::distance(own[i - 1], own[i]);
        }
        _pieces.push_back(leaf);
    }
}

std::vector<std::uint32_t> LineDetail::pointsOf(const Piece& piece) const {
    if (piece.kept > 0) {
        const auto begin = _kept.begin() + piece.firstKept;
        return {begin, begin + piece.kept};
    }
    std::vector<std::uint32_t> all;
    for (std::uint32_t i = piece.first; i <= piece.last; ++i) {
        all.push_back(i);
    }
    return all;
}

LineDetail::Piece LineDetail::parentOf(size_t firstChild, size_t children) {
    Piece parent;
    parent.first = _pieces[firstChild].first;
    parent.last = _pieces[firstChild + children - 1].last;
    parent.firstChild = static_cast<std::uint32_t>(firstChild);
    parent.children = static_cast<std::uint32_t>(children);
    std::vector<std::uint32_t> indices;
    Ecef low(HUGE_VAL);
    Ecef high(-HUGE_VAL);
    for (size_t i = firstChild; i < firstChild + children; ++i) {
        const Piece& child = _pieces[i];
        parent.errorMeters = std::max(parent.errorMeters, child.errorMeters);
        low = glm::min(low, child.ball.center - child.ball.radiusMeters);
        high = glm::max(high, child.ball.center + child.ball.radiusMeters);
        const std::vector<std::uint32_t> points = pointsOf(child);
        // The first point of each is the last of the one before.
        indices.insert(indices.end(), points.begin() + (indices.empty() ? 0 : 1), points.end());
    }
    parent.ball.center = (low + high) * 0.5;
    for (size_t i = firstChild; i < firstChild + children; ++i) {
        const Ball& ball = _pieces[i].ball;
        parent.ball.radiusMeters = std::max(
            parent.ball.radiusMeters, glm::distance(ball.center, parent.ball.center) + ball.radiusMeters);
    }
    parent.firstKept = static_cast<std::uint32_t>(_kept.size());
    if (indices.size() > mostKept) {
        std::vector<Ecef> line;
        line.reserve(indices.size());
        for (const std::uint32_t i : indices) {
            line.push_back(_points[i]);
        }
        const std::vector<double> needed = needs(line);
        std::vector<double> sorted = needed;
        std::nth_element(sorted.begin(), sorted.begin() + mostKept, sorted.end(), std::greater<>());
        const double limit = sorted[mostKept];
        for (size_t i = 0; i < indices.size(); ++i) {
            if (needed[i] > limit) {
                _kept.push_back(indices[i]);
            }
        }
        parent.errorMeters += limit;
    } else {
        _kept.insert(_kept.end(), indices.begin(), indices.end());
    }
    parent.kept = static_cast<std::uint32_t>(_kept.size()) - parent.firstKept;
    return parent;
}

/// One way down the tree.
class LineDetail::Walk {
public:
    Walk(const LineDetail& line, const Sees& sees, const Tolerance& tolerance, bool whole)
        : _line(line), _sees(sees), _tolerance(tolerance), _whole(whole) {}

    void visit(const Piece& piece) {
        if (!_sees(piece.ball)) {
            if (_whole) {
                append(piece.first);
                append(piece.last);
            } else {
                finish();
            }
            return;
        }
        if (piece.children > 0 && piece.errorMeters > _tolerance(piece.ball)) {
            for (std::uint32_t i = 0; i < piece.children; ++i) {
                visit(_line._pieces[piece.firstChild + i]);
            }
            return;
        }
        if (piece.kept > 0) {
            for (std::uint32_t i = 0; i < piece.kept; ++i) {
                append(_line._kept[piece.firstKept + i]);
            }
        } else {
            for (std::uint32_t i = piece.first; i <= piece.last; ++i) {
                append(i);
            }
        }
    }
    std::vector<std::vector<Ecef>> take() {
        finish();
        return std::move(_runs);
    }

private:
    void append(std::uint32_t index) {
        if (_run.empty() || index != _last) {
            _run.push_back(_line._points[index]);
            _last = index;
        }
    }
    void finish() {
        if (_run.size() > 1) {
            _runs.push_back(std::move(_run));
        }
        _run.clear();
    }

    const LineDetail& _line;
    const Sees& _sees;
    const Tolerance& _tolerance;
    bool _whole;
    std::uint32_t _last = 0;
    std::vector<Ecef> _run;
    std::vector<std::vector<Ecef>> _runs;
};

std::vector<std::vector<Ecef>> LineDetail::runs(const Sees& sees, const Tolerance& tolerance) const {
    Walk walk(*this, sees, tolerance, false);
    walk.visit(_pieces.back());
    return walk.take();
}

std::vector<Ecef> LineDetail::course(const Sees& sees, const Tolerance& tolerance) const {
    Walk walk(*this, sees, tolerance, true);
    walk.visit(_pieces.back());
    std::vector<std::vector<Ecef>> runs = walk.take();
    return runs.empty() ? std::vector<Ecef>{} : std::move(runs.front());
}

Ecef LineDetail::at(double meters) const {
    const auto next = std::upper_bound(_leafMeters.begin(), _leafMeters.end(), meters);
    if (next == _leafMeters.begin()) {
        return _points.front();
    }
    const auto leaf = static_cast<size_t>(next - _leafMeters.begin()) - 1;
    double along = _leafMeters[leaf];
    for (size_t i = _pieces[leaf].first + 1; i <= _pieces[leaf].last; ++i) {
        const double leg = glm::distance(_points[i - 1], _points[i]);
        if (meters <= along + leg && leg > 0) {
            return _points[i - 1] + (_points[i] - _points[i - 1]) * ((meters - along) / leg);
        }
        along += leg;
    }
    return _points[_pieces[leaf].last];
}

} // namespace khalkha
