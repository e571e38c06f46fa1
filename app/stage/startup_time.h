#pragma once
// How long the process has been running.

namespace khalkha {

/// Milliseconds since the system started the process; since the first call where the system does not tell.
[[nodiscard]] double millisecondsSinceStart();

} // namespace khalkha
