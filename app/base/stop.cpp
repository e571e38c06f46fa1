#include "base/stop.h"

#include <signal.h> // NOLINT(modernize-deprecated-headers): sigaction is not in <csignal>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstring>

namespace khalkha {

namespace {

/// A place is free (0), being filled (1) or in use (2).
struct Unfinished {
    std::atomic<int> state{0};
    int folder = -1;
    std::array<char, 64> name{};
};
// A signal can come at any time and may allocate nothing.
std::array<Unfinished, 16> unfinished;
std::atomic<int> inOrder{0};
std::atomic<bool> stopping{false};
static_assert(std::atomic<int>::is_always_lock_free);

bool asksForTheEnd(int signal) {
    return signal == SIGINT || signal == SIGTERM || signal == SIGHUP;
}

void end(int signal) {
    if (asksForTheEnd(signal) && inOrder > 0 && !stopping.exchange(true)) {
        return;
    }
    for (const Unfinished& file : unfinished) {
        if (file.state == 2) {
            (void)::unlinkat(file.folder, file.name.data(), 0);
        }
    }
    (void)::signal(signal, SIG_DFL);
    (void)::raise(signal);
}

/// Only where the system would end the program: what others handle (SDL, a sanitizer) or ignore (nohup) is
/// theirs. Looked at each time, since they come and go.
void watchSignals() {
    for (const int signal :
         {SIGINT,
          SIGTERM,
          SIGHUP,
          SIGQUIT,
          SIGPIPE,
          SIGXCPU,
          SIGXFSZ,
          SIGABRT,
          SIGSEGV,
          SIGBUS,
          SIGFPE,
          SIGILL}) {
        struct sigaction action = {};
        if (::sigaction(signal, nullptr, &action) == 0 && (action.sa_flags & SA_SIGINFO) == 0 &&
            action.sa_handler == SIG_DFL) {
            action = {};
            action.sa_handler = end;
            action.sa_flags = SA_NODEFER;
            (void)::sigaction(signal, &action, nullptr);
        }
    }
}

} // namespace

StopInOrder::StopInOrder() {
    stopping = false;
    ++inOrder;
    watchSignals();
}

StopInOrder::~StopInOrder() {
    --inOrder;
}

bool stopRequested() {
    return stopping;
}

int rememberUnfinished(int folder, const char* name) {
    watchSignals();
    for (size_t i = 0; i < unfinished.size(); ++i) {
        Unfinished& file = unfinished[i];
        int free = 0;
        if (std::strlen(name) < file.name.size() && file.state.compare_exchange_strong(free, 1)) {
            file.folder = folder;
            std::strcpy(
                file.name.data(), name); // NOLINT(clang-analyzer-security.insecureAPI.strcpy): it fits
            file.state = 2;
            return static_cast<int>(i);
        }
    }
    return -1;
}

void forgetUnfinished(int place) {
    if (place >= 0) {
        unfinished.at(static_cast<size_t>(place)).state = 0;
    }
}

} // namespace khalkha
