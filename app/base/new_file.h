#pragma once
// The one way in which the program writes a file.

#include "base/result.h"

#include <filesystem>
#include <string_view>

namespace khalkha {

/// Who may read a file that was not there before.
enum class Readers { usual, owner }; ///< as the umask says, or the owner alone

/// A file that appears under its name only when it is complete: until commit() it is a file of its own, with
/// a name that nobody can guess, in the same folder. Removed on destruction without commit(), and when a
/// signal ends the program. What stood under the name is whole until then, keeps its permissions, and is
/// replaced at once; of two that write the same name, the last to finish stays, whole.
///
/// Only a regular file is ever replaced: a link, folder, device, pipe or socket under the name is an error,
/// and so is a file that may not be written to.
class NewFile {
public:
    /// path: not empty, in a folder that is there. The error names it.
    [[nodiscard]] static Result<NewFile>
    create(const std::filesystem::path& path, Readers readers = Readers::usual);
    NewFile(NewFile&& other) noexcept;
    NewFile& operator=(NewFile&&) = delete;
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    ~NewFile();

    /// Open for reading and writing, empty at first; belongs to this.
    [[nodiscard]] int descriptor() const { return _descriptor; }
    [[nodiscard]] const std::filesystem::path& path() const { return _path; }
    /// Adds to the end.
    [[nodiscard]] Failure write(std::string_view bytes);
    /// Makes it safe on the disk and gives it its name.
    [[nodiscard]] Failure commit();
    /// An output error about this file; fault: errno, or 0 where there is none.
    [[nodiscard]] Error error(const std::string& what, int fault) const;

private:
    explicit NewFile(std::filesystem::path path) : _path(std::move(path)) {}
    void close();
    std::filesystem::path _path;
    std::string _name; ///< of its own, in _folder; empty when there is nothing to remove
    int _folder = -1;  ///< descriptor
    int _descriptor = -1;
    int _unfinished = -1; ///< see rememberUnfinished
};

/// A file that others read while it grows, and that stays as far as it has come: a report of a running
/// program. Added to where it is there already. What NewFile would not replace is not added to either.
class GrowingFile {
public:
    [[nodiscard]] static Result<GrowingFile> open(const std::filesystem::path& path);
    GrowingFile(GrowingFile&& other) noexcept;
    GrowingFile& operator=(GrowingFile&&) = delete;
    GrowingFile(const GrowingFile&) = delete;
    GrowingFile& operator=(const GrowingFile&) = delete;
    ~GrowingFile();
    /// Adds to the end, for others to see at once.
    [[nodiscard]] Failure write(std::string_view bytes) const;

private:
    GrowingFile(std::filesystem::path path, int descriptor)
        : _path(std::move(path)), _descriptor(descriptor) {}
    std::filesystem::path _path;
    int _descriptor = -1;
};

/// A whole file at once.
[[nodiscard]] Failure
writeNewFile(const std::filesystem::path& path, std::string_view bytes, Readers readers = Readers::usual);

} // namespace khalkha
