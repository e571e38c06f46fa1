#pragma once
// The name of a picture that the user asks for by a key.

#include "chronicle/time.h"

#include <filesystem>

namespace khalkha {

/// A file that does not exist yet: "khalkha-1945-08-14T2100.png" after the instant shown, with "-2" and so on
/// behind it where that exists. The folder is made if it does not exist.
[[nodiscard]] std::filesystem::path
newPicture(Instant at, int zoneMinutes, const std::filesystem::path& folder);

} // namespace khalkha
