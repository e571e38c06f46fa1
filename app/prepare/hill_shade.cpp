#include "prepare/hill_shade.h"

#include "prepare/elevation.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace khalkha {

namespace {

constexpr double degree = 0.017453292519943295; // radians
constexpr double metresPerDegree = 111'195;     // sphere of the Earth's mean radius

/// A lamp: where it stands and how much it gives.
struct Lamp {
    double azimuthDeg, weight;
};
constexpr std::array<Lamp, 3> lamps{{{315, 0.6}, {270, 0.2}, {0, 0.2}}};
constexpr double lampHeightDeg = 40;

/// Light of a slope less that of a flat, -1..1. Slopes are rises per metre to the east and to the north.
double lightOf(double east, double north) {
    const double length = std::sqrt(1 + east * east + north * north);
    double light = 0;
    for (const Lamp& lamp : lamps) {
        const double towards =
            std::sin(lamp.azimuthDeg * degree) * -east + std::cos(lamp.azimuthDeg * degree) * -north;
        light += lamp.weight *
                 (std::cos(lampHeightDeg * degree) * towards + std::sin(lampHeightDeg * degree)) / length;
    }
    return light - std::sin(lampHeightDeg * degree);
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
            const double factor = exaggeration(std::hypot(east, north), style.exaggerate, style.quietSlope);
            out[x] += static_cast<float>(style.weight * lightOf(east * factor, north * factor));
        }
    }
}

} // namespace

Raster<std::uint8_t> hillShade(const Raster<float>& heights) {
    constexpr double fullWidth = 10800; // exaggerations below are for pixels of 2 arc minutes
    const double coarser = std::sqrt(fullWidth / heights.width());
    Raster<float> shade(heights.width(), heights.height());
    addShade(heights, {10 * coarser, 0.004 / coarser, 0.7}, shade);
    addShade(blurred(heights, 2), {16 * coarser, 0.0025 / coarser, 0.45}, shade);
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
