#pragma once
// The way of a link over the ground, and the beats of what moves along it. Worked out once a chronicle.

#include "chronicle/model.h"

namespace khalkha {

/// From the link's start to one of its ends.
struct LinkPath {
    std::string toPlaceId;
    Polyline line;                   ///< from start to end, legs of 50 km at the most
    std::vector<double> alongMeters; ///< from the start, for every point of the line
    [[nodiscard]] double lengthMeters() const { return alongMeters.empty() ? 0 : alongMeters.back(); }
    [[nodiscard]] LonLat at(double meters) const;
};

/// One path for each end whose place is known: along the link's routes, in order, each turned the way it is
/// travelled, cut where it passes nearest to the places of start and end; else geodesics through `via`.
[[nodiscard]] std::vector<LinkPath> pathsOf(const Chronicle& chronicle, const Link& link);
/// The geodesic between two places, bent sideways: by a part of its length in the middle, to the left of its
/// direction, and not at all at its ends.
[[nodiscard]] Polyline bentGeodesic(LonLat from, LonLat to, double bend);
/// Number of the lane in which each link's arc is bent, so that those in force at the same time between about
/// the same places do not lie upon each other. One for every link of the chronicle; a link keeps its lane.
[[nodiscard]] std::vector<int> arcLanes(const Chronicle& chronicle);
/// Bend of a lane: 0.1, -0.1, 0.19, -0.19, ...
[[nodiscard]] double bendOfLane(int lane);

/// When movements leave, from their rate a day: the k-th leaves when the sum of the rate reaches k.
class Beats {
public:
    Beats() = default;
    /// Within a span. A figure counts over its own time; in a series of steps until the next one.
    Beats(const Series& series, const Span& span);

    /// Number of movements that have left by an instant, with the part of the next that is due.
    [[nodiscard]] double countAt(double seconds) const;
    /// When a movement leaves, seconds; number >= 1 and at most the last count.
    [[nodiscard]] double timeOf(double number) const;
    [[nodiscard]] double highestRate() const { return _highestRate; } ///< a day
    [[nodiscard]] bool empty() const { return _parts.empty(); }

private:
    struct Part {
        double from = 0, to = 0; ///< seconds
        double rate = 0;         ///< a second
        double before = 0;       ///< count at its start
    };
    std::vector<Part> _parts;
    double _highestRate = 0;
};

} // namespace khalkha
