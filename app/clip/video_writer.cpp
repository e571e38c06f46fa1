#include "clip/video_writer.h"

#include "base/stop.h"
#include "clip/file_io.h"

#include <fmt/format.h>

namespace khalkha::av {

std::string message(int code) {
    char text[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(code, text, sizeof(text));
    return text;
}

namespace {

/// errno in a code of libav; 0 where it is none.
int faultOf(int code) {
    const int fault = AVUNERROR(code);
    return fault > 0 && fault < 4096 ? fault : 0;
}

} // namespace

VideoWriter::~VideoWriter() {
    if (_container) {
        (void)closeIo(_container->pb);
    }
}

Error VideoWriter::error(const std::string& what, int code) const {
    const int fault = faultOf(code);
    return _file.error(fault == 0 ? what + ": " + message(code) : what, fault);
}

int VideoWriter::openCodec(const StreamFormat& stream, const ClipFormat& format) {
    const AVCodec* encoder = avcodec_find_encoder_by_name(stream.codec);
    if (encoder == nullptr) {
        return AVERROR_ENCODER_NOT_FOUND;
    }
    _codec.reset(avcodec_alloc_context3(encoder));
    _codec->width = format.widthPx;
    _codec->height = format.heightPx;
    _codec->pix_fmt = stream.pixelFormat;
    _codec->time_base = stream.timeBase;
    _codec->framerate = {format.framesPerSecond, 1};
    _codec->thread_count = format.threads;
    _codec->flags |= AV_CODEC_FLAG_BITEXACT;
    if (stream.pixelFormat == AV_PIX_FMT_YUV420P) {
        _codec->color_range = AVCOL_RANGE_MPEG;
        _codec->colorspace = AVCOL_SPC_BT709;
        _codec->color_primaries = AVCOL_PRI_BT709;
        _codec->color_trc = AVCOL_TRC_BT709;
    }
    if ((_container->oformat->flags & AVFMT_GLOBALHEADER) != 0) {
        _codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    }
    AVDictionary* options = nullptr;
    av_dict_parse_string(&options, stream.codecOptions.c_str(), "=", ":", 0);
    const int code = avcodec_open2(_codec.get(), encoder, &options);
    av_dict_free(&options);
    return code;
}

int VideoWriter::openStream(const StreamFormat& stream, const ClipFormat& format) {
    AVStream* track = avformat_new_stream(_container.get(), nullptr);
    if (track == nullptr) {
        return AVERROR(ENOMEM);
    }
    track->time_base = stream.timeBase;
    track->avg_frame_rate = {format.framesPerSecond, 1};
    int code = avcodec_parameters_from_context(track->codecpar, _codec.get());
    if (code >= 0) {
        _container->pb = openForWriting(_file.descriptor());
        code = _container->pb == nullptr ? AVERROR(ENOMEM) : 0;
    }
    if (code >= 0) {
        AVDictionary* options = nullptr;
        av_dict_parse_string(&options, stream.muxerOptions.c_str(), "=", ":", 0);
        code = avformat_write_header(_container.get(), &options);
        av_dict_free(&options);
    }
    return code;
}

Result<std::unique_ptr<VideoWriter>>
VideoWriter::open(NewFile file, const StreamFormat& stream, const ClipFormat& format) {
    av_log_set_level(AV_LOG_QUIET);
    std::unique_ptr<VideoWriter> writer(new VideoWriter(std::move(file)));
    writer->_packet.reset(av_packet_alloc());
    AVFormatContext* container = nullptr;
    int code = avformat_alloc_output_context2(&container, nullptr, stream.muxer, nullptr);
    if (code < 0) {
        return writer->error("the container cannot be made", code);
    }
    writer->_container.reset(container);
    // No dates, no library versions: the same frames give the same bytes.
    container->flags |= AVFMT_FLAG_BITEXACT;
    useDescriptor(*container, writer->_descriptor);
    if (code = writer->openCodec(stream, format); code < 0) {
        return Error{
            code == AVERROR_ENCODER_NOT_FOUND ? ErrorKind::output : ErrorKind::usage,
            {writer->_file.path().string(), {}, {}, {}},
            fmt::format(
                "the encoder {} does not take {}x{} pixels at {} frames a second: {}.",
                stream.codec,
                format.widthPx,
                format.heightPx,
                format.framesPerSecond,
                message(code)),
            "Make --size smaller, or write a GIF or numbered PNG."};
    }
    if (code = writer->openStream(stream, format); code < 0) {
        return writer->error("could not be begun", code);
    }
    return writer;
}

Failure VideoWriter::write(const AVFrame* frame) {
    int code = avcodec_send_frame(_codec.get(), frame);
    while (code >= 0) {
        if (stopRequested()) {
            return interrupted(_file.path());
        }
        code = avcodec_receive_packet(_codec.get(), _packet.get());
        if (code == AVERROR(EAGAIN) || code == AVERROR_EOF) {
            return std::nullopt;
        }
        if (code >= 0) {
            av_packet_rescale_ts(_packet.get(), _codec->time_base, _container->streams[0]->time_base);
            code = av_interleaved_write_frame(_container.get(), _packet.get());
        }
        if (code >= 0 && _container->pb->error < 0) {
            code = _container->pb->error;
        }
    }
    return error("could not be written to the end", code);
}

Failure VideoWriter::finish() {
    if (auto failure = write(nullptr)) {
        return failure;
    }
    int code = av_write_trailer(_container.get());
    const int closed = closeIo(_container->pb);
    code = code < 0 ? code : closed;
    return code < 0 ? Failure(error("could not be written to the end", code)) : _file.commit();
}

} // namespace khalkha::av
