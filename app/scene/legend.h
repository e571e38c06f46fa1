#pragma once
// The legend: one row for each kind of mark that is on the picture, with a sample drawn as on the map.

#include "scene/label_block.h"

namespace khalkha {

struct LegendRow {
    std::string key;  ///< see furniture.h
    std::string text; ///< in the view's language
};
/// Rows in the order of the legend: fronts, axes, positions, marks of troops, links, claims, borders, routes,
/// zones, events. Keys that nobody knows how to draw are left out.
[[nodiscard]] std::vector<LegendRow> legendRows(const ComposeInput& in, const ComposeNotes& notes);

/// Size of the legend at a scale; zero without rows.
struct LegendSize {
    double widthPx = 0, heightPx = 0;
};
[[nodiscard]] LegendSize
measureLegend(const ComposeInput& in, const std::vector<LegendRow>& rows, double scale);
void paintLegend(
    const ComposeInput& in,
    const std::vector<LegendRow>& rows,
    const ScreenBox& box,
    double scale,
    Painter& painter);

/// Draws the sample of a key into a box.
void paintLegendSample(
    const ComposeInput& in, const std::string& key, const ScreenBox& box, double scale, Painter& painter);
/// The same for routes, links, positions and areas; false when the key is none of these.
bool paintTrafficSample(
    const ComposeInput& in, const std::string& key, const ScreenBox& box, double scale, Painter& painter);
/// The same for unit symbols and flags.
bool paintMarkSample(
    const ComposeInput& in, const std::string& key, const ScreenBox& box, double scale, Painter& painter);
/// Strokes of the mark of an event of a category with a picture of its own: landing (a bow wave under an
/// arrow to the shore) or airborne (a parachute); empty for all others.
[[nodiscard]] std::vector<ScreenLine>
eventOutline(std::string_view category, ScreenPoint center, double radiusPx);
/// The word for a family of colours in keys: red, orange, blue, light-blue, green, grey, purple.
[[nodiscard]] std::string_view hueKey(Hue hue);
/// The family of colours that most axes of the picture have.
[[nodiscard]] Hue usualAxisHue(const ComposeInput& in);

} // namespace khalkha
