#include "clip/video_encoder.h"

namespace khalkha {

namespace {

class VideoEncoder : public Encoder {
public:
    VideoEncoder(std::unique_ptr<av::VideoWriter> writer, const ClipFormat& format)
        : _writer(std::move(writer)), _format(format), _frame(av_frame_alloc()) {
        _scaler.reset(sws_getContext(
            format.widthPx,
            format.heightPx,
            AV_PIX_FMT_RGB24,
            format.widthPx,
            format.heightPx,
            AV_PIX_FMT_YUV420P,
            SWS_BILINEAR | SWS_FULL_CHR_H_INT | SWS_ACCURATE_RND | SWS_BITEXACT,
            nullptr,
            nullptr,
            nullptr));
        const int* bt709 = sws_getCoefficients(SWS_CS_ITU709);
        sws_setColorspaceDetails(_scaler.get(), bt709, 1, bt709, 0, 0, 1 << 16, 1 << 16);
    }

    Failure add(std::span<const std::uint8_t> rgb) override {
        // A fresh buffer a frame: the encoder may still hold the last ones.
        av_frame_unref(_frame.get());
        _frame->format = AV_PIX_FMT_YUV420P;
        _frame->width = _format.widthPx;
        _frame->height = _format.heightPx;
        _frame->color_range = AVCOL_RANGE_MPEG;
        _frame->colorspace = AVCOL_SPC_BT709;
        if (const int code = av_frame_get_buffer(_frame.get(), 0); code < 0) {
            return _writer->error("no memory for a frame", code);
        }
        const std::uint8_t* rows[1] = {rgb.data()};
        const int stride[1] = {_format.widthPx * 3};
        sws_scale(_scaler.get(), rows, stride, 0, _format.heightPx, _frame->data, _frame->linesize);
        _frame->pts = _count++;
        return _writer->write(_frame.get());
    }

    Failure finish() override { return _writer->finish(); }

private:
    std::unique_ptr<av::VideoWriter> _writer;
    ClipFormat _format;
    av::Ptr<AVFrame> _frame;
    av::Ptr<SwsContext> _scaler;
    std::int64_t _count = 0;
};

} // namespace

Result<std::unique_ptr<Encoder>>
openVideo(NewFile file, const av::StreamFormat& stream, const ClipFormat& format) {
    auto writer = av::VideoWriter::open(std::move(file), stream, format);
    if (!writer) {
        return writer.error();
    }
    return std::unique_ptr<Encoder>(new VideoEncoder(*std::move(writer), format));
}

} // namespace khalkha
