#include "prepare/border_lines.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <fstream>

namespace khalkha {

namespace {
namespace fs = std::filesystem;
using TableRow = std::map<std::string, std::string>;

Error faultOf(const fs::path& path, const std::string& feature, const std::string& field, std::string what) {
    return {ErrorKind::input, {path.string(), path.stem().string(), feature, field}, std::move(what), {}};
}

/// Row of border_packages.csv.
struct PackageRule {
    std::string id, layer, where;
    bool cut = false;
    std::optional<LonLatBox> window;
    BorderProvenance provenance;
};

Result<std::vector<PackageRule>> readPackageRules(const fs::path& path) {
    const auto rows = readTable(
        path,
        {"id",
         "action",
         "layer",
         "where",
         "west",
         "south",
         "east",
         "north",
         "sources",
         "certainty",
         "uncertainty_km",
         "note"});
    if (!rows) {
        return rows.error();
    }
    std::vector<PackageRule> rules;
    for (size_t i = 0; i < rows->size(); ++i) {
        const TableRow& row = (*rows)[i];
        PackageRule rule{row.at("id"), row.at("layer"), row.at("where"), row.at("action") == "cut", {}, {}};
        if (row.at("action") != "cut" && row.at("action") != "take") {
            return faultOf(path, rule.id, "action", "expected take or cut.");
        }
        if (!row.at("west").empty()) {
            std::array<double, 4> sides{};
            size_t side = 0;
            for (const char* name : {"west", "south", "east", "north"}) {
                const Result<double> value = numberOf(row, name, path, i + 1);
                if (!value) {
                    return value.error();
                }
                sides.at(side++) = *value;
            }
            rule.window = LonLatBox{sides[0], sides[1], sides[2], sides[3]};
        }
        const Result<double> uncertainty = numberOf(row, "uncertainty_km", path, i + 1);
        if (!uncertainty) {
            return uncertainty.error();
        }
        rule.provenance = {row.at("sources"), row.at("certainty"), *uncertainty, row.at("note")};
        rules.push_back(std::move(rule));
    }
    return rules;
}

/// Lines of one rule, clipped to its window, joined where they meet.
Result<std::vector<GeosPtr>> readPackageLines(
    const fs::path& folder,
    const PackageRule& rule,
    const std::vector<PackageRule>& rules,
    const LonLatBox& theatre) {
    Result<std::vector<SourceFeature>> features =
        readLayer(folder / (rule.layer + ".shp"), {rule.where, theatre});
    if (!features) {
        return features.error();
    }
    std::vector<GeosPtr> lines;
    for (const SourceFeature& feature : *features) {
        for (GeosPtr& part : partsOf(feature.geometry.get(), 1)) {
            lines.push_back(std::move(part));
        }
    }
    GeosPtr all = makeCollection(GEOS_MULTILINESTRING, std::move(lines));
    all = GeosPtr(GEOSUnaryUnion_r(geosContext(), all.get()));
    if (rule.window) {
        all = intersectionOf(all.get(), makeBox(*rule.window).get());
    }
    for (const PackageRule& cut : rules) {
        if (cut.cut && cut.layer == rule.layer && cut.window) {
            all = differenceOf(all.get(), makeBox(*cut.window).get());
        }
    }
    const std::vector<GeosPtr> parts = partsOf(all.get(), 1);
    if (parts.empty()) {
        return faultOf(
            folder / (rule.layer + ".shp"),
            rule.id,
            "where",
            "no line fits this row of border_packages.csv.");
    }
    const GeosPtr merged(GEOSLineMerge_r(geosContext(), all.get()));
    return partsOf(merged.get(), 1);
}

/// The land of the theatre, lakes filled: they belong to whoever holds the land.
Result<GeosPtr> readLand(const fs::path& path, const LonLatBox& theatre) {
    const Result<std::vector<SourceFeature>> features = readLayer(path, {{}, theatre});
    if (!features) {
        return features.error();
    }
    std::vector<GeosPtr> shells;
    for (const SourceFeature& feature : *features) {
        forEachPart(feature.geometry.get(), 2, [&](const GEOSGeometry* part) {
            GeosPtr shell = madeValid(makePolygon(polygonOf(part).rings[0]));
            for (GeosPtr& piece : partsOf(shell.get(), 2)) {
                shells.push_back(std::move(piece));
            }
        });
    }
    const GeosPtr joined = unionOf(std::move(shells));
    return intersectionOf(joined.get(), makeBox(theatre).get());
}

/// One feature of border_lines.geojson, cut into its stretches.
Failure addHandLine(
    const nlohmann::json& feature,
    const fs::path& path,
    std::vector<BorderLine>& lines,
    std::vector<std::string>& joined) {
    const nlohmann::json& properties = feature.at("properties");
    const std::string id = properties.at("id").get<std::string>();
    if (properties.value("role", "") != "edge") {
        return std::nullopt;
    }
    const nlohmann::json& geometry = feature.at("geometry");
    if (geometry.value("type", "") != "LineString") {
        return faultOf(path, id, "geometry", "expected a LineString.");
    }
    Polyline points;
    for (const nlohmann::json& position : geometry.at("coordinates")) {
        points.push_back({position.at(0).get<double>(), position.at(1).get<double>()});
    }
    if (points.size() < 2) {
        return faultOf(path, id, "geometry", "expected two points at least.");
    }
    // Uncertainty of each leg: that of its stretch, else that of the line.
    std::vector<double> legKm(points.size() - 1, properties.value("uncertainty_km", 0.0));
    for (const nlohmann::json& stretch : properties.value("stretches", nlohmann::json::array())) {
        const size_t from = stretch.at("from_vertex").get<size_t>();
        const size_t to = stretch.at("to_vertex").get<size_t>();
        if (from >= to || to >= points.size()) {
            return faultOf(path, id, "stretches", fmt::format("there are no vertices {} to {}.", from, to));
        }
        std::fill(
            legKm.begin() + static_cast<std::ptrdiff_t>(from),
            legKm.begin() + static_cast<std::ptrdiff_t>(to),
            stretch.at("uncertainty_km").get<double>());
    }
    for (size_t leg = 0; leg < legKm.size();) {
        size_t end = leg + 1;
        while (end < legKm.size() && legKm[end] == legKm[leg]) {
            ++end;
        }
        const Polyline part(
            points.begin() + static_cast<std::ptrdiff_t>(leg),
            points.begin() + static_cast<std::ptrdiff_t>(end) + 1);
        lines.push_back(
            {id,
             makeLine(part),
             {properties.value("sources", ""),
              properties.value("certainty", "probable"),
              legKm[leg],
              properties.value("placed", "")},
             false});
        leg = end;
    }
    if (properties.value("join_ends", false)) {
        joined.push_back(id);
    }
    return std::nullopt;
}

Failure
readHandLines(const fs::path& path, std::vector<BorderLine>& lines, std::vector<std::string>& joined) {
    std::ifstream file(path);
    const nlohmann::json json = nlohmann::json::parse(file, nullptr, false);
    if (!json.is_object() || !json.contains("features") || !json["features"].is_array()) {
        return faultOf(path, {}, {}, "expected a GeoJSON FeatureCollection.");
    }
    for (const nlohmann::json& feature : json["features"]) {
        try {
            if (Failure failure = addHandLine(feature, path, lines, joined)) {
                return failure;
            }
        } catch (const nlohmann::json::exception& error) {
            return faultOf(path, feature.value("id", ""), {}, fmt::format("is damaged: {}.", error.what()));
        }
    }
    return std::nullopt;
}

/// Lines from both ends of a hand line to the nearest package line, a hair beyond it.
void addConnectors(const std::string& id, std::vector<BorderLine>& lines) {
    std::vector<GeosPtr> packages;
    std::vector<GeosPtr> own;
    BorderProvenance provenance;
    for (const BorderLine& line : lines) {
        if (line.package) {
            packages.push_back(copyOf(line.line.get()));
        } else if (line.id == id) {
            own.push_back(copyOf(line.line.get()));
            provenance = line.provenance;
        }
    }
    if (packages.empty() || own.empty()) {
        return;
    }
    const GeosPtr target = makeCollection(GEOS_MULTILINESTRING, std::move(packages));
    const LonLat first = pointsOf(own.front().get()).front();
    const LonLat last = pointsOf(own.back().get()).back();
    for (const LonLat end : {first, last}) {
        GEOSCoordSequence* pair = GEOSNearestPoints_r(geosContext(), makePoint(end).get(), target.get());
        LonLat near;
        GEOSCoordSeq_getXY_r(geosContext(), pair, 1, &near.lonDeg, &near.latDeg);
        GEOSCoordSeq_destroy_r(geosContext(), pair);
        constexpr double beyond = 1e-6; // of the length
        const LonLat past{
            near.lonDeg + (near.lonDeg - end.lonDeg) * beyond,
            near.latDeg + (near.latDeg - end.latDeg) * beyond};
        BorderProvenance joint = provenance;
        joint.certainty = "reconstructed";
        joint.note = "short straight join between " + id + " and the line it meets";
        lines.push_back({id + "_join", makeLine({end, near, past}), std::move(joint), true});
    }
}

Failure readSeeds(const fs::path& folder, PartitionInput& input) {
    const fs::path seedPath = folder / "cell_seeds.csv";
    const auto seeds = readTable(seedPath, {"cell", "lon", "lat", "rule"});
    if (!seeds) {
        return seeds.error();
    }
    for (size_t i = 0; i < seeds->size(); ++i) {
        const TableRow& row = (*seeds)[i];
        const Result<double> lon = numberOf(row, "lon", seedPath, i + 1);
        const Result<double> lat = numberOf(row, "lat", seedPath, i + 1);
        if (!lon || !lat) {
            return lon ? lat.error() : lon.error();
        }
        if (row.at("rule") != "contains" && row.at("rule") != "nearest") {
            return faultOf(seedPath, row.at("cell"), "rule", "expected contains or nearest.");
        }
        input.seeds.push_back({row.at("cell"), {*lon, *lat}, row.at("rule") == "nearest"});
    }
    const fs::path islandPath = folder / "cell_islands.csv";
    const auto islands = readTable(islandPath, {"cell", "west", "south", "east", "north", "order", "note"});
    if (!islands) {
        return islands.error();
    }
    for (size_t i = 0; i < islands->size(); ++i) {
        std::array<double, 4> sides{};
        size_t side = 0;
        for (const char* name : {"west", "south", "east", "north"}) {
            const Result<double> value = numberOf((*islands)[i], name, islandPath, i + 1);
            if (!value) {
                return value.error();
            }
            sides.at(side++) = *value;
        }
        input.islands.push_back(
            {(*islands)[i].at("cell"),
             {sides[0], sides[1], sides[2], sides[3]},
             (*islands)[i].at("order") == "before neighbours"});
    }
    return std::nullopt;
}

} // namespace

Result<std::vector<TableRow>> readTable(const fs::path& path, const std::vector<std::string>& fields) {
    Result<std::vector<SourceFeature>> features = readLayer(path);
    if (!features) {
        return features.error();
    }
    std::vector<TableRow> rows;
    for (SourceFeature& feature : *features) {
        TableRow row = std::move(feature.fields);
        for (const std::string& field : fields) {
            row.try_emplace(field, ""); // an empty value is an empty text
        }
        rows.push_back(std::move(row));
    }
    if (rows.empty()) {
        return faultOf(path, {}, {}, "holds no row.");
    }
    return rows;
}

Result<double>
numberOf(const TableRow& row, const std::string& field, const fs::path& path, size_t rowNumber) {
    const auto found = row.find(field);
    const std::string text = found == row.end() ? "" : found->second;
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0' || !std::isfinite(value)) {
        return faultOf(
            path,
            fmt::format("#{}", rowNumber),
            field,
            fmt::format("expected a number, found \"{}\".", text));
    }
    return value;
}

Result<PartitionInput> readPartitionInput(const PrepareInputs& inputs) {
    PartitionInput input;
    const fs::path folder = inputs.naturalEarth / "10m";
    Result<GeosPtr> land = readLand(folder / "ne_10m_land.shp", input.theatre);
    if (!land) {
        return land.error();
    }
    input.land = *std::move(land);
    const Result<std::vector<PackageRule>> rules = readPackageRules(inputs.geodata / "border_packages.csv");
    if (!rules) {
        return rules.error();
    }
    for (const PackageRule& rule : *rules) {
        if (rule.cut) {
            continue;
        }
        Result<std::vector<GeosPtr>> lines = readPackageLines(folder, rule, *rules, input.theatre);
        if (!lines) {
            return lines.error();
        }
        for (GeosPtr& line : *lines) {
            input.lines.push_back({rule.id, std::move(line), rule.provenance, true});
        }
    }
    std::vector<std::string> joined;
    if (Failure failure = readHandLines(inputs.geodata / "border_lines.geojson", input.lines, joined)) {
        return *failure;
    }
    for (const std::string& id : joined) {
        addConnectors(id, input.lines);
    }
    if (Failure failure = readSeeds(inputs.geodata, input)) {
        return *failure;
    }
    return input;
}

} // namespace khalkha
