#pragma once
// One video stream into one file through libavformat: the part that MP4, WebM and GIF share.

#include "clip/av.h"
#include "clip/encoder.h"
#include "clip/part_file.h"

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
    open(PartFile file, const StreamFormat& stream, const ClipFormat& format);
    /// Encodes a frame of the stream's pixel format; nullptr flushes.
    [[nodiscard]] Failure write(const AVFrame* frame);
    /// Flushes, writes the trailer, renames.
    [[nodiscard]] Failure finish();
    [[nodiscard]] Error error(const std::string& what, int code) const;

private:
    VideoWriter(PartFile file) : _file(std::move(file)) {}
    [[nodiscard]] int openStream(const StreamFormat& stream, const ClipFormat& format);

    PartFile _file;
    Ptr<AVFormatContext> _container;
    Ptr<AVCodecContext> _codec;
    Ptr<AVPacket> _packet;
};

} // namespace khalkha::av
