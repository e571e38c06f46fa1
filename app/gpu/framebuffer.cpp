#include "gpu/framebuffer.h"

#include <epoxy/gl.h>

#include <cassert>
#include <utility>

namespace khalkha {

Framebuffer::Framebuffer(int widthPx, int heightPx)
    : _colour(Texture::Format::rgba8, widthPx, heightPx),
      _depth(Texture::Format::depth24, widthPx, heightPx) {
    glGenFramebuffers(1, &_name);
    glBindFramebuffer(GL_FRAMEBUFFER, _name);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, _colour.name(), 0);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_TEXTURE_2D, _depth.name(), 0);
}

Framebuffer::Framebuffer(Framebuffer&& other) noexcept
    : _colour(std::move(other._colour)),
      _depth(std::move(other._depth)),
      _name(std::exchange(other._name, 0U)) {}

Framebuffer& Framebuffer::operator=(Framebuffer&& other) noexcept {
    std::swap(_colour, other._colour);
    std::swap(_depth, other._depth);
    std::swap(_name, other._name);
    return *this;
}

Framebuffer::~Framebuffer() {
    if (_name != 0) {
        glDeleteFramebuffers(1, &_name);
    }
}

bool Framebuffer::isComplete() const {
    glBindFramebuffer(GL_FRAMEBUFFER, _name);
    return glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
}

void Framebuffer::read(std::span<std::uint8_t> target) const {
    assert(target.size() >= size_t{4} * static_cast<size_t>(widthPx()) * static_cast<size_t>(heightPx()));
    glBindFramebuffer(GL_READ_FRAMEBUFFER, _name);
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glReadPixels(0, 0, widthPx(), heightPx(), GL_RGBA, GL_UNSIGNED_BYTE, target.data());
}

void copyColour(unsigned from, unsigned to, int widthPx, int heightPx) {
    copyColour(from, {0, 0, widthPx, heightPx}, to, 0, 0);
}

void copyColour(unsigned from, const PixelBox& part, unsigned to, int leftPx, int bottomPx) {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, from);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, to);
    glDisable(GL_SCISSOR_TEST);
    const int right = part.left + part.widthPx;
    const int top = part.bottom + part.heightPx;
    glBlitFramebuffer(
        part.left,
        part.bottom,
        right,
        top,
        leftPx,
        bottomPx,
        leftPx + part.widthPx,
        bottomPx + part.heightPx,
        GL_COLOR_BUFFER_BIT,
        GL_NEAREST);
}

} // namespace khalkha
