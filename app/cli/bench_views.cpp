#include "cli/bench_views.h"

#include "cli/commands.h"
#include "cli/environment.h"

#include <sys/resource.h>
#include <unistd.h>

#include <cmath>
#include <fstream>
#include <numbers>

namespace khalkha {

namespace {

/// Eye height at which a picture of 16:9 is so wide on the ground.
double heightForWidth(double widthMeters) {
    return widthMeters * 9 / 16 / 2 / std::tan(verticalFieldOfViewDeg / 2 * std::numbers::pi / 180);
}

} // namespace

std::array<BenchView, 4> benchViews() {
    return {
        BenchView{"globe", viewFromHeight({120, 42}, 20000e3, 0, 0), "1945-08-14T21:00"},
        BenchView{"theatre", viewFromHeight({122.3, 45.2}, 3050e3, 0, 0), "1945-08-14T21:00"},
        BenchView{"battle", viewFromHeight({118.62, 47.8}, heightForWidth(30e3), 0, 0), "1939-08-24T12:00"},
        BenchView{"khalkha", viewFromHeight({118.65, 47.8}, 90e3, 0, 0), "1939-08-24T12:00"}};
}

int giveResult(
    const BenchOptions& options,
    const Json& result,
    void (*printText)(const Json&),
    const Campaign& campaign) {
    if (options.format == "json") {
        printJson(result);
    } else {
        printText(result);
    }
    return campaignExitCode(campaign);
}

double peakMemoryMb() {
    rusage usage{};
    return getrusage(RUSAGE_SELF, &usage) == 0 ? static_cast<double>(usage.ru_maxrss) / 1024 : 0;
}

double memoryMb() {
    std::ifstream file("/proc/self/statm");
    double whole = 0;
    double resident = 0;
    file >> whole >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1024 / 1024;
}

} // namespace khalkha
