#pragma once
// A file that appears under its final name only when it is complete.

#include "base/result.h"

#include <filesystem>

namespace khalkha {

/// Owns "<path>.part"; removed on destruction unless commit() succeeded.
class PartFile {
public:
    /// Checks that the folder is there and can be written to.
    [[nodiscard]] static Result<PartFile> create(const std::filesystem::path& path);
    PartFile(PartFile&& other) noexcept;
    PartFile& operator=(PartFile&&) = delete;
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;
    ~PartFile();

    [[nodiscard]] const std::filesystem::path& path() const { return _part; }
    [[nodiscard]] const std::filesystem::path& finalPath() const { return _final; }
    /// Renames to the final name.
    [[nodiscard]] Failure commit();
    /// An output error about this file.
    [[nodiscard]] Error error(const std::string& what) const;

private:
    explicit PartFile(std::filesystem::path path);
    std::filesystem::path _final, _part;
    bool _owned = true;
};

} // namespace khalkha
