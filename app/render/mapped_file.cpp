#include "render/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace khalkha {

namespace {

Error cannotRead(const std::filesystem::path& path, const char* why) {
    return {
        ErrorKind::input,
        {path.string(), "", "", ""},
        std::string("the font cannot be read: ") + why,
        "Install the packages fonts-noto-core and fonts-noto-cjk."};
}

} // namespace

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC); // NOLINT(*-vararg)
    if (file < 0) {
        return cannotRead(path, std::strerror(errno)); // NOLINT(concurrency-mt-unsafe)
    }
    struct stat status {};
    const bool usable = ::fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0;
    const auto size = usable ? static_cast<size_t>(status.st_size) : 0;
    void* memory = usable ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0) : MAP_FAILED;
    ::close(file);
    if (memory == MAP_FAILED) {
        return cannotRead(path, "it is empty or not a regular file");
    }
    return MappedFile(std::span(static_cast<const std::uint8_t*>(memory), size));
}

MappedFile::MappedFile(MappedFile&& other) noexcept : _bytes(std::exchange(other._bytes, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(_bytes, other._bytes);
    return *this;
}

MappedFile::~MappedFile() {
    if (!_bytes.empty()) {
        ::munmap(const_cast<std::uint8_t*>(_bytes.data()), _bytes.size()); // NOLINT(*-const-cast)
    }
}

} // namespace khalkha
