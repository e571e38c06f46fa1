#include "scene/kept_ground.h"

namespace khalkha {

bool KeptGround::restore(size_t pane, std::uint64_t key, Frame& frame, ComposeNotes& notes) const {
    const Part& part = _panes.at(pane);
    if (!part.filled || part.key != key) {
        return false;
    }
    // Assigning element-wise keeps the room that the frame has reserved.
    frame.vertices.assign(part.frame.vertices.begin(), part.frame.vertices.end());
    frame.indices.assign(part.frame.indices.begin(), part.frame.indices.end());
    frame.texts = part.frame.texts;
    frame.hatches = part.frame.hatches;
    frame.commands = part.frame.commands;
    frame.picks = part.frame.picks;
    notes = part.notes;
    return true;
}

void KeptGround::offer(size_t pane, std::uint64_t key, const Frame& frame, const ComposeNotes& notes) {
    Part& part = _panes.at(pane);
    part.filled = part.key == key;
    part.key = key;
    if (!part.filled) {
        part.frame = {};
        part.notes = {};
        return;
    }
    part.frame.vertices = frame.vertices;
    part.frame.indices = frame.indices;
    part.frame.texts = frame.texts;
    part.frame.hatches = frame.hatches;
    part.frame.commands = frame.commands;
    part.frame.picks = frame.picks;
    part.notes = notes;
}

} // namespace khalkha
