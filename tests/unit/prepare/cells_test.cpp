#include "prepare/cells.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace khalkha;

namespace {

Ring square(double west, double south, double side) {
    return {{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}};
}

BorderLine lineOf(const char* id, Polyline points, double uncertaintyKm, bool package) {
    return {id, makeLine(points), {"SRC", "probable", uncertaintyKm, "a line"}, package};
}

/// A mainland of 10 x 10 degrees and an island; one line across the land, one from its middle to the north
/// whose end misses it by 1e-5 degrees.
PartitionInput sampleInput() {
    PartitionInput input;
    input.theatre = {95, 35, 130, 55};
    std::vector<GeosPtr> land;
    land.push_back(makePolygon(square(100, 40, 10)));
    land.push_back(makePolygon(square(115, 45, 1)));
    input.land = unionOf(std::move(land));
    input.lines.push_back(lineOf("across", {{99, 45}, {104, 45.5}, {111, 45}}, 5, false));
    input.lines.push_back(lineOf("upwards", {{105, 45.4285814}, {105.5, 48}, {105, 50.00001}}, 8, true));
    input.seeds = {
        {"south", {105, 42}, false},
        {"west", {102, 48}, false},
        {"east", {108, 48}, false},
        {"isle_a", {115.2, 45.2}, true},
        {"isle_b", {120, 40}, true}};
    input.seeds.pop_back();
    input.islands = {{"isle_*", {112, 40, 130, 50}, false}};
    return input;
}

const NamedCell& cellOf(const Partition& partition, const std::string& id) {
    const auto found = std::find_if(
        partition.cells.begin(), partition.cells.end(), [&](const NamedCell& c) { return c.id == id; });
    REQUIRE(found != partition.cells.end());
    return *found;
}

} // namespace

TEST_CASE("cells fill the land without gap or overlap, though line ends miss each other by a metre") {
    const PartitionInput input = sampleInput();
    const Result<Partition> partition = partitionLand(input);
    REQUIRE(partition);
    CHECK(partition->cells.size() == 4);
    CHECK(partition->gapSquareMeters < 100);
    CHECK(partition->overlapSquareMeters < 100);
    CHECK(planarArea(cellOf(*partition, "isle_a").area.get()) == doctest::Approx(1));
    CHECK(
        planarArea(cellOf(*partition, "west").area.get()) +
            planarArea(cellOf(*partition, "east").area.get()) +
            planarArea(cellOf(*partition, "south").area.get()) ==
        doctest::Approx(100).epsilon(1e-9));
}

TEST_CASE("edges know their cells on either hand and the line they come from") {
    const PartitionInput input = sampleInput();
    const Result<Partition> partition = partitionLand(input);
    REQUIRE(partition);
    bool seam = false;
    for (const PartitionEdge& edge : partition->edges) {
        REQUIRE(edge.line.size() >= 2);
        CHECK_FALSE(edge.left.empty());
        if (edge.right.empty()) {
            CHECK(edge.provenance == -1);
            continue;
        }
        REQUIRE(edge.provenance >= 0);
        CHECK(edge.left < edge.right);
        const std::string& id = input.lines[edge.provenance].id;
        CHECK(id == (edge.right == "south" || edge.left == "south" ? "across" : "upwards"));
        // A point a little to the left of the first leg lies in the left cell.
        const LonLat a = edge.line[0];
        const LonLat b = edge.line[1];
        const LonLat left{
            (a.lonDeg + b.lonDeg) / 2 - (b.latDeg - a.latDeg) * 1e-3,
            (a.latDeg + b.latDeg) / 2 + (b.lonDeg - a.lonDeg) * 1e-3};
        CHECK(
            GEOSContains_r(geosContext(), cellOf(*partition, edge.left).area.get(), makePoint(left).get()) ==
            1);
        seam = seam || (edge.left == "east" && edge.right == "west");
    }
    CHECK(seam);
}

TEST_CASE("two seeds without a line between them are an error that names both") {
    PartitionInput input = sampleInput();
    input.seeds.push_back({"southern_twin", {106, 41}, false});
    const Result<Partition> partition = partitionLand(input);
    REQUIRE_FALSE(partition);
    CHECK(partition.error().where.feature == "southern_twin");
    CHECK(partition.error().what.find("south") != std::string::npos);
}

TEST_CASE("land that no rule names is an error with its place") {
    PartitionInput input = sampleInput();
    input.islands.clear();
    const Result<Partition> partition = partitionLand(input);
    REQUIRE_FALSE(partition);
    CHECK(partition.error().what.find("115") != std::string::npos);
}

TEST_CASE("the frame of the theatre is no edge") {
    PartitionInput input = sampleInput();
    input.theatre = {95, 40, 130, 55}; // its southern side is now that of the land
    const Result<Partition> partition = partitionLand(input);
    REQUIRE(partition);
    for (const PartitionEdge& edge : partition->edges) {
        for (size_t i = 0; i + 1 < edge.line.size(); ++i) {
            const bool alongFrame = edge.line[i].latDeg == 40 && edge.line[i + 1].latDeg == 40;
            CHECK_FALSE(alongFrame);
        }
    }
}
