#pragma once
// What a picture says of its sources: short titles, the base map's, and how far the front may be off.

#include "scene/layers.h"

namespace khalkha {

/// "±20–40 km" of the fronts drawn; "" when none states its uncertainty.
[[nodiscard]] std::string frontUncertainty(const ComposeInput& in);

struct SourceLineLimits {
    TextStyle style;
    double maxWidthPx = 0;
    size_t maxLines = 2;
};
/// Lines that name the sources drawn: those of fronts first, then of axes, then the others by id. What finds
/// no room is counted ("+3"); the base map's credit and the uncertainty are always there. Empty when not even
/// these fit.
[[nodiscard]] std::vector<std::string>
sourceLines(const ComposeInput& in, const ComposeNotes& notes, const SourceLineLimits& limits);

} // namespace khalkha
