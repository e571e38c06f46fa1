#pragma once
// The part of the legend panel that explains unit symbols.

#include "panels/panels.h"

namespace khalkha {

/// Frames by viewpoint, marks of the echelon, arms.
void symbolRows(const PanelInput& input);

} // namespace khalkha
