#pragma once
// One video stream into one file through libavformat: the part that MP4, WebM and GIF share.

#include "base/new_file.h"
#include "clip/av.h"
#include "clip/encoder.h"

namespace khalkha::av {

struct StreamFormat {
    const char* muxer = "mp4";
    const char* codec = "libx264";
    AVPixelFormat pixelFormat = AV_PIX_FMT_YUV420P;
    AVRational timeBase{1, 30};
    /// "key=value" pairs for the codec and the muxer, separated by ':'.
    std::string codecOptions, muxerOptions;
};

class VideoWriter {
public:
    [[nodiscard]] static Result<std::unique_ptr<VideoWriter>>
    open(NewFile file, const StreamFormat& stream, const ClipFormat& format);
    /// Encodes a frame of the stream's pixel format; nullptr flushes.
    [[nodiscard]] Failure write(const AVFrame* frame);
    /// Flushes, writes the trailer, gives the file its name.
    [[nodiscard]] Failure finish();
    [[nodiscard]] const std::filesystem::path& path() const { return _file.path(); }
    /// code: of libav, negative.
    [[nodiscard]] Error error(const std::string& what, int code) const;
    ~VideoWriter();
    VideoWriter(const VideoWriter&) = delete;
    VideoWriter& operator=(const VideoWriter&) = delete;

private:
    explicit VideoWriter(NewFile file) : _file(std::move(file)), _descriptor(_file.descriptor()) {}
    [[nodiscard]] int openStream(const StreamFormat& stream, const ClipFormat& format);
    [[nodiscard]] int openCodec(const StreamFormat& stream, const ClipFormat& format);

    NewFile _file;
    int _descriptor; ///< of _file, at an address that the container can keep
    Ptr<AVFormatContext> _container;
    Ptr<AVCodecContext> _codec;
    Ptr<AVPacket> _packet;
};

} // namespace khalkha::av
