#pragma once
// What compose made of the ground, kept while only the clock moves.

#include "scene/layers.h"

#include <array>
#include <optional>

namespace khalkha {

/// A memory that compose may be given: what it answers is the same with and without it. For one model, one
/// size of the picture at a time and one thread.
class KeptGround {
public:
    /// Puts the ground of that key into a frame and notes that are empty. False if another was kept.
    bool restore(size_t pane, std::uint64_t key, Frame& frame, ComposeNotes& notes) const;
    /// Frame and notes hold the ground of that key and nothing else. It is kept from the second time on, so
    /// that a moving camera costs no copies.
    void offer(size_t pane, std::uint64_t key, const Frame& frame, const ComposeNotes& notes);

private:
    struct Part {
        std::optional<std::uint64_t> key; ///< last offered
        bool filled = false;
        Frame frame;
        ComposeNotes notes;
    };
    std::array<Part, 2> _panes;
};

} // namespace khalkha
