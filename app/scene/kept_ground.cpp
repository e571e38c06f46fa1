#include "scene/kept_ground.h"

namespace khalkha {

namespace {

/// What compose has made of the ground. A frame that has reserved room keeps it.
void copyGround(const Frame& from, Frame& to) {
    to.vertices = from.vertices;
    to.indices = from.indices;
    to.texts = from.texts;
    to.hatches = from.hatches;
    to.commands = from.commands;
    to.picks = from.picks;
}

} // namespace

bool KeptGround::restore(size_t pane, std::uint64_t key, Frame& frame, ComposeNotes& notes) const {
    const Part& part = _panes.at(pane);
    if (!part.filled || part.key != key) {
        return false;
    }
    copyGround(part.frame, frame);
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
    copyGround(frame, part.frame);
    part.notes = notes;
}

} // namespace khalkha
