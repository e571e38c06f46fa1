#pragma once
// Fixed state, clearing and draw calls.

#include "gpu/vertex_array.h"

#include <glm/vec4.hpp>

#include <cstdint>

namespace khalkha {

enum class DepthMode {
    off,
    nearest, ///< keeps the nearest depth, draws no colour
    equal,   ///< draws colour where the depth is exactly that of the vertices
    solid,   ///< draws colour and keeps the nearest depth
    inFront, ///< draws colour where nothing nearer is, and leaves the depth
};

/// Everything a pass wants of the fixed pipeline.
struct DrawState {
    bool blend = true;          ///< straight alpha over
    bool premultiplied = false; ///< colours come multiplied by their alpha
    bool cullBack = false;
    bool clipPlane = false; ///< gl_ClipDistance[0]
    DepthMode depth = DepthMode::off;
};

/// Columns and rows of a framebuffer, from its lower left corner as OpenGL counts.
struct PixelBox {
    int left = 0, bottom = 0, widthPx = 0, heightPx = 0;
    friend bool operator==(const PixelBox&, const PixelBox&) = default;
};

/// Binds the framebuffer (0 = the window), covers it with the viewport, and resets what others may have
/// changed (scissor, dither, stencil, polygon mode, unpack state).
void beginDrawing(unsigned framebuffer, int widthPx, int heightPx);
/// The same for a part of it; nothing outside the clip is touched, by clearing neither.
void beginDrawing(unsigned framebuffer, const PixelBox& viewport, const PixelBox& clip);
void apply(const DrawState& state);
/// Leaves the state as a fresh context has it, with nothing bound.
void endDrawing();

void clearColour(const glm::vec4& colour);
void clearDepth();
/// Triangles from 32-bit indices.
void drawTriangles(const VertexArray& array, std::uint32_t firstIndex, std::uint32_t count);

} // namespace khalkha
