#pragma once
// How long the parts of something that is done over and over take. Pure: it is told the times.

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace khalkha {

/// Time that the processor has spent on this thread, ms: what other programs do meanwhile does not count.
[[nodiscard]] double processorMilliseconds();

class PartTimes {
public:
    void took(std::string_view part, double milliseconds);
    /// The time that the given share (0..1) of a part's times do not exceed, ms: 0.5 is the median (the upper
    /// one of two in the middle), 0.95 what is exceeded once in twenty times. 0 for a part that never came.
    [[nodiscard]] double within(std::string_view part, double share) const;
    [[nodiscard]] size_t count(std::string_view part) const;
    /// In the order in which they first came.
    [[nodiscard]] const std::vector<std::string>& parts() const { return _order; }

private:
    std::map<std::string, std::vector<double>, std::less<>> _times;
    std::vector<std::string> _order;
};

} // namespace khalkha
