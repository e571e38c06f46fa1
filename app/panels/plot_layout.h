#pragma once
// Plots of series: which figure stands where. Pure, no ImGui; lengths in pixels, y downwards.

#include "chronicle/model.h"
#include "panels/line_break.h"

#include <optional>
#include <string>
#include <vector>

namespace khalkha {

/// Axis of values from least to most, both whole numbers of steps.
struct ValueAxis {
    double least = 0, most = 1, step = 1;
};
/// The axis with the finest steps of 1, 2 or 5 times a power of ten, at most so many, that holds the range
/// and zero. whole: no step under 1.
[[nodiscard]] ValueAxis valueAxis(double least, double most, int mostSteps, bool whole);
[[nodiscard]] std::vector<double> ticksOf(const ValueAxis& axis);

/// Series that share a plot.
struct PlotGroup {
    std::string id;
    LocalText name, unit;
    std::vector<const Series*> series;
};
/// Groups in the order of their first series; series without values are left out.
[[nodiscard]] std::vector<PlotGroup> plotGroups(const Chronicle& chronicle);

struct PlotArea {
    double left = 0, top = 0, right = 100, bottom = 100;
};
struct PlotRequest {
    PlotArea area;
    Language language = Language::en;
    int zoneMinutes = 0;
    double leastBarPx = 5, mostBarPx = 44;
    int mostSteps = 5;
    MeasureWidth measure; ///< of a text, pixels
};

/// One figure. A bar or step reaches from left to right, a point stands in their middle.
struct PlotMark {
    size_t series = 0, value = 0; ///< index in the group, and in the series
    double left = 0, right = 0;
    double y = 0, base = 0;
    std::optional<double> yLow, yHigh;  ///< ends of the range that the source gives
    double spanLeft = 0, spanRight = 0; ///< bars in time: the time that the figure is of
    double roomPx = 0;                  ///< for the figure in letters above it
    bool hollow = false;                ///< reconstructed
    [[nodiscard]] double middle() const { return (left + right) / 2; }
};
/// A category: the figures of one label or one date.
struct PlotSlot {
    Span span;
    double left = 0, right = 0;
};
/// A label under the plot, centred.
struct PlotLabel {
    double x = 0;
    std::vector<std::string> lines;
};
/// Where the clock stands: outside is -1 before and 1 after all that is shown.
struct PlotCursor {
    double x = 0;
    int outside = 0;
    bool exact = true; ///< false: the categories do not follow each other in time, there is no such line
};

struct PlotLayout {
    PlotArea area;
    ValueAxis axis;
    Span extent;                 ///< time shown
    std::vector<PlotSlot> slots; ///< not empty: categories instead of a scale of time
    std::vector<PlotMark> marks;
    std::vector<PlotLabel> labels; ///< empty: the scale of time is to be labelled
    bool slotsAscend = true;       ///< categories follow each other in time

    [[nodiscard]] double y(double value) const;
    [[nodiscard]] double x(Instant at) const;
    [[nodiscard]] PlotCursor cursor(Instant at) const;
    /// The instant to go to for a place on the axis; always within the extent.
    [[nodiscard]] Instant at(double x) const;
    /// The mark under a point, nullptr if none.
    [[nodiscard]] const PlotMark* markAt(const PlotGroup& group, double x, double y, double reachPx) const;
};
[[nodiscard]] PlotLayout layOut(const PlotGroup& group, const PlotRequest& request);

} // namespace khalkha
