#pragma once
// A picture of the base map and the static commands, kept while nothing in it changes.

#include "gpu/framebuffer.h"
#include "scene/camera.h"

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
    [[nodiscard]] unsigned framebuffer() const { return _picture->name(); }
    /// complete = false: pieces are still missing, draw again next time.
    void filled(bool complete) { _valid = complete; }
    void copyTo(unsigned framebuffer) const;
    void forget();

private:
    std::optional<Framebuffer> _picture;
    std::optional<std::uint64_t> _key;
    Viewport _viewport{0, 0};
    bool _valid = false;
};

} // namespace khalkha
