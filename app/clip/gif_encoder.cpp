#include "clip/gif_encoder.h"

#include "base/stop.h"

#include <fmt/format.h>

extern "C" {
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>
}

namespace khalkha {

namespace {

class GifEncoder : public Encoder {
public:
    GifEncoder(std::unique_ptr<av::VideoWriter> writer, ClipFormat format)
        : _writer(std::move(writer)),
          _format(std::move(format)),
          _graph(avfilter_graph_alloc()),
          _frame(av_frame_alloc()) {}

    [[nodiscard]] Error error(const std::string& what, int code) const { return _writer->error(what, code); }

    /// Builds source -> palette -> sink. The palette needs every frame, so frames wait in the graph until
    /// finish().
    [[nodiscard]] int openGraph() {
        const std::string source = fmt::format(
            "video_size={}x{}:pix_fmt={}:time_base=1/{}:pixel_aspect=1/1",
            _format.widthPx,
            _format.heightPx,
            static_cast<int>(AV_PIX_FMT_RGB24),
            _format.framesPerSecond);
        int code = avfilter_graph_create_filter(
            &_source, avfilter_get_by_name("buffer"), "in", source.c_str(), nullptr, _graph.get());
        if (code >= 0) {
            code = avfilter_graph_create_filter(
                &_sink, avfilter_get_by_name("buffersink"), "out", nullptr, nullptr, _graph.get());
        }
        if (code < 0) {
            return code;
        }
        AVFilterInOut* outputs = avfilter_inout_alloc();
        AVFilterInOut* inputs = avfilter_inout_alloc();
        outputs->name = av_strdup("in");
        outputs->filter_ctx = _source;
        inputs->name = av_strdup("out");
        inputs->filter_ctx = _sink;
        code = avfilter_graph_parse_ptr(
            _graph.get(),
            "[in]split[a][b];[a]palettegen=stats_mode=full[p];[b][p]paletteuse=dither=bayer:bayer_scale=4:"
            "diff_mode=rectangle[out]",
            &inputs,
            &outputs,
            nullptr);
        avfilter_inout_free(&inputs);
        avfilter_inout_free(&outputs);
        return code < 0 ? code : avfilter_graph_config(_graph.get(), nullptr);
    }

    Failure add(std::span<const std::uint8_t> rgb) override {
        av_frame_unref(_frame.get());
        _frame->format = AV_PIX_FMT_RGB24;
        _frame->width = _format.widthPx;
        _frame->height = _format.heightPx;
        _frame->pts = _count++;
        int code = av_frame_get_buffer(_frame.get(), 0);
        if (code >= 0) {
            const auto rowBytes = static_cast<size_t>(_format.widthPx) * 3;
            for (int row = 0; row < _format.heightPx; ++row) {
                const auto first = rgb.subspan(static_cast<size_t>(row) * rowBytes, rowBytes);
                std::copy(
                    first.begin(),
                    first.end(),
                    _frame->data[0] + static_cast<std::ptrdiff_t>(row) * _frame->linesize[0]);
            }
            code = av_buffersrc_add_frame(_source, _frame.get());
        }
        return code < 0 ? Failure(_writer->error("a frame could not be kept", code)) : std::nullopt;
    }

    Failure finish() override {
        int code = av_buffersrc_add_frame(_source, nullptr);
        const av::Ptr<AVFrame> out(av_frame_alloc());
        while (code >= 0) {
            code = av_buffersink_get_frame(_sink, out.get());
            if (code == AVERROR_EOF) {
                return _writer->finish();
            }
            if (stopRequested()) {
                return interrupted(_writer->path());
            }
            if (code >= 0) {
                if (auto failure = _writer->write(out.get())) {
                    return failure;
                }
                av_frame_unref(out.get());
            }
        }
        return _writer->error("the palette could not be made", code);
    }

private:
    std::unique_ptr<av::VideoWriter> _writer;
    ClipFormat _format;
    av::Ptr<AVFilterGraph> _graph;
    AVFilterContext* _source = nullptr; ///< owned by the graph
    AVFilterContext* _sink = nullptr;   ///< owned by the graph
    av::Ptr<AVFrame> _frame;
    std::int64_t _count = 0;
};

} // namespace

Result<std::unique_ptr<Encoder>> openGif(NewFile file, const ClipFormat& format) {
    av::StreamFormat stream;
    stream.muxer = "gif";
    stream.codec = "gif";
    stream.pixelFormat = AV_PIX_FMT_PAL8;
    stream.timeBase = {1, format.framesPerSecond};
    stream.muxerOptions = "loop=0:final_delay=200";
    auto writer = av::VideoWriter::open(std::move(file), stream, format);
    if (!writer) {
        return writer.error();
    }
    auto encoder = std::make_unique<GifEncoder>(*std::move(writer), format);
    if (const int code = encoder->openGraph(); code < 0) {
        return encoder->error("the palette filter cannot start", code);
    }
    return std::unique_ptr<Encoder>(std::move(encoder));
}

} // namespace khalkha
