#pragma once
// Who belongs together: the camp that a side fights in.

#include "chronicle/model.h"

namespace khalkha {

/// The camp of a side: the first of itself and its parents that is "japan" or "soviet", or else the topmost
/// of its parents. Ends after as many steps as there are sides, whatever the file says. "" for nobody; an
/// unknown side is its own camp.
[[nodiscard]] std::string_view campIdOf(const Chronicle& chronicle, std::string_view sideId);

/// The two camps that drawing and perspectives know.
enum class Camp { neither, japan, soviet };
[[nodiscard]] Camp campOf(const Chronicle& chronicle, std::string_view sideId);

} // namespace khalkha
