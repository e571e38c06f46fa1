#include "gpu/buffer.h"

#include <epoxy/gl.h>

#include <utility>

namespace khalkha {

Buffer::Buffer(Kind kind) : _kind(kind) {
    glGenBuffers(1, &_name);
}

Buffer::Buffer(Buffer&& other) noexcept : _kind(other._kind), _name(std::exchange(other._name, 0U)) {}

Buffer& Buffer::operator=(Buffer&& other) noexcept {
    std::swap(_kind, other._kind);
    std::swap(_name, other._name);
    return *this;
}

Buffer::~Buffer() {
    if (_name != 0) {
        glDeleteBuffers(1, &_name);
    }
}

void Buffer::uploadBytes(std::span<const std::byte> bytes, Use use) const {
    // Through the neutral target: binding an index buffer elsewhere would change the bound vertex array.
    glBindBuffer(GL_COPY_WRITE_BUFFER, _name);
    glBufferData(
        GL_COPY_WRITE_BUFFER,
        static_cast<GLsizeiptr>(bytes.size()),
        bytes.data(),
        use == Use::keep ? GL_STATIC_DRAW : GL_STREAM_DRAW);
    glBindBuffer(GL_COPY_WRITE_BUFFER, 0);
}

} // namespace khalkha
