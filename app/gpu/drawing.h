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
};

/// Everything a pass wants of the fixed pipeline.
struct DrawState {
    bool blend = true; ///< straight alpha over
    bool cullBack = false;
    bool clipPlane = false; ///< gl_ClipDistance[0]
    DepthMode depth = DepthMode::off;
};

/// Binds the framebuffer (0 = the window), covers it with the viewport, and resets what others may have
/// changed (scissor, dither, stencil, polygon mode, unpack state).
void beginDrawing(unsigned framebuffer, int widthPx, int heightPx);
void apply(const DrawState& state);
/// Leaves the state as a fresh context has it, with nothing bound.
void endDrawing();

void clearColour(const glm::vec4& colour);
void clearDepth();
/// Triangles from 32-bit indices.
void drawTriangles(const VertexArray& array, std::uint32_t firstIndex, std::uint32_t count);

} // namespace khalkha
