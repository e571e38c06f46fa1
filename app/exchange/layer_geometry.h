#pragma once
// From OGR geometry to the program's plain geometry in WGS 84, with every coordinate checked.

#include "exchange/layer_reader.h"

class OGRGeometry;

namespace khalkha {

class ReferenceSystem;

/// Straight lines of a projected system get points where a line without them would leave them by more;
/// metres.
inline constexpr double straightnessMeters = 1;

/// Copies the geometry of a row; what is wrong becomes a fault of it, what is doubtful a remark. Curves
/// become lines, Z and M are passed over, a line cut at the 180th meridian is joined, an area that crosses it
/// is cut there. checkValidity: of areas, rings that cross, holes outside …
void copyGeometry(const OGRGeometry& source, ReferenceSystem& system, bool checkValidity, Row& row);
[[nodiscard]] size_t pointCount(const FeatureGeometry& geometry);

} // namespace khalkha
