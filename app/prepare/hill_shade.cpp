#include "prepare/hill_shade.h"

#include "prepare/elevation.h"

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

constexpr double degree = 0.017453292519943295; // radians
constexpr double metresPerDegree = 111'195;     // sphere of the Earth's mean radius

constexpr double lampAzimuthDeg = 315;
constexpr double lampHeightDeg = 40;
/// How far the lamp moves to the west for slopes that its light would only graze, after Imhof,
/// Kartographische Gelaendedarstellung (1965): else ranges that run towards it vanish.
constexpr double lampTurn = 28 * degree;

/// The lamp's direction over the ground and its sines, once.
struct Lamp {
    double east = std::sin(lampAzimuthDeg * degree);
    double north = std::cos(lampAzimuthDeg * degree);
    double across = std::cos(lampHeightDeg * degree);
    double down = std::sin(lampHeightDeg * degree);
};

/// Light of a slope less that of a flat, -1..1. Slopes are rises per metre to the east and to the north.
double lightOf(const Lamp& lamp, double east, double north) {
    const double square = east * east + north * north;
    if (square == 0) {
        return 0;
    }
    // The slope faces (-east, -north); angle from the lamp, clockwise.
    const double along = -(east * lamp.east + north * lamp.north);
    const double aside = -(east * lamp.north - north * lamp.east);
    const double turn =
        lampTurn * aside * aside / square; // at most 0.49: four terms of the series are exact enough
    const double cosine = 1 - turn * turn / 2 + turn * turn * turn * turn / 24;
    const double sine = turn - turn * turn * turn / 6;
    const double towards = along * cosine - aside * sine;
    return (lamp.across * towards + lamp.down) / std::sqrt(1 + square) - lamp.down;
}

/// Slopes below the quiet one fade out, steep ones are compressed; exaggeration for the rest.
double exaggeration(double slope, double exaggerate, double quietSlope) {
    const double fade = slope * slope / (slope * slope + quietSlope * quietSlope);
    return exaggerate * fade / (1 + 0.5 * exaggerate * slope);
}

struct ShadeStyle {
    double exaggerate;
    double quietSlope;
    double weight;
};

void addShade(const Raster<float>& heights, const ShadeStyle& style, Raster<float>& shade) {
    const int width = heights.width();
    const int height = heights.height();
    const double pixelDeg = 360.0 / width;
    const Lamp lamp;
    for (int y = 0; y < height; ++y) {
        const double lat = 90 - (y + 0.5) * pixelDeg;
        const double northMetres = pixelDeg * metresPerDegree;
        // Held at 80 degrees: beyond, pixels are so narrow that noise alone would make slopes.
        const double eastMetres = northMetres * std::max(std::cos(80 * degree), std::cos(lat * degree));
        const float* up = heights.row(std::max(0, y - 1));
        const float* here = heights.row(y);
        const float* down = heights.row(std::min(height - 1, y + 1));
        float* out = shade.row(y);
        for (int x = 0; x < width; ++x) {
            const int l = x == 0 ? width - 1 : x - 1;
            const int r = x == width - 1 ? 0 : x + 1;
            // Horn 1981: third-order finite difference.
            const double east =
                (up[r] + 2.0 * here[r] + down[r] - up[l] - 2.0 * here[l] - down[l]) / (8 * eastMetres);
            const double north =
                (up[l] + 2.0 * up[x] + up[r] - down[l] - 2.0 * down[x] - down[r]) / (8 * northMetres);
            const double factor =
                exaggeration(std::sqrt(east * east + north * north), style.exaggerate, style.quietSlope);
            out[x] += static_cast<float>(style.weight * lightOf(lamp, east * factor, north * factor));
        }
    }
}

} // namespace

Raster<std::uint8_t> hillShade(const Raster<float>& heights) {
    constexpr double fullWidth = 10800; // exaggerations below are for pixels of 2 arc minutes
    const double coarser = std::sqrt(fullWidth / heights.width());
    Raster<float> broad = blurred(heights, 2);
    Raster<float> shade(heights.width(), heights.height());
    addShade(broad, {24 * coarser, 0.0025 / coarser, 0.6}, shade);
    broad = {};
    addShade(heights, {13 * coarser, 0.004 / coarser, 0.75}, shade);
    Raster<std::uint8_t> result(heights.width(), heights.height());
    for (int y = 0; y < result.height(); ++y) {
        for (int x = 0; x < result.width(); ++x) {
            const double value = 128 + 127 * std::tanh(1.6 * shade.at(x, y));
            result.at(x, y) = static_cast<std::uint8_t>(std::clamp(std::lround(value), 1L, 255L));
        }
    }
    return result;
}

} // namespace khalkha
