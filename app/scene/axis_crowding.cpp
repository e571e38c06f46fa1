#include "scene/axis_crowding.h"

#include "scene/mesh.h"

#include <algorithm>
#include <array>

namespace khalkha {

namespace {

constexpr double samplePx = 6;
constexpr double binPx = 24;
/// Bins around the picture.
constexpr int rimBins = 6;

double rankOf(const SampledAxis& axis) {
    return axis.axis->strength + (axis.axis->mainEffort ? 1.0 : 0.0);
}

/// Points every few pixels along a line.
ScreenLine samplesOf(std::span<const ScreenPoint> line) {
    ScreenLine result;
    double left = 0; // to the next sample
    for (size_t i = 1; i < line.size(); ++i) {
        const double leg = distance(line[i - 1], line[i]);
        double along = left;
        for (; along <= leg && leg > 0; along += samplePx) {
            result.push_back(lerp(line[i - 1], line[i], along / leg));
        }
        left = along - leg;
    }
    return result;
}

/// Finds where the name of an arrow may stand. The places are fixed parts of the whole way the axis will go,
/// so that a name rests on the ground while the head moves on; a shorter arrow carries its name with its
/// head.
class NameFinder {
public:
    NameFinder(const AxisName& name, double widthPx, const SpotField& field)
        : _name(name), _widthPx(widthPx), _field(field), _whole(lengthPx(name.course)) {}

    /// Clear ones first, then those that little covers; each in the order of preference.
    [[nodiscard]] std::vector<ComposeNotes::Stand> stands() {
        const double planned = _whole / std::clamp(_name.travelledPart, 0.02, 1.0);
        const double behindHead = std::max(_whole / 2, _whole - _widthPx / 2 - 1.4 * _name.sizePx);
        double last = -1e9;
        for (const double part : {0.5, 0.32, 0.68, 0.2, 0.8}) {
            const double along = std::min(part * planned, behindHead);
            if (std::abs(along - last) > 0.5 * _name.sizePx) {
                beside(along, 0);
            }
            last = along;
        }
        behindTail();
        const double middle = std::min(0.5 * planned, behindHead);
        beside(middle, 1.15 * _name.sizePx);
        if (_name.priority <= 3) {
            beside(middle, 2.3 * _name.sizePx);
        }
        std::vector<ComposeNotes::Stand> stands = std::move(_clear);
        stands.insert(stands.end(), _tolerable.begin(), _tolerable.end());
        // Lesser names had better not be there than dance.
        constexpr size_t fewStands = 6;
        if (_name.priority > 3 && stands.size() > fewStands) {
            stands.resize(fewStands);
        }
        return stands;
    }

private:
    /// Above the arrow, or below it, at a distance from it.
    void beside(double along, double apartPx) {
        const PointOnLine middle = pointAlong(_name.course, along);
        const PointOnLine before = pointAlong(_name.course, along - _widthPx / 2);
        const PointOnLine after = pointAlong(_name.course, along + _widthPx / 2);
        ScreenPoint direction = unit(after.at - before.at);
        if (direction.x < 0) {
            direction = direction * -1.0;
        }
        const double off = _name.halfWidthPx + 0.72 * _name.sizePx + apartPx;
        const double bend = std::abs(dot(middle.at - lerp(before.at, after.at, 0.5), leftOf(direction)));
        const bool straight = bend < 1.3 * _name.sizePx;
        consider(middle.at + leftOf(direction) * off, direction, straight);
        consider(middle.at - leftOf(direction) * off, direction, straight);
    }

    /// Level, where the arrow begins.
    void behindTail() {
        const PointOnLine tail = pointAlong(_name.course, 0);
        const ScreenPoint back = unit(tail.at - pointAlong(_name.course, 30).at);
        const double aside = std::abs(back.x) > 0.4 ? std::copysign(_widthPx / 2 + 6, back.x) : 0.0;
        consider(tail.at + ScreenPoint{aside, back.y * 0.9 * _name.sizePx}, {1, 0}, true);
        // Or beside the tail, where others crowd behind it.
        const double out = std::copysign(_widthPx / 2 + 10, back.x);
        const std::array<double, 4> rows{-0.9, 0.9, -2.1, 2.1};
        const size_t tried = _name.priority <= 3 ? rows.size() : 2;
        for (size_t i = 0; i < tried; ++i) {
            consider(tail.at + ScreenPoint{out, rows.at(i) * _name.sizePx}, {1, 0}, true);
        }
    }

    void consider(ScreenPoint at, ScreenPoint direction, bool straight) {
        // Weaker names give way sooner.
        constexpr double clear = 0.4;
        const double most = _name.priority <= 3 ? 0.9 : _name.priority == 4 ? 0.7 : 0.4;
        const ScreenPoint half = direction * (_widthPx / 2);
        const double taken = _field.takenPart(at - half, at + half, 0.42 * _name.sizePx, _name.axis);
        if (taken > most) {
            return;
        }
        // Never quite level: a level label may be moved far, and a name must stay by its arrow.
        constexpr double almostLevel = 0.012;
        const double angle = std::atan2(-direction.y, direction.x);
        (taken <= clear && straight ? _clear : _tolerable)
            .push_back({at, std::abs(angle) < almostLevel ? almostLevel : angle, _name.course.back()});
    }

    const AxisName& _name;
    double _widthPx;
    const SpotField& _field;
    double _whole;
    std::vector<ComposeNotes::Stand> _clear, _tolerable;
};

} // namespace

SpotField::SpotField(Viewport viewport)
    : _columns(static_cast<int>(viewport.widthPx / binPx) + 1 + 2 * rimBins),
      _rows(static_cast<int>(viewport.heightPx / binPx) + 1 + 2 * rimBins),
      _bins(static_cast<size_t>(_columns) * static_cast<size_t>(_rows)) {}

int SpotField::columnOf(double x) const {
    return static_cast<int>(std::clamp(std::floor(x / binPx) + rimBins, -1.0, static_cast<double>(_columns)));
}

int SpotField::rowOf(double y) const {
    return static_cast<int>(std::clamp(std::floor(y / binPx) + rimBins, -1.0, static_cast<double>(_rows)));
}

void SpotField::add(ScreenPoint at, double reachPx, const void* owner) {
    const int column = columnOf(at.x);
    const int row = rowOf(at.y);
    if (column >= 0 && column < _columns && row >= 0 && row < _rows) {
        _widestPx = std::max(_widestPx, reachPx);
        _bins[static_cast<size_t>(row) * static_cast<size_t>(_columns) + static_cast<size_t>(column)]
            .push_back({at, reachPx, owner});
    }
}

void SpotField::addLine(std::span<const ScreenPoint> line, double reachPx, const void* owner) {
    for (const ScreenPoint& sample : samplesOf(line)) {
        add(sample, reachPx, owner);
    }
}

bool SpotField::taken(ScreenPoint at, double reachPx, const void* leftOut) const {
    const double farthest = std::min(_widestPx + reachPx, binPx);
    const int lastRow = std::min(rowOf(at.y + farthest), _rows - 1);
    const int lastColumn = std::min(columnOf(at.x + farthest), _columns - 1);
    for (int y = std::max(rowOf(at.y - farthest), 0); y <= lastRow; ++y) {
        for (int x = std::max(columnOf(at.x - farthest), 0); x <= lastColumn; ++x) {
            const size_t bin =
                static_cast<size_t>(y) * static_cast<size_t>(_columns) + static_cast<size_t>(x);
            for (const Spot& other : _bins[bin]) {
                const ScreenPoint apart = other.at - at;
                const double reach = std::min(other.reachPx + reachPx, binPx);
                const bool counts = leftOut == nullptr || other.owner != leftOut;
                if (counts && dot(apart, apart) < reach * reach) {
                    return true;
                }
            }
        }
    }
    return false;
}

double SpotField::takenPart(ScreenPoint from, ScreenPoint to, double reachPx, const void* leftOut) const {
    const double whole = distance(from, to);
    if (!(whole > 0)) {
        return 0;
    }
    int covered = 0;
    int all = 0;
    for (double along = 0; along <= whole; along += samplePx) {
        covered += static_cast<int>(taken(lerp(from, to, along / whole), reachPx, leftOut));
        ++all;
    }
    return static_cast<double>(covered) / all;
}

void findRoom(std::vector<CrowdedAxis>& axes, SpotField& field) {
    std::stable_sort(axes.begin(), axes.end(), [](const CrowdedAxis& a, const CrowdedAxis& b) {
        const double one = rankOf(*a.axis);
        const double other = rankOf(*b.axis);
        return one != other ? one > other : a.axis->axis->id < b.axis->axis->id;
    });
    for (CrowdedAxis& axis : axes) {
        const double reach = axis.halfWidthPx * 0.8;
        ScreenLine samples;
        for (const AxisPath& path : axis.paths) {
            const ScreenLine more = samplesOf(path.course);
            samples.insert(samples.end(), more.begin(), more.end());
        }
        const auto covered = std::count_if(
            samples.begin(), samples.end(), [&](ScreenPoint at) { return field.taken(at, reach); });
        axis.room =
            samples.empty() ? 1.0 : 1.0 - static_cast<double>(covered) / static_cast<double>(samples.size());
        for (const ScreenPoint& at : samples) {
            field.add(at, reach);
        }
    }
}

void askForNames(
    const ComposeInput& in, const std::vector<AxisName>& names, const SpotField& field, ComposeNotes& notes) {
    for (const AxisName& name : names) {
        const TextStyle style{in.view.language, name.bold, name.sizePx, 0};
        const double width = in.metrics.measure(name.text->best(in.view.language), style).widthPx;
        ComposeNotes::Wanted label;
        label.stands = NameFinder(name, width, field).stands();
        if (label.stands.empty()) {
            continue;
        }
        label.text = *name.text;
        label.at = label.stands.front().at;
        label.angleRad = label.stands.front().angleRad;
        label.colour = name.colour;
        label.sizePx = name.sizePx;
        label.bold = name.bold;
        label.priority = name.priority;
        label.setThing(ThingKind::axis, name.axis->id);
        notes.labels.push_back(std::move(label));
    }
}

} // namespace khalkha
