#include "scene/name_sides.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace khalkha {

namespace {

/// A usual name of two lines beside its symbol, pixels at a height of 1080.
constexpr double namePx = 105, heightPx = 40, gapPx = 9, closestMetersPerPx = 12;

/// What names cost at the positions, as atlases prefer them.
constexpr std::array<double, nameSideCount> usualCosts{0, 0.25, 0.35, 0.4, 0.5, 0.55, 0.6, 0.65};

struct Interval {
    double low = 0, high = 0;
};

Interval across(double side, double extentPx) {
    return side > 0   ? Interval{gapPx, gapPx + extentPx}
           : side < 0 ? Interval{-gapPx - extentPx, -gapPx}
                      : Interval{-extentPx / 2, extentPx / 2};
}

/// Factors by which an offset in metres lies within an interval of pixels.
Interval within(double meters, Interval pixels, Interval factors) {
    if (std::abs(meters) < 1) {
        return pixels.low <= 0 && pixels.high >= 0 ? factors : Interval{1, 0};
    }
    const double a = pixels.low / meters;
    const double b = pixels.high / meters;
    return {std::max(factors.low, std::min(a, b)), std::min(factors.high, std::max(a, b))};
}

/// For how many doublings of the scale a neighbour's symbol would be covered.
double doublingsCovered(double eastMeters, double southMeters, size_t side, double fromMetersPerPx) {
    const Interval scales{1 / fromMetersPerPx, 1 / closestMetersPerPx};
    const Interval byWidth = within(eastMeters, across(nameSides.at(side).x, namePx), scales);
    const Interval both = within(southMeters, across(nameSides.at(side).y, heightPx), byWidth);
    return both.high > both.low ? std::log2(both.high / both.low) : 0;
}

NameSideOrder orderOf(const Place& place, const std::vector<Place>& places) {
    std::array<double, nameSideCount> costs = usualCosts;
    const double east = std::cos(place.at.latDeg * std::numbers::pi / 180);
    for (const Place& other : places) {
        constexpr double metersPerDegree = 111200;
        // Further away it is covered at no scale.
        const double from = std::min(namedFromMetersPerPx(place.rank), namedFromMetersPerPx(other.rank));
        const double reach = (gapPx + namePx) * from;
        const double y = (place.at.latDeg - other.at.latDeg) * metersPerDegree;
        if (std::abs(y) > reach) {
            continue;
        }
        const double x = std::remainder(other.at.lonDeg - place.at.lonDeg, 360.0) * east * metersPerDegree;
        if (std::abs(x) > reach || &other == &place || !other.label || std::abs(x) + std::abs(y) < 1) {
            continue;
        }
        // Lesser ones make way: they hardly count.
        const double weight = other.rank <= place.rank ? 0.35 : 0.06;
        for (size_t side = 0; side < nameSideCount; ++side) {
            costs.at(side) += weight * doublingsCovered(x, y, side, from);
        }
    }
    NameSideOrder order{0, 1, 2, 3, 4, 5, 6, 7};
    std::stable_sort(order.begin(), order.end(), [&](std::uint8_t a, std::uint8_t b) {
        return costs.at(a) < costs.at(b);
    });
    return order;
}

} // namespace

std::vector<NameSideOrder> nameSideOrders(const std::vector<Place>& places) {
    std::vector<NameSideOrder> orders;
    orders.reserve(places.size());
    for (const Place& place : places) {
        orders.push_back(orderOf(place, places));
    }
    return orders;
}

double namedFromMetersPerPx(int rank) {
    constexpr std::array<double, 5> from{20000, 4600, 1150, 420, 160};
    return from.at(static_cast<size_t>(std::clamp(rank, 1, 5) - 1));
}

} // namespace khalkha
