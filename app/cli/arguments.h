#pragma once
// What the command line says: every word of it is used or refused, wherever it stands.

#include "base/result.h"

#include <string>
#include <vector>

namespace CLI { // NOLINT(readability-identifier-naming): the library's name
class App;
}

namespace khalkha {

/// The error of the first "--option=" without a value: CLI11 would take the next argument for it.
[[nodiscard]] Failure findEmptyValue(int argumentCount, char** arguments);
/// The arguments in the order in which CLI11 takes a vector, without the program's name. "-118.7,47.8" is a
/// value, not an option: it gets a leading blank, which makeStrict takes away again.
[[nodiscard]] std::vector<std::string> protectNegativeNumbers(int argumentCount, char** arguments);

/// What commands know and the program without one does not may stand before the command's name as well. Call
/// when all commands and options are there.
void takeEarlyOptions(CLI::App& app);
/// No value is empty, no option that takes one value is given twice. Call last before parsing.
void makeStrict(CLI::App& app);
/// Call after parsing: what stood before the command's name is given to the command. The error is of what the
/// command does not know, or has been given already. May throw what CLI11 throws for a bad value.
[[nodiscard]] Failure handOnEarlyOptions(CLI::App& app);

} // namespace khalkha
