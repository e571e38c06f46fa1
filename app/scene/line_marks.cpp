#include "scene/line_marks.h"

#include "scene/mesh.h"

#include <algorithm>
#include <cmath>

namespace khalkha {

std::vector<Tooth> teethAlong(std::span<const ScreenPoint> line, Hand hand, const MarkSpacing& spacing) {
    std::vector<Tooth> teeth;
    const double whole = lengthPx(line);
    if (hand == Hand::none || !(spacing.periodPx > 0) || line.size() < 2) {
        return teeth;
    }
    const double outward = hand == Hand::left ? 1 : -1;
    for (double along = spacing.firstPx; along + spacing.halfBasePx <= whole; along += spacing.periodPx) {
        if (along < spacing.halfBasePx) {
            continue;
        }
        const ScreenPoint from = pointAlong(line, along - spacing.halfBasePx).at;
        const ScreenPoint to = pointAlong(line, along + spacing.halfBasePx).at;
        const ScreenPoint direction = unit(to - from);
        if (length(direction) > 0) {
            const ScreenPoint middle = lerp(from, to, 0.5);
            const ScreenPoint half = direction * spacing.halfBasePx;
            teeth.push_back(
                {middle - half, middle + half, middle + leftOf(direction) * (outward * spacing.heightPx)});
        }
    }
    return teeth;
}

DashFit fitDashes(double linePx, double dashPx, double gapPx) {
    if (!(dashPx + gapPx > 0)) {
        return {linePx, 0};
    }
    const double count = std::max(1.0, std::round((linePx + gapPx) / (dashPx + gapPx)));
    const double period = (linePx + gapPx) / count;
    return {period - gapPx, gapPx};
}

} // namespace khalkha
