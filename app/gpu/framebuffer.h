#pragma once
// A place to draw to that is not the window: colour RGBA8 with a depth buffer.

#include "gpu/drawing.h"
#include "gpu/texture.h"

#include <cstdint>
#include <span>

namespace khalkha {

/// Move-only owner of a GL framebuffer and its attachments.
class Framebuffer {
public:
    Framebuffer(int widthPx, int heightPx);
    Framebuffer(Framebuffer&& other) noexcept;
    Framebuffer& operator=(Framebuffer&& other) noexcept;
    Framebuffer(const Framebuffer&) = delete;
    Framebuffer& operator=(const Framebuffer&) = delete;
    ~Framebuffer();

    [[nodiscard]] bool isComplete() const;
    [[nodiscard]] unsigned name() const { return _name; }
    [[nodiscard]] int widthPx() const { return _colour.widthPx(); }
    [[nodiscard]] int heightPx() const { return _colour.heightPx(); }
    /// 8-bit RGBA rows, bottom row first; target holds widthPx * heightPx * 4 bytes. Waits for the drawing.
    void read(std::span<std::uint8_t> target) const;

private:
    Texture _colour, _depth;
    unsigned _name = 0;
};

/// Copies the colours of one framebuffer to another of the same size, pixel by pixel (0 = the window).
void copyColour(unsigned from, unsigned to, int widthPx, int heightPx);
/// Copies a part, to where its lower left corner is given.
void copyColour(unsigned from, const PixelBox& part, unsigned to, int leftPx, int bottomPx);

} // namespace khalkha
