#pragma once
// Plane geometry of pixels, for all that is laid out on the picture; vertices and triangles into a frame's
// current command.

#include "scene/painter.h"

#include <cmath>

namespace khalkha {

inline ScreenPoint operator+(ScreenPoint a, ScreenPoint b) {
    return {a.x + b.x, a.y + b.y};
}
inline ScreenPoint operator-(ScreenPoint a, ScreenPoint b) {
    return {a.x - b.x, a.y - b.y};
}
inline ScreenPoint operator*(ScreenPoint a, double factor) {
    return {a.x * factor, a.y * factor};
}
inline double dot(ScreenPoint a, ScreenPoint b) {
    return a.x * b.x + a.y * b.y;
}
/// Positive when b turns to the right of a on the screen (y points down).
inline double cross(ScreenPoint a, ScreenPoint b) {
    return a.x * b.y - a.y * b.x;
}
inline double length(ScreenPoint a) {
    return std::sqrt(dot(a, a));
}
inline double distance(ScreenPoint a, ScreenPoint b) {
    return length(b - a);
}
inline ScreenPoint lerp(ScreenPoint a, ScreenPoint b, double part) {
    return a + (b - a) * part;
}
/// Unit vector; zero stays zero.
inline ScreenPoint unit(ScreenPoint a) {
    const double size = length(a);
    return size > 0 ? a * (1.0 / size) : ScreenPoint{};
}
/// The vector a quarter turn to the left on the screen.
inline ScreenPoint leftOf(ScreenPoint direction) {
    return {direction.y, -direction.x};
}
/// Turned by an angle, clockwise on the screen.
inline ScreenPoint turned(ScreenPoint a, double angleRad) {
    const double sine = std::sin(angleRad);
    const double cosine = std::cos(angleRad);
    return {a.x * cosine - a.y * sine, a.x * sine + a.y * cosine};
}

/// Adds to the last command of a frame, which must be a mesh.
class Mesh {
public:
    explicit Mesh(Frame& frame) : _frame(frame) {}
    std::uint32_t corner(ScreenPoint at, Colour colour, double across, double halfWidth, double depth = 0) {
        ScreenVertex vertex;
        vertex.x = static_cast<float>(at.x);
        vertex.y = static_cast<float>(at.y);
        vertex.across = static_cast<float>(across);
        vertex.halfWidth = static_cast<float>(halfWidth);
        vertex.colour = colour;
        vertex.depth = static_cast<float>(depth);
        _frame.vertices.push_back(vertex);
        return static_cast<std::uint32_t>(_frame.vertices.size() - 1);
    }
    void triangle(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
        _frame.indices.push_back(a);
        _frame.indices.push_back(b);
        _frame.indices.push_back(c);
        _frame.commands.back().count += 3;
    }
    /// Corners in the order of a strip: a, b on one end, c, d on the other.
    void quad(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
        triangle(a, b, c);
        triangle(b, d, c);
    }

private:
    Frame& _frame;
};

} // namespace khalkha
