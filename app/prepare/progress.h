#pragma once
// What the preparation is doing, on stderr: one line rewritten on a terminal, a line a step otherwise.

#include <mutex>
#include <string_view>

namespace khalkha {

/// Thread-safe.
class Progress {
public:
    /// total: sum of the weights of all steps.
    Progress(double total, bool quiet);
    /// Says what begins now.
    void begin(std::string_view what);
    /// Counts a finished step.
    void finish(double weight);
    /// Last line.
    void close(std::string_view what);

private:
    void print(std::string_view what) const;
    std::mutex _mutex;
    double _total = 1;
    double _done = 0;
    bool _quiet = false;
    bool _terminal = false;
};

} // namespace khalkha
