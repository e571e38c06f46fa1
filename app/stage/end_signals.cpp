#include "stage/end_signals.h"

#include <SDL.h>
#include <fcntl.h>
#include <signal.h> // NOLINT(modernize-deprecated-headers): sigaction is not in <csignal>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>

namespace khalkha {

namespace {

constexpr std::array signals{SIGTERM, SIGINT, SIGHUP};
std::array<struct sigaction, signals.size()> before; // of the one that lives
std::array<bool, signals.size()> taken;
std::atomic<int> writeEnd{-1};
static_assert(std::atomic<int>::is_always_lock_free);

constexpr char end = 'e', rest = 'r';

/// A handler may only write; the thread that reads may wake SDL.
void ask(int /*signal*/) {
    const int fault = errno;
    (void)!::write(writeEnd, &end, 1);
    errno = fault;
}

/// The next word; `rest` when no more can come.
char wordFrom(int descriptor) {
    char word = rest;
    ssize_t read = 0;
    do {
        read = ::read(descriptor, &word, 1);
    } while (read < 0 && errno == EINTR);
    return read == 1 ? word : rest;
}

void passOn(int descriptor) {
    while (wordFrom(descriptor) == end) {
        SDL_Event event{};
        event.type = SDL_QUIT;
        SDL_PushEvent(&event);
    }
}

} // namespace

EndSignals::EndSignals() {
    if (::pipe2(_pipe.data(), O_CLOEXEC) != 0) {
        return; // SDL's own handlers remain
    }
    writeEnd = _pipe[1];
    _waiter = std::thread(passOn, _pipe[0]);
    for (size_t i = 0; i < signals.size(); ++i) {
        struct sigaction action = {};
        action.sa_handler = ask;
        action.sa_flags = SA_RESTART;
        taken.at(i) = ::sigaction(signals.at(i), nullptr, &before.at(i)) == 0 &&
                      ((before.at(i).sa_flags & SA_SIGINFO) != 0 || before.at(i).sa_handler != SIG_IGN) &&
                      ::sigaction(signals.at(i), &action, nullptr) == 0;
    }
}

EndSignals::~EndSignals() {
    if (!_waiter.joinable()) {
        return;
    }
    for (size_t i = 0; i < signals.size(); ++i) {
        if (taken.at(i)) {
            (void)::sigaction(signals.at(i), &before.at(i), nullptr);
        }
    }
    (void)!::write(_pipe[1], &rest, 1);
    _waiter.join();
    writeEnd = -1;
    for (const int descriptor : _pipe) {
        (void)::close(descriptor);
    }
}

} // namespace khalkha
