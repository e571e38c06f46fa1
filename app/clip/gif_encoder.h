#pragma once
// GIF with one palette for the whole clip (libavfilter's palettegen and paletteuse).

#include "clip/video_writer.h"

namespace khalkha {

[[nodiscard]] Result<std::unique_ptr<Encoder>> openGif(NewFile file, const ClipFormat& format);

} // namespace khalkha
