#pragma once
// base.json of the base geography: what its files must be to be read. A file of the right size may still hold
// something else, and draws a wrong map without a word.

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace khalkha {

struct BaseFile {
    std::uintmax_t bytes = 0;
    std::string xxh3; ///< XXH3, 64 bits, of the content, as 16 hexadecimal digits
    bool operator==(const BaseFile&) const = default;
};

struct BaseManifest {
    std::string inputs;                    ///< hash of what the files were made of
    std::map<std::string, BaseFile> files; ///< by name
};

/// Reads the folder's base.json; the error says what it lacks and what to do.
[[nodiscard]] Result<BaseManifest> readBaseManifest(const std::filesystem::path& folder);
/// Reads the whole file: some hundredths of a second for 100 MB.
[[nodiscard]] Result<BaseFile> measureBaseFile(const std::filesystem::path& path);
/// The error of a file that is not as the manifest says, or that it does not name.
[[nodiscard]] Failure checkBaseFile(const std::filesystem::path& path, const BaseManifest& manifest);

/// A fault of a file of the base geography, with the remedy.
[[nodiscard]] Error baseFault(const std::filesystem::path& path, std::string what);

} // namespace khalkha
