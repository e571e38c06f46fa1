#include "base/text.h"
#include "exchange/row_words.h"
#include "geo/polyline.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace khalkha {

namespace {

constexpr std::array<Choice<AxisStyle>, 5> axisStyles{
    {{"ground", AxisStyle::ground},
     {"river", AxisStyle::river},
     {"sea", AxisStyle::sea},
     {"airborne", AxisStyle::airborne},
     {"rail", AxisStyle::rail}}};

template <class T> using ById = std::map<std::string, T, std::less<>>;
using IdAndRow = std::pair<std::string, const Row*>;

/// A finding on a row whose own faults were reported when it was read.
void reject(
    LoadContext& context,
    const CampaignLayer& layer,
    const Row& row,
    std::string_view field,
    std::string what,
    std::string hint) {
    const Row bare = row.bare();
    RowReader(context, layer, bare).reject(field, std::move(what), std::move(hint));
}

struct WaypointRow {
    int seq = 0;
    size_t row = 0; ///< index into the rows of the layer
    Waypoint waypoint;
};

/// Waypoints by axis, in the order of seq. Rows of unknown axes are reported and left out.
ById<std::vector<WaypointRow>> loadWaypoints(LoadContext& context, const ById<Axis>& axes) {
    const CampaignLayer& layer = context.layer("axis_waypoints");
    ById<std::vector<WaypointRow>> byAxis;
    for (size_t i = 0; i < layer.content.rows.size(); ++i) {
        RowReader reader(context, layer, layer.content.rows[i]);
        const std::string axisId = reader.reference("axis", "axes", Required::yes);
        const auto axis = axes.find(axisId);
        WaypointRow entry;
        entry.row = i;
        (void)reader.text("seq", Required::yes);
        entry.seq = reader.wholeNumber("seq", 0, 0, 100000);
        Waypoint& waypoint = entry.waypoint;
        waypoint.timeAssumed = reader.flag("time_assumed", false);
        waypoint.at = reader.instant("at", waypoint.timeAssumed);
        waypoint.position = reader.point();
        waypoint.placeId = reader.reference("place", "places");
        waypoint.label = reader.local("label");
        const bool known = axis != axes.end();
        waypoint.provenance = reader.provenance(
            known ? SourceNeed::required : SourceNeed::optional, known ? &axis->second.provenance : nullptr);
        reader.expectWithinEvents("at", {waypoint.at, waypoint.at});
        context.usedPlaces.insert(waypoint.placeId);
        if (reader.ok()) {
            byAxis[axisId].push_back(std::move(entry));
        }
    }
    for (auto& [id, entries] : byAxis) {
        std::stable_sort(entries.begin(), entries.end(), [](const WaypointRow& a, const WaypointRow& b) {
            return a.seq < b.seq;
        });
    }
    return byAxis;
}

/// Takes over the waypoints that come in order; the others are reported.
void addWaypoints(LoadContext& context, Axis& axis, std::vector<WaypointRow>& entries) {
    const CampaignLayer& layer = context.layer("axis_waypoints");
    const WaypointRow* last = nullptr;
    for (WaypointRow& entry : entries) {
        const Row& row = layer.content.rows[entry.row];
        if (last != nullptr && entry.seq == last->seq) {
            reject(
                context,
                layer,
                row,
                "seq",
                fmt::format("axis \"{}\" has two waypoints {}.", axis.id, entry.seq),
                "Number them anew.");
        } else if (last != nullptr && entry.waypoint.at <= last->waypoint.at) {
            reject(
                context,
                layer,
                row,
                "at",
                fmt::format(
                    "waypoint {} of axis \"{}\" ({}) does not come after waypoint {} ({}).",
                    entry.seq,
                    axis.id,
                    isoInstant(entry.waypoint.at, context.zoneMinutes()),
                    last->seq,
                    isoInstant(last->waypoint.at, context.zoneMinutes())),
                "Correct the time or the order.");
        } else {
            last = &entry;
            axis.waypoints.push_back(entry.waypoint);
        }
    }
}

ById<Axis> readAxes(LoadContext& context, std::vector<IdAndRow>& order) {
    const CampaignLayer& layer = context.layer("axes");
    ById<Axis> axes;
    SeenIds seen;
    for (const Row& row : layer.content.rows) {
        RowReader reader(context, layer, row);
        Axis axis;
        axis.id = reader.id();
        seen.check(reader, axis.id);
        axis.sideId = reader.reference("side", "sides", Required::yes);
        axis.formationId = reader.reference("formation", "formations");
        axis.name = reader.local("name", Required::yes);
        axis.formationName = reader.local("formation_name");
        axis.sidc = reader.sidc("sidc");
        axis.group = reader.text("group");
        axis.style = reader.choice<AxisStyle>("style", axisStyles, AxisStyle::ground, AxisStyle::ground);
        axis.mainEffort = reader.flag("main_effort", true);
        axis.strength = reader.number("strength", 1, 0.3, 1);
        axis.span = reader.span();
        axis.provenance = reader.provenance(SourceNeed::optional); // may come from the waypoints
        reader.expectWithinEvents("start", axis.span);
        if (reader.ok()) {
            order.emplace_back(axis.id, &row);
            axes.emplace(axis.id, std::move(axis));
        }
    }
    return axes;
}

/// An axis without sources of its own rests on those of its waypoints.
void gatherSources(Axis& axis) {
    if (!axis.provenance.sources.empty()) {
        return;
    }
    std::set<std::pair<std::string, std::string>> seen;
    for (const Waypoint& waypoint : axis.waypoints) {
        for (const SourceRef& source : waypoint.provenance.sources) {
            if (seen.emplace(source.sourceId, source.locator).second) {
                axis.provenance.sources.push_back(source);
            }
        }
    }
}

struct FrontWithProvenance {
    Front front;
    Provenance provenance;      ///< for traces that have none of their own
    std::set<Instant> instants; ///< of the traces taken over
};

ById<FrontWithProvenance> readFronts(LoadContext& context, std::vector<IdAndRow>& order) {
    const CampaignLayer& layer = context.layer("fronts");
    ById<FrontWithProvenance> fronts;
    SeenIds seen;
    for (const Row& row : layer.content.rows) {
        RowReader reader(context, layer, row);
        FrontWithProvenance entry;
        Front& front = entry.front;
        front.id = reader.id();
        seen.check(reader, front.id);
        front.sideId = reader.reference("side", "sides", Required::yes);
        front.enemyId = reader.reference("enemy", "sides");
        front.name = reader.local("name");
        front.enemyOnRight = reader.flag("enemy_on_right", true);
        front.span = reader.span();
        entry.provenance = reader.provenance(SourceNeed::optional);
        reader.expectWithinEvents("start", front.span);
        if (reader.ok()) {
            order.emplace_back(front.id, &row);
            fronts.emplace(front.id, std::move(entry));
        }
    }
    return fronts;
}

void checkTrace(RowReader& reader, FrontWithProvenance& owner, const FrontTrace& trace) {
    if (const auto crossings = selfCrossings(trace.line); !crossings.empty()) {
        const LonLat at = trace.line[crossings.front().first];
        reader.reject(
            "geometry",
            fmt::format(
                "the line crosses itself in {} place{}, first near {:.3f}, {:.3f} (legs {} and {}).",
                crossings.size(),
                crossings.size() == 1 ? "" : "s",
                at.lonDeg,
                at.latDeg,
                crossings.front().first + 1,
                crossings.front().second + 1),
            "Move the points so that the loop is gone.");
    }
    if (reader.ok() && !owner.instants.insert(trace.at).second) {
        reader.reject(
            "at",
            fmt::format("front \"{}\" has two traces at the same instant.", owner.front.id),
            "Correct the time or delete one.");
    }
}

void loadTraces(LoadContext& context, ById<FrontWithProvenance>& fronts) {
    constexpr std::array<std::string_view, 1> axes{"axes"};
    const CampaignLayer& layer = context.layer("front_traces");
    std::vector<TraceRow> rows;
    for (const Row& row : layer.content.rows) {
        RowReader reader(context, layer, row);
        const std::string frontId = reader.reference("front", "fronts", Required::yes);
        const auto owner = fronts.find(frontId);
        const bool known = owner != fronts.end();
        FrontTrace trace;
        bool assumed = false;
        trace.at = reader.instant("at", assumed);
        trace.line = reader.line();
        trace.axisIds = reader.references("axes", axes);
        trace.provenance = reader.provenance(
            known ? SourceNeed::required : SourceNeed::optional, known ? &owner->second.provenance : nullptr);
        reader.expectWithinEvents("at", {trace.at, trace.at});
        if (known && reader.ok()) {
            checkTrace(reader, owner->second, trace);
        }
        if (known && reader.ok()) {
            rows.push_back({&row, frontId, owner->second.front.sideId, trace.at});
            owner->second.front.traces.push_back(std::move(trace));
        }
    }
    checkTraces(context, std::move(rows));
}

} // namespace

void loadAxes(LoadContext& context) {
    std::vector<IdAndRow> order;
    ById<Axis> axes = readAxes(context, order);
    ById<std::vector<WaypointRow>> waypoints = loadWaypoints(context, axes);
    const bool canComplain = context.layer("axis_waypoints").state == LayerState::loaded || !context.lenient;
    for (const auto& [id, row] : order) {
        Axis& axis = axes.find(id)->second;
        addWaypoints(context, axis, waypoints[id]);
        gatherSources(axis);
        if (axis.waypoints.size() >= 2) {
            context.chronicle.axes.push_back(std::move(axis));
        } else if (canComplain && context.layer("axis_waypoints").state != LayerState::broken) {
            reject(
                context,
                context.layer("axes"),
                *row,
                "id",
                fmt::format(
                    "the axis has {} usable waypoint(s); expected two at least.", axis.waypoints.size()),
                "Add them to layer axis_waypoints.");
        }
    }
}

void loadFronts(LoadContext& context) {
    std::vector<IdAndRow> order;
    ById<FrontWithProvenance> fronts = readFronts(context, order);
    loadTraces(context, fronts);
    const bool canComplain = context.layer("front_traces").state == LayerState::loaded || !context.lenient;
    for (const auto& [id, row] : order) {
        Front& front = fronts.find(id)->second.front;
        if (!front.traces.empty()) {
            context.chronicle.fronts.push_back(std::move(front));
        } else if (canComplain && context.layer("front_traces").state != LayerState::broken) {
            reject(
                context,
                context.layer("fronts"),
                *row,
                "id",
                "the front has no usable trace.",
                "Add traces to layer front_traces.");
        }
    }
}

} // namespace khalkha
