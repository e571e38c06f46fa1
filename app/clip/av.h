#pragma once
// RAII for libav's objects, private to clip/.

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavfilter/avfilter.h>
#include <libavformat/avformat.h>
#include <libswscale/swscale.h>
}

#include <memory>
#include <string>

namespace khalkha::av {

struct Free {
    /// Its pb is whoever's opened it.
    void operator()(AVFormatContext* context) const { avformat_free_context(context); }
    void operator()(AVCodecContext* context) const { avcodec_free_context(&context); }
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
    void operator()(SwsContext* context) const { sws_freeContext(context); }
    void operator()(AVFilterGraph* graph) const { avfilter_graph_free(&graph); }
};
template <class T> using Ptr = std::unique_ptr<T, Free>;

/// libav's words for an error code.
[[nodiscard]] std::string message(int code);

} // namespace khalkha::av
