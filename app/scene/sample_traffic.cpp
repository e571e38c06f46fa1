// Routes and links of an instant: who runs a line, how far a transfer has come, what is on its way.

#include "scene/sample_traffic.h"

#include "base/translate.h"
#include "chronicle/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

double metersPerSecond(const Link& link) {
    return std::max(link.speedKmPerHour, 0.1) * 1000 / secondsPerHour;
}

double transferHead(const Link& link, double lengthMeters, Instant at) {
    if (link.span.start == beginningOfTime) {
        return lengthMeters;
    }
    const auto gone = static_cast<double>(at.seconds - link.span.start.seconds);
    if (link.span.end == endOfTime) {
        return std::min(lengthMeters, gone * metersPerSecond(link));
    }
    const auto whole = static_cast<double>(link.span.end.seconds - link.span.start.seconds);
    return lengthMeters * std::clamp(gone / whole, 0.0, 1.0);
}

/// Those that have left and not yet arrived, in the order in which they left.
std::vector<SampledPulse> pulsesOf(const SceneModel::LinkShape& shape, Instant at) {
    std::vector<SampledPulse> pulses;
    if (shape.beats.empty() || shape.paths.empty()) {
        return pulses;
    }
    const double length = shape.paths.front().lengthMeters();
    const double speed = metersPerSecond(*shape.link);
    const auto now = static_cast<double>(at.seconds);
    const double last = std::floor(shape.beats.countAt(now));
    for (double number = std::floor(shape.beats.countAt(now - length / speed)) + 1; number <= last;
         ++number) {
        const double gone = (now - shape.beats.timeOf(number)) * speed;
        if (gone < 0 || gone >= length) {
            continue;
        }
        pulses.push_back({static_cast<std::int64_t>(number), gone, false});
        if (shape.bothWays) {
            pulses.push_back({static_cast<std::int64_t>(number), length - gone, true});
        }
    }
    return pulses;
}

/// As many as are on their way, evenly spread and always in the same places while the rate holds.
std::vector<SampledPulse> standingPulsesOf(const SceneModel::LinkShape& shape, Instant at) {
    std::vector<SampledPulse> pulses;
    if (shape.beats.empty() || shape.paths.empty()) {
        return pulses;
    }
    const double length = shape.paths.front().lengthMeters();
    const auto now = static_cast<double>(at.seconds);
    const double before = now - length / metersPerSecond(*shape.link);
    const double onTheWay = shape.beats.countAt(now) - shape.beats.countAt(before);
    // Tiny errors of the integral must not make one appear and vanish.
    const auto count = static_cast<std::int64_t>(std::floor(onTheWay + 1e-6));
    for (std::int64_t number = 1; number <= count; ++number) {
        const double gone = length * (static_cast<double>(number) - 0.5) / static_cast<double>(count);
        pulses.push_back({number, gone, false});
        if (shape.bothWays) {
            pulses.push_back({number, length - gone, true});
        }
    }
    return pulses;
}

} // namespace

std::optional<SampledLink>
sampleLink(const SceneModel::LinkShape& shape, Instant at, Pulses pulses, bool withPulses) {
    const Link& link = *shape.link;
    if (!link.span.contains(at)) {
        return std::nullopt;
    }
    SampledLink result;
    result.shape = &shape;
    result.broken = link.broken && link.broken->span.start <= at;
    if (shape.series != nullptr) {
        const std::optional<size_t> value = valueInForce(*shape.series, at);
        result.value = value ? &shape.series->values[*value] : nullptr;
        if (withPulses) {
            result.pulses = pulses == Pulses::moving ? pulsesOf(shape, at) : standingPulsesOf(shape, at);
        }
    }
    if (link.kind == LinkKind::transfer && !shape.paths.empty()) {
        const LinkPath& path = shape.paths.front();
        result.headMeters = transferHead(link, path.lengthMeters(), at);
        result.head = path.at(*result.headMeters);
    }
    return result;
}

bool isBeingCarriedOut(const Chronicle& chronicle, const Sample& sampled, const Link& order) {
    if (order.kind != LinkKind::order || order.formationId.empty()) {
        return false;
    }
    constexpr int deepest = 8; // of formations within formations; a circle in the data ends here
    return std::any_of(sampled.axes.begin(), sampled.axes.end(), [&](const SampledAxis& axis) {
        std::string_view id = axis.axis->formationId;
        for (int depth = 0; depth < deepest && !id.empty(); ++depth) {
            if (id == order.formationId) {
                return true;
            }
            const Formation* formation = chronicle.formation(id);
            id = formation != nullptr ? std::string_view(formation->parentId) : std::string_view();
        }
        return false;
    });
}

LocalText nameWithFigure(const SampledLink& sampled) {
    LocalText text = sampled.shape->link->name;
    for (int i = 0; sampled.value != nullptr && i < languageCount; ++i) {
        const auto language = static_cast<Language>(i);
        const std::string& unit = sampled.shape->series->unit.in(language);
        if (!text.in(language).empty() && !unit.empty()) {
            const double value = sampled.value->value;
            const std::string number = fmt::format("{:.10g}", value);
            const std::string figure = language == Language::en ? withUnit(language, number, unit, value)
                                                                : fmt::format("{} {}", number, unit);
            text.in(language) += fmt::format(" ({})", figure);
        }
    }
    return text;
}

void sampleTraffic(const SceneModel& model, Instant at, Pulses pulses, const Camera* camera, Sample& result) {
    constexpr double marginPx = 200; // what is drawn beside a line
    for (const SceneModel::RouteShape& shape : model.routes()) {
        const Route& route = *shape.route;
        if (!route.span.contains(at)) {
            continue;
        }
        SampledRoute sampled{&shape, nullptr};
        for (const RoutePeriod& period : route.periods) {
            sampled.period = period.span.contains(at) ? &period : sampled.period;
        }
        result.routes.push_back(sampled);
    }
    for (const SceneModel::LinkShape& shape : model.links()) {
        const bool seen =
            camera == nullptr || camera->maySee(shape.reach.center, shape.reach.radiusMeters, marginPx);
        if (auto link = sampleLink(shape, at, pulses, seen)) {
            result.links.push_back(std::move(*link));
        }
    }
}

} // namespace khalkha
