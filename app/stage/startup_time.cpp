#include "stage/startup_time.h"

#include <chrono>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>

#if defined(__linux__)
#include <unistd.h>

#include <ctime>
#endif

namespace khalkha {

namespace {

#if defined(__linux__)
/// Field 22 of /proc/self/stat: clock ticks from the boot to the start of the process.
std::optional<double> sinceStart() {
    std::ifstream file("/proc/self/stat");
    std::string text;
    std::getline(file, text);
    const size_t name = text.rfind(')'); // the name in brackets may hold blanks
    if (name == std::string::npos) {
        return std::nullopt;
    }
    std::istringstream fields(text.substr(name + 1));
    std::string field;
    for (int i = 3; i <= 22; ++i) {
        fields >> field;
    }
    std::istringstream number(field);
    double ticks = 0;
    timespec now{};
    if (!(number >> ticks) || clock_gettime(CLOCK_BOOTTIME, &now) != 0) {
        return std::nullopt;
    }
    const double start = ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
    return (static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9 - start) * 1000;
}
#else
std::optional<double> sinceStart() {
    return std::nullopt;
}
#endif

} // namespace

double millisecondsSinceStart() {
    if (const std::optional<double> milliseconds = sinceStart()) {
        return *milliseconds;
    }
    static const auto first = std::chrono::steady_clock::now();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - first).count();
}

} // namespace khalkha
