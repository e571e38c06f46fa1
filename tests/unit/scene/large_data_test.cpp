// A frame costs what is on the picture: not what is elsewhere, nor how finely somebody digitised it.

#include "scene_fixture.h"

#include "chronicle/synthetic.h"
#include "geo/polyline.h"
#include "scene/compose.h"
#include "scene/layers.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace khalkha;
using namespace khalkha::fixture;

namespace {

constexpr Viewport viewport{1280, 720};

ViewState viewAt(LonLat target, double heightMeters, double tiltDeg = 0) {
    ViewState view;
    view.at = hour(30);
    view.camera = viewFromHeight(target, heightMeters, 20, tiltDeg);
    return view;
}

size_t primitives(const Frame& frame) {
    return frame.indices.size() / 3;
}

/// Whether a pixel lies in a triangle of the meshes that a camera sees.
bool covered(const std::vector<AreaShape::Mesh>& meshes, const Camera& camera, ScreenPoint at) {
    for (const AreaShape::Mesh& mesh : meshes) {
        std::vector<std::optional<ScreenPoint>> pixels;
        for (const Ecef& point : mesh->points) {
            pixels.push_back(camera.isVisible(point) ? camera.project(point) : std::nullopt);
        }
        for (size_t i = 0; i + 2 < mesh->triangles.size(); i += 3) {
            const auto& a = pixels[mesh->triangles[i]];
            const auto& b = pixels[mesh->triangles[i + 1]];
            const auto& c = pixels[mesh->triangles[i + 2]];
            if (!a || !b || !c) {
                continue;
            }
            const auto side = [&](ScreenPoint from, ScreenPoint to) {
                return (to.x - from.x) * (at.y - from.y) - (to.y - from.y) * (at.x - from.x);
            };
            const double one = side(*a, *b);
            const double two = side(*b, *c);
            const double three = side(*c, *a);
            if ((one >= 0 && two >= 0 && three >= 0) || (one <= 0 && two <= 0 && three <= 0)) {
                return true;
            }
        }
    }
    return false;
}

Polygon roughGround(size_t vertices) {
    Polygon polygon{{roughLine({112, 46}, {126, 45}, vertices)}};
    polygon.rings.front().push_back({126, 40});
    polygon.rings.front().push_back({112, 40});
    // A lake, with the grid's lines through it.
    Ring lake;
    for (int i = 0; i < 60; ++i) {
        lake.push_back(
            {119 + 0.8 * std::cos(i * 6 * std::numbers::pi / 180),
             43 + 0.5 * std::sin(i * 6 * std::numbers::pi / 180)});
    }
    polygon.rings.push_back(lake);
    return polygon;
}

} // namespace

TEST_CASE("Ten times the data out of sight changes nothing on the picture") {
    const auto chronicle = campaign();
    const SceneModel plain(chronicle);
    const SceneModel tenfold(withCopiesFarAway(*chronicle, 9));
    REQUIRE(tenfold.edges().size() == 10 * plain.edges().size());
    REQUIRE(tenfold.chronicle().axes.size() == 10 * plain.chronicle().axes.size());
    for (const double height : {60e3, 900e3, 3000e3}) {
        CAPTURE(height);
        const ViewState view = viewAt({118.5, 47}, height);
        const Frame one = compose(plain, view, viewport, PlainMetrics());
        const Frame other = compose(tenfold, view, viewport, PlainMetrics());
        CHECK(one.indices == other.indices);
        CHECK(one.commands.size() == other.commands.size());
        CHECK(one.hatches.size() == other.hatches.size());
        CHECK(one.picks.size() == other.picks.size());
        REQUIRE(one.texts.size() == other.texts.size());
        for (size_t i = 0; i < one.texts.size(); ++i) {
            CHECK(one.texts[i].text == other.texts[i].text);
            CHECK(one.texts[i].at.x == other.texts[i].at.x);
            CHECK(one.texts[i].at.y == other.texts[i].at.y);
        }
    }
}

TEST_CASE("Of a copied campaign the copies are seen where they are") {
    const auto chronicle = campaign();
    const SceneModel tenfold(withCopiesFarAway(*chronicle, 1));
    ViewState view = viewAt({118.5, 47}, 900e3);
    const size_t here = primitives(compose(SceneModel(chronicle), view, viewport, PlainMetrics()));
    view = viewAt({-61.5, -47}, 900e3);
    const size_t there = primitives(compose(tenfold, view, viewport, PlainMetrics()));
    const size_t nothing = primitives(compose(SceneModel(chronicle), view, viewport, PlainMetrics()));
    CHECK(nothing < here / 2);
    CHECK(there > here / 2);
}

TEST_CASE("A line of half a million vertices is drawn with as many as the picture needs") {
    const auto chronicle = campaign();
    const SceneModel plain(chronicle);
    const SceneModel large(withLargeLayer(*chronicle, LargeLayer::line, 500'000));
    const LonLat onIt = large.chronicle().claims.back().lines.front()[250'000];
    for (const double height : {2e3, 60e3, 900e3, 3000e3, 20000e3}) {
        for (const double tilt : {0.0, 60.0}) {
            CAPTURE(height);
            CAPTURE(tilt);
            ViewState view = viewAt(onIt, height, tilt);
            view.layer(Layer::claims).visible = true;
            const size_t without = primitives(compose(plain, view, viewport, PlainMetrics()));
            const size_t with = primitives(compose(large, view, viewport, PlainMetrics()));
            CHECK(with > without);
            CHECK(with - without < 250'000);
        }
    }
}

TEST_CASE("What is drawn of a large line lies within a pixel of it") {
    const Polyline line = roughLine({112, 46}, {126, 45}, 120'000);
    const ProjectableLine large = makeProjectable(line);
    REQUIRE(large.detail);
    for (const double height : {30e3, 1000e3}) {
        const Camera camera(viewFromHeight(line[50'000], height, 0, 40), viewport);
        const auto runs = projectLine(camera, large, 0.5, 16);
        size_t checked = 0;
        for (size_t i = 0; i < line.size(); i += 97) {
            const auto at = camera.projectVisible(line[i]);
            if (!at) {
                continue;
            }
            double nearestPx = 1e9;
            for (const ScreenLine& run : runs) {
                for (size_t k = 1; k < run.size(); ++k) {
                    const double x = run[k].x - run[k - 1].x;
                    const double y = run[k].y - run[k - 1].y;
                    const double squared = x * x + y * y;
                    const double along = (at->x - run[k - 1].x) * x + (at->y - run[k - 1].y) * y;
                    const double part = squared > 0 ? std::clamp(along / squared, 0.0, 1.0) : 0.0;
                    nearestPx = std::min(
                        nearestPx,
                        std::hypot(run[k - 1].x + part * x - at->x, run[k - 1].y + part * y - at->y));
                }
            }
            CHECK(nearestPx < 0.75);
            ++checked;
        }
        CHECK(checked > 20);
    }
}

TEST_CASE("A large area covers what its polygon does, at every distance") {
    const Polygon polygon = roughGround(30'000);
    const AreaShape area(polygon);
    const Polygon small = roughGround(60);
    const AreaShape thin(small);
    for (const auto& [shape, ground] : {std::pair{&area, &polygon}, {&thin, &small}}) {
        for (const double height : {40e3, 400e3, 2500e3}) {
            for (const LonLat target : {ground->rings[0][20], LonLat{119.8, 43}, LonLat{118, 41}}) {
                CAPTURE(height);
                CAPTURE(target.lonDeg);
                CAPTURE(target.latDeg);
                const Camera camera(viewFromHeight(target, height, 0, 0), viewport);
                const auto meshes = shape->seenBy(camera);
                for (double x = 20; x < viewport.widthPx; x += 123) {
                    for (double y = 20; y < viewport.heightPx; y += 97) {
                        // Not where the rim is: half a pixel is allowed there.
                        size_t within = 0;
                        size_t asked = 0;
                        for (const ScreenPoint off : {ScreenPoint{0, 0}, {2, 0}, {-2, 0}, {0, 2}, {0, -2}}) {
                            if (const auto at = camera.pick({x + off.x, y + off.y})) {
                                within += contains(*ground, *at) ? 1U : 0U;
                                ++asked;
                            }
                        }
                        if (asked == 5 && (within == 0 || within == 5)) {
                            CAPTURE(x);
                            CAPTURE(y);
                            CHECK(covered(meshes, camera, {x, y}) == (within == 5));
                        }
                    }
                }
            }
        }
    }
}

TEST_CASE("A large area knows what lies in it, and has a bounded number of triangles") {
    const Polygon polygon = roughGround(60'000);
    const AreaShape area(polygon);
    for (double lon = 111.5; lon < 126.5; lon += 0.37) {
        for (double lat = 39.5; lat < 47.5; lat += 0.29) {
            CHECK(area.contains({lon, lat}) == contains(polygon, {lon, lat}));
        }
    }
    for (const double height : {2e3, 40e3, 400e3, 2500e3, 20000e3}) {
        const Camera camera(viewFromHeight(polygon.rings[0][31'000], height, 0, 0), viewport);
        size_t triangles = 0;
        for (const AreaShape::Mesh& mesh : area.seenBy(camera)) {
            triangles += mesh->triangles.size() / 3;
        }
        CAPTURE(height);
        CHECK(triangles > 0);
        CHECK(triangles < 40'000);
    }
}
