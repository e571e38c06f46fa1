#pragma once
// A buffer object in GPU memory.

#include <cstddef>
#include <span>

namespace khalkha {

/// Move-only owner of a GL buffer. Needs the context current for its whole life.
class Buffer {
public:
    enum class Kind { vertices, indices };
    /// keep: written once and drawn often; stream: written anew for every frame.
    enum class Use { keep, stream };

    explicit Buffer(Kind kind);
    Buffer(Buffer&& other) noexcept;
    Buffer& operator=(Buffer&& other) noexcept;
    Buffer(const Buffer&) = delete;
    Buffer& operator=(const Buffer&) = delete;
    ~Buffer();

    /// Replaces the whole content; the driver keeps the old one as long as a draw still reads it.
    template <class T> void upload(std::span<const T> content, Use use) const {
        uploadBytes(std::as_bytes(content), use);
    }
    void uploadBytes(std::span<const std::byte> bytes, Use use) const;

    [[nodiscard]] Kind kind() const { return _kind; }
    [[nodiscard]] unsigned name() const { return _name; }

private:
    Kind _kind;
    unsigned _name = 0;
};

} // namespace khalkha
