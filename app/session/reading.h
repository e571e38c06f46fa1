#pragma once
// What a step of a guided reading, or a document, does to the view.

#include "chronicle/model.h"
#include "scene/view_state.h"

#include <string>
#include <string_view>
#include <vector>

namespace khalkha {

/// "a,b" shows only these layers, "-c" all but some, "+d" some more: as for --layers. The error lists the
/// layers.
[[nodiscard]] Failure applyLayerList(std::string_view list, ViewState& view);
/// Day, view, viewpoint and layers of a step; what it does not name stays. The first thing that cannot be
/// read is the error; the rest is taken all the same.
Failure showStep(const StoryStep& step, ViewState& view);
/// All that a document can be found by, folded for searching.
[[nodiscard]] std::string searchTextOf(const Document& document);

/// A step by its own id, and the story it is of.
struct FoundStep {
    const Story* story = nullptr;
    size_t index = 0;
    [[nodiscard]] const StoryStep& step() const { return story->steps[index]; }
};
[[nodiscard]] std::optional<FoundStep> findStep(const Chronicle& chronicle, std::string_view stepId);
/// Ids of steps, for messages: "a, b, c".
[[nodiscard]] std::string stepIds(const Chronicle& chronicle);

} // namespace khalkha
