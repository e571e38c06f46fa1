#pragma once
// Two traces laid side by side: places along both, and the alignment of a stretch of one with one of the
// other.

#include "geo/moving_points.h"

namespace khalkha {

/// A polyline with lengths along it. "Along" is metres from the start, measured over straight legs in space.
class MeasuredTrace {
public:
    /// Precondition: not empty.
    explicit MeasuredTrace(const Polyline& line);

    [[nodiscard]] size_t size() const { return _line.size(); }
    [[nodiscard]] double length() const { return _along.back(); }
    [[nodiscard]] double along(size_t vertex) const { return _along[vertex]; }
    [[nodiscard]] const Ecef& position(size_t vertex) const { return _positions[vertex]; }
    [[nodiscard]] Ecef positionAt(double along) const;
    /// The vertex itself where there is one at that place.
    [[nodiscard]] LonLat placeAt(double along) const;
    /// Indices of the vertices strictly between two places: first and one past the last.
    [[nodiscard]] std::pair<size_t, size_t> verticesBetween(double fromAlong, double toAlong) const;
    [[nodiscard]] double alongNearest(LonLat at) const;
    /// Every place at which the trace passes within the distance; a vertex rather than a place beside it.
    [[nodiscard]] std::vector<double> alongTouching(const Ecef& at, double meters) const;

private:
    [[nodiscard]] size_t legAt(double along) const;

    Polyline _line;
    std::vector<Ecef> _positions;
    std::vector<double> _along;
};

/// A place on each of two traces that correspond, metres along.
struct TracePair {
    double from = 0;
    double to = 0;
    friend bool operator==(const TracePair&, const TracePair&) = default;
};

struct AlignmentStyle {
    /// Weighs neighbours that move alike against points that move little: small keeps points near, large
    /// shapes.
    double stiffness = 1;
    /// Stairs of the alignment up to so many node steps high are made straight, so that stretches move as one
    /// instead of piling up at a node.
    double stairSteps = 1;
};

/// Corresponding pairs from start to end, monotone on both traces, joined linearly in between.
[[nodiscard]] std::vector<TracePair> alignTraces(
    const MeasuredTrace& from,
    const MeasuredTrace& to,
    const TracePair& start,
    const TracePair& end,
    const AlignmentStyle& style);

/// The vertices of both traces, and the pairs themselves, with their counterparts by the path of pairs.
[[nodiscard]] MovingPoints
correspondingPoints(const MeasuredTrace& from, const MeasuredTrace& to, std::span<const TracePair> path);

} // namespace khalkha
