#pragma once
// The part of the sample that is routes and links. Used by sample.cpp and compose_links.cpp.

#include "scene/sample.h"

namespace khalkha {

/// camera: as for sample().
void sampleTraffic(const SceneModel& model, Instant at, Pulses pulses, const Camera* camera, Sample& result);
/// Whether the formation that an order was given to, or one below it, is advancing at the instant.
[[nodiscard]] bool isBeingCarriedOut(const Chronicle& chronicle, const Sample& sampled, const Link& order);
/// The name with the figure that holds: "Supply (12 train pairs a day)".
[[nodiscard]] LocalText nameWithFigure(const SampledLink& sampled);

} // namespace khalkha
