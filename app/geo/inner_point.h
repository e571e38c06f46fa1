#pragma once
// Where the name of an area stands: well inside it.

#include "geo/types.h"

#include <span>

namespace khalkha {

/// A place inside an area, nearly as far from its borders as any (pole of inaccessibility, Garcia-Castellanos
/// and Lombardo 2007; searched by quartering boxes). Of several bodies the largest by area counts; a body cut
/// along the 180th meridian is one. Inside whatever the shape: neither in a hole nor in the hollow of a U.
/// Areas without ground: their first point, else 0, 0.
[[nodiscard]] LonLat innerPoint(std::span<const Polygon> area);

} // namespace khalkha
