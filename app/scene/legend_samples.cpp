// Samples of the legend, drawn with the strokes, teeth and hatches of the map.

#include "scene/legend.h"

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

struct SampleBox {
    const ComposeInput& in;
    ScreenBox box;
    double scale;
    Painter& painter;
    [[nodiscard]] double middle() const { return (box.top + box.bottom) / 2; }
};

bool begins(const std::string& key, std::string_view prefix) {
    return key.compare(0, prefix.size(), prefix) == 0;
}

Hue frontHue(const ComposeInput& in) {
    for (const SampledFront& front : in.sample.fronts) {
        if (const Side* side = in.model.chronicle().side(front.front->sideId)) {
            return side->hue;
        }
    }
    return Hue::red;
}

void border(const SampleBox& s) {
    const double y = s.box.top + 0.3 * (s.box.bottom - s.box.top);
    const ScreenLine line{{s.box.left, y}, {s.box.right, y}};
    const HueColours& hue = s.in.theme.hue(Hue::red);
    // Steps of falling tint stand for the band.
    constexpr int steps = 5;
    for (int i = 0; i < steps; ++i) {
        const double top = y + i * 2.6 * s.scale;
        s.painter.fillPolygon(
            ScreenLine{
                {s.box.left, top},
                {s.box.right, top},
                {s.box.right, top + 2.6 * s.scale},
                {s.box.left, top + 2.6 * s.scale}},
            hue.band.withAlpha(0.9 - 0.18 * i));
    }
    s.painter.stroke(line, {1.9 * s.scale, hue.line, {}, 0});
}

} // namespace

void paintLegendSample(
    const ComposeInput& in, const std::string& key, const ScreenBox& box, double scale, Painter& painter) {
    const SampleBox s{in, box, scale, painter};
    if (key == "border") {
        border(s);
    }
    (void)frontHue;
    (void)begins;
}

} // namespace khalkha
