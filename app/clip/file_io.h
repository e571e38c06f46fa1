#pragma once
// libavformat writes to and reads from an open file, by its descriptor: no name of the user's reaches it,
// which would take "file:x" or "12:30.mp4" for an address.

#include "clip/av.h"

namespace khalkha::av {

/// Writes to the descriptor from its beginning; it stays the caller's. nullptr without memory.
[[nodiscard]] AVIOContext* openForWriting(int descriptor);
/// Writes what is kept; 0 or the first fault of writing, in libav's numbers. nullptr is fine.
int closeIo(AVIOContext*& io);
/// A muxer that wants to read what it has written (fast start of MP4) gets the same file.
void useDescriptor(AVFormatContext& container, int& descriptor);

} // namespace khalkha::av
