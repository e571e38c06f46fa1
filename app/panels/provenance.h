#pragma once
// The part of every detail that says where a thing is from and how far to trust it.

#include "panels/widgets.h"

namespace khalkha {

/// Certainty, uncertainty, disagreement, sources with page, link and whether the page was read.
void provenanceBlock(const PanelInput& input, const Provenance& provenance, Commands& out);
/// Names of the sources, at most `most`, for a tooltip: "Glantz (p. 84), SEED; …".
[[nodiscard]] std::string sourceLine(const PanelInput& input, const Provenance& provenance, size_t most);
/// Chips of sides or formations.
void actorChips(const PanelInput& input, const std::vector<std::string>& actorIds, Commands& out);
/// Places as links; a click flies there.
void placeLinks(const PanelInput& input, const std::vector<std::string>& placeIds, Commands& out);

} // namespace khalkha
