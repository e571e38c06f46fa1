#include "gpu/texture.h"

#include <epoxy/gl.h>

#include <cassert>
#include <utility>

namespace khalkha {

namespace {

struct GlFormat {
    GLint internal;
    GLenum format, type;
    size_t bytesPerPixel;
};

GlFormat glFormat(Texture::Format format) {
    switch (format) {
    case Texture::Format::r8:
        return {GL_R8, GL_RED, GL_UNSIGNED_BYTE, 1};
    case Texture::Format::depth24:
        return {GL_DEPTH_COMPONENT24, GL_DEPTH_COMPONENT, GL_UNSIGNED_INT, 4};
    case Texture::Format::rgba8:
        break;
    }
    return {GL_RGBA8, GL_RGBA, GL_UNSIGNED_BYTE, 4};
}

} // namespace

Texture::Texture(Format format, int widthPx, int heightPx)
    : _format(format), _widthPx(widthPx), _heightPx(heightPx) {
    glGenTextures(1, &_name);
    bind(0);
    const GlFormat how = glFormat(format);
    glTexImage2D(GL_TEXTURE_2D, 0, how.internal, widthPx, heightPx, 0, how.format, how.type, nullptr);
    const GLint filter = format == Format::depth24 ? GL_NEAREST : GL_LINEAR;
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

Texture::Texture(Texture&& other) noexcept
    : _format(other._format),
      _widthPx(other._widthPx),
      _heightPx(other._heightPx),
      _name(std::exchange(other._name, 0U)) {}

Texture& Texture::operator=(Texture&& other) noexcept {
    std::swap(_format, other._format);
    std::swap(_widthPx, other._widthPx);
    std::swap(_heightPx, other._heightPx);
    std::swap(_name, other._name);
    return *this;
}

Texture::~Texture() {
    if (_name != 0) {
        glDeleteTextures(1, &_name);
    }
}

void Texture::upload(int xPx, int yPx, int widthPx, int heightPx, std::span<const std::uint8_t> pixels) {
    const GlFormat how = glFormat(_format);
    assert(_format != Format::depth24);
    assert(pixels.size() == how.bytesPerPixel * static_cast<size_t>(widthPx) * static_cast<size_t>(heightPx));
    bind(0);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexSubImage2D(GL_TEXTURE_2D, 0, xPx, yPx, widthPx, heightPx, how.format, how.type, pixels.data());
}

void Texture::useNearest() { // NOLINT(readability-make-member-function-const): the texture changes
    bind(0);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
}

void Texture::bind(unsigned unit) const {
    glActiveTexture(GL_TEXTURE0 + unit);
    glBindTexture(GL_TEXTURE_2D, _name);
}

} // namespace khalkha
