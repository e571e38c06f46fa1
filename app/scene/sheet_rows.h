#pragma once
// What stands on the symbol sheet, in the order of the page. Texts are English messages of the translations.

#include "scene/sheet_things.h"
#include "scene/view_state.h"

#include <span>

namespace khalkha {

/// A row of three samples: attested, interpolated, reconstructed; or certain, probable, reconstructed.
struct TrustRow {
    const char* text;
    void (*add)(SheetThings& things, const SampleBox& box, int column);
};
[[nodiscard]] std::span<const TrustRow> basisRows();
[[nodiscard]] std::span<const TrustRow> certaintyRows();

/// A sample with a text beside it. Claims and disputed ground are drawn as a perspective sees them.
struct SheetRow {
    const char* text;
    double height; ///< of the sample, units
    void (*add)(SheetThings& things, const SampleBox& box);
    Perspective perspective = Perspective::both;
};
[[nodiscard]] std::span<const SheetRow> movementRows();
[[nodiscard]] std::span<const SheetRow> worksRows();
[[nodiscard]] std::span<const SheetRow> eventRows();
[[nodiscard]] std::span<const SheetRow> borderRows();
[[nodiscard]] std::span<const SheetRow> routeRows();
[[nodiscard]] std::span<const SheetRow> linkRows();

} // namespace khalkha
