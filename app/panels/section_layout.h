#pragma once
// Charts over a length in metres: the strip of widths between two claims, and the section over the ground.
// Pure, no ImGui.

#include "geo/line_gap.h"
#include "geo/section.h"
#include "panels/plot_layout.h"
#include "scene/view_state.h"

namespace khalkha {

/// Round numbers within a range, at most so many steps of 1, 2 or 5 times a power of ten.
[[nodiscard]] std::vector<double> roundTicks(double least, double most, int mostSteps);

/// A length to the right, a value upwards.
struct LengthChart {
    PlotArea area;
    double lengthMeters = 1;
    double least = 0, most = 1;
    [[nodiscard]] double x(double alongMeters) const;
    [[nodiscard]] double y(double value) const;
    /// Clamped to the chart.
    [[nodiscard]] double along(double x) const;
};

/// A place along the first of two lines.
struct StripPlace {
    double alongMeters = 0, latDeg = 0;
    std::optional<double> eastWestMeters; ///< at its latitude; nullopt: not defined
    double nearestMeters = 0;
};
[[nodiscard]] std::vector<StripPlace> stripOf(const LineGap& gap, size_t count);
/// Where the strip first passes round latitudes, `least` metres apart at least.
[[nodiscard]] std::vector<StripPlace>
latitudeMarks(const std::vector<StripPlace>& strip, double stepDeg, double leastMeters);

/// What the base map knows of the ground under a section.
struct GroundProfile {
    SectionPath path;
    std::vector<double> meters;         ///< at equal steps along it; empty: no heights are prepared
    double stepDeg = 0;                 ///< of the grid of heights
    std::vector<double> riverCrossings; ///< metres from the start
};

/// A line that the section crosses.
struct SectionMark {
    enum class Kind { river, claim } kind = Kind::river;
    double alongMeters = 0;
    const Claim* claim = nullptr;
};
/// A height near the section, set down on it.
struct SectionHeight {
    const SpotHeight* height = nullptr;
    double alongMeters = 0, awayMeters = 0;
};
struct SectionContents {
    double lengthMeters = 0;
    std::optional<double> azimuthDeg;    ///< at the start, of a section without corners
    std::vector<double> corners;         ///< metres from the start, ascending
    std::vector<SectionMark> marks;      ///< ascending
    std::vector<SectionHeight> heights;  ///< above the sea, ascending along the section
    std::vector<SectionHeight> relative; ///< above something else: they have no place on the scale
    double least = 0, most = 1;          ///< metres above the sea, round, that hold all
};
/// Claims are those in force at the instant; heights those no further from the section than `reachMeters`.
[[nodiscard]] SectionContents sectionContents(
    const Chronicle& chronicle,
    Instant at,
    const SectionPath& path,
    const GroundProfile* ground,
    double reachMeters);

/// The section between two points, made longer by so great a part of itself at both ends.
[[nodiscard]] SectionPath lengthened(LonLat from, LonLat to, double part);

} // namespace khalkha
