#include "scene/navigation.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>

using namespace khalkha;

namespace {

class Random {
public:
    explicit Random(std::uint64_t seed) : _engine(seed) {}
    double in(double low, double high) {
        return low + (high - low) * static_cast<double>(_engine() >> 11U) * 0x1.0p-53;
    }

private:
    std::mt19937_64 _engine;
};

constexpr Viewport hd{1920, 1080};

double apart(ScreenPoint a, ScreenPoint b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

/// Pixels between where a place is seen and where it should be.
double missBy(const CameraView& view, LonLat place, ScreenPoint wanted) {
    const std::optional<ScreenPoint> seen = Camera(view, hd).project(toEcef(place));
    REQUIRE(seen);
    return apart(*seen, wanted);
}

} // namespace

TEST_CASE("a dragged place stays under the cursor") {
    Random random(1);
    int followed = 0;
    for (int i = 0; i < 2000; ++i) {
        const CameraView view{
            {random.in(-180, 180), random.in(-60, 60)},
            std::pow(10, random.in(2, 7)),
            random.in(0, 360),
            random.in(0, 60)};
        const ScreenPoint grabbedAt{random.in(300, 1620), random.in(300, 780)};
        const ScreenPoint cursor{grabbedAt.x + random.in(-200, 200), grabbedAt.y + random.in(-200, 200)};
        const Camera camera(view, hd);
        const std::optional<LonLat> grabbed = camera.pick(grabbedAt);
        if (!grabbed || !camera.pick(cursor) || view.rangeMeters > 3e6) {
            continue;
        }
        const CameraView result = dragged(view, hd, *grabbed, cursor);
        REQUIRE(result.headingDeg == view.headingDeg);
        REQUIRE(result.tiltDeg == view.tiltDeg);
        REQUIRE(result.rangeMeters == view.rangeMeters);
        const bool atPole = std::abs(result.target.latDeg) > 88;
        if (!atPole) {
            CAPTURE(view.target.latDeg);
            CAPTURE(view.rangeMeters);
            CAPTURE(view.headingDeg);
            CAPTURE(view.tiltDeg);
            REQUIRE(missBy(result, *grabbed, cursor) < 0.05);
            ++followed;
        }
    }
    CHECK(followed > 1000);
}

TEST_CASE("dragging the globe from afar follows the cursor, and beyond the limb stays calm") {
    const CameraView view{{120, 45}, 15e6, 0, 0};
    const LonLat grabbed = *Camera(view, hd).pick({1000, 500});
    const CameraView moved = dragged(view, hd, grabbed, {1100, 560});
    CHECK(missBy(moved, grabbed, {1100, 560}) < 0.05);
    const CameraView outside = dragged(view, hd, grabbed, {1900, 540});
    CHECK(std::abs(outside.target.latDeg) <= 90);
    // The grabbed place goes to the limb and stays: the same cursor again changes nothing much.
    const CameraView again = dragged(outside, hd, grabbed, {1900, 540});
    CHECK(geodesicInverse(again.target, outside.target).distanceMeters < 100e3);
    const std::optional<ScreenPoint> seen = Camera(outside, hd).projectVisible(grabbed);
    REQUIRE(seen);
    CHECK(seen->x > 1300);
    // Nothing moved is nothing changed.
    const CameraView still = dragged(view, hd, grabbed, {1000, 500});
    CHECK(geodesicInverse(still.target, view.target).distanceMeters < 1);
}

TEST_CASE("the ground under the cursor goes over a pole, and nothing spins") {
    for (const double pole : {1.0, -1.0}) {
        for (const double range : {2e5, 1e6, 7e6}) {
            for (const double aside : {-90.0, 0.0, 60.0}) {
                CameraView view{{120, pole * 84}, range, 0, 0};
                // A drag after the other, each of a quarter of the picture, all of the same direction.
                double furthest = 0;
                for (int drag = 0; drag < 40 && !(furthest > 89 && std::abs(view.target.latDeg) < 80);
                     ++drag) {
                    ScreenPoint cursor{960 + aside, 540};
                    const LonLat grabbed = *Camera(view, hd).pick(cursor);
                    for (int step = 0; step < 27; ++step) {
                        const CameraView before = view;
                        cursor.y += pole * 10; // pulls the pole towards the middle, and past it
                        view = dragged(view, hd, grabbed, cursor);
                        REQUIRE(missBy(view, grabbed, cursor) < 0.05);
                        // The middle of the picture moves as the cursor does: no turning about the pole.
                        const std::optional<ScreenPoint> middle =
                            Camera(view, hd).project(toEcef(before.target));
                        REQUIRE(middle);
                        REQUIRE(apart(*middle, {960, 540 + pole * 10}) < 3);
                        furthest = std::max(furthest, std::abs(view.target.latDeg));
                    }
                }
                CAPTURE(range);
                CAPTURE(aside);
                CHECK(std::abs(std::remainder(view.target.lonDeg - 120, 360)) > 90); // on the other side
                CHECK(std::abs(std::remainder(view.headingDeg, 360)) > 90);
            }
        }
    }
}

TEST_CASE("a drag far from the poles keeps north up, however near the pole is on the picture") {
    const CameraView view{{120, 60}, 7e6, 0, 0};
    const LonLat grabbed = *Camera(view, hd).pick({960, 300});
    const CameraView moved = dragged(view, hd, grabbed, {1100, 330});
    CHECK(moved.headingDeg == 0);
    CHECK(missBy(moved, grabbed, {1100, 330}) < 0.05);
}

TEST_CASE("panning goes straight ahead over a pole") {
    CameraView view{{120, 80}, 5e6, 0, 0};
    for (int i = 0; i < 40; ++i) {
        view = panned(view, hd, 0, 0.05);
    }
    CHECK(view.target.latDeg < 80);
    CHECK(std::abs(std::remainder(view.target.lonDeg + 60, 360)) < 1);
    CHECK(std::abs(std::abs(std::remainder(view.headingDeg, 360)) - 180) < 1);
    const CameraView back = panned(panned(view, hd, 0, 0.05), hd, 0, -0.05);
    CHECK(geodesicInverse(back.target, view.target).distanceMeters < 5e3);
}

TEST_CASE("zooming keeps the ground under the cursor and stops at the limits") {
    Random random(2);
    for (int i = 0; i < 500; ++i) {
        const CameraView view{
            {random.in(-180, 180), random.in(-60, 60)},
            std::pow(10, random.in(2.5, 6.3)),
            random.in(0, 360),
            random.in(0, 50)};
        const ScreenPoint cursor{random.in(300, 1620), random.in(250, 830)};
        const std::optional<LonLat> ground = Camera(view, hd).pick(cursor);
        if (!ground) {
            continue;
        }
        const double factor = random.in(0.5, 1.5);
        const CameraView zoomed = zoomedAt(view, hd, cursor, factor);
        const double nearest = std::min(view.rangeMeters, nearestByHandMeters);
        REQUIRE(zoomed.rangeMeters == doctest::Approx(std::max(nearest, view.rangeMeters * factor)));
        REQUIRE((missBy(zoomed, *ground, cursor) < 0.05 || std::abs(zoomed.target.latDeg) > 88));
    }
    CameraView view;
    for (int i = 0; i < 200; ++i) {
        view = zoomedAt(view, hd, {700, 400}, 0.8);
    }
    CHECK(view.rangeMeters == nearestByHandMeters);
    view.rangeMeters = 80; // as a command may place it: zooming in leaves it there
    CHECK(zoomedAt(view, hd, {700, 400}, 0.8).rangeMeters == 80);
    CHECK(zoomedAt(view, hd, {700, 400}, 1.25).rangeMeters == doctest::Approx(100));
    for (int i = 0; i < 200; ++i) {
        view = zoomedAt(view, hd, {700, 400}, 1.3);
    }
    CHECK(view.rangeMeters == maxRangeMeters);
}

TEST_CASE("turning wraps the heading and holds the tilt") {
    const CameraView view{{120, 45}, 1e6, 350, 70};
    CHECK(turned(view, 20, 0).headingDeg == doctest::Approx(10));
    CHECK(turned(view, -360, 30).tiltDeg == maxTiltDeg);
    CHECK(turned(view, 0, -90).tiltDeg == 0);
    CHECK(turned(view, 5, 5).target == view.target);
}

TEST_CASE("panning moves by parts of the picture, in its own directions") {
    const CameraView view{{120, 45}, 100e3, 0, 0};
    const double height = Camera(view, hd).metersPerPixel() * 1080;
    const CameraView up = panned(view, hd, 0, 0.5);
    CHECK(up.target.latDeg > 45);
    CHECK(
        geodesicInverse(view.target, up.target).distanceMeters == doctest::Approx(height / 2).epsilon(0.01));
    const CameraView right = panned(view, hd, 0.5, 0);
    CHECK(right.target.lonDeg > 120);
    CHECK(
        geodesicInverse(view.target, right.target).distanceMeters ==
        doctest::Approx(height / 2).epsilon(0.01));
    const CameraView east = panned(turned(view, 90, 0), hd, 0, 0.5);
    CHECK(east.target.lonDeg > 120);
    CHECK(east.target.latDeg == doctest::Approx(45));
    CHECK(std::abs(panned({{179.99, 88.9}, 20e6, 0, 0}, hd, 0.3, 3).target.lonDeg) <= 180);
    CHECK(panned({{0, 88}, 20e6, 0, 0}, hd, 0, 3).target.latDeg <= 89);
}

TEST_CASE("a flight begins and ends exactly, without a jump on the way") {
    Random random(3);
    for (int i = 0; i < 200; ++i) {
        const auto anywhere = [&] {
            return CameraView{
                {random.in(-180, 180), random.in(-80, 80)},
                std::pow(10, random.in(2, 7.2)),
                random.in(0, 360),
                random.in(0, maxTiltDeg)};
        };
        const CameraView from = anywhere();
        CameraView to = anywhere();
        if (i % 4 == 0) {
            to.target = from.target;
        }
        const Flight flight(from, to);
        REQUIRE(flight.at(0) == from);
        REQUIRE(flight.at(1) == to);
        REQUIRE(flight.seconds() >= 0.4);
        REQUIRE(flight.seconds() <= 4);
        const CameraView start = flight.at(1e-6);
        const CameraView end = flight.at(1 - 1e-6);
        REQUIRE(start.rangeMeters == doctest::Approx(from.rangeMeters).epsilon(1e-4));
        REQUIRE(end.rangeMeters == doctest::Approx(to.rangeMeters).epsilon(1e-4));
        REQUIRE(geodesicInverse(end.target, to.target).distanceMeters < 0.01 * to.rangeMeters + 1);
        CameraView before = from;
        for (int k = 1; k <= 400; ++k) {
            const CameraView now = flight.at(k / 400.0);
            // What moves on the screen from frame to frame, in view widths, and how fast it grows.
            const double moved = geodesicInverse(before.target, now.target).distanceMeters;
            REQUIRE(moved < 0.35 * std::max(before.rangeMeters, now.rangeMeters));
            REQUIRE(std::abs(std::log(now.rangeMeters / before.rangeMeters)) < 0.35);
            before = now;
        }
    }
    // Far apart and close to the ground: it rises on the way.
    const Flight flight({{117, 47}, 5e3, 0, 0}, {{132, 43}, 5e3, 0, 0});
    CHECK(flight.at(0.5).rangeMeters > 500e3);
    CHECK(
        geodesicInverse(flight.at(0.5).target, geodesicPoint({117, 47}, {132, 43}, 0.5)).distanceMeters <
        10e3);
    // The short way round.
    CHECK(Flight({{0, 0}, 1e5, 350, 0}, {{0, 0}, 1e5, 10, 0}).at(0.5).headingDeg == doctest::Approx(0));
}

TEST_CASE("the view of a box shows all of it, and not from too far") {
    Random random(4);
    for (const Viewport viewport : {hd, Viewport{600, 900}}) {
        for (int i = 0; i < 150; ++i) {
            const double west = random.in(-170, 140);
            const double south = random.in(-70, 40);
            const LonLatBox box{west, south, west + random.in(0.01, 40), south + random.in(0.01, 30)};
            const CameraView view = viewOf(box, viewport);
            const Camera camera(view, viewport);
            double left = 1e9;
            double right = -1e9;
            double top = 1e9;
            double bottom = -1e9;
            for (int k = 0; k <= 10; ++k) {
                const double lonDeg = box.westDeg + (box.eastDeg - box.westDeg) * k / 10;
                for (const double latDeg : {box.southDeg, box.northDeg}) {
                    const std::optional<ScreenPoint> point = camera.projectVisible({lonDeg, latDeg});
                    REQUIRE(point);
                    left = std::min(left, point->x);
                    right = std::max(right, point->x);
                    top = std::min(top, point->y);
                    bottom = std::max(bottom, point->y);
                }
            }
            const double share =
                std::max((right - left) / viewport.widthPx, (bottom - top) / viewport.heightPx);
            REQUIRE(share > 0.75);
        }
    }
    CHECK(viewOf({-180, -90, 180, 90}, hd).rangeMeters > 10e6);
    CHECK(viewOf({5, 5, 5, 5}, hd).rangeMeters == doctest::Approx(minRangeMeters).epsilon(0.01));
}
