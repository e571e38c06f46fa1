#include "chronicle/synthetic.h"

#include "chronicle/noise.h"
#include "geo/lonlat_box.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace khalkha {

namespace {

LonLat farAway(LonLat at) {
    return {at.lonDeg > 0 ? at.lonDeg - 180 : at.lonDeg + 180, -at.latDeg};
}

void move(LonLat& at) {
    at = farAway(at);
}
void move(std::vector<LonLat>& line) {
    for (LonLat& at : line) {
        move(at);
    }
}
void move(std::vector<Polyline>& lines) {
    for (Polyline& line : lines) {
        move(line);
    }
}
void move(std::vector<Polygon>& areas) {
    for (Polygon& area : areas) {
        move(area.rings);
    }
}

/// Ids of one copy.
class Copy {
public:
    explicit Copy(int number) : _suffix(fmt::format("~{}", number)) {}
    void rename(std::string& id) const {
        if (!id.empty()) {
            id += _suffix;
        }
    }
    void rename(std::vector<std::string>& ids) const {
        for (std::string& id : ids) {
            rename(id);
        }
    }

    void alter(Place& place) const { move(place.at); }
    void alter(Formation& formation) const {
        rename(formation.parentId);
        rename(formation.placeId);
    }
    void alter(Event& event) const { rename(event.placeIds); }
    void alter(Polity& polity) const {
        for (Polity::Label& label : polity.labels) {
            move(label.at);
        }
    }
    void alter(Claim& claim) const {
        move(claim.lines);
        move(claim.areas);
    }
    void alter(LaterBorder& border) const { move(border.lines); }
    void alter(Front& front) const {
        for (FrontTrace& trace : front.traces) {
            move(trace.line);
            rename(trace.axisIds);
        }
    }
    void alter(Axis& axis) const {
        rename(axis.formationId);
        for (Waypoint& waypoint : axis.waypoints) {
            move(waypoint.position);
            rename(waypoint.placeId);
        }
    }
    void alter(Zone& zone) const {
        move(zone.at);
        move(zone.line);
        move(zone.areas);
    }
    void alter(Region& region) const {
        move(region.at);
        move(region.curve);
    }
    void alter(Position& position) const {
        move(position.line);
        rename(position.formationIds);
    }
    void alter(Route& route) const {
        move(route.line);
        rename(route.placeIds);
    }
    void alter(Link& link) const {
        rename(link.fromPlaceId);
        rename(link.toPlaceIds);
        rename(link.viaPlaceIds);
        rename(link.routeIds);
        rename(link.formationId);
    }
    void alter(Cell& cell) const {
        move(cell.polygons);
        cell.box = boxOf(cell.polygons);
    }

    template <class T> void append(const std::vector<T>& from, std::vector<T>& to) const {
        for (const T& thing : from) {
            T other = thing;
            rename(other.id);
            alter(other);
            to.push_back(std::move(other));
        }
    }

private:
    std::string _suffix;
};

Provenance madeUp(const Chronicle& chronicle) {
    Provenance provenance;
    provenance.certainty = Certainty::reconstructed;
    if (!chronicle.sources.empty()) {
        provenance.sources.push_back({chronicle.sources.front().id, {}});
    }
    return provenance;
}

LocalText named(std::string text) {
    LocalText name;
    name.in(Language::en) = std::move(text);
    return name;
}

Zone heldGround(const Chronicle& chronicle, std::string id, Ring rim) {
    Zone zone;
    zone.id = std::move(id);
    zone.kind = "occupied";
    zone.name = named(zone.id);
    zone.at = rim.front();
    zone.sideId = chronicle.sides.empty() ? std::string() : chronicle.sides.front().id;
    zone.areas.push_back({{std::move(rim)}});
    zone.span = {beginningOfTime, endOfTime};
    zone.provenance = madeUp(chronicle);
    return zone;
}

constexpr LonLat west{104, 46.5}, east{140, 46};

void addLine(Chronicle& chronicle, size_t vertices) {
    Claim claim;
    claim.id = "large";
    claim.name = named("Large line");
    claim.lines.push_back(roughLine(west, east, vertices));
    claim.span = {beginningOfTime, endOfTime};
    claim.sideId = chronicle.sides.empty() ? std::string() : chronicle.sides.front().id;
    claim.provenance = madeUp(chronicle);
    chronicle.claims.push_back(std::move(claim));
}

void addArea(Chronicle& chronicle, size_t vertices) {
    Ring rim = roughLine(west, east, vertices - 2);
    rim.push_back({east.lonDeg, 36});
    rim.push_back({west.lonDeg, 36});
    chronicle.zones.push_back(heldGround(chronicle, "large", std::move(rim)));
}

void addPieces(Chronicle& chronicle, size_t vertices) {
    constexpr size_t corners = 100;
    const size_t count = std::max<size_t>(1, vertices / corners);
    const auto columns = static_cast<size_t>(std::ceil(1.8 * std::sqrt(static_cast<double>(count))));
    const double step = (east.lonDeg - west.lonDeg) / static_cast<double>(columns);
    Noise noise;
    for (size_t i = 0; i < count; ++i) {
        const size_t column = i % columns;
        const size_t row = i / columns;
        const double lon = west.lonDeg + step * (0.5 + static_cast<double>(column));
        const double lat = 36 + 0.7 * step * (0.5 + static_cast<double>(row));
        Ring rim;
        for (size_t k = 0; k < corners; ++k) {
            const double turn = 2 * std::numbers::pi * static_cast<double>(k) / corners;
            const double reach = step * (0.36 + 0.04 * noise.next());
            rim.push_back({lon + reach * std::cos(turn), lat + 0.7 * reach * std::sin(turn)});
        }
        chronicle.zones.push_back(heldGround(chronicle, fmt::format("large-{}", i), std::move(rim)));
    }
}

} // namespace

ChroniclePtr withCopiesFarAway(const Chronicle& chronicle, int copies) {
    auto result = std::make_shared<Chronicle>(chronicle);
    for (int number = 1; number <= copies; ++number) {
        const Copy copy(number);
        copy.append(chronicle.places, result->places);
        copy.append(chronicle.formations, result->formations);
        copy.append(chronicle.events, result->events);
        copy.append(chronicle.polities, result->polities);
        copy.append(chronicle.cells, result->cells);
        copy.append(chronicle.claims, result->claims);
        copy.append(chronicle.laterBorders, result->laterBorders);
        copy.append(chronicle.fronts, result->fronts);
        copy.append(chronicle.axes, result->axes);
        copy.append(chronicle.zones, result->zones);
        copy.append(chronicle.regions, result->regions);
        copy.append(chronicle.positions, result->positions);
        copy.append(chronicle.routes, result->routes);
        copy.append(chronicle.links, result->links);
        for (Ownership row : chronicle.ownership) {
            copy.rename(row.cellId);
            copy.rename(row.polityId);
            copy.rename(row.claimantId);
            result->ownership.push_back(std::move(row));
        }
        for (CellEdge edge : chronicle.edges) {
            copy.rename(edge.leftCell);
            copy.rename(edge.rightCell);
            move(edge.line);
            result->edges.push_back(std::move(edge));
        }
    }
    result->finish();
    return result;
}

Polyline roughLine(LonLat from, LonLat to, size_t vertices) {
    if (vertices < 2) {
        return {from, to};
    }
    // The middle of each leg is moved aside, by a part of its length.
    Noise noise;
    Polyline line{from, to};
    while (line.size() < vertices) {
        Polyline finer;
        finer.reserve(2 * line.size());
        const size_t wanted = vertices - line.size(); // so many legs get a middle
        for (size_t i = 0; i + 1 < line.size(); ++i) {
            finer.push_back(line[i]);
            if (i < wanted) {
                const double x = line[i + 1].lonDeg - line[i].lonDeg;
                const double y = line[i + 1].latDeg - line[i].latDeg;
                const double aside = 0.22 * noise.next();
                finer.push_back(
                    {line[i].lonDeg + x / 2 - y * aside, line[i].latDeg + y / 2 + x * aside * 0.7});
            }
        }
        finer.push_back(line.back());
        line = std::move(finer);
    }
    return line;
}

ChroniclePtr withLargeLayer(const Chronicle& chronicle, LargeLayer kind, size_t vertices) {
    auto result = std::make_shared<Chronicle>(chronicle);
    switch (kind) {
    case LargeLayer::line:
        addLine(*result, vertices);
        break;
    case LargeLayer::area:
        addArea(*result, vertices);
        break;
    case LargeLayer::pieces:
        addPieces(*result, vertices);
        break;
    }
    result->finish();
    return result;
}

} // namespace khalkha
