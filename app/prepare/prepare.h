#pragma once
// Makes the base geography (see exchange/base_geography.h) out of Debian packages' files and the project's
// border lines.

#include "prepare/inputs.h"

namespace khalkha {

struct PrepareJob {
    PrepareInputs inputs;
    std::filesystem::path out; ///< folder; replaced as a whole when everything is made
    bool force = false;        ///< even if nothing changed
    bool quiet = false;        ///< no progress
};

enum class PrepareOutcome { made, upToDate };

/// On failure the old folder, if any, is untouched and no half one is left.
[[nodiscard]] Result<PrepareOutcome> prepareBaseGeography(const PrepareJob& job);

} // namespace khalkha
