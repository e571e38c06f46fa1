#pragma once
// The symbol sheet: every way of drawing on one page, by the painters of the map themselves. A small
// chronicle is laid out on the ground under the page, each thing under its sample box, and drawn as a map is.

#include "scene/frame.h"
#include "scene/text_metrics.h"
#include "scene/view_state.h"

namespace khalkha {

/// The page in the language, theme and claims' view given; of the campaign come the sides, their colours and
/// flags. Made for 16:9; in other pictures what is left over stays empty. Pure.
[[nodiscard]] Frame composeSymbolSheet(
    const Chronicle& campaign, const ViewState& view, Viewport viewport, const TextMetrics& metrics);

} // namespace khalkha
