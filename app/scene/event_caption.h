#pragma once
// The event selected, in words on the picture.

#include "scene/label_block.h"
#include "scene/layers.h"

namespace khalkha {

/// Date and title of the event that the view has selected, the title on two lines at most, none wider than
/// given; empty without an event, or where the view does not ask for it.
[[nodiscard]] LabelBlock eventCaption(const ComposeInput& in, double scale, double widestPx);

} // namespace khalkha
