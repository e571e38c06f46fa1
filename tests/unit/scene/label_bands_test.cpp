// Names choose their places for a whole band of scales, and armies keep room for their names.

#include "label_fixture.h"

#include "scene/label_grid.h"
#include "scene/scale_band.h"

#include <doctest/doctest.h>

#include <map>

using namespace khalkha;
using namespace khalkha::test;

namespace {

/// Towns on a grid that is a little askew, so that no two of them have the same neighbours.
Chronicle manyTowns() {
    Chronicle chronicle = emptyChronicle();
    for (int row = 0; row < 9; ++row) {
        for (int column = 0; column < 12; ++column) {
            const int i = row * 12 + column;
            const double lon = 116 + 1.3 * column + 0.37 * ((i * 7) % 5);
            const double lat = 40 + 1.1 * row + 0.29 * ((i * 11) % 4);
            chronicle.places.push_back(
                makePlace(fmt::format("town-{:03}", i), {lon, lat}, 1 + i % 2, PlaceKind::city));
        }
    }
    return chronicle;
}

/// Where each name stands from its symbol, pixels.
std::map<std::string, ScreenPoint> offsets(double heightKm) {
    Stage stage(manyTowns(), viewOver({122.3, 45}, heightKm), {1920, 1080});
    stage.label();
    std::map<std::string, ScreenPoint> result;
    for (const FrameLabel& label : stage.frame.labels) {
        const ScreenPoint at = stage.frame.texts.at(label.firstText).at;
        result[label.id] = {at.x - label.anchor.x, at.y - label.anchor.y};
    }
    return result;
}

} // namespace

TEST_CASE("A band of scales ends where the scale is twice that of its near end") {
    const double end = farEndOfBand(1000);
    CHECK(end >= 1000);
    CHECK(end < 2000);
    CHECK(farEndOfBand(0.51 * end) == doctest::Approx(end));
    CHECK(farEndOfBand(0.99 * end) == doctest::Approx(end));
    CHECK(farEndOfBand(1.01 * end) == doctest::Approx(2 * end));
    CHECK(farEndOfBand(0.49 * end) == doctest::Approx(end / 2));
}

TEST_CASE("Within a band of scales hardly a name changes its side") {
    // 2,000 to 3,000 km is one band; town names stand about their symbols at fixed distances.
    size_t compared = 0;
    size_t moved = 0;
    std::map<std::string, ScreenPoint> last;
    for (double heightKm = 3000; heightKm > 2000; heightKm -= 50) {
        const std::map<std::string, ScreenPoint> now = offsets(heightKm);
        for (const auto& [id, offset] : now) {
            const auto before = last.find(id);
            if (before != last.end()) {
                ++compared;
                moved += static_cast<size_t>(
                    std::abs(offset.x - before->second.x) + std::abs(offset.y - before->second.y) > 8);
            }
        }
        last = now;
    }
    CAPTURE(compared);
    CAPTURE(moved);
    CHECK(compared > 200);
    CHECK(static_cast<double>(moved) < 0.01 * static_cast<double>(compared));
}

TEST_CASE("Kept room is free for its keeper only") {
    LabelGrid grid({0, 0, 400, 300});
    grid.take({10, 10, 60, 30});
    grid.take({100, 10, 160, 30}, 0);
    grid.take({200, 10, 260, 30}, 1);
    const ScreenBox first{110, 12, 150, 28};
    const ScreenBox second{210, 12, 250, 28};
    CHECK_FALSE(grid.isFree(first));
    CHECK(grid.isFree(first, 0));
    CHECK_FALSE(grid.isFree(first, 1));
    CHECK(grid.isFree(second, 1));
    CHECK(grid.isFree(first, LabelGrid::everybody));
    CHECK(grid.isFree(second, LabelGrid::everybody));
    CHECK_FALSE(grid.isFree({20, 12, 50, 28}, LabelGrid::everybody));
}
