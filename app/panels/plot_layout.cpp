#include "panels/plot_layout.h"

#include "chronicle/basis.h"
#include "panels/numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

constexpr double barPart = 0.8;     ///< of a slot that its bars cover
constexpr double marginPart = 0.04; ///< of the extent, where marks stand at single instants
constexpr size_t mostLabelLines = 3;

double seconds(const Span& span) {
    return static_cast<double>(span.end.seconds - span.start.seconds);
}

bool isBar(const Series& series) {
    return series.style == SeriesStyle::bars;
}

bool meet(const Span& a, const Span& b) {
    return a.start == b.start || (a.start < b.end && b.start < a.end);
}

/// Place of a bar among those that share its time.
struct BarPlace {
    size_t index = 0, count = 1;
};

BarPlace barPlace(const PlotGroup& group, size_t series, const Span& span) {
    BarPlace place{0, 0};
    for (size_t s = 0; s < group.series.size(); ++s) {
        const std::vector<SeriesValue>& values = group.series[s]->values;
        const bool there = std::any_of(values.begin(), values.end(), [&](const SeriesValue& value) {
            return meet(value.at.span, span);
        });
        if (isBar(*group.series[s]) && (s == series || there)) {
            place.index += s < series ? 1 : 0;
            ++place.count;
        }
    }
    return place;
}

/// Whether a series has two figures of one time: then only their labels tell them apart.
bool hasTwins(const PlotGroup& group) {
    for (const Series* series : group.series) {
        for (size_t i = 0; i + 1 < series->values.size(); ++i) {
            if (meet(series->values[i].at.span, series->values[i + 1].at.span)) {
                return true;
            }
        }
    }
    return false;
}

ValueAxis axisOf(const PlotGroup& group, int mostSteps) {
    double least = 0;
    double most = 0;
    bool whole = true;
    for (const Series* series : group.series) {
        for (const SeriesValue& value : series->values) {
            for (const double each :
                 {value.value, value.low.value_or(value.value), value.high.value_or(value.value)}) {
                least = std::min(least, each);
                most = std::max(most, each);
                whole = whole && std::floor(each) == each;
            }
        }
    }
    return valueAxis(least, most, mostSteps, whole);
}

/// A category while it is gathered.
struct Slot {
    std::string label;
    Date at;
    std::vector<std::pair<size_t, size_t>> figures; ///< series and value
};

bool holdsSeries(const Slot& slot, size_t series) {
    return std::any_of(
        slot.figures.begin(), slot.figures.end(), [&](const auto& figure) { return figure.first == series; });
}

/// Figures of one label stand together, those without one by their date.
std::vector<Slot> gatherSlots(const PlotGroup& group, Language language) {
    std::vector<Slot> slots;
    bool labelled = false;
    for (size_t s = 0; s < group.series.size(); ++s) {
        const std::vector<SeriesValue>& values = group.series[s]->values;
        for (size_t v = 0; v < values.size(); ++v) {
            const std::string& label = values[v].label.best(language);
            labelled = labelled || !label.empty();
            auto slot = std::find_if(slots.begin(), slots.end(), [&](const Slot& each) {
                return each.label == label && !holdsSeries(each, s) &&
                       (!label.empty() || each.at.span == values[v].at.span);
            });
            if (slot == slots.end()) {
                slot = slots.insert(slots.end(), Slot{label, values[v].at, {}});
            }
            slot->figures.emplace_back(s, v);
        }
    }
    if (!labelled) {
        std::stable_sort(slots.begin(), slots.end(), [](const Slot& a, const Slot& b) {
            return a.at.span.start < b.at.span.start;
        });
    }
    return slots;
}

/// Time that the figures cover. Where marks stand at its ends, it is a little longer.
Span extentOf(const PlotGroup& group) {
    Span extent{endOfTime, beginningOfTime};
    bool onlyBars = true;
    double shortest = 1e18;
    for (const Series* series : group.series) {
        onlyBars = onlyBars && isBar(*series);
        for (const SeriesValue& value : series->values) {
            extent.start = std::min(extent.start, value.at.span.start);
            extent.end = std::max(extent.end, value.at.span.end);
            shortest = std::min(shortest, seconds(value.at.span));
        }
    }
    if (!onlyBars || shortest < seconds(extent) * marginPart) {
        const auto margin = static_cast<std::int64_t>(seconds(extent) * marginPart);
        extent.start.seconds -= margin;
        extent.end.seconds += margin;
    }
    extent.end.seconds = std::max(extent.end.seconds, extent.start.seconds + secondsPerDay);
    return extent;
}

/// Gives a bar its place among the bars of its slot.
void placeBar(
    const PlotRequest& request, const BarPlace& place, double slotLeft, double slotRight, PlotMark& mark) {
    const auto bars = static_cast<double>(std::max<size_t>(place.count, 1));
    const double width =
        std::clamp((slotRight - slotLeft) * barPart / bars, request.leastBarPx, request.mostBarPx);
    double left = (slotLeft + slotRight) / 2 - width * bars / 2;
    left = std::max(request.area.left, std::min(left, request.area.right - width * bars));
    mark.left = left + width * static_cast<double>(place.index);
    mark.right = std::min(mark.left + width, request.area.right);
    mark.roomPx = std::max(width, (slotRight - slotLeft) / bars);
}

PlotMark markOf(const PlotGroup& group, const PlotLayout& layout, size_t series, size_t value) {
    const SeriesValue& figure = group.series[series]->values[value];
    PlotMark mark;
    mark.series = series;
    mark.value = value;
    mark.y = layout.y(figure.value);
    mark.base = layout.y(0);
    if (figure.low || figure.high) {
        mark.yLow = layout.y(figure.low.value_or(figure.value));
        mark.yHigh = layout.y(figure.high.value_or(figure.value));
    }
    mark.hollow = isInferred(figure.provenance);
    return mark;
}

void placeInTime(const PlotGroup& group, const PlotRequest& request, PlotLayout& layout) {
    for (size_t s = 0; s < group.series.size(); ++s) {
        const Series& series = *group.series[s];
        for (size_t v = 0; v < series.values.size(); ++v) {
            const Span& span = series.values[v].at.span;
            PlotMark mark = markOf(group, layout, s, v);
            if (isBar(series)) {
                placeBar(request, barPlace(group, s, span), layout.x(span.start), layout.x(span.end), mark);
                mark.spanLeft = layout.x(span.start);
                mark.spanRight = layout.x(span.end);
            } else if (series.style == SeriesStyle::steps) {
                mark.left = layout.x(span.start);
                mark.right = v + 1 < series.values.size() ? layout.x(series.values[v + 1].at.span.start)
                                                          : layout.area.right;
                mark.roomPx = mark.right - mark.left;
            } else {
                mark.left = mark.right = (layout.x(span.start) + layout.x(span.end)) / 2;
            }
            layout.marks.push_back(mark);
        }
    }
}

/// Whether the bars could not be told from each other, or hardly be seen.
bool barsTooClose(const PlotRequest& request, const PlotGroup& group, const PlotLayout& layout) {
    std::vector<std::pair<double, double>> bars;
    double thinnest = request.mostBarPx;
    for (const PlotMark& mark : layout.marks) {
        if (isBar(*group.series[mark.series])) {
            bars.emplace_back(mark.left, mark.right);
            thinnest = std::min(thinnest, mark.right - mark.left);
        }
    }
    const double width = request.area.right - request.area.left;
    if (thinnest < request.leastBarPx * 2 &&
        static_cast<double>(bars.size()) * request.leastBarPx * 4 < width) {
        return true;
    }
    std::sort(bars.begin(), bars.end());
    for (size_t i = 0; i + 1 < bars.size(); ++i) {
        if (bars[i + 1].first < bars[i].second - 0.5) {
            return true;
        }
    }
    return false;
}

std::vector<std::string> labelLines(const std::string& text, double width, const MeasureWidth& measure) {
    std::vector<std::string> lines;
    for (const std::string_view line : breakLines(text, width, measure)) {
        if (lines.size() == mostLabelLines) {
            lines.back() += "…";
            break;
        }
        lines.emplace_back(line);
    }
    for (std::string& line : lines) {
        const std::string_view part = fittingPart(line, width, measure);
        if (part.size() < line.size()) {
            line = std::string(part) + "…";
        }
    }
    return lines;
}

void placeInCategories(
    const PlotGroup& group, const PlotRequest& request, const std::vector<Slot>& slots, PlotLayout& layout) {
    const double width = (request.area.right - request.area.left) / static_cast<double>(slots.size());
    for (size_t i = 0; i < slots.size(); ++i) {
        PlotSlot slot;
        slot.left = request.area.left + width * static_cast<double>(i);
        slot.right = slot.left + width;
        slot.span = slots[i].at.span;
        BarPlace place{
            0,
            static_cast<size_t>(
                std::count_if(slots[i].figures.begin(), slots[i].figures.end(), [&](const auto& f) {
                    return isBar(*group.series[f.first]);
                }))};
        for (const auto& [s, v] : slots[i].figures) {
            const Span& span = group.series[s]->values[v].at.span;
            slot.span = {std::min(slot.span.start, span.start), std::max(slot.span.end, span.end)};
            PlotMark mark = markOf(group, layout, s, v);
            if (isBar(*group.series[s])) {
                placeBar(request, place, slot.left, slot.right, mark);
                ++place.index;
            } else {
                mark.left = slot.left + width * (1 - barPart) / 2;
                mark.right = slot.right - width * (1 - barPart) / 2;
                mark.roomPx = width;
            }
            layout.marks.push_back(mark);
        }
        if (!layout.slots.empty() && layout.slots.back().span.end > slot.span.start) {
            layout.slotsAscend = false;
        }
        const std::string text =
            slots[i].label.empty() ? dateText(slots[i].at, request.language) : slots[i].label;
        layout.labels.push_back({(slot.left + slot.right) / 2, labelLines(text, width - 4, request.measure)});
        layout.slots.push_back(slot);
    }
}

/// Years stand in the middle of theirs; every second, fifth … where they would touch.
void labelYears(const PlotGroup& group, const PlotRequest& request, PlotLayout& layout) {
    for (const Series* series : group.series) {
        for (const SeriesValue& value : series->values) {
            if (value.at.precision != Precision::year) {
                return;
            }
        }
    }
    const int first = civilTime(layout.extent.start, request.zoneMinutes).year;
    const int last = civilTime({layout.extent.end.seconds - 1}, request.zoneMinutes).year;
    const double width = (request.area.right - request.area.left) / std::max(1, last - first + 1);
    int every = 1;
    for (const int each : {1, 2, 5, 10, 20, 50}) {
        every = each;
        if (width * each >= request.measure("1935") * 1.25) {
            break;
        }
    }
    for (int year = first; year <= last; ++year) {
        if ((year - first) % every != 0) {
            continue;
        }
        CivilTime civil;
        civil.year = year;
        const double left = layout.x(instantOf(civil, request.zoneMinutes));
        civil.year = year + 1;
        const double middle = (left + layout.x(instantOf(civil, request.zoneMinutes))) / 2;
        const double half = request.measure("1935") / 2;
        if (middle - half >= request.area.left - 4 && middle + half <= request.area.right + 4) {
            layout.labels.push_back({middle, {fmt::format("{}", year)}});
        }
    }
}

/// Bars that have words of their own get them below their years, where all of them fit.
void labelBars(const PlotGroup& group, const PlotRequest& request, PlotLayout& layout) {
    if (layout.labels.empty() || group.series.size() != 1) {
        return;
    }
    std::vector<PlotLabel> labels = layout.labels;
    for (const PlotMark& mark : layout.marks) {
        const std::string& text = group.series[0]->values[mark.value].label.best(request.language);
        const auto label = std::find_if(labels.begin(), labels.end(), [&](const PlotLabel& each) {
            return std::abs(each.x - mark.middle()) < 1;
        });
        if (text.empty()) {
            continue;
        }
        if (label == labels.end() || request.measure(text) > mark.roomPx) {
            return;
        }
        label->lines.push_back(text);
    }
    layout.labels = labels;
}

} // namespace

double PlotLayout::y(double value) const {
    return area.bottom - (value - axis.least) / (axis.most - axis.least) * (area.bottom - area.top);
}

double PlotLayout::x(Instant at) const {
    const auto since = static_cast<double>(at.seconds - extent.start.seconds);
    return area.left + since / seconds(extent) * (area.right - area.left);
}

PlotCursor PlotLayout::cursor(Instant at) const {
    if (at < extent.start) {
        return {area.left, -1, true};
    }
    if (at >= extent.end) {
        return {area.right, 1, true};
    }
    if (slots.empty()) {
        return {x(at), 0, true};
    }
    if (!slotsAscend) {
        return {area.left, 0, false};
    }
    // Through a category in its own time; between two of them the clock stands on their border.
    double place = slots.front().left;
    for (const PlotSlot& slot : slots) {
        if (slot.span.contains(at)) {
            const auto since = static_cast<double>(at.seconds - slot.span.start.seconds);
            return {slot.left + since / seconds(slot.span) * (slot.right - slot.left), 0, true};
        }
        if (slot.span.end <= at) {
            place = slot.right;
        }
    }
    return {place, 0, true};
}

Instant PlotLayout::at(double place) const {
    const double inside = std::clamp(place, area.left, area.right);
    Instant instant = extent.start;
    if (slots.empty()) {
        const double part = (inside - area.left) / std::max(1.0, area.right - area.left);
        instant.seconds += static_cast<std::int64_t>(std::llround(part * seconds(extent)));
    } else {
        const double width = slots.front().right - slots.front().left;
        const auto index = static_cast<size_t>((inside - area.left) / std::max(1.0, width));
        const PlotSlot& slot = slots[std::min(index, slots.size() - 1)];
        const double part = slotsAscend ? std::clamp((inside - slot.left) / width, 0.0, 1.0) : 0;
        const auto since = static_cast<std::int64_t>(part * seconds(slot.span));
        instant.seconds = slot.span.start.seconds + since;
    }
    return std::clamp(instant, extent.start, Instant{extent.end.seconds - 1});
}

const PlotMark* PlotLayout::markAt(const PlotGroup& group, double px, double py, double reachPx) const {
    const PlotMark* best = nullptr;
    double bestDistance = reachPx;
    for (const PlotMark& mark : marks) {
        const SeriesStyle style = group.series[mark.series]->style;
        const bool wide = style == SeriesStyle::bars || style == SeriesStyle::steps;
        const double dx =
            wide ? std::max({mark.left - px, px - mark.right, 0.0}) : std::abs(px - mark.middle());
        double dy = std::abs(py - mark.y);
        if (style == SeriesStyle::bars) {
            const double top = std::min({mark.y, mark.base, mark.yHigh.value_or(mark.y)});
            const double bottom = std::max({mark.y, mark.base, mark.yLow.value_or(mark.y)});
            dy = std::max({top - py, py - bottom, 0.0});
        }
        const double distance = std::hypot(dx, dy);
        // Where several are as near, the one on top: the last drawn.
        if (distance <= bestDistance) {
            best = &mark;
            bestDistance = distance;
        }
    }
    return best;
}

PlotLayout layOut(const PlotGroup& group, const PlotRequest& request) {
    PlotLayout layout;
    layout.area = request.area;
    layout.axis = axisOf(group, request.mostSteps);
    layout.extent = extentOf(group);
    const std::vector<Slot> slots = gatherSlots(group, request.language);
    if (slots.size() > 1 && !hasTwins(group)) {
        placeInTime(group, request, layout);
        if (!barsTooClose(request, group, layout)) {
            labelYears(group, request, layout);
            labelBars(group, request, layout);
            return layout;
        }
        layout.marks.clear();
    }
    placeInCategories(group, request, slots, layout);
    layout.extent = {endOfTime, beginningOfTime};
    for (const PlotSlot& slot : layout.slots) {
        layout.extent.start = std::min(layout.extent.start, slot.span.start);
        layout.extent.end = std::max(layout.extent.end, slot.span.end);
    }
    layout.extent.end.seconds = std::max(layout.extent.end.seconds, layout.extent.start.seconds + 1);
    return layout;
}

} // namespace khalkha
