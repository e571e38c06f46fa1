// The project's own border data against the installed packages: the partition that the campaign relies on.
#include "prepare/cells.h"

#include <doctest/doctest.h>

#include <map>

using namespace khalkha;

TEST_CASE("the project's partition has no gap, no overlap, and the published areas") {
    PrepareInputs inputs;
    inputs.geodata = std::filesystem::path(KHALKHA_SOURCE_DIR) / "geodata";
    registerPrepareDrivers();
    const Result<PartitionInput> input = readPartitionInput(inputs);
    REQUIRE(input);
    const Result<Partition> partition = partitionLand(*input);
    REQUIRE(partition);
    CHECK(partition->overlapSquareMeters < 100);
    CHECK(partition->gapSquareMeters < 100);

    std::map<std::string, double> km2;
    for (const NamedCell& cell : partition->cells) {
        km2[cell.id] = geodesicArea(cell.area.get()) / 1e6;
    }
    CHECK(km2.size() == 36);
    // Measured from an independent partition of the same lines, and near the published figures.
    CHECK(km2["khalkha_zone"] == doctest::Approx(1150).epsilon(0.001));
    CHECK(km2["jehol"] == doctest::Approx(199034).epsilon(0.001));
    CHECK(km2["manchuria"] == doctest::Approx(1083313).epsilon(0.001));
    CHECK(km2["kwantung"] == doctest::Approx(3471).epsilon(0.001));
    CHECK(km2["karafuto"] == doctest::Approx(33776).epsilon(0.001));
    CHECK(km2["tuva"] == doctest::Approx(169382).epsilon(0.001));
    CHECK(km2["mongolia"] + km2["khalkha_zone"] == doctest::Approx(1564835).epsilon(0.001));
    CHECK(km2["korea_n"] + km2["korea_s"] == doctest::Approx(221465).epsilon(0.001));
    CHECK(
        km2["chahar_n"] + km2["suiyuan_e"] + km2["s_chahar"] + km2["n_shanxi"] ==
        doctest::Approx(376616).epsilon(0.001));

    for (const PartitionEdge& edge : partition->edges) {
        const bool coast = edge.right.empty();
        CHECK(coast == (edge.provenance < 0)); // every border knows the line it is made of
    }
}
