#pragma once
// A file as read-only memory: the CJK collections are 19 MB, of which a picture touches little.

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <span>

namespace khalkha {

class MappedFile {
public:
    [[nodiscard]] static Result<MappedFile> open(const std::filesystem::path& path);
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile();

    [[nodiscard]] std::span<const std::uint8_t> bytes() const { return _bytes; }

private:
    explicit MappedFile(std::span<const std::uint8_t> bytes) : _bytes(bytes) {}
    std::span<const std::uint8_t> _bytes;
};

} // namespace khalkha
