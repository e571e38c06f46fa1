#include "render/terrain_plan.h"

#include "render/base_view.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace khalkha {

namespace {

struct Step {
    int minutes;
    int level;
    double toRangeMeters; ///< finest step for ranges up to this one
};
/// Cells of some 15 to 40 pixels at the target. All steps divide the chunks.
constexpr std::array<Step, 7> steps{
    {{1, 0, 50e3},
     {2, 0, 250e3},
     {4, 1, 900e3},
     {6, 1, 1500e3},
     {10, 2, 3000e3},
     {20, 3, 8000e3},
     {60, 3, 1e300}}};
/// With more nodes the step is coarser: a tilted picture reaches far.
constexpr double mostNodes = 330e3;
constexpr double mostSeen = 300e3;

} // namespace

LonLatBox coarseBox(const Camera& camera) {
    constexpr double aroundDeg = 3;
    const LonLatBox seen = camera.visibleBox();
    const LonLatBox near = horizonBox(camera);
    return {
        std::max(std::max(seen.westDeg, near.westDeg) - aroundDeg, -180.0),
        std::max(std::max(seen.southDeg, near.southDeg) - aroundDeg, -90.0),
        std::min(std::min(seen.eastDeg, near.eastDeg) + aroundDeg, 180.0),
        std::min(std::min(seen.northDeg, near.northDeg) + aroundDeg, 90.0)};
}

TerrainPlan planTerrain(const Camera& camera) {
    const LonLat target = camera.view().target;
    LonLatBox box{target.lonDeg, target.latDeg, target.lonDeg, target.latDeg};
    double seenSquareDeg = 0;
    for (const ChunkKey key : visibleChunks(camera, chooseDetail(camera))) {
        const LonLatBox chunk = boxOf(key);
        box.westDeg = std::min(box.westDeg, chunk.westDeg);
        box.southDeg = std::min(box.southDeg, chunk.southDeg);
        box.eastDeg = std::max(box.eastDeg, chunk.eastDeg);
        box.northDeg = std::max(box.northDeg, chunk.northDeg);
        seenSquareDeg += (chunk.eastDeg - chunk.westDeg) * (chunk.northDeg - chunk.southDeg);
    }
    TerrainPlan plan;
    for (const Step& step : steps) {
        const double stepDeg = step.minutes / 60.0;
        plan.stepMinutes = step.minutes;
        plan.level = step.level;
        plan.firstColumn = static_cast<int>(std::floor((box.westDeg + 180) / stepDeg + 1e-6));
        plan.firstRow = static_cast<int>(std::floor((box.southDeg + 90) / stepDeg + 1e-6));
        plan.columns =
            static_cast<int>(std::ceil((box.eastDeg + 180) / stepDeg - 1e-6)) - plan.firstColumn + 1;
        plan.rows = static_cast<int>(std::ceil((box.northDeg + 90) / stepDeg - 1e-6)) - plan.firstRow + 1;
        const double nodes = static_cast<double>(plan.columns) * plan.rows;
        if (camera.view().rangeMeters <= step.toRangeMeters && nodes <= mostNodes &&
            seenSquareDeg / (stepDeg * stepDeg) <= mostSeen) {
            break;
        }
    }
    return plan;
}

} // namespace khalkha
