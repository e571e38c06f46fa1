#pragma once
// What the detail and a search say of things that no line on the map stands for: formations, documents,
// readings, remarks, heights.

#include "panels/things.h"

namespace khalkha {

[[nodiscard]] ThingSummary summaryOf(const PanelInput& input, const Formation& formation);
[[nodiscard]] ThingSummary summaryOf(const PanelInput& input, const Document& document);
[[nodiscard]] ThingSummary summaryOf(const PanelInput& input, const Story& story);
[[nodiscard]] ThingSummary summaryOf(const PanelInput& input, const Remark& remark);
[[nodiscard]] ThingSummary summaryOf(const PanelInput& input, const SpotHeight& height);

/// Side, headquarters, strength, and the events it had a part in.
void formationParts(const PanelInput& input, const Formation& formation, Commands& out);

} // namespace khalkha
