#pragma once
// Marks that stand on a line at equal steps of pixels: teeth and ticks of lines held.

#include "chronicle/model.h"
#include "scene/painter.h"

namespace khalkha {

struct MarkSpacing {
    double firstPx = 0, periodPx = 30; ///< along the line, from its start
    double halfBasePx = 6, heightPx = 9;
};
/// A triangle on the line: its foot's ends in the direction of the line, its tip.
struct Tooth {
    ScreenPoint from, to, tip;
    [[nodiscard]] ScreenPoint foot() const { return {(from.x + to.x) / 2, (from.y + to.y) / 2}; }
};
/// Teeth on one hand of a line. The foot lies on the chord under the tooth, so that teeth stand well on
/// bends; a tooth whose foot would reach beyond an end of the line is left out. Hand::none: no teeth.
[[nodiscard]] std::vector<Tooth>
teethAlong(std::span<const ScreenPoint> line, Hand hand, const MarkSpacing& spacing);

/// Makes teeth smaller where another line runs close in front of them, so that what stands on it and points
/// back has as much room, and clearPx are left between the two. Those that would be less than two fifths of
/// themselves are left out.
void giveWay(std::vector<Tooth>& teeth, std::span<const ScreenLine> others, double clearPx);

/// Length of a dash and of a gap, so that a line of this length begins and ends with a dash and the period is
/// as near to the one wanted as can be.
struct DashFit {
    double dashPx = 0, gapPx = 0;
    [[nodiscard]] double periodPx() const { return dashPx + gapPx; }
};
[[nodiscard]] DashFit fitDashes(double linePx, double dashPx, double gapPx);

} // namespace khalkha
