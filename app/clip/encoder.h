#pragma once
// Encoders: frames in, file out. The file appears under its final name only when finish() succeeds.

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace khalkha {

/// Writes 8-bit RGB rows, top row first, as a NewFile: whole or not at all.
[[nodiscard]] Failure
writePng(const std::filesystem::path& path, int widthPx, int heightPx, std::span<const std::uint8_t> rgb);

/// More frames a second than this a file of the name cannot show: a GIF counts hundredths of a second, and
/// programs that show one take a frame of less than two of them for one of ten.
[[nodiscard]] int fastestRate(const std::filesystem::path& path);
/// The error of a clip that was given up because somebody asked for the end (see stopRequested).
[[nodiscard]] Error interrupted(const std::filesystem::path& path);

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
    /// Flushes, checks the disk, gives the file its name. Without it nothing is left on destruction but the
    /// numbered pictures that were complete. Ends early when stopRequested().
    [[nodiscard]] virtual Failure finish() = 0;
    /// A sentence on what else lies under the names of the clip: numbered pictures written before a failure,
    /// or those of an earlier, longer clip. Empty when there is nothing to say.
    [[nodiscard]] virtual std::string remark() const { return {}; }
};
/// Whether the name and the format go together; the error is one of usage. Writes nothing.
[[nodiscard]] Failure checkClip(const std::filesystem::path& path, const ClipFormat& format);
/// By the ending: .mp4 (H.264, yuv420p, fast start), .webm (VP9), .gif (palette), .png with %05d (numbered
/// pictures).
[[nodiscard]] Result<std::unique_ptr<Encoder>>
openEncoder(const std::filesystem::path& path, const ClipFormat& format);

} // namespace khalkha
