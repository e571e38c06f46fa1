#pragma once
// A line of very many points as a tree of pieces: what is out of sight is passed over whole, what is in sight
// has as many points as its distance asks for. Neighbouring pieces share their end points at every level, so
// that they join without a gap (a strip tree, Ballard 1981, with the levels kept as in chunked level of
// detail, Ulrich 2002).

#include "geo/types.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace khalkha {

/// A ball around a piece, or around anything else that is looked for.
struct Ball {
    Ecef center{};
    double radiusMeters = 0;
};
/// A ball around all points: the middle of their box, and the furthest from it.
[[nodiscard]] Ball ballAround(const std::vector<Ecef>& points);

class LineDetail {
public:
    /// Two points at least; no leg so long that it must be bent to the ellipsoid.
    explicit LineDetail(std::vector<Ecef> points);

    /// Whether anything within a ball matters.
    using Sees = std::function<bool(const Ball&)>;
    /// How far, metres, a line may be off within a ball.
    using Tolerance = std::function<double(const Ball&)>;

    /// The stretches of the line that matter, in order along it; each point of the line within them is within
    /// the tolerance of them.
    [[nodiscard]] std::vector<std::vector<Ecef>> runs(const Sees& sees, const Tolerance& tolerance) const;
    /// The whole line, straight within each piece that does not matter.
    [[nodiscard]] std::vector<Ecef> course(const Sees& sees, const Tolerance& tolerance) const;

    [[nodiscard]] const std::vector<Ecef>& points() const { return _points; }
    [[nodiscard]] const Ball& ball() const { return _pieces.back().ball; }
    [[nodiscard]] double lengthMeters() const { return _lengthMeters; }
    /// Position at a distance from the start, clamped to the ends.
    [[nodiscard]] Ecef at(double meters) const;

private:
    struct Piece {
        Ball ball;
        double errorMeters = 0;            ///< of its points against the line
        std::uint32_t first = 0, last = 0; ///< of the line
        std::uint32_t firstChild = 0, children = 0;
        std::uint32_t firstKept = 0, kept = 0; ///< of _kept; none: all from first to last
    };
    class Walk;

    void addLeaves();
    [[nodiscard]] Piece parentOf(size_t firstChild, size_t children);
    [[nodiscard]] std::vector<std::uint32_t> pointsOf(const Piece& piece) const;

    std::vector<Ecef> _points;
    std::vector<Piece> _pieces;       ///< leaves first, each level after the one below, the root last
    std::vector<std::uint32_t> _kept; ///< indices of points
    std::vector<double> _leafMeters;  ///< from the line's start to that of each leaf
    double _lengthMeters = 0;
};

} // namespace khalkha
