#pragma once
// The command line: khalkha [CAMPAIGN] and its subcommands (CLI11).

namespace khalkha {

/// Runs the program; returns the exit code (0 done, 1 check found errors, 2 usage, 3 input, 4 output, 77 no
/// OpenGL).
[[nodiscard]] int runCommandLine(int argumentCount, char** arguments);

} // namespace khalkha
