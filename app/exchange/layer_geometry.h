#pragma once
// From OGR geometry to the program's plain geometry, with every coordinate checked.

#include "exchange/layer_reader.h"

class OGRGeometry;

namespace khalkha {

/// Copies the geometry. The fault's field is empty when all is well, else "geometry".
[[nodiscard]] RowFault copyGeometry(const OGRGeometry& source, FeatureGeometry& target);
[[nodiscard]] size_t pointCount(const FeatureGeometry& geometry);

} // namespace khalkha
