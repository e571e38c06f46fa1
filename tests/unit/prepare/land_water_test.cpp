#include "prepare/base_vectors.h"

#include <doctest/doctest.h>

using namespace khalkha;

namespace {

Ring square(double west, double south, double side) {
    return {{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}};
}

/// Land with two lakes, the first with an island.
std::vector<GeosPtr> sampleLand() {
    const GeosPtr mainland = makePolygon(square(0, 0, 20));
    const GeosPtr west = differenceOf(mainland.get(), makePolygon(square(2, 2, 6)).get());
    std::vector<GeosPtr> land;
    land.push_back(differenceOf(west.get(), makePolygon(square(12, 12, 4)).get()));
    land.push_back(makePolygon(square(4, 4, 1)));
    return land;
}

double sumOf(const std::vector<GeosPtr>& polygons) {
    double sum = 0;
    for (const GeosPtr& polygon : polygons) {
        sum += planarArea(polygon.get());
    }
    return sum;
}

} // namespace

TEST_CASE("holes of the land become lakes, islands in them stay land under no fill") {
    const LandWater water = separateLandAndLakes(sampleLand(), {});
    REQUIRE(water.land.size() == 1);
    CHECK(sumOf(water.land) == doctest::Approx(400));
    REQUIRE(water.lakes.size() == 2);
    CHECK(sumOf(water.lakes) == doctest::Approx(36 - 1 + 16));
    CHECK(water.coast.size() == 1);
    CHECK(water.shores.size() == 3);
}

TEST_CASE("a lake that did not exist yet is left out") {
    const LandWater water = separateLandAndLakes(sampleLand(), {{14, 14}});
    CHECK(water.lakes.size() == 1);
    CHECK(water.shores.size() == 2);
    CHECK(sumOf(water.land) == doctest::Approx(400));
}

TEST_CASE("pieces of land that touch have no coast between them") {
    std::vector<GeosPtr> land;
    land.push_back(makePolygon(square(0, 0, 5)));
    land.push_back(makePolygon(square(5, 0, 5)));
    const LandWater water = separateLandAndLakes(std::move(land), {});
    REQUIRE(water.coast.size() == 1);
    for (const LonLat& point : pointsOf(water.coast[0].get())) {
        const bool onSeam = point.lonDeg == 5 && point.latDeg > 0 && point.latDeg < 5;
        CHECK_FALSE(onSeam);
    }
}

TEST_CASE("the antimeridian and the pole are no coasts") {
    std::vector<GeosPtr> land;
    land.push_back(makePolygon({{170, 60}, {180, 60}, {180, 66}, {180, 70}, {172, 70}}));
    land.push_back(makePolygon({{-180, -90}, {180, -90}, {180, -80}, {0, -70}, {-180, -80}}));
    const LandWater water = separateLandAndLakes(std::move(land), {});
    REQUIRE(!water.coast.empty());
    for (const GeosPtr& coast : water.coast) {
        const Polyline line = pointsOf(coast.get());
        for (size_t i = 0; i + 1 < line.size(); ++i) {
            const bool alongAntimeridian =
                std::abs(line[i].lonDeg) == 180 && std::abs(line[i + 1].lonDeg) == 180;
            const bool alongPole = line[i].latDeg == -90 && line[i + 1].latDeg == -90;
            CHECK_FALSE(alongAntimeridian);
            CHECK_FALSE(alongPole);
        }
    }
}

TEST_CASE("rivers end at the shore") {
    std::vector<SourceFeature> rivers(1);
    rivers[0].geometry = makeLine({{0, 5}, {10, 5}});
    rivers[0].fields.emplace("scalerank", "3");
    std::vector<GeosPtr> lakes;
    lakes.push_back(makePolygon(square(4, 4, 2)));
    const std::vector<RankedLine> cut = riversOutsideLakes(rivers, lakes);
    REQUIRE(cut.size() == 2);
    CHECK(cut[0].rank == 2);
    double length = 0;
    for (const RankedLine& part : cut) {
        double partLength = 0;
        GEOSLength_r(geosContext(), part.line.get(), &partLength);
        length += partLength;
    }
    CHECK(length == doctest::Approx(8));
}

TEST_CASE("river ranks run from 1 to 5") {
    CHECK(riverRank(0) == 1);
    CHECK(riverRank(3) == 2);
    CHECK(riverRank(6) == 3);
    CHECK(riverRank(8) == 4);
    CHECK(riverRank(10) == 5);
}
