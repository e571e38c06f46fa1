#pragma once
// The files that the base geography is made of, and the hash that says whether they changed.

#include "base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace khalkha {

struct PrepareInputs {
    std::filesystem::path naturalEarth = "/usr/share/magics";
    std::filesystem::path gshhg = "/usr/share/gmt-gshhg";
    std::filesystem::path marbleRelief = "/usr/share/marble/data/maps/earth/srtm";
    std::filesystem::path etopo = "/usr/share/ferret-vis/data/etopo5.cdf";
    std::filesystem::path geodata;
};

struct InputFile {
    std::filesystem::path path;
    std::string package; ///< Debian package that brings it; empty: the project's own
};
/// All of them, in a fixed order.
[[nodiscard]] std::vector<InputFile> inputFiles(const PrepareInputs& inputs);

/// Names the first package that is missing, or the first own file.
[[nodiscard]] Failure missingInput(const std::vector<InputFile>& files);

/// Hash of the format's version, of size and time of the packages' files and of the content of the project's
/// own.
[[nodiscard]] Result<std::string> inputsHash(const std::vector<InputFile>& files);

} // namespace khalkha
