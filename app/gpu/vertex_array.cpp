#include "gpu/vertex_array.h"

#include <epoxy/gl.h>

#include <cassert>
#include <utility>

namespace khalkha {

namespace {

struct GlType {
    GLenum type;
    GLboolean normalised;
    bool integer;
};

GlType glType(Attribute::Type type) {
    switch (type) {
    case Attribute::Type::unorm8:
        return {GL_UNSIGNED_BYTE, GL_TRUE, false};
    case Attribute::Type::unorm16:
        return {GL_UNSIGNED_SHORT, GL_TRUE, false};
    case Attribute::Type::snorm16:
        return {GL_SHORT, GL_TRUE, false};
    case Attribute::Type::uint8:
        return {GL_UNSIGNED_BYTE, GL_FALSE, true};
    case Attribute::Type::uint16:
        return {GL_UNSIGNED_SHORT, GL_FALSE, false};
    case Attribute::Type::float32:
        break;
    }
    return {GL_FLOAT, GL_FALSE, false};
}

} // namespace

VertexArray::VertexArray(
    const Buffer& vertices,
    const Buffer& indices,
    std::size_t strideBytes,
    std::initializer_list<Attribute> attributes) {
    assert(vertices.kind() == Buffer::Kind::vertices && indices.kind() == Buffer::Kind::indices);
    glGenVertexArrays(1, &_name);
    glBindVertexArray(_name);
    glBindBuffer(GL_ARRAY_BUFFER, vertices.name());
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices.name());
    const auto stride = static_cast<GLsizei>(strideBytes);
    for (const Attribute& attribute : attributes) {
        const GlType how = glType(attribute.type);
        // GL takes the offset in a bound buffer as a pointer.
        const void* offset =
            reinterpret_cast<const void*>(attribute.offset); // NOLINT(performance-no-int-to-ptr)
        glEnableVertexAttribArray(attribute.location);
        if (how.integer) {
            glVertexAttribIPointer(attribute.location, attribute.components, how.type, stride, offset);
        } else {
            glVertexAttribPointer(
                attribute.location, attribute.components, how.type, how.normalised, stride, offset);
        }
    }
    glBindVertexArray(0);
    glBindBuffer(GL_ARRAY_BUFFER, 0);
}

VertexArray::VertexArray(VertexArray&& other) noexcept : _name(std::exchange(other._name, 0U)) {}

VertexArray& VertexArray::operator=(VertexArray&& other) noexcept {
    std::swap(_name, other._name);
    return *this;
}

VertexArray::~VertexArray() {
    if (_name != 0) {
        glDeleteVertexArrays(1, &_name);
    }
}

} // namespace khalkha
