#include "base/new_file.h"

#include "base/stop.h"
#include "base/write_all.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <utility>

namespace khalkha {

namespace {

namespace fs = std::filesystem;

Error outputError(const fs::path& path, std::string what, std::string hint) {
    return {ErrorKind::output, {path.string(), {}, {}, {}}, std::move(what), std::move(hint)};
}

std::string reason(int fault) {
    return std::strerror(fault); // NOLINT(concurrency-mt-unsafe): messages are made by one thread
}

std::string remedy(int fault) {
    switch (fault) {
    case ENOSPC:
    case EDQUOT:
        return "Make room on the disk, or choose a folder elsewhere.";
    case EFBIG:
        return "Files may not become so large here; choose a folder elsewhere.";
    case ENOENT:
    case ENOTDIR:
    case EACCES:
    case EPERM:
    case EROFS:
        return "Choose a folder that exists and that you may write to.";
    case ENAMETOOLONG:
        return "Choose a shorter name.";
    default:
        return {};
    }
}

Error cannotWrite(const fs::path& path, int fault) {
    return outputError(path, fmt::format("cannot be written: {}.", reason(fault)), remedy(fault));
}

/// What stands under the name, if it may be replaced.
struct Target {
    bool there = false;
    mode_t permissions = 0;
};

/// folder: descriptor of the folder of the path.
Result<Target> lookAt(int folder, const fs::path& path) {
    const std::string name = path.filename().string();
    struct stat status = {};
    if (::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
        return errno == ENOENT ? Result<Target>(Target{}) : cannotWrite(path, errno);
    }
    if (S_ISDIR(status.st_mode)) {
        return outputError(path, "is a folder; a file name was expected.", "Add a name.");
    }
    if (S_ISLNK(status.st_mode)) {
        return outputError(
            path,
            "is a link; only a file itself is replaced.",
            "Give the name of the file that it leads to, or remove the link.");
    }
    if (!S_ISREG(status.st_mode)) {
        const char* const kind = S_ISFIFO(status.st_mode)   ? "a pipe"
                                 : S_ISSOCK(status.st_mode) ? "a socket"
                                                            : "a device";
        return outputError(
            path, fmt::format("is {}; only a file is replaced.", kind), "Give the name of a file.");
    }
    if (::faccessat(folder, name.c_str(), W_OK, AT_EACCESS) != 0) {
        return outputError(
            path,
            fmt::format("is there and may not be written to: {}.", reason(errno)),
            "Choose another name, or make it writable.");
    }
    return Target{true, status.st_mode & 0777U};
}

int openFolderOf(const fs::path& path) {
    const fs::path parent = path.parent_path();
    return ::open(parent.empty() ? "." : parent.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
}

/// 16 hexadecimal digits that nobody can guess.
std::string randomName() {
    std::uint64_t number = 0;
    if (::getrandom(&number, sizeof(number), 0) != sizeof(number)) {
        return {};
    }
    return fmt::format(".khalkha-{:016x}.part", number);
}

} // namespace

NewFile::NewFile(NewFile&& other) noexcept
    : _path(std::move(other._path)),
      _name(std::exchange(other._name, {})),
      _folder(std::exchange(other._folder, -1)),
      _descriptor(std::exchange(other._descriptor, -1)),
      _unfinished(std::exchange(other._unfinished, -1)) {}

NewFile::~NewFile() {
    close();
}

void NewFile::close() {
    if (!_name.empty()) {
        (void)::unlinkat(_folder, _name.c_str(), 0);
        _name.clear();
    }
    forgetUnfinished(std::exchange(_unfinished, -1));
    for (int* const descriptor : {&_descriptor, &_folder}) {
        if (*descriptor >= 0) {
            (void)::close(std::exchange(*descriptor, -1));
        }
    }
}

Result<NewFile> NewFile::create(const fs::path& path, Readers readers) {
    if (path.filename().empty() || path.filename() == "." || path.filename() == "..") {
        return outputError(path, "names no file; a file name was expected.", "Add a name.");
    }
    NewFile file(path);
    file._folder = openFolderOf(path);
    if (file._folder < 0) {
        return cannotWrite(path, errno);
    }
    const Result<Target> target = lookAt(file._folder, path);
    if (!target) {
        return target.error();
    }
    constexpr int tries = 8; // a name that is taken already is a chance of 1 in 2^64
    for (int i = 0; i < tries && file._descriptor < 0; ++i) {
        const std::string name = randomName();
        file._descriptor = ::openat(
            file._folder,
            name.c_str(),
            O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
            readers == Readers::owner ? 0600 : 0666);
        if (file._descriptor >= 0) {
            file._name = name;
            file._unfinished = rememberUnfinished(file._folder, name.c_str());
        } else if (errno != EEXIST) {
            break;
        }
    }
    if (file._descriptor < 0) {
        return cannotWrite(path, errno);
    }
    if (target->there) {
        (void)::fchmod(file._descriptor, target->permissions); // best effort: not every disk knows them
    }
    return file;
}

// NOLINTNEXTLINE(readability-make-member-function-const): it changes the file
Failure NewFile::write(std::string_view bytes) {
    const int fault = writeAll(_descriptor, bytes);
    return fault == 0 ? Failure() : error("could not be written to the end", fault);
}

Failure NewFile::commit() {
    // Some disks cannot do it (EINVAL, ENOTSUP); that they are full or broken shows here at the latest.
    if (::fsync(_descriptor) != 0 && (errno == EIO || errno == ENOSPC || errno == EDQUOT)) {
        return error("could not be written to the end", errno);
    }
    const int closed = ::close(std::exchange(_descriptor, -1));
    if (closed != 0 && errno != EINTR) {
        return error("could not be written to the end", errno);
    }
    if (const Result<Target> target = lookAt(_folder, _path); !target) {
        return target.error(); // it became something else meanwhile
    }
    if (::renameat(_folder, _name.c_str(), _folder, _path.filename().c_str()) != 0) {
        return error("cannot take its name", errno);
    }
    _name.clear();
    if (const int folder = ::openat(_folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC); folder >= 0) {
        (void)::fsync(folder); // the name, too; a folder that may not be read is left to the system
        (void)::close(folder);
    }
    close();
    return std::nullopt;
}

Error NewFile::error(const std::string& what, int fault) const {
    const std::string hint = remedy(fault);
    return outputError(
        _path,
        fault == 0 ? what + '.' : fmt::format("{}: {}.", what, reason(fault)),
        "What stood under that name is as it was." + (hint.empty() ? hint : ' ' + hint));
}

Result<GrowingFile> GrowingFile::open(const fs::path& path) {
    const int folder = openFolderOf(path);
    if (folder < 0) {
        return cannotWrite(path, errno);
    }
    Result<Target> target = lookAt(folder, path);
    int descriptor = -1;
    if (target) { // without waiting, should it have become a pipe meanwhile
        descriptor = ::openat(
            folder,
            path.filename().c_str(),
            O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC,
            0666);
    }
    const int fault = errno;
    (void)::close(folder);
    if (!target) {
        return target.error();
    }
    if (descriptor < 0) {
        return cannotWrite(path, fault);
    }
    return GrowingFile(path, descriptor);
}

GrowingFile::GrowingFile(GrowingFile&& other) noexcept
    : _path(std::move(other._path)), _descriptor(std::exchange(other._descriptor, -1)) {}

GrowingFile::~GrowingFile() {
    if (_descriptor >= 0) {
        (void)::close(_descriptor);
    }
}

Failure GrowingFile::write(std::string_view bytes) const {
    const int fault = writeAll(_descriptor, bytes);
    return fault == 0 ? Failure() : cannotWrite(_path, fault);
}

Failure writeNewFile(const fs::path& path, std::string_view bytes, Readers readers) {
    Result<NewFile> file = NewFile::create(path, readers);
    if (!file) {
        return file.error();
    }
    if (Failure failure = file->write(bytes)) {
        return failure;
    }
    return file->commit();
}

} // namespace khalkha
