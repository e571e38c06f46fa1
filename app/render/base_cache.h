#pragma once
// A picture of the base map and the static commands, kept while nothing in it changes.

#include "gpu/framebuffer.h"
#include "render/kept_picture.h"
#include "scene/comparison.h"

#include <cstdint>
#include <optional>

namespace khalkha {

class BaseCache {
public:
    enum class Step {
        direct, ///< draw to the target: the key is new and may change again
        fill,   ///< draw to framebuffer(), then call filled() and copyTo()
        copy,   ///< copyTo() only
    };
    [[nodiscard]] Step next(std::uint64_t key, Viewport viewport);
    /// Makes the picture that framebuffer() names, for a view that is drawn aside and copied to its place.
    void makeRoom(Viewport viewport);
    [[nodiscard]] unsigned framebuffer() const { return _picture->name(); }
    /// The whole picture over this ground; to be forgotten when the ground changes.
    [[nodiscard]] KeptPicture& whole() { return _whole; }
    /// complete = false: pieces are still missing, draw again next time.
    void filled(bool complete) { _valid = complete; }
    /// Copies what is seen of a pane to its place.
    void copyTo(unsigned framebuffer, const PaneArea& area) const;
    /// The same of another picture of its size.
    void copyTo(unsigned framebuffer, const PaneArea& area, const Framebuffer& from) const;
    void forget();

private:
    std::optional<Framebuffer> _picture;
    KeptPicture _whole;
    std::optional<std::uint64_t> _key;
    Viewport _viewport{0, 0};
    bool _valid = false;
};

} // namespace khalkha
