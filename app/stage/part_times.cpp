#include "stage/part_times.h"

#include <algorithm>
#include <cmath>
#include <ctime>

namespace khalkha {

double processorMilliseconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
}

void PartTimes::took(std::string_view part, double milliseconds) {
    auto place = _times.find(part);
    if (place == _times.end()) {
        place = _times.emplace(part, std::vector<double>()).first;
        _order.emplace_back(part);
    }
    place->second.push_back(milliseconds);
}

double PartTimes::within(std::string_view part, double share) const {
    const auto place = _times.find(part);
    if (place == _times.end()) {
        return 0;
    }
    std::vector<double> times = place->second;
    const auto last = static_cast<double>(times.size() - 1);
    const auto index = static_cast<std::ptrdiff_t>(std::ceil(std::clamp(share, 0.0, 1.0) * last));
    std::nth_element(times.begin(), times.begin() + index, times.end());
    return times[static_cast<size_t>(index)];
}

size_t PartTimes::count(std::string_view part) const {
    const auto place = _times.find(part);
    return place == _times.end() ? 0 : place->second.size();
}

} // namespace khalkha
