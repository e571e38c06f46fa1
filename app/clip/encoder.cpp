#include "clip/encoder.h"

#include "base/new_file.h"
#include "base/text.h"
#include "clip/gif_encoder.h"
#include "clip/video_encoder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <optional>

namespace khalkha {

namespace {

/// The parts of "frame%05d.png" around the number.
struct NumberedName {
    std::string before, after;
    int digits = 0;

    [[nodiscard]] std::string name(int number) const {
        return fmt::format("{}{:0{}}{}", before, number, digits, after);
    }
};

/// True for "%d" or "%0Nd" with one or two digits, once. A folder may be called what it likes.
std::optional<NumberedName> numberedName(const std::string& name) {
    const size_t percent = name.find('%');
    const size_t end = name.find('d', percent);
    if (percent == std::string::npos || end == std::string::npos || end - percent > 3 ||
        name.find('%', percent + 1) != std::string::npos) {
        return std::nullopt;
    }
    NumberedName parts{name.substr(0, percent), name.substr(end + 1), 0};
    for (size_t i = percent + 1; i < end; ++i) {
        if (std::isdigit(static_cast<unsigned char>(name[i])) == 0) {
            return std::nullopt;
        }
        parts.digits = parts.digits * 10 + (name[i] - '0');
    }
    return parts;
}

class PictureSequence : public Encoder {
public:
    PictureSequence(std::filesystem::path folder, NumberedName name, ClipFormat format)
        : _folder(std::move(folder)), _name(std::move(name)), _format(std::move(format)) {}

    Failure add(std::span<const std::uint8_t> rgb) override {
        Failure failure = writePng(path(_count), _format.widthPx, _format.heightPx, rgb);
        _count += failure ? 0 : 1;
        return failure;
    }
    Failure finish() override {
        _finished = true;
        return std::nullopt;
    }
    [[nodiscard]] std::string remark() const override {
        if (!_finished) {
            return _count == 0 ? std::string()
                               : fmt::format(
                                     "{} pictures were written before, {} to {}.",
                                     _count,
                                     _name.name(0),
                                     _name.name(_count - 1));
        }
        std::error_code fault;
        return std::filesystem::exists(path(_count), fault)
                   ? fmt::format(
                         "{} and what follows is of an earlier, longer clip: remove it, or it will be taken "
                         "for the end of this one.",
                         path(_count).string())
                   : std::string();
    }

private:
    [[nodiscard]] std::filesystem::path path(int number) const { return _folder / _name.name(number); }

    std::filesystem::path _folder;
    NumberedName _name;
    ClipFormat _format;
    int _count = 0;
    bool _finished = false;
};

std::string endingOf(const std::filesystem::path& path) {
    return toLowerAscii(path.extension().string());
}

Error usageError(const std::filesystem::path& path, std::string what, std::string hint) {
    return {ErrorKind::usage, {path.string(), "", "", ""}, std::move(what), std::move(hint)};
}

} // namespace

int fastestRate(const std::filesystem::path& path) {
    return endingOf(path) == ".gif" ? 50 : 240;
}

Error interrupted(const std::filesystem::path& path) {
    return {ErrorKind::output, {path.string(), "", "", ""}, "interrupted; no clip was written.", ""};
}

Failure checkClip(const std::filesystem::path& path, const ClipFormat& format) {
    const std::string ending = endingOf(path);
    const int most = fastestRate(path);
    if (format.widthPx < 16 || format.heightPx < 16 || format.framesPerSecond < 1 ||
        format.framesPerSecond > most) {
        return usageError(
            path,
            fmt::format("such a clip has at least 16x16 pixels and 1 to {} frames a second.", most),
            "");
    }
    if (ending == ".png") {
        return numberedName(path.filename().string()) ? Failure()
                                                      : usageError(
                                                            path,
                                                            "numbered pictures need a place for the number.",
                                                            "Name them like frame%05d.png.");
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
    return std::nullopt;
}

Result<std::unique_ptr<Encoder>> openEncoder(const std::filesystem::path& path, const ClipFormat& format) {
    if (Failure failure = checkClip(path, format)) {
        return *failure;
    }
    const std::string ending = endingOf(path);
    if (ending == ".png") {
        return std::unique_ptr<Encoder>(
            new PictureSequence(path.parent_path(), *numberedName(path.filename().string()), format));
    }
    auto file = NewFile::create(path);
    if (!file) {
        return file.error();
    }
    if (ending == ".gif") {
        return openGif(*std::move(file), format);
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
    return openVideo(*std::move(file), stream, format);
}

} // namespace khalkha
