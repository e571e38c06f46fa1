#include "render/glyph_distance.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace khalkha {

namespace {

/// Squared distance of a point to a leg.
float squaredDistance(const OutlineLeg& leg, float x, float y) {
    const float alongX = leg.x1 - leg.x0;
    const float alongY = leg.y1 - leg.y0;
    const float length2 = alongX * alongX + alongY * alongY;
    float part = length2 > 0 ? ((x - leg.x0) * alongX + (y - leg.y0) * alongY) / length2 : 0.0F;
    part = std::clamp(part, 0.0F, 1.0F);
    const float dx = leg.x0 + part * alongX - x;
    const float dy = leg.y0 + part * alongY - y;
    return dx * dx + dy * dy;
}

struct Crossing {
    float x = 0;
    int turn = 0; ///< +1 downwards, -1 upwards
};

/// Where the outline crosses the middle of a row, from left to right.
void crossingsOfRow(std::span<const OutlineLeg> legs, float y, std::vector<Crossing>& crossings) {
    crossings.clear();
    for (const OutlineLeg& leg : legs) {
        if ((leg.y0 <= y) == (leg.y1 <= y)) {
            continue;
        }
        const float part = (y - leg.y0) / (leg.y1 - leg.y0);
        crossings.push_back({leg.x0 + part * (leg.x1 - leg.x0), leg.y1 > leg.y0 ? 1 : -1});
    }
    std::sort(crossings.begin(), crossings.end(), [](const Crossing& a, const Crossing& b) {
        return a.x < b.x || (a.x == b.x && a.turn < b.turn);
    });
}

/// Lowers the squared distances of the pixels near a leg.
void spread(const OutlineLeg& leg, const SdfGlyph& glyph, std::vector<float>& nearest) {
    constexpr float reach = sdfPaddingPx;
    const auto left = static_cast<float>(glyph.offsetXPx);
    const auto top = static_cast<float>(glyph.offsetYPx);
    const int firstX = std::max(0, static_cast<int>(std::floor(std::min(leg.x0, leg.x1) - reach - left)));
    const int lastX =
        std::min(glyph.widthPx - 1, static_cast<int>(std::ceil(std::max(leg.x0, leg.x1) + reach - left)));
    const int firstY = std::max(0, static_cast<int>(std::floor(std::min(leg.y0, leg.y1) - reach - top)));
    const int lastY =
        std::min(glyph.heightPx - 1, static_cast<int>(std::ceil(std::max(leg.y0, leg.y1) + reach - top)));
    for (int row = firstY; row <= lastY; ++row) {
        float* line = nearest.data() + static_cast<std::ptrdiff_t>(row) * glyph.widthPx;
        for (int column = firstX; column <= lastX; ++column) {
            const float distance2 = squaredDistance(
                leg, left + static_cast<float>(column) + 0.5F, top + static_cast<float>(row) + 0.5F);
            line[column] = std::min(line[column], distance2);
        }
    }
}

} // namespace

SdfGlyph distanceGlyph(std::span<const OutlineLeg> legs) {
    SdfGlyph glyph;
    if (legs.empty()) {
        return glyph;
    }
    float left = std::numeric_limits<float>::max();
    float top = left;
    float right = -left;
    float bottom = -left;
    for (const OutlineLeg& leg : legs) {
        left = std::min({left, leg.x0, leg.x1});
        right = std::max({right, leg.x0, leg.x1});
        top = std::min({top, leg.y0, leg.y1});
        bottom = std::max({bottom, leg.y0, leg.y1});
    }
    glyph.offsetXPx = static_cast<int>(std::floor(left)) - sdfPaddingPx;
    glyph.offsetYPx = static_cast<int>(std::floor(top)) - sdfPaddingPx;
    glyph.widthPx = static_cast<int>(std::ceil(right)) + sdfPaddingPx - glyph.offsetXPx;
    glyph.heightPx = static_cast<int>(std::ceil(bottom)) + sdfPaddingPx - glyph.offsetYPx;
    const size_t count = static_cast<size_t>(glyph.widthPx) * static_cast<size_t>(glyph.heightPx);

    constexpr float reach = sdfPaddingPx;
    std::vector<float> nearest(count, reach * reach);
    for (const OutlineLeg& leg : legs) {
        spread(leg, glyph, nearest);
    }
    glyph.pixels.resize(count);
    std::vector<Crossing> crossings;
    for (int row = 0; row < glyph.heightPx; ++row) {
        crossingsOfRow(legs, static_cast<float>(glyph.offsetYPx + row) + 0.5F, crossings);
        size_t next = 0;
        int winding = 0;
        for (int column = 0; column < glyph.widthPx; ++column) {
            const float x = static_cast<float>(glyph.offsetXPx + column) + 0.5F;
            for (; next < crossings.size() && crossings[next].x <= x; ++next) {
                winding += crossings[next].turn;
            }
            const size_t index =
                static_cast<size_t>(row) * static_cast<size_t>(glyph.widthPx) + static_cast<size_t>(column);
            const float distance = std::sqrt(nearest[index]);
            const float value = 127.5F + (winding != 0 ? distance : -distance) * (127.5F / reach);
            glyph.pixels[index] = static_cast<std::uint8_t>(std::clamp(std::lround(value), 0L, 255L));
        }
    }
    return glyph;
}

} // namespace khalkha
