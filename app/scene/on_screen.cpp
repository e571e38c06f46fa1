// Hatching of areas and places for names: shared by the steps of compose.

#include "scene/ground_area.h"
#include "scene/layers.h"
#include "scene/mesh.h"

#include <algorithm>

namespace khalkha {

BesideLine besideLine(std::span<const ScreenPoint> run, double part, double awayPx) {
    const PointOnLine middle = pointAlong(run, lengthPx(run) * part);
    // Read from left to right: the side above the line is then on the left of the direction.
    const ScreenPoint forward = middle.direction.x < 0 ? middle.direction * -1.0 : middle.direction;
    BesideLine result;
    result.at = middle.at + leftOf(forward) * awayPx;
    result.angleRad = std::atan2(-forward.y, forward.x);
    // Exactly level names are set as blocks, which a line would cut through.
    if (std::abs(result.angleRad) < 0.02) {
        result.angleRad = 0.02;
    }
    return result;
}

namespace {

ProjectedArea projectFlat(const Camera& camera, const ProjectableArea& area) {
    ProjectedArea result;
    std::vector<ScreenPoint>& points = result.points;
    std::vector<unsigned>& triangles = result.triangles;
    points.resize(area.points.size());
    std::vector<char> seen(area.points.size(), 0);
    for (size_t i = 0; i < area.points.size(); ++i) {
        if (camera.isVisible(area.points[i])) {
            if (const auto at = camera.project(area.points[i])) {
                points[i] = *at;
                seen[i] = 1;
            }
        }
    }
    for (size_t i = 0; i + 2 < area.triangles.size(); i += 3) {
        const unsigned a = area.triangles[i];
        const unsigned b = area.triangles[i + 1];
        const unsigned c = area.triangles[i + 2];
        if (seen[a] != 0 && seen[b] != 0 && seen[c] != 0) {
            triangles.insert(triangles.end(), {a, b, c});
        }
    }
    return result;
}

} // namespace

bool hatchArea(const ComposeInput& in, Painter& painter, const AreaShape& area, Hatch hatch) {
    if (!in.camera.maySee(area.center, area.radiusMeters)) {
        return false;
    }
    ProjectedArea seen;
    for (const AreaShape::Mesh& mesh : area.seenBy(in.camera)) {
        const ProjectedArea part = in.camera.terrain() != nullptr ? projectOnGround(in.camera, *mesh)
                                                                  : projectFlat(in.camera, *mesh);
        const auto first = static_cast<unsigned>(seen.points.size());
        seen.points.insert(seen.points.end(), part.points.begin(), part.points.end());
        for (const unsigned corner : part.triangles) {
            seen.triangles.push_back(first + corner);
        }
    }
    if (const auto anchor = in.camera.project(toEcef(area.hatchAnchor()))) {
        hatch.anchor = *anchor;
    }
    // A spot is hatched finer, or it would show no line at all.
    const double size = 2 * area.radiusMeters / metersPerPixelNear(in.camera, area.center, area.radiusMeters);
    if (size < 4 * hatch.spacingPx) {
        const double finest = 4 * pictureScale(in.view, in.camera.viewport());
        hatch.spacingPx = std::max(finest, hatch.spacingPx / 2);
    }
    painter.hatchTriangles(seen.points, seen.triangles, hatch);
    return !seen.triangles.empty();
}

const HueColours& sideColours(const ComposeInput& in, std::string_view sideId) {
    const Side* side = in.model.chronicle().side(sideId);
    return in.theme.hue(side != nullptr ? side->hue : Hue::grey);
}

} // namespace khalkha
