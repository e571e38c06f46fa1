#include "base/console.h"

#include "base/text.h"
#include "base/write_all.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <string>

namespace khalkha {

namespace {

constexpr size_t keptBytes = 65536;

struct Console {
    std::string kept; ///< for standard output
    int fault = 0;
    bool outFailed = false, errorFailed = false;
};
Console console; // one a program, as the streams are

void writeCounted(int descriptor, std::string_view bytes, bool& failed) {
    if (failed) {
        return;
    }
    if (const int fault = writeAll(descriptor, bytes); fault != 0) {
        failed = true;
        console.fault = console.fault == 0 ? fault : console.fault;
    }
}

} // namespace

void prepareConsole() {
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(descriptor, F_GETFD) == -1 && errno == EBADF) {
            // The wrong way round, so that its use fails. It takes the lowest free number: this one.
            (void)::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
        }
    }
    (void)std::signal(SIGPIPE, SIG_IGN);
    (void)std::signal(SIGXFSZ, SIG_IGN);
}

void printText(std::string_view text) {
    console.kept += printableLines(text);
    if (console.kept.size() >= keptBytes) {
        flushConsole();
    }
}

void printErrorText(std::string_view text) {
    flushConsole(); // on a terminal both are read as one text
    writeCounted(STDERR_FILENO, printableLines(text), console.errorFailed);
}

void showOnTerminal(std::string_view bytes) {
    flushConsole();
    (void)writeAll(STDERR_FILENO, bytes);
}

void flushConsole() {
    writeCounted(STDOUT_FILENO, console.kept, console.outFailed);
    console.kept.clear();
}

int consoleFault() {
    return console.fault;
}

} // namespace khalkha
