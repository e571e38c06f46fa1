#pragma once
// MP4 and WebM: RGB in, YUV 4:2:0 (BT.709) out.

#include "clip/video_writer.h"

namespace khalkha {

[[nodiscard]] Result<std::unique_ptr<Encoder>>
openVideo(NewFile file, const av::StreamFormat& stream, const ClipFormat& format);

} // namespace khalkha
