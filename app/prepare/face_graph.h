#pragma once
// Which faces of a noded partition share which segments.

#include "prepare/geos.h"

#include <vector>

namespace khalkha {

/// A segment of the noded line set with the faces on its sides; -1 = none.
struct SharedSegment {
    LonLat from, to; ///< from < to by longitude, then latitude
    int left = -1;   ///< face on the left hand from `from` to `to`
    int right = -1;
};

/// All segments of the faces' rings, each once, ordered by position. Faces share segments exactly: same
/// vertices.
[[nodiscard]] std::vector<SharedSegment> sharedSegments(const std::vector<GeosPtr>& faces);

/// Joins directed segments end to end into lines; ordered by the place of their start. Rings end where they
/// begin.
[[nodiscard]] std::vector<Polyline> chainSegments(const std::vector<std::pair<LonLat, LonLat>>& segments);

} // namespace khalkha
