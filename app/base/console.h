#pragma once
// Standard output and standard error: the only place of the program that writes there.
//
// What is printed may come from anybody's file. Control characters other than tab and line end, characters
// that turn the direction of writing, and bytes that are not UTF-8 become '?'. Nothing here throws: an output
// that is full, closed or broken is remembered, and the program ends with the exit code of a failed output.
// Not for use by several threads at once.

#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace khalkha {

/// Call once, first of all: a standard stream that is closed is made one that fails (else the next file that
/// is opened would take its place and get the text), and a pipe that nobody reads, or a file at its limit,
/// is a failed write instead of the end of the program.
void prepareConsole();

/// Adds text to standard output. Kept until 64 KiB are together, flushConsole() or text on standard error.
void printText(std::string_view text);
/// Writes text to standard error at once.
void printErrorText(std::string_view text);
/// Writes bytes as they are to standard error, for a bar that is drawn anew. A failure does not count.
void showOnTerminal(std::string_view bytes);

template <class... T> void print(fmt::format_string<T...> format, T&&... values) {
    printText(fmt::format(format, std::forward<T>(values)...));
}
template <class... T> void printError(fmt::format_string<T...> format, T&&... values) {
    printErrorText(fmt::format(format, std::forward<T>(values)...));
}

/// Writes what is kept.
void flushConsole();
/// errno of the first write to standard output or standard error that failed; 0 while none has.
[[nodiscard]] int consoleFault();

} // namespace khalkha
