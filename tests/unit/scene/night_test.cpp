// The shade of night on the picture.
#include "scene_fixture.h"

#include "geo/sun.h"
#include "scene/compose.h"
#include "scene/mesh.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace khalkha;
using namespace khalkha::fixture;

namespace {

constexpr Viewport picture{640, 480};
constexpr std::int64_t sunsetInAsia = -769266000; // 1945-08-16T11:00Z

struct Triangle {
    std::array<ScreenVertex, 3> corners;
    /// Shade at a pixel, 0..255; nullopt: beside the triangle.
    [[nodiscard]] std::optional<double> alphaAt(ScreenPoint at) const {
        const auto point = [&](int i) { return ScreenPoint{corners.at(i).x, corners.at(i).y}; };
        const double whole = cross(point(1) - point(0), point(2) - point(0));
        if (std::abs(whole) < 1e-9) {
            return std::nullopt;
        }
        const double a = cross(point(1) - at, point(2) - at) / whole;
        const double b = cross(point(2) - at, point(0) - at) / whole;
        const double c = 1 - a - b;
        if (a < 0 || b < 0 || c < 0) {
            return std::nullopt;
        }
        return a * corners[0].colour.a + b * corners[1].colour.a + c * corners[2].colour.a;
    }
};

bool isNight(Colour colour, const Theme& colours) {
    colour.a = colours.night.a;
    return colour == colours.night;
}

std::vector<Triangle> nightOf(const ViewState& view) {
    static const SceneModel model(campaign());
    const Frame frame = compose(model, view, picture, PlainMetrics());
    std::vector<Triangle> result;
    for (size_t i = 0; i + 2 < frame.indices.size(); i += 3) {
        const Triangle triangle{
            {frame.vertices.at(frame.indices[i]),
             frame.vertices.at(frame.indices[i + 1]),
             frame.vertices.at(frame.indices[i + 2])}};
        if (std::all_of(triangle.corners.begin(), triangle.corners.end(), [&](const ScreenVertex& corner) {
                return isNight(corner.colour, theme(view.theme));
            })) {
            result.push_back(triangle);
        }
    }
    return result;
}

ViewState nightView(const CameraView& camera) {
    ViewState view;
    view.at = {sunsetInAsia};
    view.camera = camera;
    view.layer(Layer::night).visible = true;
    return view;
}

} // namespace

TEST_CASE("night is not drawn unless it is asked for") {
    ViewState view = nightView(viewFromHeight({110, 40}, 15e6, 0, 0));
    CHECK_FALSE(nightOf(view).empty());
    view.layer(Layer::night).visible = false;
    CHECK(nightOf(view).empty());
    CHECK_FALSE(ViewState().layer(Layer::night).visible);
}

TEST_CASE("the shade covers the dark side once, is soft at its edge, and leaves the day and the sky alone") {
    for (const ThemeName name : {ThemeName::light, ThemeName::dark, ThemeName::contrast}) {
        for (const CameraView& camera :
             {viewFromHeight({110, 40}, 15e6, 0, 0),
              viewFromHeight({110, 40}, 15e6, 30, 40),
              viewFromHeight({100, 45}, 1.5e6, 0, 0)}) {
            ViewState view = nightView(camera);
            view.theme = name;
            const std::vector<Triangle> triangles = nightOf(view);
            const Camera eye(camera, picture);
            const LonLat sun = subsolarPoint(view.at.seconds);
            const double full = theme(name).night.a;
            for (int y = 7; y < picture.heightPx; y += 23) {
                for (int x = 5; x < picture.widthPx; x += 23) {
                    const ScreenPoint at{x + 0.31, y + 0.57};
                    int covers = 0;
                    double alpha = 0;
                    for (const Triangle& triangle : triangles) {
                        if (const auto shade = triangle.alphaAt(at)) {
                            ++covers;
                            alpha = *shade;
                        }
                    }
                    CAPTURE(x);
                    CAPTURE(y);
                    const std::optional<LonLat> ground = eye.pick(at);
                    if (!ground) {
                        CHECK(covers == 0);
                        continue;
                    }
                    CHECK(covers <= 1);
                    const double height = sunHeightDeg(*ground, sun);
                    const double wanted = std::clamp(-height / civilTwilightDeg, 0.0, 1.0) * full;
                    // Within a cell the shade is linear, the sun's height nearly so; at the limb less.
                    const bool atLimb = !eye.pick({at.x - 20, at.y}) || !eye.pick({at.x + 20, at.y}) ||
                                        !eye.pick({at.x, at.y - 20}) || !eye.pick({at.x, at.y + 20});
                    if (!atLimb) {
                        CHECK(std::abs(alpha - wanted) < 0.12 * full);
                    }
                }
            }
        }
    }
}

TEST_CASE("a close view at midnight is dark all over with few triangles") {
    ViewState view = nightView(viewFromHeight({118.6, 47.7}, 40e3, 0, 0));
    view.at = {sunsetInAsia + 5 * 3600};
    const std::vector<Triangle> triangles = nightOf(view);
    CHECK(triangles.size() < 200);
    for (const Triangle& triangle : triangles) {
        for (const ScreenVertex& corner : triangle.corners) {
            CHECK(corner.colour.a == theme(view.theme).night.a);
        }
    }
    CHECK_FALSE(triangles.empty());
}
