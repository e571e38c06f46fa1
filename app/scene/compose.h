#pragma once
// The picture of an instant: a pure function of model, view and size.

#include "scene/frame.h"
#include "scene/sample.h"

namespace khalkha {

/// Same arguments, same frame to the byte. metrics must answer the same for the same question.
[[nodiscard]] Frame
compose(const SceneModel& model, const ViewState& view, Viewport viewport, const TextMetrics& metrics);

/// Id and kind of the topmost thing at a pixel; nullptr if nothing.
[[nodiscard]] const PickShape* pickAt(const Frame& frame, ScreenPoint at);

} // namespace khalkha
