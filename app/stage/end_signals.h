#pragma once
// The system's wish that the program end.

#include <array>
#include <thread>

namespace khalkha {

/// While it lives, SIGTERM, SIGINT and SIGHUP (a terminal or session that goes away) end the window as its
/// cross does: with SDL_QUIT, at once. SDL's own handler alone is heard only when something else wakes the
/// window. What is ignored (nohup) stays so. One at a time; after SDL's video has begun, and before it ends.
class EndSignals {
public:
    EndSignals();
    EndSignals(const EndSignals&) = delete;
    EndSignals& operator=(const EndSignals&) = delete;
    ~EndSignals();

private:
    std::array<int, 2> _pipe{-1, -1}; ///< to read from, to write to
    std::thread _waiter;
};

} // namespace khalkha
