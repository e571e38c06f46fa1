// Areas and lines across the 180th meridian and around the poles, as they are drawn.

#include "scene_fixture.h"

#include "geo/antimeridian.h"
#include "geo/line_gap.h"
#include "geo/polyline.h"
#include "scene/area_shape.h"
#include "scene/camera.h"

#include <doctest/doctest.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace khalkha;
using namespace khalkha::fixture;

namespace {

/// Sum of the triangles: more than the area where some lie on others, less where there are gaps.
double squareMeters(const ProjectableArea& area) {
    double sum = 0;
    for (size_t i = 0; i + 2 < area.triangles.size(); i += 3) {
        const Ecef& corner = area.points[area.triangles[i]];
        sum +=
            glm::length(glm::cross(
                area.points[area.triangles[i + 1]] - corner, area.points[area.triangles[i + 2]] - corner)) /
            2;
    }
    return sum;
}

/// The ground from a parallel to the north pole, of a sphere of the same area.
double capSquareMeters(double latDeg) {
    return 2 * std::numbers::pi * earthMeanRadius * earthMeanRadius *
           (1 - std::sin(latDeg * std::numbers::pi / 180));
}

Polygon cap(double latDeg) {
    Ring ring{{-180, std::copysign(90, latDeg)}};
    for (int lon = -180; lon <= 180; ++lon) {
        ring.push_back({static_cast<double>(lon), latDeg});
    }
    ring.push_back({180, std::copysign(90, latDeg)});
    return {{ring}};
}

} // namespace

TEST_CASE("triangles of an area around a pole cover it once") {
    for (const double latDeg : {80.0, 60.0, -60.0, 10.0, -10.0}) {
        CAPTURE(latDeg);
        const double wanted = capSquareMeters(std::abs(latDeg));
        CHECK(squareMeters(makeProjectableArea(cap(latDeg))) == doctest::Approx(wanted).epsilon(0.01));
    }
    // The whole globe, and a sector that ends in the pole.
    const Polygon globe{{{{-180, -90}, {180, -90}, {180, 90}, {-180, 90}}}};
    CHECK(squareMeters(makeProjectableArea(globe)) == doctest::Approx(capSquareMeters(-90)).epsilon(0.01));
    const Polygon sector{{{{10, 60}, {50, 60}, {50, 90}, {10, 90}}}};
    CHECK(
        squareMeters(makeProjectableArea(sector)) == doctest::Approx(capSquareMeters(60) / 9).epsilon(0.01));
    // With a hole around the same pole.
    Polygon band = cap(60);
    band.rings.push_back(cap(80).rings.front());
    CHECK(
        squareMeters(makeProjectableArea(band)) ==
        doctest::Approx(capSquareMeters(60) - capSquareMeters(80)).epsilon(0.01));
}

TEST_CASE("an area around a pole of very many points is seen whole from everywhere") {
    Ring ring{{-180, -90}};
    constexpr int points = 20'000;
    for (int i = 0; i <= points; ++i) {
        const double lonDeg = -180 + 360.0 * i / points;
        ring.push_back({lonDeg, -70 + std::sin(lonDeg / 7) + 0.01 * std::sin(lonDeg * 31)});
    }
    ring.push_back({180, -90});
    const Polygon polygon{{ring}};
    const AreaShape shape(polygon);
    CHECK(shape.contains({100, -85}));
    CHECK(shape.contains({-179.99, -80}));
    CHECK_FALSE(shape.contains({100, -60}));
    for (const double rangeMeters : {20e6, 1e6}) {
        CameraView view;
        view.target = {180, -85};
        view.rangeMeters = rangeMeters;
        double sum = 0;
        for (const AreaShape::Mesh& mesh : shape.seenBy(Camera(view, {1200, 800}))) {
            sum += squareMeters(*mesh);
        }
        CHECK(sum == doctest::Approx(capSquareMeters(70)).epsilon(0.02));
    }
}

TEST_CASE("the border of an area is not drawn along its cut") {
    const std::vector<Polygon> parts{box(170, 50, 180, 60), box(-180, 50, -170, 60)};
    std::vector<AreaShape> shapes;
    for (const Polygon& part : parts) {
        shapes.emplace_back(part);
    }
    const std::vector<ProjectableLine> borders = bordersToDraw(parts, shapes);
    REQUIRE(borders.size() == 1);
    for (const Ecef& point : borders.front().points[0]) {
        const LonLat at = toLonLat(point);
        CHECK((std::abs(std::abs(at.lonDeg) - 180) > 0.1 || std::abs(at.latDeg - 55) > 4.9));
    }
    // Sides are straight in longitude and latitude, like what they enclose.
    const std::vector<Polygon> wide{box(100, 50, 130, 60)};
    std::vector<AreaShape> wideShape;
    wideShape.emplace_back(wide[0]);
    const std::vector<ProjectableLine> wideBorders = bordersToDraw(wide, wideShape);
    for (const Ecef& point : wideBorders.front().points[0]) {
        const LonLat at = toLonLat(point);
        CHECK((at.latDeg < 60.0001 && at.latDeg > 49.9999));
    }
}

TEST_CASE("the gap between two lines is the same across the 180th meridian") {
    const auto gapAt = [](double lonDeg) {
        const auto place = [lonDeg](double east, double north) {
            return LonLat{wrappedLonDeg(lonDeg + east), north};
        };
        return LineGap(
            {place(-0.2, 50), place(0.3, 51), place(-0.2, 52)},
            {place(0.6, 50), place(0.4, 51), place(0.7, 52)});
    };
    const LineGap plain = gapAt(120);
    const LineGap across = gapAt(180);
    for (const double latDeg : {50.2, 51.0, 51.7}) {
        REQUIRE(plain.eastWestMeters(latDeg));
        REQUIRE(across.eastWestMeters(latDeg));
        CHECK(*across.eastWestMeters(latDeg) == doctest::Approx(*plain.eastWestMeters(latDeg)));
    }
    CHECK(across.summary()->meanMeters == doctest::Approx(plain.summary()->meanMeters));
    CHECK(std::abs(across.at(0.5 * across.lengthMeters())->at.lonDeg) > 179);
}
