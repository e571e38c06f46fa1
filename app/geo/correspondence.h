#pragma once
// Which point of one trace becomes which point of the other.

#include "geo/morph.h"

namespace khalkha {

/// Every vertex of both traces with its counterpart on the other, in order along both. What the traces share
/// stays in place, anchors (their largest monotone subset) are honoured, and the stretches between are
/// matched so that points move little and neighbours move alike. Precondition: neither trace is empty.
[[nodiscard]] MovingPoints
correspondence(const Polyline& from, const Polyline& to, std::span<const MorphAnchor> anchors);

} // namespace khalkha
