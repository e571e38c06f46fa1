#pragma once
// The course of an axis on the screen: smooth, through every waypoint, its head exactly where the data puts
// it. Shared by the files that draw axes.

#include "scene/layers.h"

namespace khalkha {

/// A part of the course with one certainty.
struct AxisPiece {
    double fromPx = 0, toPx = 0; ///< along the course
    Basis basis = Basis::attested;
};

struct AxisPath {
    ScreenLine course;
    std::vector<double> alongPx; ///< from the start, for every point of the course
    std::vector<AxisPiece> pieces;
    bool headSeen = false; ///< the course ends at the head
    [[nodiscard]] double lengthPx() const { return alongPx.empty() ? 0 : alongPx.back(); }
};

/// Courses of what is travelled; more than one when the horizon cuts the axis. Finished legs keep their shape
/// while the head moves on.
[[nodiscard]] std::vector<AxisPath> axisPaths(const SampledAxis& axis, const Camera& camera);

} // namespace khalkha
