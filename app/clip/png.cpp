#include "base/new_file.h"
#include "clip/encoder.h"

#include <png.h>
#include <unistd.h>

#include <cerrno>
#include <csetjmp>
#include <cstdio>
#include <memory>
#include <vector>

namespace khalkha {

namespace {

struct CloseFile {
    void operator()(std::FILE* file) const { (void)std::fclose(file); }
};

// libpng reports errors by longjmp; no object with a destructor lives in this function.
bool writeRows(std::FILE* file, int widthPx, int heightPx, const std::uint8_t* rgb) {
    png_structp png = png_create_write_struct(
        PNG_LIBPNG_VER_STRING,
        nullptr,
        [](png_structp self, png_const_charp) { png_longjmp(self, 1); },
        [](png_structp, png_const_charp) {});
    if (png == nullptr) {
        return false;
    }
    png_infop info = png_create_info_struct(png);
    if (info == nullptr || setjmp(png_jmpbuf(png)) != 0) { // NOLINT(cert-err52-cpp)
        png_destroy_write_struct(&png, &info);
        return false;
    }
    png_init_io(png, file);
    png_set_compression_level(png, 4);
    png_set_IHDR(
        png,
        info,
        static_cast<png_uint_32>(widthPx),
        static_cast<png_uint_32>(heightPx),
        8,
        PNG_COLOR_TYPE_RGB,
        PNG_INTERLACE_NONE,
        PNG_COMPRESSION_TYPE_DEFAULT,
        PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    for (int row = 0; row < heightPx; ++row) {
        png_write_row(png, rgb + static_cast<size_t>(row) * static_cast<size_t>(widthPx) * 3);
    }
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return true;
}

} // namespace

Failure
writePng(const std::filesystem::path& path, int widthPx, int heightPx, std::span<const std::uint8_t> rgb) {
    auto target = NewFile::create(path);
    if (!target) {
        return target.error();
    }
    const int descriptor = ::dup(target->descriptor()); // fclose closes one, the NewFile the other
    std::unique_ptr<std::FILE, CloseFile> file(descriptor < 0 ? nullptr : ::fdopen(descriptor, "wb"));
    if (!file) {
        return target->error("cannot be opened for writing", errno);
    }
    errno = 0;
    if (!writeRows(file.get(), widthPx, heightPx, rgb.data()) || std::fflush(file.get()) != 0) {
        return target->error("could not be written to the end", errno);
    }
    file.reset();
    return target->commit();
}

} // namespace khalkha
