#include "clip/encoder.h"

#include "clip/gif_encoder.h"
#include "clip/video_encoder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace khalkha {

namespace {

class PictureSequence : public Encoder {
public:
    PictureSequence(std::filesystem::path pattern, const ClipFormat& format)
        : _pattern(std::move(pattern)), _format(format) {}

    Failure add(std::span<const std::uint8_t> rgb) override {
        std::string name = _pattern.string();
        const size_t percent = name.find('%');
        const size_t end = name.find('d', percent);
        const std::string digits = name.substr(percent + 1, end - percent - 1);
        const int width = digits.empty() ? 0 : std::stoi(digits);
        name.replace(percent, end - percent + 1, fmt::format("{:0{}}", _count++, width));
        return writePng(name, _format.widthPx, _format.heightPx, rgb);
    }
    Failure finish() override { return std::nullopt; }

private:
    std::filesystem::path _pattern;
    ClipFormat _format;
    int _count = 0;
};

/// True for "%d" or "%0Nd" with one or two digits, once.
bool isNumbered(const std::string& name) {
    const size_t percent = name.find('%');
    const size_t end = name.find('d', percent);
    return percent != std::string::npos && end != std::string::npos && end - percent <= 3 &&
           name.find('%', percent + 1) == std::string::npos &&
           std::all_of(
               name.begin() + static_cast<std::ptrdiff_t>(percent) + 1,
               name.begin() + static_cast<std::ptrdiff_t>(end),
               [](unsigned char c) { return std::isdigit(c) != 0; });
}

Error usageError(const std::filesystem::path& path, std::string what, std::string hint) {
    return {ErrorKind::usage, {path.string(), "", "", ""}, std::move(what), std::move(hint)};
}

} // namespace

Result<std::unique_ptr<Encoder>> openEncoder(const std::filesystem::path& path, const ClipFormat& format) {
    std::string ending = path.extension().string();
    std::transform(
        ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return std::tolower(c); });
    if (format.widthPx < 16 || format.heightPx < 16 || format.framesPerSecond < 1 ||
        format.framesPerSecond > 240) {
        return usageError(path, "a clip has at least 16x16 pixels and 1 to 240 frames a second.", "");
    }
    if (ending == ".png") {
        if (!isNumbered(path.filename().string())) {
            return usageError(
                path, "numbered pictures need a place for the number.", "Name them like frame%05d.png.");
        }
        return std::unique_ptr<Encoder>(new PictureSequence(path, format));
    }
    if (ending != ".mp4" && ending != ".webm" && ending != ".gif") {
        return usageError(
            path,
            "clips are written as .mp4, .webm, .gif or numbered .png.",
            "Give the file one of these endings.");
    }
    if (ending != ".gif" && (format.widthPx % 2 != 0 || format.heightPx % 2 != 0)) {
        return usageError(
            path, "the video format needs an even width and height.", "Change --size by one pixel.");
    }
    auto part = PartFile::create(path);
    if (!part) {
        return part.error();
    }
    if (ending == ".gif") {
        return openGif(*std::move(part), format);
    }
    av::StreamFormat stream;
    stream.timeBase = {1, format.framesPerSecond};
    if (ending == ".mp4") {
        stream.codecOptions = fmt::format("crf={}:preset={}", format.quality, format.preset);
        stream.muxerOptions = "movflags=+faststart";
    } else {
        stream.muxer = "webm";
        stream.codec = "libvpx-vp9";
        stream.codecOptions =
            fmt::format("crf={}:b=0:deadline=good:cpu-used=4:row-mt=1", std::min(63, format.quality + 12));
    }
    return openVideo(*std::move(part), stream, format);
}

} // namespace khalkha
