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

namespace {

constexpr double leastTooth = 0.4; ///< part of a tooth's size

/// How far in front of a foot a line comes nearest; 1e300 where it is behind or beside it.
double roomBefore(ScreenPoint foot, ScreenPoint up, std::span<const ScreenPoint> line) {
    double nearest = 1e300;
    for (size_t i = 1; i < line.size(); ++i) {
        const ScreenPoint leg = line[i] - line[i - 1];
        const double squared = dot(leg, leg);
        const double part = squared > 0 ? std::clamp(dot(foot - line[i - 1], leg) / squared, 0.0, 1.0) : 0.0;
        const ScreenPoint way = line[i - 1] + leg * part - foot;
        if (dot(way, up) > 0.5 * length(way)) {
            nearest = std::min(nearest, length(way));
        }
    }
    return nearest;
}

} // namespace

void giveWay(std::vector<Tooth>& teeth, std::span<const ScreenLine> others, double clearPx) {
    std::erase_if(teeth, [&](Tooth& tooth) {
        const ScreenPoint foot = tooth.foot();
        const ScreenPoint rise = tooth.tip - foot;
        const double height = length(rise);
        double room = 1e300;
        for (const ScreenLine& other : others) {
            room = std::min(room, roomBefore(foot, unit(rise), other));
        }
        const double part = std::min(1.0, (room - clearPx) / 2 / std::max(height, 1e-9));
        tooth = {lerp(foot, tooth.from, part), lerp(foot, tooth.to, part), lerp(foot, tooth.tip, part)};
        return part < leastTooth;
    });
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
