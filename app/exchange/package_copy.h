#pragma once
// A GeoPackage with a journal beside it (QGIS has it open, or was killed) is read from a private copy,
// journal and all: SQLite would write to the files themselves.

#include "base/result.h"

#include <filesystem>

namespace khalkha {

/// Whether SQLite could not read the file without writing beside it or into it.
[[nodiscard]] bool needsPrivateCopy(const std::filesystem::path& path);

/// A folder that only this user can look into, with the copy; removed with it. Programs that have the copy
/// open keep what they have.
class PackageCopy {
public:
    /// An error when another program keeps writing, or there is no room.
    [[nodiscard]] static Result<PackageCopy> make(const std::filesystem::path& path);
    PackageCopy(PackageCopy&& other) noexcept;
    PackageCopy& operator=(PackageCopy&& other) noexcept;
    PackageCopy(const PackageCopy&) = delete;
    PackageCopy& operator=(const PackageCopy&) = delete;
    ~PackageCopy();

    [[nodiscard]] std::filesystem::path file() const { return _folder / "package.gpkg"; }

private:
    explicit PackageCopy(std::filesystem::path folder) : _folder(std::move(folder)) {}
    /// With what the journal holds merged in and no journal left.
    [[nodiscard]] Failure settle(const std::filesystem::path& original) const;
    std::filesystem::path _folder;
};

} // namespace khalkha
