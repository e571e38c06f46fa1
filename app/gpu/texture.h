#pragma once
// A two-dimensional texture of 8-bit channels, clamped at its edges.

#include <cstdint>
#include <span>

namespace khalkha {

/// Move-only owner of a GL texture.
class Texture {
public:
    enum class Format { r8, rgba8, depth24 };

    /// Empty content; linear filtering without mipmaps (depth: nearest).
    Texture(Format format, int widthPx, int heightPx);
    Texture(Texture&& other) noexcept;
    Texture& operator=(Texture&& other) noexcept;
    Texture(const Texture&) = delete;
    Texture& operator=(const Texture&) = delete;
    ~Texture();

    /// Replaces a rectangle; rows follow each other without padding. Not for depth.
    void upload(int xPx, int yPx, int widthPx, int heightPx, std::span<const std::uint8_t> pixels);
    void bind(unsigned unit) const;
    /// Takes the nearest pixel instead of mixing four: for pictures as fine as the screen.
    void useNearest();

    [[nodiscard]] int widthPx() const { return _widthPx; }
    [[nodiscard]] int heightPx() const { return _heightPx; }
    [[nodiscard]] unsigned name() const { return _name; }

private:
    Format _format;
    int _widthPx, _heightPx;
    unsigned _name = 0;
};

} // namespace khalkha
