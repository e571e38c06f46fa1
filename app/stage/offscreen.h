#pragma once
// A context without a window (EGL surfaceless, or a pbuffer), with a framebuffer to draw to and read from.

#include "base/result.h"
#include "scene/frame.h"

#include <memory>
#include <span>

namespace khalkha {

class Offscreen {
public:
    /// The error (noOpenGl) says what is missing and how to install it.
    [[nodiscard]] static Result<std::unique_ptr<Offscreen>> create(Viewport viewport);
    Offscreen(const Offscreen&) = delete;
    Offscreen& operator=(const Offscreen&) = delete;
    ~Offscreen();
    [[nodiscard]] Viewport viewport() const;
    [[nodiscard]] unsigned framebuffer() const;
    void resize(Viewport viewport);
    /// 8-bit RGB rows, top row first. Valid until the next call.
    [[nodiscard]] std::span<const std::uint8_t> readPixels();
    void finish(); ///< glFinish, for timing

private:
    struct Context;
    explicit Offscreen(std::unique_ptr<Context> context);
    std::unique_ptr<Context> _context;
};

} // namespace khalkha
