// Axes of values, groups of series: the part of plot_layout.h that places nothing.
#include "panels/plot_layout.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace khalkha {

ValueAxis valueAxis(double least, double most, int mostSteps, bool whole) {
    least = std::min(least, 0.0);
    most = std::max(most, 0.0);
    if (!(most - least > 0) || !std::isfinite(most - least)) {
        return {0, 1, 1};
    }
    const auto steps = [&](double step) { return std::ceil(most / step) - std::floor(least / step); };
    double power = std::pow(10, std::floor(std::log10((most - least) / std::max(1, mostSteps))));
    if (whole) {
        power = std::max(power, 1.0);
    }
    double step = power;
    for (int i = 0; i < 6 && steps(step) > std::max(2, mostSteps); ++i) {
        constexpr std::array<double, 3> factors{1, 2, 5};
        step = power * std::pow(10, (i + 1) / 3) * factors[static_cast<size_t>((i + 1) % 3)];
    }
    return {std::floor(least / step) * step, std::ceil(most / step) * step, step};
}

std::vector<double> ticksOf(const ValueAxis& axis) {
    std::vector<double> ticks;
    const auto count = static_cast<int>(std::llround((axis.most - axis.least) / axis.step));
    for (int i = 0; i <= count; ++i) {
        // From the number of steps, so that 0.1 + 0.2 is 0.3.
        ticks.push_back((std::round(axis.least / axis.step) + i) * axis.step);
    }
    return ticks;
}

std::vector<PlotGroup> plotGroups(const Chronicle& chronicle) {
    std::vector<PlotGroup> groups;
    for (const Series& series : chronicle.series) {
        if (series.values.empty()) {
            continue;
        }
        const std::string& id = series.group.empty() ? series.id : series.group;
        auto group =
            std::find_if(groups.begin(), groups.end(), [&](const PlotGroup& each) { return each.id == id; });
        if (group == groups.end()) {
            group = groups.insert(groups.end(), PlotGroup{id, series.groupName, series.unit, {}});
        }
        if (group->name.empty()) {
            group->name = series.groupName.empty() ? series.name : series.groupName;
        }
        group->series.push_back(&series);
    }
    return groups;
}

} // namespace khalkha
