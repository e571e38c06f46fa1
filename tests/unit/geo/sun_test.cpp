#include "geo/sun.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace khalkha;

namespace {

constexpr std::int64_t day = 86400;

/// Degrees between two longitudes.
double apart(double aDeg, double bDeg) {
    return std::abs(std::remainder(aDeg - bDeg, 360));
}

} // namespace

TEST_CASE("The declination is that of the almanac at equinoxes and solstices") {
    // Instants by Meeus, Astronomical Algorithms, chapter 27, to the minute; UTC.
    struct Known {
        std::int64_t at;
        double declinationDeg;
    };
    for (const Known& known :
         {Known{-1223891580, 0},         // 1931-03-21T14:07
          Known{-1215873120, 23.449},    // 1931-06-22T09:28
          Known{-971436660, 0},          // 1939-03-21T12:29
          Known{-963418800, 23.448},     // 1939-06-22T07:40
          Known{-955329000, 0},          // 1939-09-23T22:50
          Known{-947570040, -23.448},    // 1939-12-22T18:06
          Known{-782094120, 0},          // 1945-03-20T23:38
          Known{-774076080, 23.447},     // 1945-06-21T18:52
          Known{-765987060, 0},          // 1945-09-23T09:49
          Known{-758228160, -23.447}}) { // 1945-12-22T05:04
        CAPTURE(known.at);
        CHECK(std::abs(subsolarPoint(known.at).latDeg - known.declinationDeg) < 0.02);
    }
}

TEST_CASE("The subsolar point of 13 October 1992, 0 h, is that of Meeus' examples 25.a and 28.b") {
    // Declination -7.78507 degrees; equation of time 3.427 degrees, so the sun culminates at 180 - 3.427 E.
    const LonLat point = subsolarPoint(718934400);
    CHECK(std::abs(point.latDeg + 7.78507) < 0.02);
    CHECK(apart(point.lonDeg, 176.573) < 0.02);
}

TEST_CASE("The sun goes round once a day and stands opposite at midnight") {
    const std::int64_t noon = -774100800; // 1945-06-21T12:00Z
    const LonLat here = subsolarPoint(noon);
    CHECK(apart(here.lonDeg, 0) < 5); // the equation of time is never more than 4.2 degrees
    CHECK(apart(subsolarPoint(noon + day / 2).lonDeg, here.lonDeg + 180) < 0.1);
    CHECK(apart(subsolarPoint(noon + 6 * 3600).lonDeg, here.lonDeg - 90) < 0.1);
    CHECK(sunHeightDeg(here, here) == doctest::Approx(90));
    const LonLat opposite{std::remainder(here.lonDeg + 180, 360), -here.latDeg};
    CHECK(sunHeightDeg(opposite, here) == doctest::Approx(-90));
    // On the longest day the sun does not set at 70 N, and does not rise at 70 S.
    for (double lon = -180; lon < 180; lon += 15) {
        CHECK(sunHeightDeg({lon, 70}, here) > 0);
        CHECK(sunHeightDeg({lon, -70}, here) < 0);
    }
}

TEST_CASE("Sunrise and sunset at Greenwich at an equinox are twelve hours apart") {
    const std::int64_t noon = -782049600; // 1945-03-21T12:00Z
    const auto height = [](std::int64_t at) { return sunHeightDeg({0, 51.5}, subsolarPoint(at)); };
    const auto crossing = [&](std::int64_t dark, std::int64_t light) {
        while (std::abs(light - dark) > 1) {
            const std::int64_t middle = (dark + light) / 2;
            (height(middle) < 0 ? dark : light) = middle;
        }
        return light;
    };
    const std::int64_t rise = crossing(noon - day / 2, noon);
    const std::int64_t set = crossing(noon + day / 2, noon);
    CHECK(std::abs(set - rise - day / 2) < 180);
}
