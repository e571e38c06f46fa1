#include "clip/file_io.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace khalkha::av {

namespace {

constexpr int bufferBytes = 64 * 1024;

/// Each reader and writer of a file has a place of its own in it.
struct OpenFile {
    int descriptor = -1;
    std::int64_t offset = 0;
};

int readSome(void* opaque, std::uint8_t* bytes, int size) {
    auto& file = *static_cast<OpenFile*>(opaque);
    const ssize_t read = ::pread(file.descriptor, bytes, static_cast<size_t>(size), file.offset);
    if (read < 0) {
        return AVERROR(errno);
    }
    file.offset += read;
    return read == 0 ? AVERROR_EOF : static_cast<int>(read);
}

int writeAll(void* opaque, const std::uint8_t* bytes, int size) {
    auto& file = *static_cast<OpenFile*>(opaque);
    for (int done = 0; done < size;) {
        const ssize_t written =
            ::pwrite(file.descriptor, bytes + done, static_cast<size_t>(size - done), file.offset);
        if (written < 0 && errno != EINTR) {
            return AVERROR(errno);
        }
        file.offset += written < 0 ? 0 : written;
        done += written < 0 ? 0 : static_cast<int>(written);
    }
    return size;
}

#if LIBAVFORMAT_VERSION_MAJOR < 61
int writeSome(void* opaque, std::uint8_t* bytes, int size) {
    return writeAll(opaque, bytes, size);
}
#else
int writeSome(void* opaque, const std::uint8_t* bytes, int size) {
    return writeAll(opaque, bytes, size);
}
#endif

std::int64_t moveTo(void* opaque, std::int64_t offset, int whence) {
    auto& file = *static_cast<OpenFile*>(opaque);
    const off_t size = ::lseek(file.descriptor, 0, SEEK_END);
    if (size < 0) {
        return AVERROR(errno);
    }
    switch (whence & ~AVSEEK_FORCE) {
    case AVSEEK_SIZE:
        return size;
    case SEEK_CUR:
        offset += file.offset;
        break;
    case SEEK_END:
        offset += size;
        break;
    default:
        break;
    }
    if (offset < 0) {
        return AVERROR(EINVAL);
    }
    file.offset = offset;
    return offset;
}

AVIOContext* open(int descriptor, bool writes) {
    auto* const buffer = static_cast<unsigned char*>(av_malloc(bufferBytes));
    auto file = std::make_unique<OpenFile>(OpenFile{descriptor, 0});
    AVIOContext* io = buffer == nullptr
                          ? nullptr
                          : avio_alloc_context(
                                buffer, bufferBytes, writes ? 1 : 0, file.get(), readSome, writeSome, moveTo);
    if (io == nullptr) {
        av_free(buffer);
        return nullptr;
    }
    (void)file.release(); // io's, until closeIo
    return io;
}

int openAgain(
    AVFormatContext* container,
    AVIOContext** io,
    const char* /*url*/,
    int flags,
    AVDictionary** /*options*/) {
    if ((flags & AVIO_FLAG_WRITE) != 0) {
        return AVERROR(EACCES); // a second file: none of the formats has one
    }
    *io = open(*static_cast<const int*>(container->opaque), false);
    return *io == nullptr ? AVERROR(ENOMEM) : 0;
}

int closeAgain(AVFormatContext* /*container*/, AVIOContext* io) {
    return closeIo(io);
}

} // namespace

AVIOContext* openForWriting(int descriptor) {
    return open(descriptor, true);
}

int closeIo(AVIOContext*& io) {
    if (io == nullptr) {
        return 0;
    }
    avio_flush(io);
    const int fault = io->error;
    delete static_cast<OpenFile*>(io->opaque);
    av_freep(&io->buffer);
    avio_context_free(&io);
    return fault < 0 ? fault : 0;
}

void useDescriptor(AVFormatContext& container, int& descriptor) {
    container.opaque = &descriptor;
    container.io_open = openAgain;
    container.io_close2 = closeAgain;
    container.flags |= AVFMT_FLAG_CUSTOM_IO;
}

} // namespace khalkha::av
