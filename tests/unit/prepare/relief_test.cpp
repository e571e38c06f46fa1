#include "prepare/elevation.h"
#include "prepare/hill_shade.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace khalkha;

namespace {

GreyTable linearTable(double metresPerGrey) {
    GreyTable table{};
    for (size_t i = 0; i < table.size(); ++i) {
        table.at(i) = static_cast<double>(i) * metresPerGrey;
    }
    return table;
}

} // namespace

TEST_CASE("terraces of a slow ramp are smoothed away within half a step or so") {
    // A plain that rises by one grey in 20 pixels.
    Raster<std::uint8_t> grey(640, 320);
    for (int y = 0; y < grey.height(); ++y) {
        for (int x = 0; x < grey.width(); ++x) {
            const int back = x < 320 ? x : 639 - x; // there and back: the Earth closes
            grey.at(x, y) = static_cast<std::uint8_t>(100 + back / 20);
        }
    }
    const Raster<std::uint8_t> land(640, 320, 1);
    const GreyTable table = linearTable(20);
    const Raster<float> heights = steplessHeights(grey, land, table);
    double steepest = 0;
    double farthest = 0;
    for (int x = 60; x < 260; ++x) {
        steepest = std::max(steepest, std::abs(double(heights.at(x + 1, 160)) - heights.at(x, 160)));
        farthest = std::max(farthest, std::abs(double(heights.at(x, 160)) - table.at(grey.at(x, 160))));
    }
    CHECK(steepest < 2.0);  // raw steps are 20 m, the true slope 1 m a pixel
    CHECK(farthest < 50.1); // 2.5 greys
}

TEST_CASE("mountains keep their height and the sea stays at zero") {
    Raster<std::uint8_t> grey(64, 32, 100);
    Raster<std::uint8_t> land(64, 32, 1);
    for (int y = 14; y < 18; ++y) {
        for (int x = 30; x < 34; ++x) {
            grey.at(x, y) = 180;
        }
    }
    land.at(5, 5) = 0;
    const Raster<float> heights = steplessHeights(grey, land, linearTable(20));
    CHECK(heights.at(31, 15) >= 180 * 20 - 10);
    CHECK(heights.at(5, 5) == 0);
}

TEST_CASE("calibration is ascending and finds the heights it was made from") {
    Raster<std::uint8_t> grey(10800, 5400);
    Raster<float> etopo(4320, 2161);
    for (int y = 0; y < grey.height(); ++y) {
        std::fill_n(grey.row(y), grey.width(), static_cast<std::uint8_t>(60 + y / 40));
    }
    for (int j = 0; j < etopo.height(); ++j) {
        const int y = std::clamp(j * 5400 / 2160, 0, 5399);
        const double step = 60 + y / 40;
        std::fill_n(etopo.row(j), etopo.width(), static_cast<float>((step - 60) * (step - 60)));
    }
    const GreyTable table = calibrateGrey(grey, etopo);
    CHECK(std::is_sorted(table.begin(), table.end()));
    CHECK(table.at(100) == doctest::Approx(1600).epsilon(0.03));
    CHECK(table.at(150) == doctest::Approx(8100).epsilon(0.03));
}

TEST_CASE("flat ground is 128, slopes to the north-west are lighter than those to the south-east") {
    Raster<float> heights(360, 180);
    for (int y = 0; y < 180; ++y) {
        for (int x = 0; x < 360; ++x) {
            const double dx = x - 200.0;
            const double dy = y - 90.0;
            heights.at(x, y) = static_cast<float>(4000 * std::exp(-(dx * dx + dy * dy) / 50));
        }
    }
    const Raster<std::uint8_t> shade = hillShade(heights);
    CHECK(shade.at(20, 20) == 128);
    CHECK(shade.at(196, 86) > 150);
    CHECK(shade.at(204, 94) < 100);
    // Ranges that run towards the light still show: south-west side against north-east side.
    CHECK(shade.at(196, 94) > shade.at(204, 86) + 20);
}

TEST_CASE("shading wraps round the antimeridian") {
    Raster<float> a(360, 180);
    Raster<float> b(360, 180);
    for (int y = 0; y < 180; ++y) {
        for (int x = 0; x < 360; ++x) {
            const auto height =
                static_cast<float>(800 * std::sin(x * 0.17453292519943295) * std::cos(y * 0.1));
            a.at(x, y) = height;
            b.at((x + 180) % 360, y) = height;
        }
    }
    const Raster<std::uint8_t> shadeA = hillShade(a);
    const Raster<std::uint8_t> shadeB = hillShade(b);
    for (int y = 0; y < 180; y += 7) {
        CHECK(std::abs(int{shadeA.at(179, y)} - shadeB.at(359, y)) <= 1);
        CHECK(std::abs(int{shadeA.at(180, y)} - shadeB.at(0, y)) <= 1);
    }
}

TEST_CASE("the mask is 1 where the polygon is") {
    std::vector<GeosPtr> polygons;
    polygons.push_back(makeBox({0, 0, 90, 45}));
    const Result<Raster<std::uint8_t>> mask = rasterizeMask(polygons, 360, 180);
    REQUIRE(mask);
    CHECK(mask->at(200, 60) == 1);
    CHECK(mask->at(100, 60) == 0);
    CHECK(mask->at(200, 100) == 0);
}
