#pragma once
// The gap between two lines that both stand for one border: how far apart they are, place by place, and the
// ground between them.

#include "geo/polyline.h"

#include <optional>

namespace khalkha {

/// At one place of the first line.
struct GapAt {
    LonLat at;                            ///< on the first line
    double alongMeters = 0;               ///< from the first line's start
    LonLat nearestOnOther;                ///< of the second line
    double nearestMeters = 0;             ///< geodesic from `at` to there
    std::optional<LonLat> acrossOnOther;  ///< where the second line crosses the parallel of `at`
    std::optional<double> eastWestMeters; ///< geodesic from `at` to there; see eastWestMeters()
};

/// Metres along the whole of the first line, measured at equal steps.
struct GapSummary {
    double minMeters = 0, meanMeters = 0, medianMeters = 0, maxMeters = 0;
};

class LineGap {
public:
    /// Legs are straight in longitude and latitude (RFC 7946); long ones are cut into pieces. Lines of less
    /// than two points have no gap anywhere.
    LineGap(Polyline first, Polyline second);

    [[nodiscard]] const Polyline& first() const { return _first; }
    [[nodiscard]] const Polyline& second() const { return _second; }
    [[nodiscard]] double lengthMeters() const { return _cumulative.empty() ? 0 : _cumulative.back(); }

    /// Clear width along a parallel: geodesic between the crossings of the two lines that face each other.
    /// Not defined (nullopt) where either line does not reach the parallel, or where along the parallel the
    /// lines lie neither wholly west nor wholly east of each other: no one number would be right there.
    [[nodiscard]] std::optional<double> eastWestMeters(double latDeg) const;
    /// The two crossings that eastWestMeters measures between: of the first line, of the second.
    [[nodiscard]] std::optional<std::pair<LonLat, LonLat>> facingCrossings(double latDeg) const;
    /// Nearest distance between a point of the first line on the parallel that faces the second, and the
    /// second line.
    [[nodiscard]] std::optional<double> nearestMeters(double latDeg) const;

    /// At a distance from the first line's start, clamped to its ends; nullopt if a line is too short to be
    /// one. The way east or west is defined as for eastWestMeters, and only at the crossing that faces the
    /// second line.
    [[nodiscard]] std::optional<GapAt> at(double alongMeters) const;
    /// At the place of the first line that is nearest to the position.
    [[nodiscard]] std::optional<GapAt> nearestTo(LonLat position) const;
    /// At `count` places at equal steps from the first line's start to its end; count >= 2.
    [[nodiscard]] std::vector<GapAt> profile(size_t count) const;
    [[nodiscard]] std::optional<GapSummary> summary(size_t count = 1000) const;

    /// Ground between the lines, m2: between every two neighbouring places where they meet. nullopt if their
    /// ends lie further apart than a hundredth of the first line's length, if one of them crosses itself, or
    /// if they meet in another order along one than along the other.
    [[nodiscard]] std::optional<double> areaSquareMeters() const;

private:
    Polyline _first, _second; ///< the second turned so that it runs with the first
    std::vector<double> _cumulative;
};

} // namespace khalkha
