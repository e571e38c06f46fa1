#include "scene/camera.h"

#include <doctest/doctest.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <random>

using namespace khalkha;

namespace {

class Random {
public:
    explicit Random(std::uint64_t seed) : _engine(seed) {}
    double in(double low, double high) {
        return low + (high - low) * static_cast<double>(_engine() >> 11U) * 0x1.0p-53;
    }
    CameraView view(double maxTilt = maxTiltDeg) {
        return {{in(-180, 180), in(-85, 85)}, std::pow(10, in(2, 7.3)), in(0, 360), in(0, maxTilt)};
    }

private:
    std::mt19937_64 _engine;
};

constexpr Viewport hd{1920, 1080};

double apart(ScreenPoint a, ScreenPoint b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

} // namespace

TEST_CASE("the target is in the middle and the eye at its range and height") {
    Random random(1);
    for (int i = 0; i < 1000; ++i) {
        const CameraView view = random.view();
        const Camera camera(view, hd);
        const Ecef target = toEcef(view.target);
        const std::optional<ScreenPoint> middle = camera.project(target);
        REQUIRE(middle);
        REQUIRE(apart(*middle, {960, 540}) < 1e-5);
        REQUIRE(glm::distance(camera.eye(), target) == doctest::Approx(view.rangeMeters));
        REQUIRE(camera.isVisible(target));
        double height = 0;
        static_cast<void>(toLonLat(camera.eye(), &height));
        REQUIRE(height == doctest::Approx(eyeHeightMeters(view)));
        REQUIRE(height > 0);
        REQUIRE(glm::length(camera.right()) == doctest::Approx(1).epsilon(1e-12));
        REQUIRE(std::abs(glm::dot(camera.up(), camera.forward())) < 1e-12);
    }
}

TEST_CASE("the heading is up, east to the right of north, and tilting shows what lies ahead") {
    const CameraView north{{120, 45}, 100e3, 0, 0};
    const Camera camera(north, hd);
    CHECK(camera.project(toEcef({120, 45.1}))->y < 530);
    CHECK(camera.project(toEcef({120, 45.1}))->x == doctest::Approx(960));
    CHECK(camera.project(toEcef({120.1, 45}))->x > 970);
    const Camera east({{120, 45}, 100e3, 90, 0}, hd);
    CHECK(east.project(toEcef({120.1, 45}))->y < 530);
    const Camera tilted({{120, 45}, 100e3, 0, 70}, hd);
    CHECK(toLonLat(tilted.eye()).latDeg < 45);
    CHECK(tilted.pick({960, 100})->latDeg > 45.5);
    // Vertical field of view of 35 degrees: a view straight down shows 2 tan(17.5) of the height.
    const double top =
        geodesicInverse({120, 45}, *Camera({{120, 45}, 1000, 0, 0}, hd).pick({960, 0})).distanceMeters;
    CHECK(top == doctest::Approx(1000 * std::tan(17.5 * std::numbers::pi / 180)).epsilon(1e-3));
}

TEST_CASE("a view from a height has that height") {
    Random random(2);
    for (int i = 0; i < 500; ++i) {
        const double height = std::pow(10, random.in(2, 6.8));
        const double tilt = random.in(0, maxTiltDeg);
        const CameraView view = viewFromHeight({random.in(-180, 180), random.in(-89, 89)}, height, -30, tilt);
        REQUIRE(view.headingDeg == doctest::Approx(330));
        const bool reached = view.rangeMeters < 0.999 * maxRangeMeters;
        REQUIRE((!reached || eyeHeightMeters(view) == doctest::Approx(height).epsilon(1e-6)));
    }
    CHECK(viewFromHeight({122.3, 45.2}, 3050e3, 0, 0) == CameraView{});
    CHECK(viewFromHeight({0, 99}, 1, 0, 99).tiltDeg == maxTiltDeg);
    CHECK(viewFromHeight({0, 99}, 1, 0, 0).rangeMeters == minRangeMeters);
    CHECK(viewFromHeight({190, 99}, 1e12, 0, 0).target == LonLat{-170, 90});
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    CHECK(clampedView({{nothing, nothing}, nothing, nothing, nothing}) == CameraView{});
}

TEST_CASE("picking is the reverse of projecting") {
    Random random(3);
    int hits = 0;
    for (int i = 0; i < 5000; ++i) {
        const Camera camera(random.view(), hd);
        const ScreenPoint pixel{random.in(0, 1920), random.in(0, 1080)};
        const std::optional<LonLat> ground = camera.pick(pixel);
        if (!ground) {
            continue;
        }
        ++hits;
        const Ecef at = toEcef(*ground);
        REQUIRE(camera.horizonSide(at) > -1e-3);
        const std::optional<ScreenPoint> back = camera.project(at);
        REQUIRE(back);
        REQUIRE(apart(*back, pixel) < 1e-4);
    }
    CHECK(hits > 2000);
    CHECK_FALSE(Camera({{0, 0}, 20e6, 0, 0}, hd).pick({5, 5}));
    CHECK_FALSE(Camera({{0, 0}, 1000, 0, 80}, hd).pick({960, 0}));
}

TEST_CASE("the horizon parts what a ray meets first from what it meets last") {
    Random random(4);
    for (int i = 0; i < 3000; ++i) {
        const Camera camera(random.view(), hd);
        const Ecef at = toEcef({random.in(-180, 180), random.in(-90, 90)});
        // In front exactly when the outward normal leans towards the eye.
        const bool facing = glm::dot(surfaceNormal(toLonLat(at)), camera.eye() - at) > 0;
        if (std::abs(camera.horizonSide(at)) > 1e-3) {
            REQUIRE(camera.isVisible(at) == facing);
        }
    }
}

TEST_CASE("a leg is cut at the horizon and at the eye") {
    const Camera globe({{0, 0}, 20e6, 0, 0}, hd);
    const auto whole = globe.projectLeg(toEcef({-10, 0}), toEcef({10, 0}));
    REQUIRE(whole);
    CHECK(apart((*whole)[0], *globe.project(toEcef({-10, 0}))) < 1e-9);
    const Ecef from = toEcef({60, 0});
    const Ecef to = toEcef({100, 0});
    const auto cut = globe.projectLeg(from, to);
    REQUIRE(cut);
    const double share = globe.horizonSide(from) / (globe.horizonSide(from) - globe.horizonSide(to));
    CHECK(apart((*cut)[1], *globe.project(from + (to - from) * share)) < 1e-9);
    CHECK(apart((*globe.projectLeg(to, from))[0], (*cut)[1]) < 1e-9);
    CHECK_FALSE(globe.projectLeg(toEcef({170, 0}), toEcef({-170, 0})));
    const Camera low({{0, 0}, 1000, 0, 80}, hd);
    const auto behind = low.projectLeg(toEcef({0, -0.1}), toEcef({0, 0.02}));
    REQUIRE(behind);
    CHECK((*behind)[0].y > 1080);
    CHECK_FALSE(low.projectLeg(toEcef({0, -0.3}), toEcef({0, -0.1})));
}

TEST_CASE("only what is in the picture is projected visible") {
    const Camera camera({{120, 45}, 1000e3, 0, 0}, hd);
    CHECK(camera.projectVisible({120, 45}));
    CHECK_FALSE(camera.projectVisible({-60, -45}));
    const LonLat outside = *camera.pick({-20, 500});
    CHECK_FALSE(camera.projectVisible(outside));
    CHECK(camera.projectVisible(outside, 25));
}

TEST_CASE("float matrices relative to an origin nearby place points like the double camera") {
    Random random(5);
    double worst = 0;
    for (int i = 0; i < 1000; ++i) {
        const CameraView view = random.view();
        const Camera camera(view, hd);
        const std::optional<LonLat> ground = camera.pick({random.in(0, 1920), random.in(0, 1080)});
        if (!ground) {
            continue;
        }
        const Ecef at = toEcef(*ground);
        // Origins of pieces of geometry lie about as far from their points as the eye does.
        const Ecef origin = toEcef(geodesicDirect(
            *ground, random.in(-180, 180), std::min(0.3 * glm::distance(at, camera.eye()), 500e3)));
        const glm::vec4 clip = camera.clipFromRelative(origin) * glm::vec4(glm::vec3(at - origin), 1.0F);
        REQUIRE(clip.w > 0);
        REQUIRE(std::abs(clip.z) <= clip.w);
        const ScreenPoint pixel{
            960.0 * (1.0 + static_cast<double>(clip.x / clip.w)),
            540.0 * (1.0 - static_cast<double>(clip.y / clip.w))};
        worst = std::max(worst, apart(pixel, *camera.project(at)));
        const glm::vec4 plane = camera.horizonPlaneRelative(origin);
        const glm::dvec3 offset(glm::vec3(at - origin));
        const double side = glm::dot(glm::dvec3(plane), offset) + static_cast<double>(plane.w);
        REQUIRE(std::abs(side - camera.horizonSide(at)) < 1e-6 * glm::length(offset) + 1.0);
    }
    CHECK(worst < 0.05);
}

TEST_CASE("nothing that is in the picture is culled") {
    Random random(6);
    int culled = 0;
    for (int i = 0; i < 5000; ++i) {
        const Camera camera(random.view(), hd);
        const LonLat middle{random.in(-180, 180), random.in(-90, 90)};
        const double radius = std::pow(10, random.in(2, 6.3));
        const bool may = camera.maySee(toEcef(middle), radius);
        culled += may ? 0 : 1;
        for (int k = 0; k < 4; ++k) {
            const LonLat at = geodesicDirect(middle, random.in(-180, 180), random.in(0, 0.99 * radius));
            REQUIRE((may || !camera.projectVisible(at)));
        }
    }
    CHECK(culled > 2500);
}

TEST_CASE("the visible box holds all that is visible, and little more close up") {
    Random random(7);
    for (int i = 0; i < 600; ++i) {
        const Camera camera(random.view(), hd);
        const LonLatBox box = camera.visibleBox();
        REQUIRE(box.westDeg <= box.eastDeg);
        for (int k = 0; k < 40; ++k) {
            const std::optional<LonLat> ground = camera.pick({random.in(0, 1920), random.in(0, 1080)});
            if (ground) {
                REQUIRE(ground->lonDeg >= box.westDeg);
                REQUIRE(ground->lonDeg <= box.eastDeg);
                REQUIRE(ground->latDeg >= box.southDeg);
                REQUIRE(ground->latDeg <= box.northDeg);
            }
        }
    }
    const LonLatBox close = Camera({{118.6, 47.8}, 10e3, 0, 0}, hd).visibleBox();
    CHECK(close.eastDeg - close.westDeg < 0.2);
    CHECK(Camera({{0, 0}, 20e6, 0, 0}, hd).visibleBox().northDeg == 90);
    CHECK(Camera({{0, 89.99}, 100e3, 0, 0}, hd).visibleBox().westDeg == -180);
}
