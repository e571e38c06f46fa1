#pragma once
// The picture of an instant: a pure function of model, view and size.

#include "scene/comparison.h"
#include "scene/frame.h"
#include "scene/sample.h"
#include "scene/terrains.h"

namespace khalkha {

class KeptGround; // kept_ground.h

/// What outlives a frame; owned by the caller, as long as it composes.
struct ComposeMemory {
    Terrains* terrains = nullptr; ///< without, the relief stays flat
    KeptGround* kept = nullptr;   ///< only saves time
};
/// Same arguments, same frame to the byte. metrics and terrains must answer the same for the same question.
[[nodiscard]] Frame compose(
    const SceneModel& model,
    const ViewState& view,
    Viewport viewport,
    const TextMetrics& metrics,
    const ComposeMemory& memory = {});

/// The same for a whole picture, with two views if they are compared. What the views share is said once: a
/// legend of both, the sources of both.
[[nodiscard]] Panes composePanes(
    const SceneModel& model,
    const ViewState& view,
    const Comparison& comparison,
    Viewport viewport,
    const TextMetrics& metrics,
    const ComposeMemory& memory = {});

/// Id and kind of the topmost thing at a pixel; nullptr if nothing.
[[nodiscard]] const PickShape* pickAt(const Frame& frame, ScreenPoint at);

} // namespace khalkha
