#pragma once
// A progress bar with the remaining time on stderr; where that is no terminal, a line now and then.

#include <chrono>
#include <string>

namespace khalkha {

class ProgressBar {
public:
    ProgressBar(std::string_view what, int total);
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;
    ~ProgressBar(); ///< clears the bar
    void show(int done);

private:
    std::string _what;
    int _total = 1;
    bool _terminal = false;
    std::chrono::steady_clock::time_point _begin, _shown;
};

} // namespace khalkha
