#include "session/extent.h"

#include "scene/navigation.h"
#include "scene/sample.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace khalkha {

namespace {

constexpr double kilometre = 1000;
constexpr double villageHeightMeters = 60 * kilometre;
/// An event is looked at with more of what lies round its place.
constexpr double eventMargin = 1.6;
/// What is no thing of its own size (a line) is never looked at from closer.
constexpr double lineHeightMeters = 25 * kilometre;

/// Heights of the eye by level, 1 = on a globe view .. 5 = only close up.
double byLevel(const std::array<double, 5>& kilometres, int level) {
    return kilometres[static_cast<size_t>(std::clamp(level, 1, 5) - 1)] * kilometre;
}

/// Of ground that is larger than a town.
double heightOfGround(int level) {
    return byLevel({1500, 800, 400, 200, 120}, level);
}

double heightOf(const Place& place) {
    switch (place.kind) {
    case PlaceKind::capital:
    case PlaceKind::city:
    case PlaceKind::town:
    case PlaceKind::waypoint:
    case PlaceKind::other:
        return byLevel({150, 120, 100, 80, 60}, place.rank);
    case PlaceKind::village:
    case PlaceKind::fort:
    case PlaceKind::pass:
    case PlaceKind::hill:
        return villageHeightMeters;
    case PlaceKind::island:
    case PlaceKind::river:
    case PlaceKind::lake:
    case PlaceKind::sea:
    case PlaceKind::range:
    case PlaceKind::region:
    case PlaceKind::strait:
        break;
    }
    return heightOfGround(place.rank);
}

/// Gathers points into a box, across 180 degrees too.
class Gather {
public:
    void point(LonLat at) {
        if (_box) {
            // The turn of the globe that is nearest to what is there.
            const double middle = (_box->westDeg + _box->eastDeg) / 2;
            at.lonDeg = middle + std::remainder(at.lonDeg - middle, 360.0);
        } else {
            _box = LonLatBox{at.lonDeg, at.latDeg, at.lonDeg, at.latDeg};
        }
        _box->westDeg = std::min(_box->westDeg, at.lonDeg);
        _box->eastDeg = std::max(_box->eastDeg, at.lonDeg);
        _box->southDeg = std::min(_box->southDeg, at.latDeg);
        _box->northDeg = std::max(_box->northDeg, at.latDeg);
    }
    void line(const Polyline& line) {
        for (const LonLat at : line) {
            point(at);
        }
    }
    void areas(const std::vector<Polygon>& polygons) {
        for (const Polygon& polygon : polygons) {
            for (const Ring& ring : polygon.rings) {
                line(ring);
            }
        }
    }
    void place(const Place* place) {
        if (place != nullptr) {
            point(place->at);
        }
    }
    [[nodiscard]] std::optional<Extent> extent(double leastHeightMeters) const {
        return _box ? std::optional(Extent{*_box, leastHeightMeters}) : std::nullopt;
    }

private:
    std::optional<LonLatBox> _box;
};

std::optional<Extent> ofEvent(const Chronicle& chronicle, const Event& event) {
    Gather gather;
    double height = 0;
    for (const std::string& id : event.placeIds) {
        if (const Place* place = chronicle.place(id)) {
            gather.place(place);
            height = height == 0 ? heightOf(*place) : std::min(height, heightOf(*place));
        }
    }
    return gather.extent(height * eventMargin);
}

std::optional<Extent> ofPolity(const Polity& polity) {
    Gather gather;
    for (const Polity::Label& label : polity.labels) {
        for (const double azimuth : {0.0, 90.0, 180.0, 270.0}) {
            gather.point(geodesicDirect(label.at, azimuth, label.spanKm * kilometre / 2));
        }
    }
    return gather.extent(heightOfGround(3));
}

/// The trace in force, or the first one before that.
std::optional<Extent> ofFront(const Front& front, Instant at) {
    const FrontTrace* trace = front.traces.empty() ? nullptr : &front.traces.front();
    for (const FrontTrace& each : front.traces) {
        trace = each.at <= at ? &each : trace;
    }
    Gather gather;
    if (trace != nullptr) {
        gather.line(trace->line);
    }
    return gather.extent(lineHeightMeters);
}

std::optional<Extent> ofLink(const Chronicle& chronicle, const Link& link) {
    Gather gather;
    gather.place(chronicle.place(link.fromPlaceId));
    for (const std::vector<std::string>* ids : {&link.viaPlaceIds, &link.toPlaceIds}) {
        for (const std::string& id : *ids) {
            gather.place(chronicle.place(id));
        }
    }
    for (const std::string& id : link.routeIds) {
        if (const Route* route = chronicle.route(id)) {
            gather.line(route->line);
        }
    }
    return gather.extent(lineHeightMeters);
}

std::optional<Extent> ofFormation(const Chronicle& chronicle, const Formation& formation, Instant at) {
    Gather gather;
    for (const Axis& axis : chronicle.axes) {
        if (axis.formationId == formation.id) {
            if (const auto sampled = sampleAxis(axis, at)) {
                gather.point(sampled->head);
            }
        }
    }
    for (const Position& position : chronicle.positions) {
        const auto& ids = position.formationIds;
        if (position.span.contains(at) && std::find(ids.begin(), ids.end(), formation.id) != ids.end()) {
            gather.line(position.line);
        }
    }
    if (auto extent = gather.extent(villageHeightMeters * eventMargin)) {
        return extent;
    }
    const Place* const seat = chronicle.place(formation.placeId);
    gather.place(seat);
    return gather.extent(seat == nullptr ? 0 : heightOf(*seat));
}

std::optional<Extent> ofPlace(const Place* place) {
    if (place == nullptr) {
        return std::nullopt;
    }
    Gather gather;
    gather.place(place);
    return gather.extent(heightOf(*place));
}

std::optional<Extent> ofLines(const std::vector<Polyline>& lines, const std::vector<Polygon>& areas) {
    Gather gather;
    for (const Polyline& line : lines) {
        gather.line(line);
    }
    gather.areas(areas);
    return gather.extent(lineHeightMeters);
}

std::optional<Extent> ofZone(const Zone& zone) {
    if (!zone.line.empty() || !zone.areas.empty()) {
        return ofLines({zone.line}, zone.areas);
    }
    return extentOfPoint(zone.at);
}

std::optional<Extent> ofRegion(const Region& region) {
    Gather gather;
    if (region.curve.empty()) {
        gather.point(region.at);
    }
    gather.line(region.curve);
    // Its name runs along a part of it only: its level says how large it is.
    return gather.extent(heightOfGround(region.level));
}

} // namespace

Instant instantToShow(const Event& event) {
    const Date& start = event.start;
    const std::int64_t half =
        start.precision == Precision::day ? (start.span.end.seconds - start.span.start.seconds) / 2 : 0;
    return {start.span.start.seconds + half};
}

Extent extentOfPoint(LonLat at) {
    return {{at.lonDeg, at.latDeg, at.lonDeg, at.latDeg}, villageHeightMeters};
}

std::optional<Extent> extentOf(const Chronicle& chronicle, const ThingRef& thing, Instant at) {
    if (!holds(chronicle, thing)) {
        return std::nullopt;
    }
    const std::string& id = thing.id;
    switch (thing.kind) {
    case ThingKind::event:
        return ofEvent(chronicle, *chronicle.event(id));
    case ThingKind::place:
        return ofPlace(chronicle.place(id));
    case ThingKind::polity:
        return ofPolity(*chronicle.polity(id));
    case ThingKind::formation:
        return ofFormation(chronicle, *chronicle.formation(id), at);
    case ThingKind::axis: {
        Gather gather;
        for (const Waypoint& point : chronicle.axis(id)->waypoints) {
            gather.point(point.position);
        }
        return gather.extent(lineHeightMeters);
    }
    case ThingKind::front:
        return ofFront(*chronicle.front(id), at);
    case ThingKind::claim:
        return ofLines(chronicle.claim(id)->lines, chronicle.claim(id)->areas);
    case ThingKind::laterBorder:
        return ofLines(chronicle.laterBorder(id)->lines, {});
    case ThingKind::zone:
        return ofZone(*chronicle.zone(id));
    case ThingKind::region:
        return ofRegion(*chronicle.region(id));
    case ThingKind::position:
        return ofLines({chronicle.position(id)->line}, {});
    case ThingKind::route:
        return ofLines({chronicle.route(id)->line}, {});
    case ThingKind::link:
        return ofLink(chronicle, *chronicle.link(id));
    case ThingKind::height:
        return extentOfPoint(chronicle.spotHeight(id)->at);
    case ThingKind::remark:
        return ofPlace(chronicle.place(chronicle.remark(id)->placeId));
    case ThingKind::series:
    case ThingKind::document:
    case ThingKind::story:
        break;
    }
    return std::nullopt;
}

CameraView viewOfExtent(const Extent& extent, Viewport picture, const CoveredEdges& covered) {
    const LonLatBox& box = extent.box;
    const LonLat middle{(box.westDeg + box.eastDeg) / 2, (box.southDeg + box.northDeg) / 2};
    const CameraView least = viewFromHeight(middle, extent.leastHeightMeters, 0, 0);
    if (box.westDeg == box.eastDeg && box.southDeg == box.northDeg) {
        return least;
    }
    // Of the picture, what is free is to hold it.
    const Viewport free{
        std::max(picture.widthPx / 4, static_cast<int>(picture.widthPx - covered.leftPx - covered.rightPx)),
        std::max(
            picture.heightPx / 4, static_cast<int>(picture.heightPx - covered.topPx - covered.bottomPx))};
    CameraView view = viewOf(box, free);
    view.rangeMeters *= static_cast<double>(picture.heightPx) / free.heightPx;
    view.rangeMeters = std::max(view.rangeMeters, least.rangeMeters);
    return clampedView(view);
}

CoveredEdges
withFurniture(const CoveredEdges& covered, const std::vector<ScreenBox>& furniture, Viewport picture) {
    CoveredEdges edges = covered;
    const double left = covered.leftPx;
    const double right = picture.widthPx - covered.rightPx;
    const double top = covered.topPx;
    const double bottom = picture.heightPx - covered.bottomPx;
    for (const ScreenBox& box : furniture) {
        const bool inRow = box.top > top + 0.6 * (bottom - top);
        const bool column = box.bottom - box.top > 0.5 * (bottom - top) && box.left > (left + right) / 2;
        if (inRow) {
            edges.bottomPx = std::max(edges.bottomPx, picture.heightPx - box.top);
        } else if (column) {
            edges.rightPx = std::max(edges.rightPx, picture.widthPx - box.left);
        }
    }
    return edges;
}

} // namespace khalkha
