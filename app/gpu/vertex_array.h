#pragma once
// How the bytes of a vertex buffer become attributes of a shader.

#include "gpu/buffer.h"

#include <initializer_list>

namespace khalkha {

/// One attribute: its layout location and where it lies in a vertex.
struct Attribute {
    /// uint8 reaches the shader as an integer, uint16 as a float of the same value.
    enum class Type { float32, unorm8, unorm16, snorm16, uint8, uint16 };
    unsigned location = 0;
    int components = 1;
    Type type = Type::float32;
    std::size_t offset = 0; ///< bytes from the start of the vertex
};

/// Move-only owner of a GL vertex array; refers to its two buffers, which must live as long.
class VertexArray {
public:
    VertexArray(
        const Buffer& vertices,
        const Buffer& indices,
        std::size_t strideBytes,
        std::initializer_list<Attribute> attributes);
    VertexArray(VertexArray&& other) noexcept;
    VertexArray& operator=(VertexArray&& other) noexcept;
    VertexArray(const VertexArray&) = delete;
    VertexArray& operator=(const VertexArray&) = delete;
    ~VertexArray();

    [[nodiscard]] unsigned name() const { return _name; }

private:
    unsigned _name = 0;
};

} // namespace khalkha
