// Findings on geometry that a feature alone does not show.

#include "base/text.h"
#include "exchange/row_words.h"
#include "geo/antimeridian.h"
#include "geo/geodesy.h"
#include "geo/lonlat_box.h"
#include "geo/on_earth.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace khalkha {

namespace {

constexpr double farKm = 1000;   ///< no two neighbours of a campaign are that far apart by chance
constexpr double muchNearer = 4; ///< times, for the exchanged position to be the likely one

double km(LonLat a, LonLat b) {
    const Ecef way = toEcef(a) - toEcef(b); // the chord: monotonic in the distance
    return std::sqrt(way.x * way.x + way.y * way.y + way.z * way.z) / 1000;
}

bool canBeSwapped(LonLat at) {
    return std::abs(at.lonDeg) <= 90 && at.lonDeg != at.latDeg;
}

LonLat swapped(LonLat at) {
    return {at.latDeg, at.lonDeg};
}

struct Found {
    const CampaignLayer* layer = nullptr;
    const Row* row = nullptr;
    LonLat at;
    bool isPoint = true;
};

/// A point of the feature: its only one, or one half-way along it.
bool representative(const CampaignLayer& layer, const Row& row, Found& found) {
    found.layer = &layer;
    found.row = &row;
    const FeatureGeometry& geometry = row.geometry;
    if (!row.faults.empty()) {
        return false;
    }
    found.isPoint = geometry.lines.empty() && geometry.areas.empty();
    if (!geometry.points.empty()) {
        found.at = geometry.points.front();
    } else if (!geometry.lines.empty() && !geometry.lines.front().empty()) {
        found.at = geometry.lines.front()[geometry.lines.front().size() / 2];
    } else if (!geometry.areas.empty() && !geometry.areas.front().rings.empty()) {
        const Ring& ring = geometry.areas.front().rings.front();
        if (ring.empty()) {
            return false;
        }
        found.at = ring[ring.size() / 2];
    } else {
        const auto lon = parseNumber(layer.content.value(row, "lon"));
        const auto lat = parseNumber(layer.content.value(row, "lat"));
        const auto at = lon && lat ? positionOnEarth(*lon, *lat) : std::nullopt;
        if (!at) {
            return false;
        }
        found.at = *at;
    }
    return true;
}

void warnOf(LoadContext& context, const Found& found, LonLat at, double givenKm, double swappedKm) {
    const Row bare = found.row->bare();
    RowReader(context, *found.layer, bare)
        .warn(
            found.isPoint && found.row->geometry.points.empty() ? "lon" : "geometry",
            fmt::format(
                "longitude {} and latitude {} appear to be swapped: nothing is within {:.0f} km of there, "
                "but "
                "the exchanged position is {:.0f} km from the next.",
                at.lonDeg,
                at.latDeg,
                givenKm,
                swappedKm),
            "Exchange them (longitude comes first), or check the position.");
}

/// One vertex of a line that lies far off, and would not if its coordinates were exchanged.
void checkVertices(LoadContext& context, const Found& found, const Polyline& line) {
    for (size_t i = 0; i < line.size(); ++i) {
        if (!canBeSwapped(line[i])) {
            continue;
        }
        double givenKm = std::numeric_limits<double>::infinity();
        double swappedKm = givenKm;
        for (const size_t next : {i - 1, i + 1}) { // i - 1 wraps around and is then no index
            if (next < line.size()) {
                givenKm = std::min(givenKm, km(line[i], line[next]));
                swappedKm = std::min(swappedKm, km(swapped(line[i]), line[next]));
            }
        }
        if (givenKm > farKm && std::isfinite(givenKm) && swappedKm * muchNearer < givenKm) {
            warnOf(context, found, line[i], givenKm, swappedKm);
            return;
        }
    }
}

/// The place of a name that lies far off its feature, and would not if its coordinates were exchanged.
void checkLabel(LoadContext& context, const Found& found) {
    const LayerContent& content = found.layer->content;
    const auto lon = parseNumber(content.value(*found.row, "label_lon"));
    const auto lat = parseNumber(content.value(*found.row, "label_lat"));
    if (!lon || !lat || std::abs(*lat) > 90 || !canBeSwapped({*lon, *lat})) {
        return; // what is no position has been told of
    }
    const LonLat label{*lon, *lat};
    const double givenKm = km(label, found.at);
    const double swappedKm = km(swapped(label), found.at);
    if (givenKm > farKm && swappedKm * muchNearer < givenKm) {
        const Row bare = found.row->bare();
        RowReader(context, *found.layer, bare)
            .warn(
                "label_lon",
                fmt::format(
                    "longitude {} and latitude {} of the name appear to be swapped: it stands {:.0f} km from "
                    "its "
                    "feature, the exchanged position {:.0f} km.",
                    label.lonDeg,
                    label.latDeg,
                    givenKm,
                    swappedKm),
                "Exchange label_lon and label_lat, or check the position.");
    }
}

/// How far a position, and the exchanged one, are from the next of the others.
struct Distances {
    double givenKm = std::numeric_limits<double>::infinity();
    double swappedKm = std::numeric_limits<double>::infinity();
    [[nodiscard]] bool tell() const {
        return givenKm > farKm && std::isfinite(givenKm) && swappedKm * muchNearer < givenKm;
    }
};

Distances distances(const std::vector<Found>& all, size_t one, const std::set<size_t>& without) {
    constexpr size_t maxNeighbours = 2000; // more are thinned: every n-th is near enough to any other
    const size_t step = all.size() / maxNeighbours + 1;
    Distances result;
    for (size_t k = 0; k < all.size() && result.givenKm > farKm; k += step) {
        if (k != one && without.find(k) == without.end()) {
            result.givenKm = std::min(result.givenKm, km(all[one].at, all[k].at));
            result.swappedKm = std::min(result.swappedKm, km(swapped(all[one].at), all[k].at));
        }
    }
    return result;
}

/// The farthest off first: what is found wrong makes no other position likely.
void reportSwapped(LoadContext& context, const std::vector<Found>& all) {
    std::vector<std::pair<double, size_t>> suspects;
    for (size_t i = 0; i < all.size(); ++i) {
        if (canBeSwapped(all[i].at)) {
            if (const Distances far = distances(all, i, {}); far.tell()) {
                suspects.emplace_back(-far.givenKm, i);
            }
        }
    }
    std::sort(suspects.begin(), suspects.end());
    std::set<size_t> wrong;
    for (const auto& [far, i] : suspects) {
        if (const Distances now = distances(all, i, wrong); now.tell()) {
            wrong.insert(i);
            warnOf(context, all[i], all[i].at, now.givenKm, now.swappedKm);
        }
    }
}

struct Leg {
    LonLat from, to;
    double westDeg = 0, eastDeg = 0;
};

std::vector<Leg> legsOf(const Polyline& line) {
    std::vector<Leg> legs;
    for (const Polyline& part : cutAt180(line)) {
        for (size_t i = 1; i < part.size(); ++i) {
            const auto [west, east] = std::minmax(part[i - 1].lonDeg, part[i].lonDeg);
            legs.push_back({part[i - 1], part[i], west, east});
        }
    }
    std::sort(legs.begin(), legs.end(), [](const Leg& a, const Leg& b) { return a.westDeg < b.westDeg; });
    return legs;
}

/// Distance of a point from the line through the leg, degrees, positive on its left.
double leftOf(const Leg& leg, LonLat at) {
    const double x = leg.to.lonDeg - leg.from.lonDeg;
    const double y = leg.to.latDeg - leg.from.latDeg;
    return (x * (at.latDeg - leg.from.latDeg) - y * (at.lonDeg - leg.from.lonDeg)) / std::hypot(x, y);
}

/// Whether each goes through to the other side of the other; a touch is none.
bool crosses(const Leg& a, const Leg& b) {
    constexpr double touchDeg = 1e-5;
    const auto parted = [](double one, double other) {
        return (one > touchDeg && other < -touchDeg) || (one < -touchDeg && other > touchDeg);
    };
    return parted(leftOf(a, b.from), leftOf(a, b.to)) && parted(leftOf(b, a.from), leftOf(b, a.to));
}

/// The place of a crossing of two lines, if there is one. Work is what may still be compared.
std::optional<LonLat> crossing(const Polyline& one, const Polyline& other, size_t& work) {
    const std::vector<Leg> legs = legsOf(one);
    const std::vector<Leg> others = legsOf(other);
    double widest = 0;
    for (const Leg& leg : others) {
        widest = std::max(widest, leg.eastDeg - leg.westDeg);
    }
    for (const Leg& leg : legs) {
        auto next = std::lower_bound(
            others.begin(), others.end(), leg.westDeg - widest, [](const Leg& candidate, double lonDeg) {
                return candidate.westDeg < lonDeg;
            });
        for (; next != others.end() && next->westDeg <= leg.eastDeg && work > 0; ++next, --work) {
            if (crosses(leg, *next)) {
                return leg.from;
            }
        }
    }
    return std::nullopt;
}

bool overlap(const LonLatBox& a, const LonLatBox& b) {
    return a.westDeg <= b.eastDeg && b.westDeg <= a.eastDeg && a.southDeg <= b.northDeg &&
           b.southDeg <= a.northDeg;
}

const Polyline& lineOf(const TraceRow& trace) {
    return trace.row->geometry.lines.front();
}

void warnOfTrace(LoadContext& context, const TraceRow& trace, std::string what, std::string hint) {
    const Row bare = trace.row->bare();
    RowReader(context, context.layer("front_traces"), bare)
        .warn("geometry", std::move(what), std::move(hint));
}

/// Neighbouring traces of a front run the same way: their starts lie nearer to each other than to the ends.
void checkDirections(LoadContext& context, const std::vector<TraceRow>& traces) {
    std::map<std::string_view, const TraceRow*> lastOfFront;
    for (const TraceRow& trace : traces) {
        const TraceRow*& last = lastOfFront[trace.frontId];
        if (last != nullptr) {
            const Polyline& a = lineOf(*last);
            const Polyline& b = lineOf(trace);
            const double same = km(a.front(), b.front()) + km(a.back(), b.back());
            const double reversed = km(a.front(), b.back()) + km(a.back(), b.front());
            if (reversed * 2 < same) {
                warnOfTrace(
                    context,
                    trace,
                    fmt::format(
                        "the line runs against the direction of the trace before it (row #{}) of front "
                        "\"{}\".",
                        last->row->number,
                        trace.frontId),
                    "Reverse the line: traces of a front all run in the same direction.");
                continue; // the next one is held against the one before
            }
        }
        last = &trace;
    }
}

} // namespace

void checkSwapped(LoadContext& context) {
    std::vector<Found> all;
    for (const LayerSpec& spec : layerSpecs()) {
        const CampaignLayer& layer = context.layer(spec.name);
        if (spec.geometry == GeometryNeed::none || layer.prepared) {
            continue;
        }
        for (const Row& row : layer.content.rows) {
            Found found;
            if (representative(layer, row, found)) {
                all.push_back(found);
                checkLabel(context, found);
            }
            for (const Polyline& line : row.geometry.lines) {
                checkVertices(context, found, line);
            }
        }
    }
    reportSwapped(context, all);
}

void checkTraces(LoadContext& context, std::vector<TraceRow> traces) {
    std::stable_sort(
        traces.begin(), traces.end(), [](const TraceRow& a, const TraceRow& b) { return a.at < b.at; });
    checkDirections(context, traces);
    std::vector<LonLatBox> boxes;
    boxes.reserve(traces.size());
    for (const TraceRow& trace : traces) {
        boxes.push_back(boxOf(lineOf(trace)));
    }
    size_t work = 200'000'000;
    for (size_t i = 0; i < traces.size(); ++i) {
        for (size_t k = i + 1; k < traces.size() && traces[k].at == traces[i].at && work > 0; ++k) {
            if (traces[k].frontId == traces[i].frontId || traces[k].sideId != traces[i].sideId ||
                !overlap(boxes[i], boxes[k])) {
                continue;
            }
            if (const auto at = crossing(lineOf(traces[i]), lineOf(traces[k]), work)) {
                warnOfTrace(
                    context,
                    traces[k],
                    fmt::format(
                        "the line crosses that of front \"{}\" (row #{}) at the same instant, near {:.3f}, "
                        "{:.3f}.",
                        traces[i].frontId,
                        traces[i].row->number,
                        at->lonDeg,
                        at->latDeg),
                    "Let the fronts of a side meet without crossing.");
            }
        }
    }
}

} // namespace khalkha
