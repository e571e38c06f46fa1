#pragma once
// Encoders: frames in, file out. The file appears under its final name only when finish() succeeds.

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace khalkha {

/// Writes 8-bit RGB rows, top row first. Atomic: a temporary file beside, then renamed.
[[nodiscard]] Failure
writePng(const std::filesystem::path& path, int widthPx, int heightPx, std::span<const std::uint8_t> rgb);

struct ClipFormat {
    int widthPx = 1280, heightPx = 720; ///< even numbers
    int framesPerSecond = 30;
    int quality = 20; ///< H.264 CRF, 0..51
    std::string preset = "medium";
    int threads = 1; ///< 1 = the same bytes everywhere
};

class Encoder {
public:
    Encoder() = default;
    Encoder(const Encoder&) = delete;
    Encoder& operator=(const Encoder&) = delete;
    virtual ~Encoder() = default;
    /// RGB rows, top row first, widthPx * heightPx * 3 bytes.
    [[nodiscard]] virtual Failure add(std::span<const std::uint8_t> rgb) = 0;
    /// Flushes, checks the disk, renames. Without it the temporary file is removed on destruction.
    [[nodiscard]] virtual Failure finish() = 0;
};
/// By the ending: .mp4 (H.264, yuv420p, fast start), .webm (VP9), .gif (palette), .png with %05d (numbered
/// pictures).
[[nodiscard]] Result<std::unique_ptr<Encoder>>
openEncoder(const std::filesystem::path& path, const ClipFormat& format);

} // namespace khalkha
