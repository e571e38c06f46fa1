// Rings cut at the 180th meridian: the pieces together are the ring.
#include "geo/antimeridian.h"
#include "geo/polyline.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace khalkha;

namespace {

bool withinBounds(const Ring& ring) {
    return std::all_of(ring.begin(), ring.end(), [](LonLat at) { return std::abs(at.lonDeg) <= 180; });
}
bool jumps(const Ring& ring) {
    for (size_t i = 0; i < ring.size(); ++i) {
        const LonLat next = ring[(i + 1) % ring.size()];
        if (std::abs(next.lonDeg - ring[i].lonDeg) > 180 && std::abs(next.latDeg) != 90) {
            return true;
        }
    }
    return false;
}
bool covers(const std::vector<Ring>& pieces, LonLat at) {
    return std::any_of(
        pieces.begin(), pieces.end(), [&](const Ring& ring) { return contains(Polygon{{ring}}, at); });
}

} // namespace

TEST_CASE("a ring that does not cross stays as it is") {
    const Ring ring{{170, 50}, {180, 50}, {180, 60}, {170, 60}};
    CHECK(ringCutAt180(ring) == std::vector<Ring>{ring});
    const Ring wide{{-170, 30}, {0, 30}, {170, 30}, {170, 50}, {0, 50}, {-170, 50}};
    CHECK(ringCutAt180(wide) == std::vector<Ring>{wide});
}

TEST_CASE("a ring across the meridian, begun at any of its points and run either way") {
    // A comb: two teeth reach over the meridian, between them is a gap.
    Ring ring{{170, 10}, {-170, 10}, {-170, 20}, {172, 20}, {172, 30}, {-175, 30}, {-175, 40}, {170, 40}};
    for (size_t begin = 0; begin < ring.size(); ++begin) {
        for (const bool backwards : {false, true}) {
            Ring spelt = ring;
            std::rotate(spelt.begin(), spelt.begin() + static_cast<std::ptrdiff_t>(begin), spelt.end());
            if (backwards) {
                std::reverse(spelt.begin(), spelt.end());
            }
            CAPTURE(begin);
            CAPTURE(backwards);
            const std::vector<Ring> pieces = ringCutAt180(spelt);
            CHECK(pieces.size() == 3);
            for (const Ring& piece : pieces) {
                CHECK(withinBounds(piece));
                CHECK_FALSE(jumps(piece));
                CHECK(turnedCounterClockwise(piece) != backwards);
            }
            for (const LonLat in : {LonLat{179, 15}, {-172, 15}, {179, 35}, {-177, 35}, {171, 25}}) {
                CHECK(covers(pieces, in));
            }
            for (const LonLat out : {LonLat{178, 25}, {-178, 25}, {-172, 35}, {0, 15}}) {
                CHECK_FALSE(covers(pieces, out));
            }
        }
    }
}

TEST_CASE("a ring around a pole is closed along it") {
    for (const double sign : {1.0, -1.0}) {
        const Ring ring{{0, 60 * sign}, {90, 70 * sign}, {179, 60 * sign}, {-90, 65 * sign}};
        const std::vector<Ring> pieces = ringCutAt180(ring);
        REQUIRE(pieces.size() == 1);
        CHECK_FALSE(jumps(pieces[0]));
        for (const double lon : {-179.0, -91.0, 0.0, 90.0, 179.0}) {
            CHECK(covers(pieces, {lon, 85 * sign}));
            CHECK_FALSE(covers(pieces, {lon, 40 * sign}));
        }
    }
}
