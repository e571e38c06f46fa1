#include "prepare/cells.h"

#include "prepare/face_graph.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace khalkha {

namespace {

/// Lines as legs, to find what a segment of the noded set was made of.
class LegIndex {
public:
    explicit LegIndex(const std::vector<BorderLine>& lines) {
        for (size_t i = 0; i < lines.size(); ++i) {
            add(pointsOf(lines[i].line.get()), static_cast<int>(i));
        }
    }
    void add(const Polyline& line, int owner) {
        for (size_t i = 0; i + 1 < line.size(); ++i) {
            _index.add(boxAround(line[i], line[i + 1], 0), _legs.size());
            _legs.push_back({line[i], line[i + 1], owner});
        }
    }
    struct Hit {
        int owner = -1;
        double distanceDeg = 1e9;
        LonLat at;
    };
    /// Nearest leg within the reach, not of the excluded owner.
    [[nodiscard]] Hit nearest(LonLat point, double reachDeg, int excluded = -1) const {
        Hit best;
        for (const size_t item : _index.find(boxAround(point, point, reachDeg))) {
            const Leg& leg = _legs[item];
            if (leg.owner == excluded && excluded >= 0) {
                continue;
            }
            const LonLat at = nearestOnLeg(leg, point);
            const double distance = std::hypot(at.lonDeg - point.lonDeg, at.latDeg - point.latDeg);
            if (distance <= reachDeg && distance < best.distanceDeg) {
                best = {leg.owner, distance, at};
            }
        }
        return best;
    }

private:
    struct Leg {
        LonLat from, to;
        int owner = -1;
    };
    static LonLatBox boxAround(LonLat a, LonLat b, double marginDeg) {
        return {
            std::min(a.lonDeg, b.lonDeg) - marginDeg,
            std::min(a.latDeg, b.latDeg) - marginDeg,
            std::max(a.lonDeg, b.lonDeg) + marginDeg,
            std::max(a.latDeg, b.latDeg) + marginDeg};
    }
    static LonLat nearestOnLeg(const Leg& leg, LonLat point) {
        const double dx = leg.to.lonDeg - leg.from.lonDeg;
        const double dy = leg.to.latDeg - leg.from.latDeg;
        const double square = dx * dx + dy * dy;
        if (square == 0) {
            return leg.from;
        }
        const double along =
            ((point.lonDeg - leg.from.lonDeg) * dx + (point.latDeg - leg.from.latDeg) * dy) / square;
        if (along <= 0) {
            return leg.from; // exactly the vertex, so that ends meet in one node
        }
        if (along >= 1) {
            return leg.to;
        }
        return {leg.from.lonDeg + along * dx, leg.from.latDeg + along * dy};
    }
    std::vector<Leg> _legs;
    BoxIndex _index;
};

struct Loose {
    Polyline line;
    int owner = -1; ///< line it prolongs
};

/// Package lines that should meet end 1e-9 to 1e-4 degrees apart: each loose end is run a hair through the
/// line nearby.
std::vector<Loose> runLooseEnds(const PartitionInput& input) {
    LegIndex legs(input.lines);
    const int coastOwner = static_cast<int>(input.lines.size());
    const GeosPtr boundary(GEOSBoundary_r(geosContext(), input.land.get()));
    forEachPart(boundary.get(), 1, [&](const GEOSGeometry* ring) { legs.add(pointsOf(ring), coastOwner); });
    constexpr double reachDeg = 2e-3;
    constexpr double beyondDeg = 2e-5;
    constexpr double sameDeg = 1e-11;
    std::vector<Loose> joints;
    for (size_t i = 0; i < input.lines.size(); ++i) {
        const Polyline line = pointsOf(input.lines[i].line.get());
        if (!input.lines[i].package || line.front() == line.back()) {
            continue;
        }
        for (const LonLat end : {line.front(), line.back()}) {
            const int owner = static_cast<int>(i);
            const LegIndex::Hit hit = legs.nearest(end, reachDeg, owner);
            if (hit.owner < 0) {
                continue;
            }
            if (hit.distanceDeg > sameDeg) {
                const double scale = beyondDeg / hit.distanceDeg;
                const LonLat past{
                    hit.at.lonDeg + (hit.at.lonDeg - end.lonDeg) * scale,
                    hit.at.latDeg + (hit.at.latDeg - end.latDeg) * scale};
                joints.push_back({{end, hit.at, past}, owner});
                continue;
            }
            for (const auto& [dx, dy] :
                 {std::pair{1, 0}, std::pair{-1, 0}, std::pair{0, 1}, std::pair{0, -1}}) {
                joints.push_back({{end, {end.lonDeg + dx * beyondDeg, end.latDeg + dy * beyondDeg}}, owner});
            }
        }
    }
    return joints;
}

/// Nodes everything once and makes the faces that are land.
std::vector<GeosPtr> makeFaces(const PartitionInput& input, const std::vector<Loose>& joints) {
    std::vector<GeosPtr> lines;
    lines.emplace_back(GEOSBoundary_r(geosContext(), input.land.get()));
    for (const BorderLine& line : input.lines) {
        lines.push_back(copyOf(line.line.get()));
    }
    for (const Loose& joint : joints) {
        lines.push_back(makeLine(joint.line));
    }
    const GeosPtr noded = unionOf(std::move(lines));
    const GEOSGeometry* raw = noded.get();
    const GeosPtr polygons(GEOSPolygonize_r(geosContext(), &raw, 1));
    const GEOSPreparedGeometry* land = GEOSPrepare_r(geosContext(), input.land.get());
    std::vector<GeosPtr> faces;
    forEachPart(polygons.get(), 2, [&](const GEOSGeometry* face) {
        const GeosPtr inner(GEOSPointOnSurface_r(geosContext(), face));
        if (GEOSPreparedContains_r(geosContext(), land, inner.get()) == 1) {
            faces.push_back(copyOf(face));
        }
    });
    GEOSPreparedGeom_destroy_r(geosContext(), land);
    return faces;
}

bool within(const LonLatBox& box, LonLat at) {
    return at.lonDeg >= box.westDeg && at.lonDeg <= box.eastDeg && at.latDeg >= box.southDeg &&
           at.latDeg <= box.northDeg;
}

/// Gives every face its cell.
class Namer {
public:
    Namer(
        const PartitionInput& input,
        const std::vector<GeosPtr>& faces,
        const std::vector<SharedSegment>& segments)
        : _input(input), _names(faces.size()) {
        for (const GeosPtr& face : faces) {
            const GeosPtr inner(GEOSPointOnSurface_r(geosContext(), face.get()));
            LonLat at;
            GEOSGeomGetX_r(geosContext(), inner.get(), &at.lonDeg);
            GEOSGeomGetY_r(geosContext(), inner.get(), &at.latDeg);
            _inner.push_back(at);
        }
        for (const SharedSegment& segment : segments) {
            if (segment.left >= 0 && segment.right >= 0) {
                const double length = std::hypot(
                    segment.to.lonDeg - segment.from.lonDeg, segment.to.latDeg - segment.from.latDeg);
                _common[segment.left][segment.right] += length;
                _common[segment.right][segment.left] += length;
            }
        }
    }

    Failure nameBySeeds(const std::vector<GeosPtr>& faces) {
        BoxIndex index;
        for (size_t i = 0; i < faces.size(); ++i) {
            index.add(boundsOf(faces[i].get()), i);
        }
        for (const CellSeed& seed : _input.seeds) {
            if (seed.nearest) {
                continue;
            }
            const GeosPtr point = makePoint(seed.at);
            for (const size_t i :
                 index.find({seed.at.lonDeg, seed.at.latDeg, seed.at.lonDeg, seed.at.latDeg})) {
                if (GEOSContains_r(geosContext(), faces[i].get(), point.get()) != 1) {
                    continue;
                }
                if (!_names[i].empty()) {
                    return Error{
                        ErrorKind::input,
                        {"cell_seeds.csv", "cell_seeds", seed.cell, {}},
                        fmt::format("lies in the same face as {}: no line parts them.", _names[i]),
                        "Let the ends of the lines between them overshoot what they meet."};
                }
                _names[i] = seed.cell;
            }
        }
        return std::nullopt;
    }

    void nameTheRest() {
        nameByRules(true);
        while (nameByNeighbours()) {
        }
        nameByRules(false);
        while (nameByNeighbours()) {
        }
    }

    [[nodiscard]] const std::vector<std::string>& names() const { return _names; }

private:
    void nameByRules(bool beforeNeighbours) {
        for (size_t i = 0; i < _names.size(); ++i) {
            if (!_names[i].empty()) {
                continue;
            }
            const auto rule =
                std::find_if(_input.islands.begin(), _input.islands.end(), [&](const IslandRule& r) {
                    return r.beforeNeighbours == beforeNeighbours && within(r.box, _inner[i]);
                });
            if (rule != _input.islands.end()) {
                _names[i] = rule->cell.ends_with('*') ? nearestSeed(rule->cell, _inner[i]) : rule->cell;
            }
        }
    }

    /// Names the faces beside named ones; false when there was none.
    bool nameByNeighbours() {
        std::vector<std::pair<int, std::string>> found;
        for (const auto& [face, neighbours] : _common) {
            if (!_names[face].empty()) {
                continue;
            }
            double longest = 0;
            std::string name;
            for (const auto& [neighbour, length] : neighbours) {
                if (!_names[neighbour].empty() && length > longest) {
                    longest = length;
                    name = _names[neighbour];
                }
            }
            if (!name.empty()) {
                found.emplace_back(face, name);
            }
        }
        for (const auto& [face, name] : found) {
            _names[face] = name;
        }
        return !found.empty();
    }

    [[nodiscard]] std::string nearestSeed(std::string_view pattern, LonLat at) const {
        const std::string_view prefix = pattern.substr(0, pattern.size() - 1);
        double best = 1e9;
        std::string name;
        for (const CellSeed& seed : _input.seeds) {
            const double shrink = std::cos(seed.at.latDeg * 0.017453292519943295);
            const double distance =
                std::hypot((seed.at.lonDeg - at.lonDeg) * shrink, seed.at.latDeg - at.latDeg);
            if (seed.nearest && seed.cell.starts_with(prefix) && distance < best) {
                best = distance;
                name = seed.cell;
            }
        }
        return name;
    }

    const PartitionInput& _input;
    std::vector<std::string> _names;
    std::vector<LonLat> _inner;                   ///< a point within each face
    std::map<int, std::map<int, double>> _common; ///< degrees of common edge
};

bool onFrame(const LonLatBox& frame, LonLat a, LonLat b) {
    constexpr double nearDeg = 1e-9;
    const auto on = [&](double value, double other, double side) {
        return std::abs(value - side) < nearDeg && std::abs(other - side) < nearDeg;
    };
    return on(a.lonDeg, b.lonDeg, frame.westDeg) || on(a.lonDeg, b.lonDeg, frame.eastDeg) ||
           on(a.latDeg, b.latDeg, frame.southDeg) || on(a.latDeg, b.latDeg, frame.northDeg);
}

std::vector<PartitionEdge> makeEdges(
    const PartitionInput& input,
    const std::vector<Loose>& joints,
    const std::vector<SharedSegment>& segments,
    const std::vector<std::string>& names) {
    LegIndex legs(input.lines);
    for (const Loose& joint : joints) {
        legs.add(joint.line, joint.owner);
    }
    using Key = std::tuple<std::string, std::string, int>;
    std::map<Key, std::vector<std::pair<LonLat, LonLat>>> groups;
    for (const SharedSegment& segment : segments) {
        std::string left = segment.left < 0 ? "" : names[segment.left];
        std::string right = segment.right < 0 ? "" : names[segment.right];
        LonLat from = segment.from;
        LonLat to = segment.to;
        if (left == right || ((left.empty() || right.empty()) && onFrame(input.theatre, from, to))) {
            continue;
        }
        // One direction for a pair: the smaller name on the left, the sea on the right.
        if (left.empty() || (!right.empty() && right < left)) {
            std::swap(left, right);
            std::swap(from, to);
        }
        int owner = -1;
        if (!right.empty()) {
            constexpr double sameDeg = 1e-6;
            const LonLat middle{(from.lonDeg + to.lonDeg) / 2, (from.latDeg + to.latDeg) / 2};
            owner = legs.nearest(middle, sameDeg).owner;
        }
        groups[{left, right, owner}].emplace_back(from, to);
    }
    std::vector<PartitionEdge> edges;
    for (const auto& [key, parts] : groups) {
        for (Polyline& line : chainSegments(parts)) {
            edges.push_back({std::get<0>(key), std::get<1>(key), std::move(line), std::get<2>(key)});
        }
    }
    return edges;
}

} // namespace

Result<Partition> partitionLand(const PartitionInput& input) {
    const std::vector<Loose> joints = runLooseEnds(input);
    const std::vector<GeosPtr> faces = makeFaces(input, joints);
    const std::vector<SharedSegment> segments = sharedSegments(faces);
    Namer namer(input, faces, segments);
    if (Failure failure = namer.nameBySeeds(faces)) {
        return *failure;
    }
    namer.nameTheRest();

    std::map<std::string, std::vector<GeosPtr>> groups;
    for (size_t i = 0; i < faces.size(); ++i) {
        if (namer.names()[i].empty()) {
            const LonLatBox box = boundsOf(faces[i].get());
            return Error{
                ErrorKind::input,
                {"cell_islands.csv", "cell_islands", {}, {}},
                fmt::format("no row names the land at {:.3f}, {:.3f}.", box.westDeg, box.southDeg),
                "Add a row whose box holds it."};
        }
        groups[namer.names()[i]].push_back(copyOf(faces[i].get()));
    }
    for (const CellSeed& seed : input.seeds) {
        if (groups.find(seed.cell) == groups.end()) {
            return Error{
                ErrorKind::input,
                {"cell_seeds.csv", "cell_seeds", seed.cell, {}},
                "no land belongs to this seed.",
                "Move it onto the land of its cell."};
        }
    }
    Partition partition;
    std::vector<GeosPtr> all;
    for (auto& [id, parts] : groups) {
        GeosPtr area = unionOf(std::move(parts));
        partition.sumSquareMeters += geodesicArea(area.get());
        all.push_back(copyOf(area.get()));
        partition.cells.push_back({id, makeCollection(GEOS_MULTIPOLYGON, partsOf(area.get(), 2))});
    }
    const GeosPtr covered = unionOf(std::move(all));
    partition.landSquareMeters = geodesicArea(input.land.get());
    partition.overlapSquareMeters = std::max(0.0, partition.sumSquareMeters - geodesicArea(covered.get()));
    partition.gapSquareMeters = geodesicArea(differenceOf(input.land.get(), covered.get()).get());
    partition.edges = makeEdges(input, joints, segments, namer.names());
    return partition;
}

Failure
writePartition(const PartitionInput& input, const Partition& partition, const std::filesystem::path& out) {
    std::vector<OutputFeature> cells;
    for (const NamedCell& cell : partition.cells) {
        cells.push_back({copyOf(cell.area.get()), {cell.id}});
    }
    if (Failure failure = writeLayer(
            out / "cells.fgb", OutputGeometry::multiPolygon, {{"cell", OutputField::Type::text}}, cells)) {
        return failure;
    }
    const BorderProvenance coast{"NATURAL-EARTH", "certain", 1, "coast of 1:10m"};
    std::vector<OutputFeature> edges;
    for (const PartitionEdge& edge : partition.edges) {
        const bool isCoast = edge.right.empty();
        const BorderProvenance& from =
            isCoast || edge.provenance < 0 ? coast : input.lines[edge.provenance].provenance;
        edges.push_back(
            {makeLine(edge.line),
             {edge.left,
              edge.right,
              isCoast ? "1" : "0",
              from.source,
              from.certainty,
              fmt::format("{}", from.uncertaintyKm),
              from.note}});
    }
    return writeLayer(
        out / "edges.fgb",
        OutputGeometry::line,
        {{"left", OutputField::Type::text},
         {"right", OutputField::Type::text},
         {"coast", OutputField::Type::integer},
         {"source", OutputField::Type::text},
         {"certainty", OutputField::Type::text},
         {"uncertainty_km", OutputField::Type::real},
         {"note", OutputField::Type::text}},
        edges);
}

} // namespace khalkha
