#pragma once
// The ground under a section, out of the base geography.

#include "panels/section_layout.h"
#include "render/tile_source.h"

namespace khalkha {

/// Reads what it needs and waits for it. Rivers are left out of sections that would take too many pieces of
/// the base map.
[[nodiscard]] GroundProfile readGround(TileSource& tiles, const SectionPath& path);

} // namespace khalkha
