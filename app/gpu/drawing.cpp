#include "gpu/drawing.h"

#include <epoxy/gl.h>

#include <algorithm>

namespace khalkha {

namespace {

void enable(GLenum what, bool on) {
    if (on) {
        glEnable(what);
    } else {
        glDisable(what);
    }
}

} // namespace

void beginDrawing(unsigned framebuffer, int widthPx, int heightPx) {
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    glViewport(0, 0, widthPx, heightPx);
    glDisable(GL_SCISSOR_TEST);
    glDisable(GL_STENCIL_TEST);
    glDisable(GL_DITHER);
    glDisable(GL_MULTISAMPLE);
    glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    glFrontFace(GL_CCW);
    glCullFace(GL_BACK);
    glBlendEquation(GL_FUNC_ADD);
}

void beginDrawing(unsigned framebuffer, const PixelBox& viewport, const PixelBox& clip) {
    beginDrawing(framebuffer, viewport.widthPx, viewport.heightPx);
    glViewport(viewport.left, viewport.bottom, viewport.widthPx, viewport.heightPx);
    glScissor(clip.left, clip.bottom, std::max(0, clip.widthPx), std::max(0, clip.heightPx));
    glEnable(GL_SCISSOR_TEST);
}

void apply(const DrawState& state) {
    enable(GL_BLEND, state.blend);
    const GLenum own = state.premultiplied ? GL_ONE : GL_SRC_ALPHA;
    glBlendFuncSeparate(own, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    enable(GL_CULL_FACE, state.cullBack);
    enable(GL_CLIP_DISTANCE0, state.clipPlane);
    enable(GL_DEPTH_TEST, state.depth != DepthMode::off);
    const GLboolean colour = state.depth == DepthMode::nearest ? GL_FALSE : GL_TRUE;
    glColorMask(colour, colour, colour, colour);
    const bool keepsDepth = state.depth == DepthMode::nearest || state.depth == DepthMode::solid;
    glDepthMask(keepsDepth ? GL_TRUE : GL_FALSE);
    glDepthFunc(state.depth == DepthMode::equal ? GL_EQUAL : GL_LESS);
}

void endDrawing() {
    glDisable(GL_SCISSOR_TEST);
    apply(DrawState{.blend = false});
    glDepthMask(GL_TRUE);
    glDepthFunc(GL_LESS);
    glUseProgram(0);
    glBindVertexArray(0);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, 0);
}

void clearColour(const glm::vec4& colour) {
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glClearColor(colour.r, colour.g, colour.b, colour.a);
    glClear(GL_COLOR_BUFFER_BIT);
}

void clearDepth() {
    glDepthMask(GL_TRUE);
    glClearDepth(1.0);
    glClear(GL_DEPTH_BUFFER_BIT);
}

void drawTriangles(const VertexArray& array, std::uint32_t firstIndex, std::uint32_t count) {
    if (count == 0) {
        return;
    }
    glBindVertexArray(array.name());
    // GL takes the offset in a bound buffer as a pointer.
    const auto offset = static_cast<std::uintptr_t>(firstIndex) * sizeof(std::uint32_t);
    glDrawElements(
        GL_TRIANGLES,
        static_cast<GLsizei>(count),
        GL_UNSIGNED_INT,
        reinterpret_cast<const void*>(offset)); // NOLINT(performance-no-int-to-ptr)
}

} // namespace khalkha
