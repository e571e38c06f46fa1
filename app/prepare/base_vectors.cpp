#include "prepare/base_vectors.h"

#include "prepare/grid_cut.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace khalkha {

namespace {

bool holds(const LonLatBox& outer, const LonLatBox& inner) {
    return outer.westDeg <= inner.westDeg && outer.southDeg <= inner.southDeg &&
           outer.eastDeg >= inner.eastDeg && outer.northDeg >= inner.northDeg;
}

bool covers(const GEOSGeometry* polygon, const GEOSGeometry* other) {
    return GEOSCovers_r(geosContext(), polygon, other) == 1;
}

/// Whether the leg is a cut of the map sheet, not a coast.
bool isSheetEdge(LonLat from, LonLat to) {
    constexpr double edgeLonDeg = 179.9999;
    constexpr double edgeLatDeg = -89.9; // Antarctica's land ends at the lower edge of the sheet
    return (std::abs(from.lonDeg) > edgeLonDeg && std::abs(to.lonDeg) > edgeLonDeg) ||
           (from.latDeg < edgeLatDeg && to.latDeg < edgeLatDeg);
}

/// Lines of a ring without its legs along the edges of the sheet.
void addCoast(const Ring& ring, std::vector<GeosPtr>& coast) {
    Polyline line;
    for (size_t i = 0; i <= ring.size(); ++i) {
        const LonLat& point = ring[i % ring.size()];
        if (!line.empty() && isSheetEdge(line.back(), point)) {
            if (line.size() >= 2) {
                coast.push_back(makeLine(line));
            }
            line.clear();
        }
        line.push_back(point);
    }
    if (line.size() >= 2) {
        coast.push_back(makeLine(line));
    }
}

void addRings(const Polygon& polygon, std::vector<GeosPtr>& lines) {
    for (const Ring& ring : polygon.rings) {
        addCoast(ring, lines);
    }
}

/// Exterior rings in `shells`, interior ones in `holes`, repaired.
void splitRings(
    const std::vector<GeosPtr>& polygons, std::vector<GeosPtr>& shells, std::vector<GeosPtr>& holes) {
    for (const GeosPtr& polygon : polygons) {
        forEachPart(polygon.get(), 2, [&](const GEOSGeometry* part) {
            const Polygon rings = polygonOf(part);
            for (size_t i = 0; i < rings.rings.size(); ++i) {
                const GeosPtr repaired = madeValid(makePolygon(rings.rings[i]));
                for (GeosPtr& piece : partsOf(repaired.get(), 2)) {
                    (i == 0 ? shells : holes).push_back(std::move(piece));
                }
            }
        });
    }
}

struct ChunkedFeatures {
    double chunkDeg = 1;
    std::vector<OutputFeature> features;

    void add(const GEOSGeometry* piece, const std::vector<std::string>& more) {
        const LonLatBox box = boundsOf(piece);
        // The middle decides: a piece may touch the edge of its chunk from within.
        const double lon = (box.westDeg + box.eastDeg) / 2;
        const double lat = (box.southDeg + box.northDeg) / 2;
        const int columns = static_cast<int>(std::lround(360 / chunkDeg));
        const int rows = static_cast<int>(std::lround(180 / chunkDeg));
        const int column = std::clamp(static_cast<int>((lon + 180) / chunkDeg), 0, columns - 1);
        const int row = std::clamp(static_cast<int>((lat + 90) / chunkDeg), 0, rows - 1);
        OutputFeature feature{copyOf(piece), {std::to_string(row * 1000 + column)}};
        feature.values.insert(feature.values.end(), more.begin(), more.end());
        features.push_back(std::move(feature));
    }
};

Failure writePolygons(
    const std::filesystem::path& path,
    const std::vector<GeosPtr>& polygons,
    double cellDeg,
    double chunkSideDeg) {
    ChunkedFeatures output{chunkSideDeg, {}};
    for (const GeosPtr& polygon : polygons) {
        cutToGrid(
            polygon.get(), 2, cellDeg, [&](GridCell, const GEOSGeometry* piece) { output.add(piece, {}); });
    }
    return writeLayer(
        path, OutputGeometry::polygon, {{"chunk", OutputField::Type::integer}}, output.features);
}

Failure
writeLines(const std::filesystem::path& path, const std::vector<GeosPtr>& lines, double chunkSideDeg) {
    ChunkedFeatures output{chunkSideDeg, {}};
    for (const GeosPtr& line : lines) {
        cutToGrid(
            line.get(), 1, chunkSideDeg, [&](GridCell, const GEOSGeometry* piece) { output.add(piece, {}); });
    }
    return writeLayer(path, OutputGeometry::line, {{"chunk", OutputField::Type::integer}}, output.features);
}

Failure
writeRivers(const std::filesystem::path& path, const std::vector<RankedLine>& rivers, double chunkSideDeg) {
    ChunkedFeatures output{chunkSideDeg, {}};
    for (const RankedLine& river : rivers) {
        cutToGrid(river.line.get(), 1, chunkSideDeg, [&](GridCell, const GEOSGeometry* piece) {
            output.add(piece, {std::to_string(river.rank)});
        });
    }
    return writeLayer(
        path,
        OutputGeometry::line,
        {{"chunk", OutputField::Type::integer}, {"rank", OutputField::Type::integer}},
        output.features);
}

/// Rivers of the level, those of the job in the place of the map's where it says so.
std::vector<RankedLine> allRivers(
    const std::vector<SourceFeature>& features,
    const BaseVectorsJob& job,
    const std::vector<GeosPtr>& lakes) {
    std::vector<RankedLine> rivers = riversOutsideLakes(features, lakes);
    if (job.replaced) {
        const GeosPtr window = makeBox(*job.replaced);
        std::vector<RankedLine> outside;
        for (const RankedLine& river : rivers) {
            const GeosPtr rest = differenceOf(river.line.get(), window.get());
            for (GeosPtr& part : partsOf(rest.get(), 1)) {
                outside.push_back({std::move(part), river.rank});
            }
        }
        rivers = std::move(outside);
    }
    for (const RankedLine& extra : job.extraRivers) {
        GeosPtr rest = copyOf(extra.line.get());
        for (const GeosPtr& lake : lakes) {
            if (GEOSIntersects_r(geosContext(), rest.get(), lake.get()) == 1) {
                rest = differenceOf(rest.get(), lake.get());
            }
        }
        for (GeosPtr& part : partsOf(rest.get(), 1)) {
            rivers.push_back({std::move(part), extra.rank});
        }
    }
    return rivers;
}

} // namespace

std::string_view scaleName(Detail detail) {
    switch (detail) {
    case Detail::globe:
        return "110";
    case Detail::theatre:
        return "50";
    case Detail::close:
        break;
    }
    return "10";
}

LandWater separateLandAndLakes(std::vector<GeosPtr> landPolygons, const std::vector<LonLat>& leftOut) {
    // The map cuts its land into pieces of different rank: joined first, so that seams are no coasts.
    for (GeosPtr& polygon : landPolygons) {
        polygon = madeValid(std::move(polygon));
    }
    const GeosPtr joined = unionOf(std::move(landPolygons));
    std::vector<GeosPtr> shells;
    std::vector<GeosPtr> holes;
    splitRings(partsOf(joined.get(), 2), shells, holes);

    BoxIndex shellIndex;
    for (size_t i = 0; i < shells.size(); ++i) {
        shellIndex.add(boundsOf(shells[i].get()), i);
    }
    LandWater result;
    std::vector<bool> inLake(shells.size(), false);
    for (GeosPtr& lake : holes) {
        const LonLatBox box = boundsOf(lake.get());
        const bool dropped = std::any_of(leftOut.begin(), leftOut.end(), [&](LonLat at) {
            return covers(lake.get(), makePoint(at).get());
        });
        for (const size_t i : shellIndex.find(box)) {
            if (holds(box, boundsOf(shells[i].get())) && covers(lake.get(), shells[i].get())) {
                inLake[i] = true;
                lake = differenceOf(lake.get(), shells[i].get());
            }
        }
        if (dropped) {
            continue;
        }
        for (GeosPtr& part : partsOf(lake.get(), 2)) {
            addRings(polygonOf(part.get()), result.shores);
            result.lakes.push_back(std::move(part));
        }
    }
    for (size_t i = 0; i < shells.size(); ++i) {
        if (!inLake[i]) {
            addCoast(polygonOf(shells[i].get()).rings[0], result.coast);
            result.land.push_back(std::move(shells[i]));
        }
    }
    return result;
}

int riverRank(double scaleRank) {
    // Natural Earth: 0-2 the largest of the Earth, 3-4 large, 5-6 middle, 7-8 small, 9-12 smallest.
    const std::array<double, 4> above{2.5, 4.5, 6.5, 8.5};
    return 1 + static_cast<int>(
                   std::count_if(above.begin(), above.end(), [&](double v) { return scaleRank > v; }));
}

std::vector<RankedLine>
riversOutsideLakes(const std::vector<SourceFeature>& rivers, const std::vector<GeosPtr>& lakes) {
    BoxIndex index;
    for (size_t i = 0; i < lakes.size(); ++i) {
        index.add(boundsOf(lakes[i].get()), i);
    }
    std::vector<RankedLine> result;
    for (const SourceFeature& river : rivers) {
        if (isEmpty(river.geometry.get())) {
            continue;
        }
        const auto field = river.fields.find("scalerank");
        const int rank =
            field == river.fields.end() ? 4 : riverRank(std::strtod(field->second.c_str(), nullptr));
        GeosPtr rest = copyOf(river.geometry.get());
        for (const size_t i : index.find(boundsOf(rest.get()))) {
            rest = differenceOf(rest.get(), lakes[i].get());
        }
        const GeosPtr merged(GEOSLineMerge_r(geosContext(), rest.get()));
        for (GeosPtr& part : partsOf(merged != nullptr ? merged.get() : rest.get(), 1)) {
            result.push_back({std::move(part), rank});
        }
    }
    return result;
}

Failure writeBaseVectors(const BaseVectorsJob& job) {
    const std::string scale(scaleName(job.detail));
    const auto source = [&](const char* name) {
        return job.naturalEarth / (scale + "m") / fmt::format("ne_{}m_{}.shp", scale, name);
    };
    const auto target = [&](const char* name) { return job.out / fmt::format("{}_{}.fgb", name, scale); };
    const auto detail = static_cast<size_t>(job.detail);

    Result<std::vector<SourceFeature>> land = readLayer(source("land"));
    if (!land) {
        return land.error();
    }
    std::vector<GeosPtr> polygons;
    for (SourceFeature& feature : *land) {
        if (feature.geometry != nullptr) {
            polygons.push_back(std::move(feature.geometry));
        }
    }
    const LandWater water = separateLandAndLakes(std::move(polygons), job.lakesLeftOut);
    const Result<std::vector<SourceFeature>> riverFeatures = readLayer(source("rivers_lake_centerlines"));
    if (!riverFeatures) {
        return riverFeatures.error();
    }
    const std::vector<RankedLine> rivers = allRivers(*riverFeatures, job, water.lakes);
    const double cellDeg = fillCellDeg[detail];
    const double chunkSideDeg = chunkDeg[detail];
    Failure failure = writePolygons(target("land"), water.land, cellDeg, chunkSideDeg);
    failure = failure ? failure : writePolygons(target("lakes"), water.lakes, cellDeg, chunkSideDeg);
    failure = failure ? failure : writeLines(target("coast"), water.coast, chunkSideDeg);
    failure = failure ? failure : writeLines(target("shores"), water.shores, chunkSideDeg);
    return failure ? failure : writeRivers(target("rivers"), rivers, chunkSideDeg);
}

} // namespace khalkha
