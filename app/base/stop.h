#pragma once
// The end of the program by a signal: what is unfinished is removed, and work that wants to end in order is
// told.

namespace khalkha {

/// While one lives, the first Ctrl-C (SIGINT), SIGTERM or SIGHUP does not end the program but makes
/// stopRequested() true. A second one ends it. One at a time.
class StopInOrder {
public:
    StopInOrder();
    ~StopInOrder();
    StopInOrder(const StopInOrder&) = delete;
    StopInOrder& operator=(const StopInOrder&) = delete;
};
/// Somebody asked for the end while a StopInOrder lived.
[[nodiscard]] bool stopRequested();

/// Removes folder/name when a signal ends the program, until forgetUnfinished. folder is a descriptor that
/// stays open until then; name has at most 63 bytes. -1 when too many are remembered: then it is left to the
/// caller alone. A signal that the program or its parent handles or ignores stays theirs.
[[nodiscard]] int rememberUnfinished(int folder, const char* name);
/// Takes what rememberUnfinished gave.
void forgetUnfinished(int place);

} // namespace khalkha
